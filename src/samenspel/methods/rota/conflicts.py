"""Why a place stays open: other places that are too many together with it, none of them needlessly."""

from __future__ import annotations

from collections.abc import Collection

from .board import Board, Need
from .first import missing
from .obstacles import Chosen
from .solver import SLACK, Clock, solve

MOST = 12
"""So many open places are looked at."""
Key = tuple[str, str | None]


def conflicts(board: Board, chosen: Chosen, clock: Clock) -> dict[Key, tuple[str, ...]]:
    """For each open place a set of other places: were any one of them filled less, it could be filled.

    Found by the prices of the relaxed model, or else among all places; then made smaller one by one
    (a deletion filter: J. W. Chinneck, Feasibility and Infeasibility in Optimization, 2008).
    """
    short = {need: max(missing(chosen, board.problem.person, need), 0) for need in board.needs}
    found = {}
    for need in [need for need in board.needs if short[need]][:MOST]:
        others = _conflict(board, short, need, clock)
        if others is not None:
            found[need.shift.id, need.skill] = tuple(label(one) for one in others)
    return found


def _conflict(board: Board, short: dict[Need, int], need: Need, clock: Clock) -> list[Need] | None:
    """None when it is not proven that the place must stay open."""
    candidates = _priced(board, short, need, clock)
    if not _too_many(board, short, need, candidates, clock):
        candidates = [one for one in board.needs if one is not need]
        if not _too_many(board, short, need, candidates, clock):
            return None
    for one in list(candidates):
        fewer = [other for other in candidates if other is not one]
        if _too_many(board, short, need, fewer, clock):
            candidates = fewer
    return candidates


def _priced(board: Board, short: dict[Need, int], need: Need, clock: Clock) -> list[Need]:
    """The places whose number matters when this one is filled as far as it goes."""
    others = [one for one in board.needs if one is not need]
    upper = board.model.upper[:]
    _demand(board, short, others)
    found = solve(board.model, {need.short: 1.0}, clock, relaxed=True)
    board.model.upper = upper
    if found.prices is None:
        return others
    return [one for one in others if abs(found.prices[one.short]) > SLACK]


def _too_many(
    board: Board, short: dict[Need, int], need: Need, others: Collection[Need], clock: Clock
) -> bool:
    """Whether it is proven that this place cannot be filled further while the others keep what they have."""
    upper = board.model.upper[:]
    _demand(board, short, others)
    board.model.upper[need.short] = short[need] - 1
    found = solve(board.model, {}, clock)
    board.model.upper = upper
    return found.columns is None and found.bound == float("inf")


def _demand(board: Board, short: dict[Need, int], needs: Collection[Need]) -> None:
    for need in needs:
        board.model.upper[need.short] = short[need]


def label(need: Need) -> str:
    return f"{need.shift.id} ({need.skill})" if need.skill else need.shift.id
