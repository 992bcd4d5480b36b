"""What may go wrong in initiatives of the demo town, as both sides see it."""

from datetime import timedelta

from samenspel.foundation import clock
from samenspel.pages.demo.days import Life, day
from samenspel.pages.demo.design import Text
from samenspel.pages.demo.story import Risked
from samenspel.phases.learn.actions.measures import agree_measure
from samenspel.phases.learn.actions.risks import add_risk, score_risk
from samenspel.phases.learn.actions.watching import answer_sign, ask_sign, check_readiness
from samenspel.phases.learn.models.risks import Strand
from samenspel.spine.initiatives.models import Initiative
from samenspel.spine.people.models import Person

REVIEW, DUE = timedelta(days=90), timedelta(days=75)


def risk(initiative: Initiative, people: dict[str, Person], coordinator: str, told: Risked) -> Life:
    """Both sides score, each alone; then they talk, and agree on a measure."""
    actor, worker = people[coordinator], people[told.worker]
    sides = ((people[told.citizen], told.citizens), (worker, told.organisation))
    yield day(told.day, 10)
    risk = add_risk(
        actor=actor,
        initiative=initiative,
        event=str(told.event),
        entry=told.entry,
        causes=[*map(str, told.causes)],
        consequences=[*map(str, told.consequences)],
        review_on=clock.today() + REVIEW,
    )
    for place, (person, score) in enumerate(sides):
        yield day(told.day + 1 + place, 11)
        likelihood, severity, because = score
        score_risk(actor=person, risk=risk, likelihood=likelihood, severity=severity, because=str(because))
    yield day(told.day + 4, 20)
    agree_measure(
        actor=actor,
        risk=risk,
        strand=risk.strands.filter(kind=Strand.Kind.CAUSE).first(),  # type: ignore[arg-type] # it has one
        what=str(told.measure),
        owner=worker,
        due_on=clock.today() + DUE,
    )


def answer(initiative: Initiative, coordinator: Person, when: int, sign: str, words: Text) -> Life:
    """The house asks; who coordinates answers the next day."""
    yield day(when, 4)
    asked = ask_sign(actor=None, initiative=initiative, sign=sign)
    yield day(when + 1, 9)
    if asked:
        answer_sign(actor=coordinator, sign=asked, answer=str(words), is_settled=True)


def check(
    initiative: Initiative, people: dict[str, Person], when: int, told: dict[str, dict[str, Text]]
) -> Life:
    """By who speaks for each side, what they answer."""
    for place, (person, answers) in enumerate(told.items()):
        yield day(when, 9 + place)
        said = {name: str(text) for name, text in answers.items()}
        check_readiness(actor=people[person], initiative=initiative, answers=said)
