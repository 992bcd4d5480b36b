"""A randomised invitation in the demo town: ethics, a frozen plan, a draw, letters, and what came of it."""

from datetime import timedelta

from django.conf import settings

from samenspel.foundation import clock
from samenspel.methods.reporting import Direction, Hypothesis
from samenspel.pages.demo.days import Life, day
from samenspel.pages.demo.story import Studied
from samenspel.phases.design.models.ideas import Idea
from samenspel.phases.learn.actions import ethics, studies, trials
from samenspel.phases.learn.models.studies import Study
from samenspel.phases.learn.queries.studies import find_study
from samenspel.phases.learn.queries.trials import arms_by_pseudonym, pseudonym
from samenspel.spine.initiatives.actions import join
from samenspel.spine.initiatives.models import Initiative
from samenspel.spine.people.actions import sign_up
from samenspel.spine.people.models import Person
from samenspel.tools.talk.actions import write_comment

NAMES = ("Aart", "Bea", "Cem", "Dirkje", "Els", "Farid", "Gijs", "Hanna", "Imre", "Jet", "Kees", "Loes")
LETTERS = ("A.", "B.", "D.", "K.")
DICE = "4 1 6 3 5 2 2 6 1 4 5 3 3 1 6 2 4 5 1 6"
KEPT = timedelta(days=3650)


def study(initiative: Initiative, coordinator: Person, lead: Person, told: Studied) -> Life:
    planned, drawn, opened = told.days
    yield day(planned)
    made = _plan(initiative, coordinator, lead, told)
    yield day(planned + 5)
    people = [_welcome(initiative, number) for number in range(told.sample)]
    yield day(drawn - 1)
    trials.announce_trial(
        actor=lead, study=made, seed_plan="20 dice, thrown in the reading room", draws_at=day(drawn)
    )
    yield day(drawn, 12)
    trials.draw_trial(actor=lead, study=find_study(made.pk), seed=DICE)
    while trials.write_trial_letters(actor=None, study=find_study(made.pk)):
        pass
    yield from _talk(initiative, _by_turns(find_study(made.pk), people), told)
    yield day(opened)
    trials.open_study(actor=lead, study=find_study(made.pk))
    studies.add_deviation(actor=lead, study=find_study(made.pk), text=str(told.differs))


def _plan(initiative: Initiative, coordinator: Person, lead: Person, told: Studied) -> Study:
    made = studies.set_up_study(
        actor=coordinator,
        place=initiative,
        title=str(told.title),
        design="invitation",
        question=str(told.question),
        lead=lead,
    )
    _settle_arms(made, lead, told)
    _state_ethics(made, lead, told)
    expected = Hypothesis(
        "h1",
        str(told.expected),
        "itt",
        {"outcome": "took_part", "assigned": "arm", "control": "1", "same_source": False},
        "arm=2",
        Direction.MORE,
    )
    studies.add_expectation(actor=lead, study=find_study(made.pk), hypothesis=expected)
    studies.size_study(
        actor=lead, study=find_study(made.pk), people=told.sample, why_so_many=str(told.why_so_many)
    )
    studies.freeze_plan(actor=lead, study=find_study(made.pk))
    return find_study(made.pk)


def _settle_arms(made: Study, lead: Person, told: Studied) -> None:
    arms = [{"name": str(arm.name), "share": 1, "words": str(arm.words)} for arm in told.arms]
    trials.set_up_trial(actor=lead, study=made, arms=arms, verbs=[told.counted], days=told.counts_for)


def _state_ethics(made: Study, lead: Person, told: Studied) -> None:
    bases = {field: ("task", str(purpose)) for field, purpose in told.uses.items()}
    ethics.state_ethics(
        actor=lead,
        study=find_study(made.pk),
        bases=bases,
        decided="approved",
        body=str(told.body),
        number="2026-12",
        decided_on=clock.today() - timedelta(days=3),
        told="before",
        information=str(told.told),
        controllers=str(told.body),
        dpia=str(told.dpia),
        keep_until=clock.today() + KEPT,
    )


def _welcome(initiative: Initiative, number: int) -> Person:
    name = f"{NAMES[number % len(NAMES)]} {LETTERS[number // len(NAMES)]}"
    email = f"reader-{number}@samenrode.example"
    person = sign_up(email=email, display_name=name, language=settings.LANGUAGE_CODE)
    join(actor=person, initiative=initiative)
    return person


def _by_turns(made: Study, people: list[Person]) -> list[Person]:
    """One of each arm after the other: whatever the draw was, the letter makes no difference."""
    names = {person: pseudonym(made, person.pk) for person in people}
    arms = arms_by_pseudonym(made.trial, [*names.values()])
    sides = [[one for one in people if arms[names[one]].number == number] for number in (1, 2)]
    return [one for pair in zip(*sides, strict=False) for one in pair]


def _talk(initiative: Initiative, people: list[Person], told: Studied) -> Life:
    """Who is new says something now and then."""
    ideas = Idea.objects.filter(board__activity__initiative=initiative).order_by("pk")
    for place, (number, words) in enumerate(told.comments):
        yield day(told.days[1] + 2 + 2 * place, 9 + 5 * place % 12)
        write_comment(actor=people[place], subject=ideas[number], text=str(words))
