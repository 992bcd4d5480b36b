"""A first rota, quickly, for the search to begin with: scarce places first, and to whoever carries least."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from samenspel.methods.words import Words

from .asked import Person, UnfitProblem
from .board import Board, Need
from .obstacles import Chosen, obstacles
from .solver import Clock, Effort, Floats, solve


def first_rota(board: Board) -> Chosen:
    """It obeys every hard rule, and fills what can be filled this way."""
    chosen: Chosen = set()
    minutes: dict[str, int] = defaultdict(int)
    for need in sorted(board.needs, key=lambda need: _plenty(board, need)):
        fill(board, chosen, minutes, need)
    return chosen


def fill(board: Board, chosen: Chosen, minutes: dict[str, int], need: Need) -> None:
    """Give the free places of a need to people whom nothing keeps from it, the lightest load first."""
    able = [person for person, _ in board.on(need.shift) if need.skill is None or need.skill in person.skills]
    able = [person for person in able if max(person.least_running, person.least_off) <= 1]
    weight = board.shares.weight
    for person in sorted(able, key=lambda one: minutes[one.id] / float(weight[one.id])):
        if missing(chosen, board.problem.person, need) <= 0 or _taken(chosen, need) >= need.shift.people:
            return
        if next(obstacles(board.problem, chosen, person, need.shift), None) is None:
            chosen.add((person.id, need.shift.id))
            minutes[person.id] += need.shift.minutes


def missing(chosen: Chosen, people: dict[str, Person], need: Need) -> int:
    """How many are missing of this need."""
    there = (people[id] for id, shift in chosen if shift == need.shift.id)
    return need.number - sum(need.skill is None or need.skill in person.skills for person in there)


def _taken(chosen: Chosen, need: Need) -> int:
    return sum(shift == need.shift.id for _, shift in chosen)


def _plenty(board: Board, need: Need) -> tuple[bool, float, str, str]:
    """Skills before heads, then by how many could take each place."""
    able = sum(need.skill is None or need.skill in person.skills for person, _ in board.on(need.shift))
    return need.skill is None, able / need.number, need.shift.id, need.skill or ""


def begin(board: Board, starts: Iterable[Chosen]) -> Floats:
    """A point of the model to begin with: the first of these that breaks no rule, or else any that exists."""
    for chosen in (*starts, None):
        found = settled(board, chosen)
        if found is not None:
            return found
    raise UnfitProblem(Words("What is fixed beforehand breaks a rule."))


def settled(board: Board, chosen: Chosen | None) -> Floats | None:
    """The columns that follow from who serves, at their least; None when that breaks a row.

    Without `chosen`: those of any rota.
    """
    model = board.model
    with model.changed():
        if chosen is not None:
            for key, column in board.seats.items():
                model.lower[column] = max(model.lower[column], float(key in chosen))
                model.upper[column] = min(model.upper[column], float(key in chosen))
            if any(model.lower[column] > model.upper[column] for column in board.seats.values()):
                return None
        return solve(model, board.costs(), Clock(Effort())).columns
