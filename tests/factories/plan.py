"""Elections in the format of Pabulib, imported and counted by the actions."""

from contextlib import contextmanager
from datetime import timedelta
from itertools import count
from pathlib import Path
from unittest.mock import patch

from django.db.models import Max
from django.http import QueryDict
from django.utils import timezone

import samenspel.pages.demo
from samenspel.foundation.clock import GRACE
from samenspel.foundation.tasks.running import run_next_task
from samenspel.methods.budgeting import Rule
from samenspel.phases.plan import actions
from samenspel.phases.plan.box.limits import limits_of
from samenspel.phases.plan.box.marks import read_marks
from samenspel.phases.plan.models import Tally
from samenspel.phases.plan.queries import find_round, on_ballot
from tests.factories.initiatives import coordinator_of, make_initiative, make_member
from tests.factories.services import make_administrator, make_person
from tests.stages import stage

numbers = count(1)
MINUTE = timedelta(minutes=1)
REAL = Path(samenspel.pages.demo.__file__).parent / "elections"
WIELICZKA, ASSEN = REAL / "wieliczka-2023.pb", REAL / "assen-2024.pb"
PROJECTS = [("4", 60, "Garden"), ("7", 50, "Night bus"), ("9", 30, "Repair café")]
VOTES = ["4,7"] * 4 + ["4"] * 2 + ["9"] * 3 + [""]


def address(round, rest=""):
    return f"/plan/rounds/{round.pk}/{rest}"


def election_file(
    projects=PROJECTS, votes=VOTES, budget=100, vote_type="approval", columns=("name",), **meta
):
    """Bytes of a file; every call gives another election. `votes` are cells, or pairs with points."""
    said = {
        "description": f"Neighbourhood budget {next(numbers)}",
        "num_projects": len(projects),
        "num_votes": len(votes),
        "budget": budget,
        "vote_type": vote_type,
        "rule": "equalshares",
        "date_begin": "01.03.2025",
        "date_end": "20.03.2025",
        "language": "nl",
        "currency": "EUR",
        **meta,
    }
    with_points = vote_type in ("cumulative", "scoring")
    rows = [vote if with_points else (vote,) for vote in votes]
    lines = ["META", "key;value", *(f"{key};{value}" for key, value in said.items())]
    lines += ["PROJECTS", ";".join(["project_id", "cost", *columns])]
    lines += [";".join(map(str, project)) for project in projects]
    lines += ["VOTES", "voter_id;age;sex;vote" + (";points" if with_points else "")]
    lines += [f"{voter};{20 + voter};F;{';'.join(row)}" for voter, row in enumerate(rows)]
    return "\n".join([*lines, ""]).encode()


@stage
def make_round(source=None, initiative=None, actor=None, **values):
    """Closed; not counted yet."""
    return actions.import_election(
        actor=actor or make_administrator(),
        source=source or election_file(),
        file_name="election.pb",
        initiative=initiative,
        **values,
    )


@stage
def make_tally(round=None, rule=None, actor=None):
    """Counted by a worker."""
    tally = actions.tally_round(actor=actor or make_administrator(), round=round or make_round(), rule=rule)
    work()
    tally.refresh_from_db()
    return tally


def work():
    """Not before it was asked for, which may have been at a moment still to come."""
    asked = Tally.objects.aggregate(latest=Max("asked_at"))["latest"] or timezone.now()
    with clock(max(asked, timezone.now())):
        while run_next_task("a worker"):
            pass


@stage
def make_own_round(initiative=None, actor=None, days=(-10, -3, -1, 5, 8), **values):
    """Being prepared. `days`: proposals from, proposals until, votes from, votes until, objections until."""
    initiative = initiative or make_initiative()
    starts, *rest = (timezone.now() + timedelta(days=day) for day in days)
    names = ("proposals_until", "votes_from", "votes_until", "objections_until")
    values = {
        "title": f"Our budget {next(numbers)}",
        "budget": 100_00,
        "currency": "EUR",
        "ballot_format": "approval",
        "rule": Rule().as_dict(),
        "who": "anyone",
        "criteria": ["It stands in our quarter.", "It costs no more than the budget."],
        **dict(zip(names, rest, strict=True)),
        **values,
    }
    return actions.set_up_round(
        actor=actor or coordinator_of(initiative), initiative=initiative, proposals_from=starts, **values
    )


def make_proposal_draft(round, author=None, **values):
    """Written while proposals were taken."""
    author = author or make_member(round.initiative, make_person("Ina"))
    values = {"title": f"Bench {next(numbers)}", "description": "To sit.", "needs": "Wood.", **values}
    with clock(round.proposals_until - MINUTE):
        return actions.add_proposal(actor=author, round=round, **values)


def make_proposal(round, author=None, **values):
    """Submitted, while proposals were taken."""
    draft = make_proposal_draft(round, author, **values)
    with clock(round.proposals_until - MINUTE):
        return actions.submit_proposal(actor=draft.authors.get().person, proposal=draft)


@contextmanager
def clock(moment):
    """The server's clock stands at `moment`."""
    with patch("django.utils.timezone.now", lambda: moment):
        yield


def after(moment):
    """When all who were in time have had an answer."""
    return clock(moment + GRACE)


@stage
def make_vote(costs=(60_00, 50_00, 30_00), author=None, **values):
    """Rules fixed, with a proposal at each cost; people can vote."""
    round = make_own_round(**values)
    for cost in costs:
        make_check(make_proposal(round, author), cost=cost)
    return actions.open_voting(actor=coordinator_of(round.initiative), round=round)


@stage
def make_closed(days=(-20, -15, -10, -1, 5), voter=None, **values):
    """Voting is over, everyone may object."""
    moment = timezone.now() - timedelta(days=3)
    with clock(moment):
        round = make_vote(**values)
        vote(round, 1, person=voter)
    return close(round)


def marks_of(round, *places):
    limits = limits_of(round)
    return read_marks(QueryDict("&".join(f"choose={place}" for place in places)), limits, on_ballot(round))


def make_voter(number=None):
    number = number or next(numbers)
    return make_person(f"Voter {number}", email=f"voter{number}@example.org")


def vote(round, *places, person=None, **values):
    """The receipt."""
    person = person or make_voter()
    values = {"agreed": True, **values}
    return actions.cast_ballot(actor=person, round=round, marks=marks_of(round, *places), **values)


def make_check(proposal, *, possible=True, cost=40_00, actor=None):
    return actions.check_proposal(
        actor=actor or coordinator_of(proposal.initiative),
        proposal=proposal,
        is_possible=possible,
        reason="We looked at it." if possible else "A pipe lies there.",
        cost=cost if possible else 0,
    )


def close(round):
    """When voting is over."""
    with clock(round.votes_until + GRACE):
        return actions.close_voting(actor=None, round=round)


def certify(round, *people):
    """By two people, when nobody can object any more."""
    people = people or (coordinator_of(round.initiative), make_administrator())
    with clock(round.objections_until + GRACE):
        for person in people:
            actions.certify_round(actor=person, round=find_round(round.pk))
