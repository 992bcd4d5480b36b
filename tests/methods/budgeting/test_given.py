"""Elections made by a program, in names and currency units: the same as from positions and from files."""

from __future__ import annotations

import io
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspel.methods.budgeting import (
    BadElection,
    Election,
    Rule,
    as_json,
    read_pabulib,
    tally,
    write_pabulib,
)

from .elections import drawn_approvals, drawn_points, drawn_rankings

COSTS = {"a": 40, "b": 60}
BALLOTS = [["a", "b"], ["a"]]


def told(election: Election) -> list[Any]:
    """All that counts of it."""
    arrays = (election.pointers, election.listed, election.points, election.weights)
    plain = [
        election.projects,
        election.budget,
        election.ballot_format,
        election.scale,
        election.points_scale,
    ]
    return [*plain, *(array.tolist() for array in arrays)]


def by_names(election: Election) -> tuple[dict[str, Fraction], list[list[tuple[str, int]]], list[int]]:
    """Its costs, and its distinct ballots with how often each was cast."""
    ids = [project.id for project in election.projects]
    ends = zip(election.pointers, election.pointers[1:], strict=False)
    ballots = [
        [(ids[c], int(p)) for c, p in zip(election.listed[i:j], election.points[i:j], strict=True)]
        for i, j in ends
    ]
    costs = {one.id: Fraction(one.cost, election.scale) for one in election.projects}
    return costs, ballots, [int(times) for times in election.weights]


NAMES = {letter: letter.upper() for letter in "abcdefg"}


@given(drawn_approvals())
def test_approvals_by_name_are_the_election_by_position(election: Election) -> None:
    costs, ballots, times = by_names(election)
    listed = [[id for id, _ in ballot] for ballot in ballots]
    budget = Fraction(election.budget, 100)
    assert told(Election.of_approvals(costs, listed, budget=budget, times=times, names=NAMES)) == told(
        election
    )


@given(drawn_points())
def test_points_by_name_are_the_election_by_position(election: Election) -> None:
    costs, ballots, times = by_names(election)
    budget = Fraction(election.budget, 100)
    again = Election.of_points(costs, map(dict, ballots), budget=budget, times=times, names=NAMES)
    assert told(again) == told(election)


@given(drawn_rankings())
def test_ranks_by_name_are_the_election_by_position(election: Election) -> None:
    costs, ballots, times = by_names(election)
    listed = {f"voter {i}": [id for id, _ in ballot] for i, ballot in enumerate(ballots)}
    often = dict(zip(listed, times, strict=True))
    budget = Fraction(election.budget, 100)
    assert told(Election.of_ranks(costs, listed, budget=budget, times=often, names=NAMES)) == told(election)


AMOUNTS = st.decimals(min_value=0, max_value=10**6, places=3)


@given(st.lists(AMOUNTS, min_size=2, max_size=2), AMOUNTS.map(lambda one: one + 1))
def test_a_file_that_is_written_of_it_is_read_as_the_same(costs: list[Decimal], budget: Decimal) -> None:
    election = Election.of_approvals(dict(zip("ab", costs, strict=True)), BALLOTS, budget=budget)
    file = io.BytesIO()
    write_pabulib(election, file)
    again = read_pabulib(file.getvalue())
    rule = Rule(completion="add-one-greedy") if budget < 100 else Rule()
    assert as_json(tally(again, rule)) == as_json(tally(election, rule))


@pytest.mark.parametrize(
    "cost",
    [Decimal("1234.50"), Fraction(2469, 2), 1234.5, "1234.50", "€ 1.234,50", np.float64(1234.5)],
    ids=repr,
)
def test_an_amount_is_what_was_written(cost: Any) -> None:
    election = Election.of_approvals({"a": cost, "b": np.int64(3)}, BALLOTS, budget=2000)
    assert (election.costs, election.budget) == ((123450, 300), 200000)


def test_a_float_is_the_decimal_number_it_is_shown_as() -> None:
    """Not the nearest binary one, which has fifty decimals."""
    election = Election.of_points({"a": 0.1}, [{"a": 0.3}, {"a": Decimal("0.25")}], budget=1)
    assert (election.costs, election.scores, election.points_scale) == ((10,), (11,), 20)


def test_it_is_shown_in_a_line() -> None:
    election = Election.of_approvals({"a": 1, "b": 2}, BALLOTS, budget="2.50", times=[100, 1])
    assert repr(election) == "<Election (approval): 2 projects, voters 101, budget 5/2>"


