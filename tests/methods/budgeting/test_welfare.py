"""Maximum welfare against trying every choice, and the whole-number knapsack beneath it."""

from __future__ import annotations

import random
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspel.methods.budgeting import Election, Project, Rule, UnfitRule, knapsack, tally
from samenspel.methods.budgeting.knapsack import Knapsack, TooClose, is_provable
from samenspel.methods.budgeting.ties import ranking
from tests.examples import examples

from . import naive
from .elections import approvals, drawn_approvals, drawn_points, drawn_rankings, points, rankings

TIES = ("votes", "cost", "id")


def chosen(election: Election, utility: str = "cost") -> frozenset[int]:
    outcome = tally(election, Rule("max-welfare", utility))
    return frozenset(election.position[id] for id in outcome.winners)


def by_trying(election: Election, utility: str) -> frozenset[int]:
    """Every choice; of the best ones the first by the tie-break. Nobody wants what is worth nothing."""
    voters = naive.utilities(election, utility)
    wanted = {c for worth in voters for c in worth}
    order = sorted(wanted, key=lambda c: ranking(election, TIES)[c])
    sets = [some for some in naive.choices(election) if some <= wanted]
    return max(sets, key=lambda some: (naive.welfare(election, utility, some), [c in some for c in order]))


@examples(80)
@given(drawn_approvals(), st.sampled_from(["cost", "cardinality"]))
def test_approvals_no_choice_is_worth_more(election: Election, utility: str) -> None:
    assert chosen(election, utility) == by_trying(election, utility)


@examples(40)
@given(drawn_points())
def test_points_no_choice_is_worth_more(election: Election) -> None:
    assert chosen(election, "points") == by_trying(election, "points")


@examples(40)
@given(drawn_rankings(), st.sampled_from(["points", "borda"]))
def test_ranks_no_choice_is_worth_more(election: Election, utility: str) -> None:
    assert chosen(election, utility) == by_trying(election, utility)


@examples(40)
@given(drawn_approvals())
def test_margins_are_what_forcing_a_project_in_or_out_costs(election: Election) -> None:
    outcome = tally(election, Rule("max-welfare"))
    for c, one in enumerate(outcome.projects):
        if {"loss"} & set(one.reason.numbers) or one.reason.code.endswith("-tied"):
            others = [some for some in naive.choices(election) if (c in some) != one.selected]
            best = max(naive.welfare(election, "cost", some) for some in others)
            assert outcome.welfare == best + int(one.reason.numbers.get("loss", 0))


def test_small_projects_together_may_be_worth_more_than_the_most_popular_one() -> None:
    election = approvals({"a": 100, "b": 60, "c": 40}, 100, ["a"] * 5 + ["bc"] * 4 + ["ab"] * 2)
    outcome = tally(election, Rule("max-welfare"))
    assert (outcome.winners, outcome.welfare) == (("a",), 70_000)
    shared = tally(election, Rule("max-welfare", "cardinality"))
    assert (shared.winners, shared.welfare) == (("b", "c"), 10)
    assert [one.reason.sentence(str) for one in shared.projects] == [
        "With it, the best choice would have 3 votes fewer.",
        "Without it, the best choice would have 3 votes fewer.",
        "Without it, the best choice would have 3 votes fewer.",
    ]


def test_equally_good_choices_are_one_tie() -> None:
    election = approvals({"a": 10, "b": 6, "c": 4}, 10, ["abc", "abc", ""])
    outcome = tally(election, Rule("max-welfare", ties=("cost", "id")))
    assert outcome.winners == ("c", "b")
    assert [(tie.projects, tie.winner, tie.criterion, tie.decisive) for tie in outcome.ties] == [
        (("c", "b", "a"), "c", "cost", True)
    ]
    assert [one.reason.code for one in outcome.projects] == ["not-best-tied", "best-tied", "best-tied"]


