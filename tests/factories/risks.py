"""Risks of initiatives with two sides, made by the actions."""

from datetime import timedelta

from samenspel.foundation import clock
from samenspel.phases.learn.actions import measures, risks
from samenspel.phases.learn.actions.watching import ask_sign
from tests.factories.initiatives import coordinator_of, make_initiative, make_member
from tests.factories.services import make_person
from tests.stages import stage


@stage
def make_professional(initiative, name="Pro"):
    """Somebody who works for the service's organisation joins on its side."""
    from samenspel.spine.services.actions import add_professional
    from tests.factories.services import make_administrator

    person, organisation = make_person(name), initiative.service.organisation
    add_professional(actor=make_administrator(), organisation=organisation, person=person)
    return make_member(initiative, person, role="professional", organisation=organisation)


@stage
def make_risk(initiative=None, actor=None, **values):
    initiative = initiative or make_initiative()
    values = {
        "event": "Volunteers stop after the summer",
        "causes": ["The work is more than was said", "Nobody answers"],
        "consequences": ["The skate park closes on Sundays"],
        "review_on": clock.today() + timedelta(days=90),
        "entry": "implicit_demands",
        **values,
    }
    return risks.add_risk(actor=actor or coordinator_of(initiative), initiative=initiative, **values)


def score(risk, person, likelihood=2, severity=3, because=""):
    return risks.score_risk(
        actor=person, risk=risk, likelihood=likelihood, severity=severity, because=because
    )


@stage
def make_scored_risk(initiative=None, citizens=(2, 3), organisation=(4, 3)):
    """Scored by the coordinator, who stands with the citizens, and by a professional."""
    initiative = initiative or make_initiative()
    risk = make_risk(initiative)
    score(risk, coordinator_of(initiative), *citizens)
    score(risk, make_professional(initiative), *organisation)
    return risk


@stage
def make_measure(risk, owner=None, days=14, **values):
    owner = owner or coordinator_of(risk.initiative)
    values = {"what": "Say how many hours it takes", "strand": risk.strands.first(), **values}
    return measures.agree_measure(
        actor=coordinator_of(risk.initiative),
        risk=risk,
        owner=owner,
        due_on=clock.today() + timedelta(days=days),
        **values,
    )


@stage
def make_sign(initiative, sign="unanswered"):
    return ask_sign(actor=None, initiative=initiative, sign=sign)