def test_as_in_a_file_a_project_that_is_named_twice_is_approved_once() -> None:
    assert Election.of_approvals(COSTS, [["a", "a"], []], budget=100).votes == (1, 0)


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (
            lambda: Election.of_approvals(COSTS, {"ann": ["a"], "bob": ["c"]}, budget=100),
            "ballot bob: this vote names project “c”, which is not in the PROJECTS section.",
        ),
        (
            lambda: Election.of_ranks(COSTS, [["a"], ["b", "b"]], budget=100),
            "ballot 2: this vote names a project twice; name each project once.",
        ),
        (
            lambda: Election.of_ranks(COSTS, [{"a", "b"}], budget=100),
            "ballot 1: the vote is a set, which has no order; write a list, the best first.",
        ),
        (
            lambda: Election.of_approvals(COSTS, ["ab"], budget=100),
            "ballot 1: the vote is the text “ab”; write a list of ids.",
        ),
        (
            lambda: Election.of_approvals(COSTS, "ab", budget=100),
            "the ballots are a text; write a list of ballots.",
        ),
        (
            lambda: Election.of_points(COSTS, [["a"]], budget=100),
            "ballot 1: the vote holds no points; write the points of each project by its id.",
        ),
        (
            lambda: Election.of_points(COSTS, [{"a": "many"}], budget=100),
            "ballot 1: the points are “many”; write numbers with commas between them.",
        ),
        (
            lambda: Election.of_points(COSTS, [{"a": 10**13}], budget=100),
            "ballot 1: the points are “10000000000000”; write numbers with commas between them.",
        ),
        (
            lambda: Election.of_points(COSTS, [{"a": float("nan")}], budget=100),
            "ballot 1: the points are “nan”; write numbers with commas between them.",
        ),
        (
            lambda: Election.of_points(COSTS, [{"a": Fraction(1, 3)}, {"b": Decimal("1e-6")}], budget=100),
            "there are points with more than six decimals; round them.",
        ),
        (
            lambda: Election.of_approvals({"a": -1}, BALLOTS, budget=100),
            "the cost of project “a” is -1, below zero; amounts cannot be negative.",
        ),
        (
            lambda: Election.of_approvals({"a": "dear"}, BALLOTS, budget=100),
            "the cost of project “a” is “dear”, which is not a number; write it like 12 or 12.50.",
        ),
        (
            lambda: Election.of_approvals({"a": True}, BALLOTS, budget=100),
            "the cost of project “a” is “True”, which is not a number; write it like 12 or 12.50.",
        ),
        (
            lambda: Election.of_approvals({"a": Fraction(1, 3)}, BALLOTS, budget=100),
            "the cost of project “a” is 1/3, with more than six decimals; round it.",
        ),
        (
            lambda: Election.of_approvals(COSTS, BALLOTS, budget=10**14),
            "the budget is 100000000000000, more than can be counted; check for extra digits.",
        ),
        (
            lambda: Election.of_approvals(COSTS, BALLOTS, budget=0),
            "the budget is zero; there is nothing to divide.",
        ),
        (lambda: Election.of_approvals({}, [], budget=1), "the PROJECTS section lists no projects."),
        (
            lambda: Election.of_approvals({1: 40}, [], budget=1),  # type: ignore[dict-item]
            "the project_id is 1, which is no text; write it as “1”.",
        ),
        (
            lambda: Election.of_approvals({"a,b": 40}, [], budget=1),
            "the project_id is “a,b”; it cannot be empty or hold a comma.",
        ),
        (
            lambda: Election.of_approvals(COSTS, BALLOTS, budget=100, times=[1]),
            "ballots: 2; numbers of times: 1. Write one for each.",
        ),
        (
            lambda: Election.of_approvals(COSTS, {"ann": ["a"]}, budget=100, times={"bob": 1}),
            "the times name “bob”, who has no ballot.",
        ),
        (
            lambda: Election.of_approvals(COSTS, {"ann": ["a"], "bob": []}, budget=100, times={"ann": 1}),
            "ballots: 2; numbers of times: 1. Write one for each.",
        ),
        (
            lambda: Election.of_approvals(COSTS, BALLOTS, budget=100, times=[1, 2.5]),  # type: ignore[list-item]
            "ballot 2: a vote is cast 2.5 times; write a whole number.",
        ),
        (
            lambda: Election.of_points(COSTS, [{"a": 10**12}], budget=100, times=[10**9]),
            "the votes or points are more than can be counted; check for extra digits.",
        ),
        (
            lambda: Election.of_points(COSTS, [], budget=100, ballot_format="stars"),
            "vote_type is “stars”; choose from: approval, choose-1, cumulative, scoring, ordinal.",
        ),
    ],
)
def test_what_makes_no_sense_is_said(make: Any, sentence: str) -> None:
    with pytest.raises(BadElection) as error:
        make()
    assert str(error.value) == sentence


def test_an_option_that_does_not_exist_is_not_passed_over() -> None:
    with pytest.raises(TypeError, match="weights"):
        Election.of_approvals(COSTS, BALLOTS, budget=100, weights=[2, 1])  # type: ignore[call-arg]