def test_what_is_free_comes_along_and_what_is_worthless_does_not() -> None:
    election = rankings({"a": 10, "b": 10, "c": 0, "d": 900}, 100, ["acb", "ab", "db"])
    outcome = tally(election, Rule("max-welfare", "borda"))
    assert outcome.winners == ("c", "a")
    assert [one.reason.code for one in outcome.projects] == [
        "best-points",
        "no-points",
        "free",
        "above-budget",
    ]


def test_points_below_zero_count_against_a_project() -> None:
    election = points({"a": 10, "b": 10}, 20, [{"a": 3, "b": 2}, {"b": -3}])
    assert chosen(election, "points") == {0}


def test_one_unit_in_10_to_the_17_decides() -> None:
    big = 10**17
    election = Election.from_ballots(
        projects=(Project("a", 2 * big), Project("b", big + 1), Project("c", big - 2)),
        budget=2 * big,
        ballots={((0, 1, 2), (1, 1, 1)): 7},
    )
    outcome = tally(election, Rule("max-welfare"))
    assert (outcome.winners, outcome.welfare) == (("a",), 14 * big)
    assert outcome.project("b").reason.numbers == {"loss": 7}


@pytest.mark.parametrize("big", [12, 10**6, 10**20])
@pytest.mark.parametrize("seed", range(8))
def test_a_knapsack_is_packed_as_well_as_by_trying(seed: int, big: int) -> None:
    """Also with items forced in or out, and with numbers that 64 bits do not hold."""
    chance = random.Random(seed)
    values, costs = ([chance.randint(1, big) for _ in range(9)] for _ in range(2))
    inside, outside = frozenset({chance.randint(0, 3)}), frozenset({chance.randint(4, 8)})
    capacity = max(sum(costs) // 3, costs[min(inside)])
    sets = (frozenset(some) for size in range(10) for some in combinations(range(9), size))
    fitting = [s for s in sets if inside <= s and not s & outside and sum(costs[i] for i in s) <= capacity]
    found = Knapsack(values, costs).best(capacity, inside=inside, outside=outside)
    assert found is not None
    assert found.value == max(sum(values[i] for i in s) for s in fitting)
    assert found.chosen in fitting
    assert found.value == sum(values[i] for i in found.chosen)


def test_what_does_not_fit_at_all_is_no_choice() -> None:
    assert Knapsack([1], [11]).best(10, inside=frozenset({0})) is None


def test_too_many_nearly_equal_choices_are_refused_with_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(knapsack, "MOST_STATES", 50)
    chance = random.Random(1)
    election = Election.from_ballots(
        projects=tuple(Project(str(c), chance.randint(10**8, 10**9)) for c in range(30)),
        budget=5 * 10**9,
        ballots={(tuple(range(30)), (1,) * 30): 4},
    )
    with pytest.raises(UnfitRule, match="too many nearly equal choices"):
        tally(election, Rule("max-welfare"))


@pytest.mark.parametrize("most", [10, 40])
def test_what_is_called_provable_is_proven(most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Values in proportion to costs, where no choice is ruled out early."""
    monkeypatch.setattr(knapsack, "MOST_STATES", most)
    chance, provable, refused = random.Random(7), 0, 0
    for _ in range(300):
        grain, capacity = chance.choice([1, 5]), chance.randint(10, 300)
        costs = [grain * chance.randint(1, 30) for _ in range(12)]
        values = [7 * cost + chance.randint(0, 2) for cost in costs]
        provable += is_provable(costs, capacity)
        try:
            Knapsack(values, costs).best(capacity)
        except TooClose:
            refused += 1
            assert not is_provable(costs, capacity)
    assert provable
    assert refused


@pytest.mark.parametrize("ballots", [[], [""], ["", ""]])
def test_without_votes_nothing_is_worth_anything(ballots: list[str]) -> None:
    outcome = tally(approvals({"a": 10, "b": 0}, 100, ballots), Rule("max-welfare"))
    assert (outcome.winners, outcome.welfare, outcome.ties) == ((), 0, ())
