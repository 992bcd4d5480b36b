"""Generated elections: what is planted is there, and what is real-looking looks real."""

from __future__ import annotations

import hashlib
import io
import subprocess
import sys
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from samenspel.methods.budgeting import Election, Rule, read_pabulib, tally
from samenspel.methods.generators import (
    BadShape,
    BudgetShape,
    BudgetTruth,
    budget_election,
    write_budget_election,
)
from samenspel.methods.generators.fitted import COSTS, POPULARITY

TOWN = BudgetShape(voters=4000, projects=40, seed=3, cohesive=0.1)
KINDS = ("approval", "points", "ranking")


def written(shape: BudgetShape) -> tuple[bytes, BudgetTruth]:
    stream = io.BytesIO()
    truth = write_budget_election(shape, stream)
    return stream.getvalue(), truth


def listed(election: Election) -> list[list[int]]:
    """For each voter the projects, by place."""
    ends = election.pointers.tolist()
    return [election.listed[start:end].tolist() for start, end in pairwise(ends)]


@pytest.mark.parametrize("ballots", KINDS)
def test_the_file_holds_the_same_election_as_the_memory(ballots: str) -> None:
    shape = replace(TOWN, ballots=ballots)
    data, truth = written(shape)
    read, (made, planted) = read_pabulib(data), budget_election(shape)
    same = ("votes", "scores", "costs", "budget", "ballot_format", "voters")
    assert [getattr(read, name) for name in same] == [getattr(made, name) for name in same]
    for one, other in zip(vars(truth).values(), vars(planted).values(), strict=True):
        assert np.array_equal(one, other)


@pytest.mark.parametrize(
    ("ballots", "digest"),
    [("approval", "af11982339915f21"), ("points", "b6fab3b36dacccad"), ("ranking", "3380c13c6c40b10a")],
)
def test_a_seed_gives_the_same_file_for_ever(ballots: str, digest: str) -> None:
    """With any NumPy and on any machine."""
    data, _ = written(replace(TOWN, ballots=ballots))
    assert hashlib.sha256(data).hexdigest()[:16] == digest
    assert data != written(replace(TOWN, ballots=ballots, seed=4))[0]


