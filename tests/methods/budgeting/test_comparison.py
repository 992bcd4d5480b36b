"""The same ballots by several rules."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given

from samenspel.methods.budgeting import Election, Rule, compare, knapsack, tally
from samenspel.methods.budgeting.comparison import compare_rules, rules_for
from tests.examples import examples

from .elections import approvals, drawn_approvals, drawn_points, drawn_rankings, points, rankings

ELECTION = approvals({"a": 60, "b": 30, "c": 40}, 100, ["ab", "a", "bc", "c", "c"])


def test_every_rule_that_suits_the_ballots_is_compared() -> None:
    """The default first, and the same one not twice."""
    found = compare_rules(ELECTION, tally(ELECTION, Rule(completion="add-one")))
    assert [
        (one.outcome.rule.name, one.outcome.rule.utility, one.outcome.rule.completion) for one in found
    ] == [
        ("equal-shares", "cost", "add-one"),
        ("equal-shares", "cost", "add-one-greedy"),
        ("equal-shares", "cost", "greedy"),
        ("equal-shares", "cost", "none"),
        ("equal-shares", "cardinality", "add-one"),
        ("greedy", "cost", "none"),
        ("greedy", "cardinality", "none"),
        ("phragmen", "cost", "none"),
        ("max-welfare", "cost", "none"),
    ]


@pytest.mark.parametrize(
    ("election", "utilities"),
    [
        (points({"a": 1}, 1, [{"a": 2}]), {"points", "cardinality"}),
        (rankings({"a": 1, "b": 1}, 1, ["ab"]), {"borda", "points", "cardinality"}),
    ],
)
def test_points_and_ranks_have_their_own_rules(election: Election, utilities: set[str]) -> None:
    rules = rules_for(election, ("id",))
    assert {rule.utility for rule in rules} == utilities
    assert "phragmen" not in {rule.name for rule in rules}


@examples(40)
@given(drawn_approvals() | drawn_points() | drawn_rankings())
def test_no_rule_is_worth_more_than_the_most(election: Election) -> None:
    """Each outcome is what that rule gives by itself, and no worth exceeds that of maximum welfare."""
    first = tally(election, Rule("greedy"))
    found = compare_rules(election, first)
    assert [one.outcome.winners for one in found] == [
        tally(election, one.outcome.rule).winners for one in found
    ]
    assert [one.versus for one in found] == [compare(election, first, one.outcome) for one in found]
    worth = [one.worth for one in found if one.worth is not None]
    assert not worth or max(worth) == worth[-1] == 1


def test_the_worth_is_a_part_of_the_most() -> None:
    """Best are a (2 votes, 60) and c (3 votes, 40): 240; equal shares by itself chooses c: 120."""
    found = compare_rules(ELECTION, tally(ELECTION, Rule()))
    assert (found[0].worth, found[-1].outcome.welfare) == (Fraction(1, 2), 24_000)


def test_without_a_proof_of_the_most_the_worth_is_left_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(knapsack, "MOST_STATES", 0)
    election = approvals({"a": 7, "b": 5, "c": 6, "d": 4}, 11, ["abcd"])
    found = compare_rules(election, tally(election, Rule()))
    assert {one.worth for one in found} == {None}
    assert "max-welfare" not in {one.outcome.rule.name for one in found}
