"""Lighter loads, quickly: hand shifts on from the heaviest loaded to others, one by one."""

from __future__ import annotations

from collections.abc import Iterator

from .asked import Person, Shift
from .board import Board
from .obstacles import Chosen, obstacles

MOST = 2_000
"""So many shifts are handed on at most."""
BOUND = ("together", "only-with")


def balanced(board: Board, chosen: Chosen) -> Chosen:
    """The same places filled, with a lighter heaviest load where a single hand-over can do that."""
    chosen = set(chosen)
    minutes = {one.id: 0 for one in board.people}
    for person, served in chosen:
        minutes[person] += board.problem.shift[served].minutes
    for _ in range(MOST):
        move = next(_moves(board, chosen, minutes), None)
        if move is None:
            break
        giver, shift, taker = move
        chosen = chosen - {(giver.id, shift.id)} | {(taker.id, shift.id)}
        minutes[giver.id] -= shift.minutes
        minutes[taker.id] += shift.minutes
    return chosen


def _moves(board: Board, chosen: Chosen, minutes: dict[str, int]) -> Iterator[tuple[Person, Shift, Person]]:
    """From the heaviest load that can be made lighter, to whoever is then the lightest."""
    weight = {id: float(share) for id, share in board.shares.weight.items()}
    loose = [one for one in board.people if _is_loose(board, one)]
    by_load = sorted(loose, key=lambda one: minutes[one.id] / weight[one.id])
    for giver in reversed(by_load):
        level = minutes[giver.id] / weight[giver.id]
        for shift in (one for one in board.shifts if (giver.id, one.id) in chosen):
            if minutes[giver.id] - shift.minutes < giver.least_hours * 60:
                continue
            for taker in by_load:
                if (minutes[taker.id] + shift.minutes) / weight[taker.id] >= level - 1e-9:
                    continue
                if _can_take(board, chosen, giver, shift, taker):
                    yield giver, shift, taker


def _is_loose(board: Board, person: Person) -> bool:
    """Whether what this person serves ties nobody else, and no days on end."""
    tied = any(person.id in (pair.first, pair.second) for pair in board.problem.pairs if pair.kind in BOUND)
    return not tied and max(person.least_running, person.least_off) <= 1


def _can_take(board: Board, chosen: Chosen, giver: Person, shift: Shift, taker: Person) -> bool:
    if (taker.id, shift.id) not in board.seats or (giver.skills & shift.skills.keys()) - taker.skills:
        return False
    without = chosen - {(giver.id, shift.id)}
    return next(obstacles(board.problem, without, taker, shift), None) is None
