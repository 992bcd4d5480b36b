"""Draws of who is asked, made by the actions."""

from collections import Counter
from datetime import timedelta

from samenspel.foundation import clock
from samenspel.tools.surveys.actions import drawing, randomisations
from samenspel.tools.surveys.queries.randomisations import assigned_to, name_of
from samenspel.tools.surveys.tasks import write_letters
from tests.factories.initiatives import coordinator_of
from tests.factories.surveys import make_survey

DICE = "6 6 1 3 5 2 4 4 1 6 3 2 5 1 1 6 4 3 2 5"
ARMS = (("As it is", 1), ("With a story", 1))


def people(count, strata=1, cluster=0):
    """Addresses with a part of town and, of so many each, a household."""
    towns = ("north", "south", "west")
    return [
        (
            f"p{number}@example.org",
            {"town": towns[number % strata], "home": f"h{number // cluster}" if cluster else ""},
        )
        for number in range(count)
    ]


def set_up(survey=None, arms=ARMS, **values):
    survey = survey or make_survey(asked="invited")
    actor = coordinator_of(survey.initiative)
    return randomisations.set_up_randomisation(actor=actor, survey=survey, arms=arms, **values)


def list_people(made, listed):
    actor = coordinator_of(made.survey.initiative)
    return randomisations.list_people(actor=actor, randomisation=made, people=listed)


def announce(made, after=timedelta(hours=1)):
    drawing.announce_randomisation(
        actor=coordinator_of(made.survey.initiative),
        randomisation=made,
        seed_plan="20 dice in the hall",
        draws_at=clock.now() + after,
    )
    made.refresh_from_db()


def comes(made):
    """The moment of the draw."""
    type(made).objects.filter(pk=made.pk).update(
        draws_at=clock.now() - timedelta(minutes=1), announced_at=clock.now() - timedelta(hours=1)
    )
    made.refresh_from_db()


def hold(made, seed=DICE):
    actor = coordinator_of(made.survey.initiative)
    drawing.draw_randomisation(actor=actor, randomisation=made, seed=seed)
    made.refresh_from_db()


def draw(survey=None, listed=None, arms=ARMS, **values):
    """From the list to the letters."""
    made = set_up(survey, arms, **values)
    list_people(made, people(20) if listed is None else listed)
    announce(made)
    comes(made)
    hold(made)
    write_letters()
    made.refresh_from_db()
    return made


def arm_of(survey, email):
    """Into which somebody at this address was drawn."""
    mark = next(one.mark for one in survey.invited.all() if one.email == email)
    found = assigned_to(survey, name_of(survey, mark))
    return found.arm if found else None


def arm_sizes(made):
    return Counter(made.assigned.values_list("arm__name", flat=True))
