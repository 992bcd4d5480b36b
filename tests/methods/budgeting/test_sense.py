"""An election that a program makes is asked as strictly as a file, with the same sentences."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from samenspel.methods.budgeting import BadElection, Election, Project, Rule, tally

TWO = (Project("a", 50), Project("b", 50))
ONE_EACH = {((0,), (1,)): 1, ((1,), (1,)): 1}


def made(**changed: Any) -> Election:
    return Election.from_ballots(
        **{"projects": TWO, "budget": 50, "ballots": ONE_EACH, "scale": 1, **changed}
    )


def test_a_project_that_is_approved_twice_is_approved_once() -> None:
    twice = made(ballots={((0, 0), (1, 1)): 2, ((1,), (1,)): 3})
    assert (twice.votes, tally(twice, Rule("greedy")).winners) == ((2, 3), ("b",))


def test_points_for_one_project_are_added_up_where_they_are_divided() -> None:
    election = made(ballots={((1, 0, 1), (2, 3, 4)): 1}, ballot_format="cumulative")
    assert (election.listed.tolist(), election.points.tolist()) == ([0, 1], [3, 6])


def test_equal_ballots_in_another_order_are_one() -> None:
    election = made(ballots={((0, 1), (1, 1)): 2, ((1, 0), (1, 1)): 3})
    assert (election.weights.tolist(), election.listed.tolist(), election.votes) == ([5], [0, 1], (5, 5))


def test_ranks_tell_the_points() -> None:
    election = made(ballots={((1, 0), (7, 7)): 1}, ballot_format="ordinal")
    assert (election.listed.tolist(), election.points.tolist()) == ([1, 0], [2, 1])


def test_whole_numbers_of_numpy_are_whole_numbers() -> None:
    one = np.int64(1)
    assert made(ballots={((one,), (one,)): one}, budget=np.int64(50)).votes == (0, 1)


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        (
            {"ballots": {((-1,), (1,)): 4}},
            "this vote names project “-1”, which is not in the PROJECTS section.",
        ),
        (
            {"ballots": {((2,), (1,)): 4}},
            "this vote names project “2”, which is not in the PROJECTS section.",
        ),
        (
            {"ballots": {((0.0,), (1,)): 4}},
            "this vote names project “0.0”, which is not in the PROJECTS section.",
        ),
        (
            {"ballots": {((True,), (1,)): 4}},
            "this vote names project “True”, which is not in the PROJECTS section.",
        ),
        (
            {"ballots": {((0,), (1, 1)): 4}},
            "projects in this vote: 1; numbers of points: 2. Write one for each.",
        ),
        ({"ballots": {((0,), (1,)): -1}}, "a vote is cast -1 times; write a whole number."),
        ({"ballots": {((0,), (1,)): 1.5}}, "a vote is cast 1.5 times; write a whole number."),
        (
            {"ballots": {((0, 0), (1, 1)): 1}, "ballot_format": "ordinal"},
            "this vote names a project twice; name each project once.",
        ),
        (
            {"ballots": {((0, 0), (1, 1)): 1}, "ballot_format": "scoring"},
            "this vote names a project twice; name each project once.",
        ),
        (
            {"ballots": {((0,), (0.5,)): 1}, "ballot_format": "cumulative"},
            "the points are “(0.5,)”; write numbers with commas between them.",
        ),
        (
            {"ballot_format": "telepathy"},
            "vote_type is “telepathy”; choose from: approval, choose-1, cumulative, scoring, ordinal.",
        ),
        (
            {"projects": (Project("a", 1), Project("a", 2))},
            "project “a” is listed a second time; give each project its own id.",
        ),
        ({"projects": (Project("a,b", 1),)}, "the project_id is “a,b”; it cannot be empty or hold a comma."),
        ({"projects": (Project("", 1),)}, "the project_id is “”; it cannot be empty or hold a comma."),
        ({"projects": ()}, "the PROJECTS section lists no projects."),
        (
            {"projects": (Project("a", -1),)},
            "the cost of project “a” is -1, below zero; amounts cannot be negative.",
        ),
        (
            {"projects": (Project("a", 1.5),)},
            "the cost of project “a” is “1.5”, which is not a whole number.",
        ),
        (
            {"projects": (Project("a", 10**25),)},
            f"the cost of project “a” is {10**25}, more than can be counted; check for extra digits.",
        ),
        ({"budget": 0}, "the budget is zero; there is nothing to divide."),
        ({"budget": -5}, "the budget is -5, below zero; amounts cannot be negative."),
        ({"budget": 50.0}, "the budget is “50.0”, which is not a whole number."),
    ],
)
def test_what_a_file_may_not_say_a_program_may_not_either(changed: dict[str, Any], says: str) -> None:
    with pytest.raises(BadElection) as refused:
        made(**changed)
    assert str(refused.value) == says
