"""From a problem to a rota."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from samenspel.methods.words import Words

from .aims import AIMS, Pursuit, known
from .asked import UnfitProblem
from .board import Board
from .explain import REASONS, explained
from .first import begin, first_rota
from .obstacles import Chosen
from .problem import Problem
from .rota import Rota
from .solver import Clock, Effort, Floats

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
    """What was reached, with its reasons."""
    chosen = chosen_of(pursuit.board, pursuit.columns)
    clock, spent = Clock(replace(REASONS, seed=pursuit.clock.effort.seed)), pursuit.clock
    fresh = Board(pursuit.board.problem, spent.effort.seed)  # without the bounds of the search
    return explained(fresh, chosen, tuple(pursuit.reached), clock, late=spent.late)


def chosen_of(board: Board, columns: Floats) -> Chosen:
    return {key for key, column in board.seats.items() if columns[column] > 0.5}
