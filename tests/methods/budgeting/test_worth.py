"""Utilities of papers and of one's own: beside definitions and each other; what is none is refused."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from math import log, sqrt
from typing import Any

import numpy as np
import pytest
from hypothesis import given

from samenspel.methods.budgeting import Election, Own, Rule, UnfitRule, as_json, tally
from samenspel.methods.budgeting.pabulib import read_pabulib

from .elections import REAL, approvals, drawn_approvals, drawn_points
from .naive import price

OF_COST: dict[str, Callable[[float], float]] = {"sqrt": sqrt, "log": lambda cost: log(1 + cost)}


def naive_shares(election: Election, worth: Callable[[int], Any]) -> list[set[int]]:
    """All winners in order, as long as one project alone is the cheapest for its worth."""
    voters = [
        set(election.listed[start:end].tolist())
        for start, end, times in zip(election.pointers, election.pointers[1:], election.weights, strict=False)
        for _ in range(times)
    ]
    money, winners = [Fraction(election.budget, len(voters))] * len(voters), list[int]()
    while True:
        prices = {}
        for c, cost in enumerate(election.costs):
            supporters = [(money[i], 1) for i, listed in enumerate(voters) if c in listed]
            if c not in winners and supporters and (found := price(cost, supporters)) is not None:
                prices[c] = found
        if not prices:
            return [set(winners)]
        ranks = {c: float(found) / worth(c) for c, found in prices.items()}
        best = [c for c in ranks if ranks[c] <= min(ranks.values()) * (1 + 1e-9)]
        if len(best) > 1:
            return []
        money = [
            m - min(m, prices[best[0]]) if best[0] in listed else m
            for m, listed in zip(money, voters, strict=True)
        ]
        winners.append(best[0])


@pytest.mark.parametrize("utility", OF_COST)
@given(election=drawn_approvals())
def test_equal_shares_is_as_its_definition_reads(utility: str, election: Election) -> None:
    found = tally(election, Rule(utility=utility)).winners
    for expected in naive_shares(election, lambda c: OF_COST[utility](election.costs[c] / 100)):
        assert {election.position[id] for id in found} == expected


@pytest.mark.parametrize("name", ["equal-shares", "greedy"])
@given(election=drawn_approvals())
def test_a_function_of_ones_own_that_says_the_same_chooses_the_same(name: str, election: Election) -> None:
    pairs = {
        "cost": Own("the cost", of_cost=lambda cost: cost),
        "cardinality": Own("one", of_cost=lambda cost: 1),
        "log": Own("log", of_cost=lambda cost: log(1 + cost)),
    }
    for utility, own in pairs.items():
        theirs = tally(election, Rule(name, "own", own=own))
        assert theirs.winners == tally(election, Rule(name, utility)).winners, utility


@given(drawn_points())
def test_a_function_of_the_ballot_that_gives_the_points_chooses_as_points(election: Election) -> None:
    own = Own("points", of_ballot=lambda ballot, project: ballot[project.id])
    found = tally(election, Rule(utility="own", own=own))
    asked = tally(election, Rule(utility="points"))
    assert found.winners == asked.winners
    assert [one.price for one in found.projects] == [one.price for one in asked.projects]


def test_the_unit_of_a_function_of_the_ballot_means_nothing() -> None:
    election = read_pabulib(REAL / "assen-2024.pb")
    ids = {project.id: place for place, project in enumerate(election.projects)}

    def fifth(ballot: Any, project: Any) -> float:
        return 0.1 + ids[project.id] / 7

    once = tally(election, Rule(utility="own", own=Own("fifth", of_ballot=fifth)))
    thrice = Own("thrice", of_ballot=lambda ballot, project: 1000 * Fraction(repr(fifth(ballot, project))))
    assert tally(election, Rule(utility="own", own=thrice)).winners == once.winners
    assert len(once.winners) > 3


def test_between_the_cost_and_the_number_lies_the_root() -> None:
    """Ten vote for the dear one, seven each for the cheap ones: 10·√36/36 = 1.67 beside 7·√9/9 = 2.33, and
    4·√9/9 = 1.33."""
    election = approvals({"a": 36, "b": 9, "c": 9}, 36, ["ab"] * 7 + ["a"] * 3 + ["c"] * 4)
    ways = {
        utility: tally(election, Rule("greedy", utility)).winners
        for utility in ("cost", "sqrt", "cardinality")
    }
    assert ways == {"cost": ("a",), "sqrt": ("b", "c"), "cardinality": ("b", "c")}
    dearer = approvals({"a": 36, "b": 9, "c": 9}, 45, ["ab"] * 5 + ["a"] * 5 + ["c"] * 4)
    ways = {
        utility: tally(dearer, Rule("greedy", utility)).winners for utility in ("cost", "sqrt", "cardinality")
    }
    assert ways == {"cost": ("a", "b"), "sqrt": ("a", "b"), "cardinality": ("b", "c")}


def test_a_root_is_no_whole_number() -> None:
    """5·√3/3 = 2.9 beside 5·√4/4 = 2.5."""
    election = Election.of_approvals({"a": "0.03", "b": "0.04"}, [["a", "b"]] * 5, budget="0.04")
    assert tally(election, Rule("greedy", "sqrt")).winners == ("a",)


def test_roots_that_are_even_tie() -> None:
    """3·√4/4 = 1.5 = 4.5·√9/9 = 9·√36/36: exactly, not by a float."""
    election = approvals({"a": 4, "b": 36}, 36, ["a"] * 3 + ["b"] * 9)
    outcome = tally(election, Rule("greedy", "sqrt", ties=("cost-high",)))
    assert (outcome.winners, outcome.ties[0].criterion) == (("b",), "cost-high")


def test_chamberlin_and_courant_look_for_who_has_nothing_yet() -> None:
    costs = {"a": 10, "b": 10, "c": 10}
    election = approvals(costs, 20, ["ab"] * 5 + ["abc"] + ["c"] * 3)
    outcome = tally(election, Rule("greedy", "chamberlin-courant"))
    assert (outcome.winners, tally(election, Rule("greedy")).winners) == (("a", "c"), ("a", "b"))
    assert outcome.satisfaction.represented == 9
    said = "of its voters had no other winner yet: so it came in place"
    assert [one.reason.sentence(str) for one in outcome.projects] == [
        f"6 {said} 1; 2000 of the budget was left, enough for it.",
        "It tied with project a, which went first. After that only 0 was left and it costs 1000.",
        f"3 {said} 2; 1000 of the budget was left, enough for it.",
    ]
    assert [(tie.projects, tie.decisive) for tie in outcome.ties] == [(("a", "b"), True)]


def best_next(election: Election, chosen: list[int], left: int) -> float:
    """The most voters without a winner that a project which still fits brings, for its cost."""
    mask = np.zeros(len(election.projects), dtype=bool)
    mask[chosen] = True
    bare = election.counts_of(mask) == 0
    gains = [
        sum(
            int(w)
            for i, w in enumerate(election.weights)
            if bare[i] and c in election.listed[election.ballot_of == i]
        )
        / cost
        for c, cost in enumerate(election.costs)
        if c not in chosen and cost <= left
    ]
    return max(gains, default=0.0)


@given(drawn_approvals())
def test_every_winner_brings_the_most_new_voters_for_its_cost(election: Election) -> None:
    outcome = tally(election, Rule("greedy", "chamberlin-courant"))
    chosen, left = list[int](), election.budget
    for id in outcome.winners:
        c = election.position[id]
        most = best_next(election, chosen, left)
        fresh = outcome.project(id).reason.numbers["supporters"]
        assert int(fresh) / election.costs[c] == pytest.approx(most)
        chosen.append(c)
        left -= election.costs[c]


def test_what_is_told_says_by_which_utility() -> None:
    election = approvals({"a": 4, "b": 36}, 40, ["a"] * 3 + ["ab"] * 9)
    own = Own("trees", of_ballot=lambda ballot, project: 1 + len(ballot))
    outcome = tally(election, Rule(utility="own", own=own))
    assert "rule: equal-shares; utility own (trees); completion none" in outcome.table()
    assert (
        outcome.project("a").reason.sentence(str)
        == "12 supporters paid 24 to 36 each, by what it is worth to them."
    )
    assert as_json(outcome)["rule"]["own"] == "trees"
    with pytest.raises(UnfitRule, match="The function of the utility “trees” is not here; give it anew"):
        tally(election, Rule.from_dict(as_json(outcome)["rule"]))


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"utility": "own"}, "The utility own goes with its function: own=Own(name, of_cost=…)."),
        ({"own": Own("x", of_cost=abs)}, "The utility own goes with its function: own=Own(name, of_cost=…)."),
        (
            {"utility": "own", "own": Own("x", of_cost=abs, of_ballot=max)},
            "A utility of your own is a function of the cost or of the ballot, not both.",
        ),
        (
            {"utility": "chamberlin-courant"},
            "Chamberlin–Courant asks whether a voter has any winner, so no project has a worth by itself: "
            "choose greedy.",
        ),
        (
            {"name": "max-welfare", "utility": "sqrt"},
            "Maximum welfare is proven in whole numbers: choose cost, cardinality, points, borda.",
        ),
        (
            {"utility": "own", "own": Own("x", of_cost=lambda cost: -cost)},
            "The utility “x” of project “a” is -4; it may be 0, or from 10^-9 to 10^15.",
        ),
        (
            {"utility": "own", "own": Own("x", of_cost=lambda cost: float("nan"))},
            "The utility “x” of project “a” is nan, which is not a number.",
        ),
        (
            {"utility": "own", "own": Own("x", of_cost=str)},
            "The utility “x” of project “a” is '4', which is not a number.",
        ),
        (
            {"utility": "own", "own": Own("x", of_ballot=lambda ballot, project: None)},
            "The utility “x” of project “a” is None, which is not a number.",
        ),
        (
            {
                "utility": "own",
                "own": Own("x", of_ballot=lambda b, one: 10**15 if one.id == "a" else Decimal("1e-9")),
            },
            "The utility “x” has too many digits; round it.",
        ),
    ],
)
def test_what_is_no_utility_is_refused(options: dict[str, Any], sentence: str) -> None:
    with pytest.raises(UnfitRule) as refused:
        tally(approvals({"a": 4, "b": 36}, 40, ["a", "ab"]), Rule(**options))
    assert str(refused.value) == sentence


def test_what_is_worth_nothing_has_no_supporters() -> None:
    election = approvals({"a": 4, "b": 36}, 40, ["a", "ab"])
    own = Own("small", of_cost=lambda cost: int(cost < 10))
    outcome = tally(election, Rule(utility="own", own=own))
    assert outcome.winners == ("a",)
    assert outcome.project("b").reason.sentence(str) == "Nobody gave it points that count."
