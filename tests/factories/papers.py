"""Rounds in which people vote on paper too, and what is done with the sheets."""

from datetime import timedelta

import pytest
from django.utils import timezone

from samenspel.foundation.access import Refused
from samenspel.foundation.clock import GRACE
from samenspel.phases.plan import actions
from tests.factories.initiatives import coordinator_of, make_member
from tests.factories.plan import clock, make_check, make_own_round, make_proposal, make_vote, marks_of
from tests.factories.services import make_person
from tests.stages import stage

PAPERS = timedelta(days=2)
DAYS = (-10, -3, -1, 5, 9)


@stage
def make_paper_vote(days=DAYS, **values):
    """As make_vote; sheets can be entered for two more days."""
    until = timezone.now() + timedelta(days=days[3]) + PAPERS
    return make_vote(days=days, papers_until=until, **values)


@stage
def make_coded_vote(count=3, days=DAYS, initiative=None, author=None, costs=(60_00, 50_00, 30_00), **values):
    """The round, and the codes that went by post."""
    until = timezone.now() + timedelta(days=days[3]) + PAPERS
    round = make_own_round(initiative, who="codes", days=days, papers_until=until, **values)
    for cost in costs:
        make_check(make_proposal(round, author), cost=cost)
    actor = coordinator_of(round.initiative)
    codes = actions.make_codes(actor=actor, round=round, count=count)
    return actions.open_voting(actor=actor, round=round), codes


@stage
def make_closed_on_paper(initiative=None, author=None):
    """Closed, with one sheet from a desk at which nobody was marked."""
    with clock(timezone.now() - timedelta(days=7)):
        round = make_vote(
            days=(-10, -3, -1, 2, 20),
            papers_until=timezone.now() + timedelta(days=4),
            initiative=initiative,
            author=author,
        )
        (code,) = print_sheets(round)
        sheet = enter(round, code, 1)
        actor = coordinator_of(round.initiative)
        actions.void_sheet(actor=actor, sheet=sheet, reason="It was torn.")
    return close_papers(round)


@stage
def make_listed_vote(*emails, **values):
    until = timezone.now() + timedelta(days=DAYS[3]) + PAPERS
    round = make_own_round(who="list", days=DAYS, papers_until=until, **values)
    make_check(make_proposal(round))
    actor = coordinator_of(round.initiative)
    actions.list_voters(actor=actor, round=round, emails=emails)
    return actions.open_voting(actor=actor, round=round)


def make_clerk(round, name="Petra"):
    """Somebody who may enter sheets."""
    return make_member(round.initiative, make_person(name), role="coordinator")


def make_clerks(round, number=2):
    return [make_clerk(round, f"Clerk {each}") for each in range(number)]


def print_sheets(round, count=1):
    return actions.print_sheets(actor=coordinator_of(round.initiative), round=round, count=count)


def mark(round, shown, actor=None):
    return actions.mark_voter(actor=actor or coordinator_of(round.initiative), round=round, shown=shown)


def enter(round, code, *places, actor=None, invalid=""):
    """By one person."""
    marks = None if invalid else marks_of(round, *places)
    actor = actor or coordinator_of(round.initiative)
    return actions.enter_sheet(actor=actor, round=round, code=code, marks=marks, invalid=invalid)


def enter_twice(round, code, *places, clerks, invalid=""):
    for clerk in clerks:
        sheet = enter(round, code, *places, actor=clerk, invalid=invalid)
    return sheet


def close_papers(round):
    """When the last sheet could be entered."""
    with clock(round.papers_until + GRACE):
        return actions.close_voting(actor=None, round=round)


def choices(round):
    """What was voted, after the mixing."""
    return dict(round.ballots.values_list("choice", "count"))


def refusal(function, *given, **words):
    """The reason for which it is refused."""
    with pytest.raises(Refused) as refused:  # noqa: PT011 -- whoever calls this looks at it
        function(*given, **words)
    return str(refused.value.reason)
