"""What another budget changes, and which change would have made a project win."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from samenspel.methods.budgeting import COMPLETIONS, Election, Rule, tally
from samenspel.methods.budgeting.sensitivity import AtBudget, LeastChange, at_budgets, least_change
from samenspel.methods.budgeting.tally import winners
from tests.examples import examples

from .elections import approvals, drawn_approvals, drawn_points, points, rankings

ELECTION = approvals({"a": 60, "b": 30, "c": 40}, 100, ["ab", "a", "bc", "c", "c"])
RULES = st.sampled_from(
    [
        *(Rule(completion=completion) for completion in COMPLETIONS),
        Rule("greedy"),
        Rule("greedy", "cardinality", misfit="stop"),
        Rule("phragmen"),
        Rule("phragmen", misfit="stop"),
        Rule("max-welfare"),
    ]
)


@examples(150)
@given(drawn_approvals(), RULES)
def test_the_winners_are_the_same_with_and_without_reasons(election: Election, rule: Rule) -> None:
    found = tuple(election.projects[c].id for c in winners(election, rule))
    assert found == tally(election, rule).winners


@given(drawn_approvals(), RULES)
def test_another_budget_is_another_count(election: Election, rule: Rule) -> None:
    (found,) = at_budgets(election, rule, (10,))
    before, after = tally(election, rule), tally(replace(election, budget=found.budget), rule)
    assert found == AtBudget(
        percent=10,
        budget=election.budget * 11 // 10,
        spent=after.spent,
        gained=tuple(id for id in after.winners if id not in before.winners),
        lost=tuple(id for id in before.winners if id not in after.winners),
    )


def test_what_is_missing_when_its_turn_comes_is_tried_before_larger_budgets() -> None:
    """With 8 more, b takes the place of d, and so on up to 68; but 6 were missing."""
    election = approvals({"a": 35, "b": 27, "c": 11, "d": 26}, 20, ["abd", "ac", "ad", "bc", "bd"])
    found = least_change(election, Rule("greedy", ties=("id",)), "d")
    assert (found.cost, found.budget) == (600, 600)


def test_where_there_are_cents_a_change_may_be_some() -> None:
    hundreds = approvals({"a": 60, "b": 50}, 100, ["a", "a", "b"])
    cents = replace(hundreds, scale=100 * hundreds.scale)  # 0.60 and 0.50 of 1.00
    found = least_change(cents, Rule("greedy"), "b")
    assert (found.cost, found.budget) == (cents.scale // 10, cents.scale // 10)


@examples(60)
@given(st.data(), drawn_approvals() | drawn_points(), RULES)
def test_the_least_change_wins_and_one_unit_less_does_not(
    data: st.DataObject, election: Election, rule: Rule
) -> None:
    if election.ballot_format == "cumulative":
        rule = Rule(utility="points")
    losers = [one.id for one in tally(election, rule).projects if not one.selected]
    assume(losers)
    id = data.draw(st.sampled_from(losers))
    found = least_change(election, rule, id)
    for name, least in (("cost", found.cost), ("budget", found.budget), ("votes", found.votes)):
        unit = 1 if name == "votes" else 100
        tried = [] if least is None else [changed(election, id, name, least - less) for less in (0, unit)]
        assert [id in tally(one, rule).winners for one in tried] == [True, False][: len(tried)]


def changed(election: Election, id: str, name: str, by: int) -> Election:
    """Made anew, ballot by ballot."""
    parts = list(zip(election.pointers, election.pointers[1:], strict=False))
    ballots = {
        (tuple(map(int, election.listed[i:j])), tuple(map(int, election.points[i:j]))): int(weight)
        for (i, j), weight in zip(parts, election.weights, strict=True)
    }
    best = max((int(point) for point in election.points), default=1)
    if name == "votes" and by:
        alone = ((election.position[id],), (best,))
        ballots[alone] = ballots.get(alone, 0) + by
    return Election.from_ballots(
        projects=tuple(
            replace(one, cost=one.cost - by) if (name, one.id) == ("cost", id) else one
            for one in election.projects
        ),
        budget=election.budget + (by if name == "budget" else 0),
        ballots=ballots,
        ballot_format=election.ballot_format,
    )


def test_a_project_that_greedy_left_out_is_told_what_it_needed() -> None:
    """c goes first (3 votes, 40), then a fits (2 votes, 60 of 60 left), by its place before b (2 votes)."""
    rule = Rule("greedy", ties=("order",))
    assert tally(ELECTION, rule).winners == ("c", "a")
    assert least_change(ELECTION, rule, "b") == LeastChange("b", cost=3000, budget=3000, votes=1)


def test_what_equal_shares_lacked_is_the_least_change_of_the_cost_here() -> None:
    """c takes 40/3 of one of its two supporters. With 109 both have 2 * 21.8 - 40/3 = 30.27."""
    outcome = tally(ELECTION, Rule())
    assert outcome.project("b").reason.numbers["missing"] == 334
    assert least_change(ELECTION, Rule(), "b") == LeastChange("b", cost=400, budget=900, votes=1)


def test_a_winner_needs_no_change() -> None:
    with pytest.raises(ValueError, match="Project c won"):
        least_change(ELECTION, Rule(), "c")


def test_what_nothing_helps_says_so() -> None:
    """Nobody wants it: neither money nor a lower cost helps. With Borda a single place on a ballot counts for
    nothing, so more such voters do not help either."""
    unwanted = approvals({"a": 10, "b": 10}, 10, ["a", "a"])
    assert least_change(unwanted, Rule("greedy"), "b") == LeastChange("b", cost=None, budget=None, votes=3)
    assert least_change(unwanted, Rule(), "b").votes is None  # their shares never add up to the whole budget
    last = rankings({"a": 10, "b": 10}, 10, ["ab"])
    assert least_change(last, Rule(utility="borda"), "b").votes is None
    low = points({"a": 10, "b": 10}, 10, [{"a": 5}, {"b": 1}, {"a": 5}])
    assert least_change(low, Rule("greedy", "points"), "b").votes == 2


def test_without_voters_one_vote_is_enough() -> None:
    assert least_change(approvals({"a": 10}, 10, []), Rule(), "a").votes == 1
