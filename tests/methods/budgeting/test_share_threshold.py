"""Świecie's condition: who costs a large part of the budget needs a part of the voters."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenspel.methods.budgeting import Election, Rule, UnfitRule, tally
from samenspel.methods.budgeting.command import main
from samenspel.methods.budgeting.tally import winners

from .elections import approvals, drawn_approvals

THIRD = Fraction(1, 3)
RULES = [
    Rule(),
    Rule(completion="add-one-comparison"),
    Rule("greedy"),
    Rule("phragmen"),
    Rule("max-welfare", "cardinality"),
]


def without(election: Election, rule: Rule) -> Election:
    """Nobody voted for a project that had too few voters for what it costs."""
    needed = [rule.share_threshold * cost * election.voters for cost in election.costs]
    few = {c for c, votes in enumerate(election.votes) if votes * election.budget < needed[c]}
    kept: dict[tuple[tuple[int, ...], tuple[int, ...]], int] = {}
    for ballot, weight in enumerate(election.weights.tolist()):
        start, end = election.pointers[ballot : ballot + 2].tolist()
        listed = tuple(c for c in election.listed[start:end].tolist() if c not in few)
        key = (listed, (1,) * len(listed))
        kept[key] = kept.get(key, 0) + weight
    return Election.from_ballots(projects=election.projects, budget=election.budget, ballots=kept)


@settings(max_examples=60)
@given(
    drawn_approvals(),
    st.sampled_from(RULES),
    st.sampled_from([THIRD, Fraction(1, 2), Fraction(1), Fraction(3)]),
)
def test_who_has_too_few_voters_for_its_cost_is_counted_as_if_nobody_voted_for_it(
    election: Election, rule: Rule, part: Fraction
) -> None:
    asking = replace(rule, ties=("id",), share_threshold=part)
    assert winners(election, asking) == winners(without(election, asking), replace(rule, ties=("id",)))


@pytest.mark.parametrize(("votes", "wins"), [(14, False), (15, True)])
def test_a_project_of_forty_five_percent_needs_fifteen_percent_of_the_voters(votes: int, wins: bool) -> None:
    election = approvals({"a": 45, "b": 10}, 100, ["a"] * votes + ["b"] * (100 - votes))
    outcome = tally(election, Rule("greedy", share_threshold=THIRD))
    assert outcome.project("a").selected == wins
    if not wins:
        said = "It got 14 votes; for a cost of 45 it needed at least 15."
        assert outcome.project("a").reason.sentence(lambda cents: str(cents // election.scale)) == said


def test_a_project_above_the_budget_is_told_that_first() -> None:
    election = approvals({"a": 400}, 100, ["a"] + [""] * 9)
    assert tally(election, Rule(share_threshold=THIRD)).project("a").reason.code == "above-budget"


def test_the_rule_is_in_its_dictionary_only_where_it_is_used() -> None:
    rule = Rule(share_threshold=THIRD)
    assert rule.as_dict() == {**Rule().as_dict(), "share_threshold": "1/3"}
    assert Rule.from_dict(rule.as_dict()) == rule
    assert "share_threshold" not in Rule().as_dict()
    with pytest.raises(UnfitRule, match="below zero"):
        Rule(share_threshold=Fraction(-1))


@pytest.mark.parametrize("part", ["third", "1/0"])
def test_a_part_that_is_none_is_refused(part: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["some.pb", "--share-threshold", part]) == 2
    assert f"“{part}” is no number; write it like 2, 0.25 or 1/3." in capsys.readouterr().err
