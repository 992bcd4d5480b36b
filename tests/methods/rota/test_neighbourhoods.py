"""The search near a rota that is there: it makes it better, and gives nothing up for that."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from random import Random
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenspel.methods.rota import AIMS, Effort, Person, Problem, make_rota
from samenspel.methods.rota import neighbourhoods as module
from samenspel.methods.rota.aims import COSTS, Pursuit
from samenspel.methods.rota.board import Board
from samenspel.methods.rota.first import begin, first_rota
from samenspel.methods.rota.make import chosen_of
from samenspel.methods.rota.neighbourhoods import Neighbourhoods
from samenspel.methods.rota.solver import INFINITY, Clock, total

from .checker import faults, values
from .problems import problems, shift

HASTE = Effort(nodes=0)
"""Too little for the search of the whole."""


def team(seed: int = 0, people: int = 14, days: int = 14) -> Problem:
    """Two shifts a day, people who can do two in five of them, and wishes."""
    random = Random(seed)
    shifts = tuple(
        shift(f"{day}-{hour}", 24 * day + hour, random.choice((2, 3, 4)), random.choice((1, 2, 3)))
        for day in range(days)
        for hour in (9, 18)
    )
    return Problem(tuple(_member(random, f"p{number}", shifts) for number in range(people)), shifts, (), 11)


def _member(random: Random, id: str, shifts: tuple) -> Person:  # type: ignore[type-arg]
    return Person(
        id,
        cannot=frozenset(one.id for one in shifts if random.random() < 0.6),
        wishes={one.id: random.choice((2, 1, -1, -2)) for one in shifts if random.random() < 0.4},
        agreed_hours=random.choice((None, 8, 12)),
        most_per_week=random.choice((2, 3)),
    )


def pursuit_of(problem: Problem, *aims: str, effort: Effort = HASTE) -> Pursuit:
    board = Board(problem, effort.seed)
    pursuit = Pursuit(board, Clock(effort), begin(board, [first_rota(board), set()]), [])
    for aim in aims:
        pursuit.pursue(aim)
    return pursuit


def test_a_lighter_rota_with_more_wishes_is_found_where_the_whole_is_too_much() -> None:
    rota = make_rota(team(), HASTE, AIMS[:-1])
    assert faults(team(), rota.chosen) == []
    with patch.object(module, "PATIENCE", 0):
        alone = make_rota(team(), HASTE, AIMS[:-1])
    assert (rota.aim("filled").value, alone.aim("filled").value) == (0, 0)
    assert rota.aim("heaviest").value < alone.aim("heaviest").value
    assert rota.aim("wishes").value < alone.aim("wishes").value
    assert all(aim.bound <= aim.value for aim in rota.aims)


def test_the_same_seed_goes_the_same_way_and_another_seed_another() -> None:
    aims = ("filled", "heaviest")
    ways = [make_rota(team(), replace(HASTE, seed=seed), aims) for seed in (1, 1, 2)]
    assert (ways[0].serving, ways[0].aims) == (ways[1].serving, ways[1].aims)
    assert ways[0].serving != ways[2].serving


def test_wishes_are_granted_at_nobodys_cost() -> None:
    problem = team()
    pursuit = pursuit_of(problem, "promised", "filled", "heaviest")
    before = values(problem, chosen_of(pursuit.board, pursuit.columns))
    search = Neighbourhoods(pursuit.board, COSTS["wishes"](pursuit.board)[0], pursuit.clock, step=1)
    after = values(problem, chosen_of(pursuit.board, search.improved(pursuit.columns, -INFINITY)))
    assert after[:3] == before[:3]
    assert after[3] < before[3]


@settings(max_examples=20, deadline=None)
@given(problems(), st.integers(1, 4))
def test_near_a_rota_no_rule_is_broken_and_no_earlier_aim_given_up(problem: Problem, smallest: int) -> None:
    pursuit = pursuit_of(problem, "promised", "filled", "heaviest", effort=Effort())
    board, before = pursuit.board, values(problem, chosen_of(pursuit.board, pursuit.columns))
    model = deepcopy(board.model)
    with patch.object(module, "SMALLEST", smallest):
        search = Neighbourhoods(board, COSTS["wishes"](board)[0], pursuit.clock, step=1)
        after = chosen_of(board, search.improved(pursuit.columns, -INFINITY))
    assert faults(problem, after) == []
    assert values(problem, after)[:3] == before[:3]
    assert values(problem, after)[3] <= before[3]
    assert board.model == model


def test_with_every_seat_free_nothing_better_is_left() -> None:
    pursuit = pursuit_of(team(people=5, days=4), "filled", effort=Effort())
    cost, lost = COSTS["wishes"](pursuit.board)
    with patch.object(module, "SMALLEST", 10**6):
        search = Neighbourhoods(pursuit.board, cost, pursuit.clock, step=1)
        columns = search.improved(pursuit.columns, -INFINITY)
    pursuit.pursue("wishes")
    assert pursuit.reached[-1].proven
    assert total(columns, cost) + lost == pytest.approx(pursuit.reached[-1].value)


def test_when_the_time_is_over_the_search_stops_and_says_so() -> None:
    pursuit = pursuit_of(team(), "filled")
    search = Neighbourhoods(pursuit.board, COSTS["wishes"](pursuit.board)[0], pursuit.clock, step=1)
    pursuit.clock.until = 0
    assert np.array_equal(search.improved(pursuit.columns, -INFINITY), pursuit.columns)
    assert pursuit.clock.late
