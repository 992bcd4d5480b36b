"""Repair: after some drop out, the rota that fills most, with the fewest changes."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from samenspel.methods.words import Words

from .aims import AIMS, Pursuit
from .asked import UnfitProblem
from .board import Board
from .first import begin
from .make import DEFAULT, finish
from .obstacles import Chosen, obstacles
from .problem import Problem, in_time
from .rota import Rota
from .solver import Clock, Effort

REPAIR = ("promised", "filled", "changes", *AIMS[2:])


@dataclass(frozen=True)
class Change:
    """One person who is asked for a shift (`asked`), or let off one that they would have served."""

    shift: str
    person: str
    asked: bool


@dataclass(frozen=True, repr=False)
class Repair:
    """`lost`: what the drop-outs were to serve. Whether they are fewest, its aim “changes” says."""

    rota: Rota
    changes: tuple[Change, ...]
    lost: tuple[tuple[str, str], ...]

    def __repr__(self) -> str:
        return f"<Repair: lost {len(self.lost)}, changes {len(self.changes)}, {self.rota!r}>"


def repair_rota(
    problem: Problem,
    before: Chosen,
    dropped: Collection[tuple[str, str | None]],
    *,
    since: datetime | None = None,
    effort: Effort = DEFAULT,
) -> Repair:
    """Mend a rota after people dropped out: of one shift, or with None of all that are still to come.

    First as much as possible is filled, then as little as possible changed, and only then the other aims
    count. Shifts that began before `since` stay as they were. Raises UnfitProblem for unknown names, and when
    the shifts that began already break a rule.
    """
    moment = since.timestamp() if since else float("-inf")
    changed = _without(problem, dropped, moment)
    board = Board(changed, effort.seed)
    known = {key for key in before if key in board.seats}
    past = {key for key in known if changed.shift[key[1]].begins < moment}
    _freeze(board, past, moment)
    clock = Clock(effort)
    starts = (known, _kept(changed, past, known), past)
    pursuit = Pursuit(board, clock, begin(board, starts), [], {"changes": _changes(board, known)})
    for number, aim in enumerate(REPAIR):
        pursuit.pursue(aim, share=1 / (len(REPAIR) - number))
    rota = finish(pursuit)
    return Repair(rota, tuple(_listed(changed, known, rota.chosen)), tuple(sorted(before - known)))


def _without(problem: Problem, dropped: Collection[tuple[str, str | None]], moment: float) -> Problem:
    """The problem in which those who dropped out cannot come."""
    later = [shift.id for shift in problem.shifts if shift.begins >= moment]
    cannot: dict[str, set[str]] = {}
    for person, shift in dropped:
        if person not in problem.person or (shift is not None and shift not in problem.shift):
            raise UnfitProblem(
                Words(
                    "There is no “{name}” in this rota.", name=shift if person in problem.person else person
                )
            )
        cannot.setdefault(person, set()).update(later if shift is None else [shift])
    people = (
        replace(one, cannot=one.cannot | cannot[one.id]) if one.id in cannot else one
        for one in problem.people
    )
    return replace(problem, people=tuple(people))


def _freeze(board: Board, past: Chosen, moment: float) -> None:
    for key, column in board.seats.items():
        if board.problem.shift[key[1]].begins < moment:
            board.model.lower[column] = board.model.upper[column] = float(key in past)


def _kept(problem: Problem, past: Chosen, known: Chosen) -> Chosen:
    """As much of what was known as goes without breaking a rule."""
    kept = set(past)
    for person, shift in sorted(known - past, key=lambda key: (*in_time(problem.shift[key[1]]), key[0])):
        if next(obstacles(problem, kept, problem.person[person], problem.shift[shift]), None) is None:
            kept.add((person, shift))
    return kept


def _changes(board: Board, known: Chosen) -> tuple[dict[int, float], float]:
    """One for each person who is asked or let off."""
    cost = {column: -1.0 if key in known else 1.0 for key, column in board.seats.items()}
    return cost, float(len(known))


def _listed(problem: Problem, known: Chosen, chosen: Chosen) -> Iterator[Change]:
    changed = known ^ chosen
    for person, shift in sorted(changed, key=lambda key: (*in_time(problem.shift[key[1]]), key[0])):
        yield Change(shift, person, (person, shift) in chosen)