def test_the_first_voters_do_not_depend_on_how_many_follow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every block has chance of its own; and the election is the sum of its blocks."""
    monkeypatch.setattr("samenspel.methods.generators.budgets.BLOCK", 1000)
    monkeypatch.setattr("samenspel.methods.generators.budget_files.BLOCK", 1000)
    few, many = (budget_election(replace(TOWN, voters=voters, cohesive=0))[0] for voters in (2000, 3000))
    assert listed(few) == listed(many)[:2000]
    assert read_pabulib(written(TOWN)[0]).votes == budget_election(TOWN)[0].votes


@pytest.mark.parametrize("ballots", KINDS)
def test_every_ballot_names_projects_once_and_no_more_than_allowed(ballots: str) -> None:
    election, _ = budget_election(replace(TOWN, ballots=ballots, limit=7))
    lengths = [len(votes) for votes in listed(election)]
    assert [len(set(votes)) for votes in listed(election)] == lengths
    assert (min(lengths), max(lengths)) == (1, 7)


def test_points_are_all_handed_out_and_ranks_go_down_to_one() -> None:
    points, _ = budget_election(replace(TOWN, ballots="points", points=12))
    assert np.add.reduceat(points.points, points.pointers[:-1]).tolist() == [12] * 4000
    assert int(points.points.min()) == 1
    ranks, _ = budget_election(replace(TOWN, ballots="ranking"))
    assert ranks.points[ranks.pointers[1:] - 1].tolist() == [1] * 4000
    assert ranks.points[ranks.pointers[:-1]].tolist() == np.diff(ranks.pointers).tolist()


def test_approvals_are_in_order_and_rankings_are_not() -> None:
    approvals, rankings = (
        budget_election(replace(TOWN, ballots=kind))[0] for kind in ("approval", "ranking")
    )
    assert all(votes == sorted(votes) for votes in listed(approvals))
    assert [sorted(votes) for votes in listed(rankings)] == listed(approvals)
    assert listed(rankings) != listed(approvals)


def test_prices_are_spread_as_in_real_elections() -> None:
    shape = BudgetShape(voters=10, projects=400, limit=3)
    costs = np.array(budget_election(shape)[0].costs) / 100
    assert costs.sum() == pytest.approx(shape.demand * shape.budget, rel=0.001)
    found = np.quantile(costs / costs.mean(), np.linspace(0.05, 0.95, 19))
    assert found == pytest.approx(np.array(COSTS[1:-1]) / np.mean(COSTS), rel=0.1)


def test_votes_are_spread_as_in_real_elections_and_follow_popularity() -> None:
    election, truth = budget_election(BudgetShape(voters=40000, projects=200, neighbourhoods=8))
    votes = np.array(election.votes) / np.mean(election.votes)
    assert np.quantile(votes, [0.1, 0.25, 0.5, 0.75, 0.9]) == pytest.approx(
        [POPULARITY[place] for place in (2, 5, 10, 15, 18)], rel=0.25
    )
    assert np.corrcoef(votes, truth.popularity)[0, 1] > 0.9
    assert 0.1 < np.corrcoef(np.log(votes), np.log(election.costs))[0, 1] < 0.6


def test_neighbours_vote_for_their_own() -> None:
    """Four in ten looks are at the whole town, so that a fifth of them falls at home by chance."""
    election, truth = budget_election(BudgetShape(voters=20000, projects=50, citywide=0, home=0.6))
    voters = np.repeat(truth.neighbourhood_of_voter, np.diff(election.pointers))
    own = (truth.neighbourhood_of_project[election.listed] == voters).mean()
    assert 0.55 < own < 0.7
    assert sorted(set(truth.neighbourhood_of_voter.tolist())) == [1, 2, 3, 4, 5]
    assert np.bincount(truth.neighbourhood_of_project).tolist() == [0, 10, 10, 10, 10, 10]


def test_seven_in_ten_ballots_are_full() -> None:
    election, _ = budget_election(BudgetShape(voters=20000, projects=200))
    full = (np.diff(election.pointers) == 5).mean()
    assert full == pytest.approx(0.7, abs=0.02)


def test_the_cohesive_group_wants_what_it_can_pay_and_hardly_anybody_else_does() -> None:
    election, truth = budget_election(TOWN)
    ballots = listed(election)
    assert len(truth.members) == 400
    assert sum(election.costs[place] for place in truth.deserving) <= election.budget // 10
    assert all(set(truth.deserving) <= set(ballots[voter]) for voter in truth.members)
    others = [election.votes[place] - 400 for place in truth.deserving]
    assert max(others) < np.median(election.votes)


def test_the_cohesive_group_never_wants_more_than_it_can_pay() -> None:
    found = set()
    for seed in range(30):
        election, truth = budget_election(BudgetShape(100, 12, seed=seed, cohesive=0.02, neighbourhoods=2))
        assert sum(election.costs[place] for place in truth.deserving) <= election.budget // 50
        found.add(len(truth.deserving))
    assert found == {0, 1}


def test_equal_shares_gives_the_cohesive_group_its_part_and_greedy_does_not() -> None:
    """Greedy stops at the first project that does not fit, so that no leftover makes up for it."""
    shape = BudgetShape(voters=10000, projects=30, seed=1, cohesive=0.08, demand=6, home=0)
    election, truth = budget_election(shape)
    wanted = {election.projects[place].id for place in truth.deserving}
    shares, greedy = (
        set(tally(election, rule).winners)
        for rule in (Rule(utility="cardinality"), Rule("greedy", misfit="stop"))
    )
    assert (bool(wanted), wanted & shares == wanted, wanted & greedy) == (True, True, set())


def test_the_town_of_the_documentation_chooses_what_is_said_there() -> None:
    election, truth = budget_election(BudgetShape(60_000, 80, neighbourhoods=8, cohesive=0.05))
    chosen = [set(tally(election, rule).winners) & {"57", "68", "77"} for rule in (Rule(), Rule("greedy"))]
    assert ([election.projects[place].id for place in truth.deserving], chosen) == (
        ["57", "68", "77"],
        [{"57", "68", "77"}, set()],
    )


def test_a_town_without_a_cohesive_group_has_none() -> None:
    _, truth = budget_election(replace(TOWN, cohesive=0))
    assert (truth.deserving, truth.members.tolist()) == ((), [])


@pytest.mark.parametrize(
    "shape", [BudgetShape(1, 1, limit=1, neighbourhoods=1, demand=1), BudgetShape(3, 5, limit=5)]
)
def test_the_smallest_elections_can_be_made(shape: BudgetShape) -> None:
    data, _ = written(shape)
    assert read_pabulib(data).voters == shape.voters


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"voters": 0}, "number of voters is 0"),
        ({"voters": 2.5}, "not a whole number"),
        ({"voters": True}, "not a whole number"),
        ({"voters": 10**9}, "from 1 to 100,000,000"),
        ({"projects": 0}, "number of projects is 0"),
        ({"projects": 3, "limit": 4}, "projects on a ballot is 4"),
        ({"budget": 10}, "units in the budget is 10"),
        ({"points": 4}, "number of points is 4"),
        ({"neighbourhoods": 31}, "number of neighbourhoods is 31"),
        ({"ballots": "thumbs"}, "no ballots “thumbs”"),
        ({"home": 1.5}, "share “home” is 1.5"),
        ({"citywide": float("nan")}, "share “citywide” is nan"),
        ({"cohesive": 0.6}, "from 0 to 0.5"),
        ({"demand": 0}, "demand is 0"),
        ({"seed": -1}, "seed is -1"),
    ],
)
def test_bad_sizes_are_refused(options: dict[str, object], says: str) -> None:
    with pytest.raises(BadShape, match=says):
        BudgetShape(**options)  # type: ignore[arg-type]


def test_what_is_refused_can_be_said_in_another_language() -> None:
    dutch = {
        "The number of {name} is {value}; it must be from {least} to {most}.": (
            "Het aantal {name} is {value}; het moet van {least} tot en met {most} zijn."
        ),
        "voters": "kiezers",
    }
    with pytest.raises(BadShape) as refused:
        BudgetShape(voters=0)
    said = "Het aantal kiezers is 0; het moet van 1 tot en met 100,000,000 zijn."
    assert refused.value.problem.said(dutch.__getitem__) == said


@pytest.mark.slow
def test_a_country_votes_in_little_memory(tmp_path: Path) -> None:
    program = (
        "import sys\n"
        "from benchmarks.memory import most_memory\n"
        "from samenspel.methods.generators import BudgetShape, write_budget_election\n"
        "shape = BudgetShape(1_000_000, 1000, budget=10**9, neighbourhoods=400)\n"
        "with open(sys.argv[1], 'wb') as stream: write_budget_election(shape, stream)\n"
        "print(most_memory())\n"
    )
    path = tmp_path / "country.pb"
    done = subprocess.run(
        [sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=True
    )
    assert float(done.stdout) < 200
    assert path.read_bytes().count(b"\n") > 1_001_000
