"""Add-one leaps over shares that change nothing: it must land where walking lands."""

from __future__ import annotations

import random
from collections import Counter
from contextlib import suppress
from fractions import Fraction

import numpy as np
import pytest

from samenspel.methods.budgeting import Election, Project, Rule
from samenspel.methods.budgeting.completion import Completion, Run, equal_share
from samenspel.methods.budgeting.ledger import Ledger
from samenspel.methods.budgeting.shares import Count, Unsure
from samenspel.methods.budgeting.support import Support
from samenspel.methods.budgeting.ties import ranking

from .elections import approvals


def town(seed: int, voters: int = 60, projects: int = 12) -> Election:
    """Overlapping groups of voters and costs without pattern: money runs out unevenly."""
    chance = random.Random(seed)
    ballots = Counter(
        tuple(c for c in range(projects) if chance.random() < chance.choice((0.1, 0.3, 0.7)))
        for _ in range(voters)
    )
    return Election.from_ballots(
        projects=tuple(Project(f"{c}", chance.randint(2_000, 90_000)) for c in range(projects)),
        budget=chance.randint(120_000, 200_000),
        ballots={(listed, (1,) * len(listed)): times for listed, times in ballots.items()},
    )


class Walking(Completion):
    def _leap(self, share: Fraction, stride: int) -> Run | None:
        return super()._leap(share, 1) if stride <= 1 else None


@pytest.mark.parametrize("to_limit", [False, True])
@pytest.mark.parametrize("seed", range(25))
@pytest.mark.parametrize("utility", ["cost", "cardinality"])
def test_leaping_lands_where_walking_lands(seed: int, utility: str, to_limit: bool) -> None:
    election = town(seed)
    support, places = Support(election, Rule(utility=utility)), ranking(election, ("id",))
    leapt, walked = (
        how(election, support, places).add_one(equal_share(election), to_limit=to_limit)
        for how in (Completion, Walking)
    )
    assert (leapt.winners, leapt.share, leapt.ties) == (walked.winners, walked.share, walked.ties)


@pytest.mark.parametrize("seed", range(40))
def test_a_leap_stands_for_every_share_in_it(seed: int) -> None:
    """What a count with a spread claims holds at both ends and in between."""
    election = town(seed, voters=25, projects=8)
    completion = Completion(election, Support(election, Rule()), ranking(election, ("id",)))
    share = equal_share(election)
    for stride in (2, 4, 8, 16, 32, 64):
        run = completion._leap(share, stride)
        if run is not None:
            for step in {1, 2, stride // 2, stride - 1, stride}:
                assert completion.count(share + step * election.scale).winners == run.winners
        share += stride * election.scale


@pytest.mark.parametrize("seed", range(60))
def test_what_a_voter_has_left_stays_within_the_stated_doubt(seed: int) -> None:
    """The money of every voter, counted exactly at both ends of a spread and in the middle."""
    election = town(seed, voters=30, projects=9)
    support, places = Support(election, Rule(utility="cardinality")), ranking(election, ("id",))
    share, spread = 2 * equal_share(election), Fraction(40)
    count = Count(support, share, places, spread)
    with suppress(Unsure):
        count.run()
    for exact in (share - spread, share, share + spread):
        ledger = Ledger(support, exact)
        for c in count.bought:
            ledger.pay(c)
        doubt = np.where(count.money > 0, count.doubt * (1 + 1e-9) + 1e-6, 0)
        assert (np.abs(ledger.as_floats() - count.money) <= doubt).all()


def test_a_tie_beside_a_voter_who_has_nothing_left_does_not_slow_the_count() -> None:
    """While the share grows from 10,000 to 14,000, one supporter of b has spent all on q and p, and the other
    four tie with those of a. Nothing is won anew before one voter can pay for l."""
    ballots = ["qpb"] + ["b"] * 4 + ["a"] * 3 + ["al"] + ["q"] * 8 + ["p"] * 6
    costs = {"a": 4000, "b": 8000, "q": 45_000, "p": 59_000, "l": 100_000}
    election = approvals(costs, 230_000, ballots)
    completion = Completion(election, Support(election, Rule()), range(5))
    run = completion.add_one(equal_share(election))
    assert [election.projects[c].id for c in run.winners] == ["q", "p", "b", "a", "l"]
    assert run.share == 101_000 * election.scale
    assert completion.counts < 400  # of 91,000 steps
