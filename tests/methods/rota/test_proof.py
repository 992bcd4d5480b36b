"""A proof is one: what was not searched to the end is never said to be the best."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations, product

import pytest

from samenspel.methods.rota import Effort, Person, Problem, aims, neighbourhoods
from samenspel.methods.rota.aims import Pursuit
from samenspel.methods.rota.board import Board
from samenspel.methods.rota.first import settled
from samenspel.methods.rota.solver import INFINITY, Clock, Floats, Found, Model, solve

from .problems import shift


def test_a_search_that_was_stopped_proves_no_more_than_its_bound() -> None:
    """The fewest points of the 27 of AG(3, 3) that hit all its lines: 18, as at most 9 are without a line
    (Bose, 1947). That is found at once, and hard to prove."""
    points = list(product(range(3), repeat=3))
    model = Model()
    columns = {point: model.choice() for point in points}
    for a, b in combinations(points, 2):
        c = tuple((-x - y) % 3 for x, y in zip(a, b, strict=True))
        model.row({columns[a]: 1.0, columns[b]: 1.0, columns[c]: 1.0}, lower=1)
    found = solve(model, dict.fromkeys(columns.values(), 1.0), Clock(Effort(nodes=1)), step=1)
    assert (found.bound < 18 <= found.value, found.proven) == (True, False)


def test_a_load_that_could_not_be_made_lighter_in_time_may_still_be_too_heavy(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """7 hours and 5, where no single hand-over helps; 6 and 6 would do, and is not found in time."""
    shifts = tuple(shift(f"s{number}", 24 * number, length) for number, length in enumerate((3, 3, 2, 2, 2)))
    board = Board(Problem((Person("Anna"), Person("Ben")), shifts))
    columns = settled(board, {("Anna", "s0"), ("Ben", "s1"), ("Anna", "s2"), ("Anna", "s3"), ("Ben", "s4")})
    assert columns is not None

    def too_late(model: Model, cost: Mapping[int, float], clock: Clock, *_: Floats, **how: float) -> Found:
        found = solve(model, cost, clock, relaxed=True)
        return found if how.get("relaxed") else Found(INFINITY, found.bound, None)

    for need in board.needs:
        board.model.upper[need.short] = 0
    for module in (aims, neighbourhoods):
        monkeypatch.setattr(module, "solve", too_late)
    pursuit = Pursuit(board, Clock(Effort()), columns, [])
    pursuit.pursue("heaviest")
    assert (pursuit.reached[0].value, pursuit.reached[0].bound, pursuit.reached[0].proven) == (
        420,
        360,
        False,
    )
