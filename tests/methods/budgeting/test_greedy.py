"""Greedy and its variants."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given

from samenspel.methods.budgeting import Election, Rule, UnfitRule, tally
from samenspel.methods.budgeting.table import as_table

from .elections import approvals, drawn_approvals, points, rankings

COSTS = {"a": 50, "b": 60, "c": 40, "d": 5, "e": 10}
BALLOTS = ["abcd", "abc", "ab", "a"]


def greedy(election: Election, **options: object) -> tuple[str, ...]:
    return tally(election, Rule.from_dict({"name": "greedy", **options})).winners


def test_what_no_longer_fits_is_skipped() -> None:
    assert greedy(approvals(COSTS, 100, BALLOTS)) == ("a", "c", "d")


def test_or_counting_stops_there() -> None:
    assert greedy(approvals(COSTS, 100, BALLOTS), misfit="stop") == ("a",)


def test_when_the_first_project_costs_more_than_all_the_money_that_is_said() -> None:
    """Wrocław 2017, district 11: a project that was withdrawn stayed on the ballot, at 999,999,999."""
    election = approvals({"a": 999, "b": 60, "c": 40}, 100, ["abc", "abc", "ab", "a"])
    outcome = tally(election, Rule("greedy", misfit="stop"))
    assert (outcome.winners, [one.reason.sentence(str) for one in outcome.projects]) == (
        (),
        [
            "It costs 99900, more than the whole budget of 10000.",
            "With 3 votes it came in place 2, after project a, which costs more than the whole budget: "
            "there the count ended.",
            "With 2 votes it came in place 3, after project a, which costs more than the whole budget: "
            "there the count ended.",
        ],
    )
    said = "Nothing was chosen: the first project costs more than the whole budget."
    assert said in as_table(election, outcome)


def test_of_projects_that_exclude_each_other_the_first_is_taken() -> None:
    election = approvals(COSTS, 200, BALLOTS)
    assert greedy(election, exclusive=[["a", "c"], ["b", "d"]]) == ("a", "b")
    assert greedy(election, exclusive=[["a", "b", "c"]]) == ("a", "d")
    outcome = tally(election, Rule("greedy", exclusive=(("c", "d"),)))
    assert outcome.project("d").reason.sentence(str) == (
        "With one vote it came in place 4, but project c was chosen before, "
        "and of these two only one can be done."
    )


def test_what_is_excluded_does_not_end_the_count_and_what_was_not_taken_excludes_nothing() -> None:
    election = approvals({"a": 60, "b": 60, "c": 30}, 100, ["abc", "ab", "a"])
    assert greedy(election, exclusive=[["a", "b"]], misfit="stop") == ("a", "c")
    assert greedy(election, exclusive=[["b", "c"]]) == ("a", "c")


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"name": "greedy", "exclusive": [["a"]]}, "Projects that exclude each other are two or more."),
        (
            {"name": "equal-shares", "exclusive": [["a", "b"]]},
            "Only greedy knows projects that exclude each other.",
        ),
        (
            {"name": "greedy", "exclusive": [["a", "z"]]},
            "Project “z”, which excludes others, is not in this election.",
        ),
    ],
)
def test_what_cannot_exclude_is_refused(options: dict[str, object], says: str) -> None:
    with pytest.raises(UnfitRule) as refused:
        tally(approvals(COSTS, 100, BALLOTS), Rule.from_dict(options))
    assert str(refused.value) == says


def test_a_rule_with_exclusive_projects_comes_back_from_plain_values() -> None:
    rule = Rule("greedy", exclusive=(("a", "b"), ("c", "d")))
    assert (Rule.from_dict(rule.as_dict()), "exclusive" in Rule("greedy").as_dict()) == (rule, False)


def test_a_threshold_keeps_out_what_few_voted_for() -> None:
    assert greedy(approvals(COSTS, 100, BALLOTS), threshold=2) == ("a", "c")


def test_cardinality_ranks_by_votes_per_unit_of_cost() -> None:
    assert greedy(approvals(COSTS, 100, BALLOTS), utility="cardinality") == ("d", "a", "c")


def test_points_are_added_up() -> None:
    election = points({"a": 10, "b": 10}, 10, [{"a": 5}, {"b": 2}, {"b": 2}])
    assert greedy(election, utility="points") == ("a",)
    assert greedy(election) == ("b",)


def test_ranks_count_as_in_pabulib() -> None:
    """Three for the first of three places, one for the last."""
    election = rankings({"a": 10, "b": 10, "c": 10}, 20, ["abc", "bca", "cb"])
    assert [one.points for one in tally(election, Rule("greedy", "points")).projects] == [4, 6, 5]
    assert greedy(election, utility="points") == greedy(election, utility="borda") == ("b", "c")


def test_every_project_is_told_why() -> None:
    outcome = tally(approvals(COSTS, 100, [*BALLOTS, ""]), Rule("greedy"))
    assert [one.reason.sentence(lambda cents: f"€{cents // 100}") for one in outcome.projects] == [
        "With 4 votes it came in place 1; €100 of the budget was left, enough for it.",
        "With 3 votes it came in place 2, but only €50 of the budget was left and it costs €60.",
        "With 2 votes it came in place 3; €50 of the budget was left, enough for it.",
        "With one vote it came in place 4; €10 of the budget was left, enough for it.",
        "Nobody voted for it.",
    ]
    assert outcome.projects[1].missing == Fraction(1000)


def test_a_tie_for_the_last_money_is_reported() -> None:
    outcome = tally(approvals({"a": 10, "b": 9}, 10, ["ab"]), Rule("greedy", ties=("cost-high", "id")))
    assert outcome.winners == ("a",)
    assert [(tie.projects, tie.criterion, tie.decisive) for tie in outcome.ties] == [
        (("a", "b"), "cost-high", True)
    ]
    assert outcome.project("b").reason.code == "unfit-after-tie"


@given(drawn_approvals())
def test_nothing_more_fits_afterwards(election: Election) -> None:
    outcome = tally(election, Rule("greedy"))
    assert outcome.left >= 0
    assert all(one.cost > outcome.left for one in outcome.projects if one.votes and not one.selected)
