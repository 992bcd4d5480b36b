"""From a problem to a rota."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from samenspel.methods.words import Words

from .aims import AIMS, Pursuit, known
from .board import Board
from .explain import loads, unfilled
from .first import first_rota
from .obstacles import Chosen
from .problem import Problem, UnfitProblem
from .rota import Rota
from .solver import Clock, Effort, Floats, solve

DEFAULT = Effort()


def make_rota(problem: Problem, effort: Effort = DEFAULT, aims: Sequence[str] = AIMS) -> Rota:
    """The best rota by `aims`, one after the other, with proof or a stated gap.

    Every hard rule holds. Raises UnfitProblem for an aim that does not exist. The same problem, seed and aims
    give the same rota as long as the clock does not end the search.
    """
    if not known(aims):
        raise UnfitProblem(Words("An aim does not exist; choose from: {known}.", known=", ".join(AIMS)))
    board = Board(problem, effort.seed)
    clock = Clock(effort)
    pursuit = Pursuit(board, clock, begin(board, [first_rota(board), set()]), [])
    for number, aim in enumerate(aims):
        pursuit.pursue(aim, share=1 / (len(aims) - number))
    return finish(pursuit)


def finish(pursuit: Pursuit) -> Rota:
    board, chosen = pursuit.board, chosen_of(pursuit.board, pursuit.columns)
    problem = board.problem
    return Rota(
        problem=problem,
        serving={
            shift.id: tuple(sorted(person for person, id in chosen if id == shift.id)) for shift in board.shifts
        },
        aims=tuple(pursuit.reached),
        loads=loads(board, chosen),
        unfilled=unfilled(board, chosen),
        in_time=not pursuit.clock.late,
        seed=pursuit.clock.effort.seed,
    )


def begin(board: Board, starts: Iterable[Chosen]) -> Floats:
    """A point of the model to begin with: the first of these that breaks no rule, or else any that exists."""
    for chosen in starts:
        before = board.model.lower[:], board.model.upper[:]
        for key, column in board.seats.items():
            board.model.lower[column] = board.model.upper[column] = float(key in chosen)
        found = _settled(board)
        board.model.lower, board.model.upper = before
        if found is not None:
            return found
    found = _settled(board)
    if found is None:
        raise UnfitProblem(Words("What is fixed beforehand breaks a rule."))
    return found


def _settled(board: Board) -> Floats | None:
    """The columns that follow from who serves, at their least."""
    return solve(board.model, board.costs(), Clock(Effort())).columns


def chosen_of(board: Board, columns: Floats) -> Chosen:
    return {key for key, column in board.seats.items() if columns[column] > 0.5}
