"""Studies of initiatives, made by the actions; at each stage of their way."""

from datetime import timedelta
from itertools import count

from samenspel.foundation import clock
from samenspel.foundation.journal import record
from samenspel.foundation.locks.writing import writing
from samenspel.methods.reporting import Direction, Hypothesis
from samenspel.phases.learn.actions import ethics, studies, trials
from samenspel.phases.learn.models.trials import Trial
from samenspel.phases.learn.queries.studies import find_study, steps_of
from samenspel.phases.learn.tasks.studies import analyse_study
from tests.factories.initiatives import coordinator_of, make_initiative, make_member
from tests.factories.services import make_person
from tests.stages import stage

numbers = count(1)

SEED = "6 6 1 3 5 2 4 4 1 6 3 2 5 1 1 6 4 3 2 5"
COUNTED = "plan.submit_proposal"
ARMS = (
    {"name": "Nothing", "share": 1, "words": ""},
    {"name": "A letter", "share": 1, "words": "Come along!"},
)
WHOLE = {
    "decided": "approved",
    "body": "Ethics board of the university",
    "number": "2026-17",
    "decided_on": clock.today(),
    "told": "before",
    "information": "We compare letters. Ask Ann.",
    "controllers": "The town: ann@town.example",
    "dpia": "Low risk; file 12.",
    "keep_until": clock.today() + timedelta(days=3650),
}
BASES = {
    "membership": ("task", "To draw who is invited"),
    "mail": ("task", "To send the letter"),
    "journal": ("task", "To count what people do"),
}
EXPECTED = Hypothesis(
    "h0",
    "More people who got a letter make a proposal.",
    "itt",
    {"outcome": "took_part", "assigned": "arm", "control": "1", "same_source": False},
    "arm=2",
    Direction.MORE,
)


@stage
def make_study(initiative=None, actor=None, design="invitation", **values):
    initiative = initiative or make_initiative()
    values = {"title": "Do letters help?", "question": "Does a letter bring people in?", **values}
    return studies.set_up_study(
        actor=actor or coordinator_of(initiative), place=initiative, design=design, **values
    )


def lead_of(study):
    return study.lead


def fresh(study):
    return find_study(study.pk)


def state_ethics(study, bases=None, **values):
    return ethics.state_ethics(
        actor=study.lead, study=study, bases=BASES if bases is None else bases, **{**WHOLE, **values}
    )


def set_up_arms(study, **values):
    values = {"arms": ARMS, "verbs": [COUNTED], "days": 28, **values}
    return trials.set_up_trial(actor=study.lead, study=study, **values)


def freeze(study, reason="", expected=EXPECTED):
    study = fresh(study)
    if expected is not None:
        studies.add_expectation(actor=study.lead, study=study, hypothesis=expected)
    return studies.freeze_plan(actor=study.lead, study=fresh(study), reason=reason)


@stage
def make_ready(initiative=None):
    """Ethics holds, the plan is frozen, nobody is on a list."""
    study = make_study(initiative)
    set_up_arms(study)
    state_ethics(fresh(study))
    freeze(study)
    return fresh(study)


def enrol(study, names):
    people = [make_person(name, email=f"{name}-{next(numbers)}@example.org".lower()) for name in names]
    return [make_member(study.initiative, one) for one in people]


@stage
def make_announced(initiative=None, people=8):
    study = make_ready(initiative)
    enrol(study, [f"Person{number}" for number in range(people)])
    announce(study)
    Trial.objects.update(draws_at=clock.now() - timedelta(minutes=1))
    return fresh(study)


def announce(study):
    return trials.announce_trial(
        actor=study.lead,
        study=fresh(study),
        seed_plan="20 dice in the hall",
        draws_at=clock.now() + timedelta(days=1),
    )


@stage
def make_drawn(initiative=None, people=8):
    study = make_announced(initiative, people)
    trials.draw_trial(actor=study.lead, study=study, seed=SEED)
    return fresh(study)


def act(study, person, verb=COUNTED):
    """As the journal would have it of somebody who did what counts."""
    with writing():
        return record(actor=person, verb=verb, initiative=study.initiative, phase="plan", data={"title": "x"})


def let_days_pass(study):
    """The draw was long ago, and so was what people did since."""
    Trial.objects.filter(study=study).update(
        announced_at=clock.now() - timedelta(days=61), drawn_at=clock.now() - timedelta(days=60)
    )


@stage
def make_opened(initiative=None, people=24, active=6):
    """Looked at, and analysed: `active` people acted, whatever their arm."""
    study = make_drawn(initiative, people)
    let_days_pass(study)
    members = [one.person for one in study.trial.enrolled.select_related("person").order_by("pk")]
    with clock.at(clock.now() - timedelta(days=50)):
        for person in members[:active]:
            act(study, person)
    trials.open_study(actor=study.lead, study=fresh(study))
    analyse_study.call(study.pk, str(study.lead_id))
    return fresh(study)


def steps(study):
    return [entry.verb.removeprefix("learn.") for entry in steps_of(study)]
