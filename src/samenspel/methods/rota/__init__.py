"""Rotas: who serves when, fairly, with proof or a stated gap, and why.

rota = make_rota(read_problem(Path("kitchen.csv")))
rota.serving, rota.aims, rota.unfilled[0].reason
"""

from samenspel.methods.malformed import MalformedFile

from .aims import AIMS, Aim
from .explain import explain_rota
from .make import make_rota
from .problem import FAIRNESS, PAIRS, Pair, Person, Problem, Shift, UnfitProblem
from .reading import read_problem
from .repair import Change, Repair, repair_rota
from .rota import Load, Obstacle, Remedy, Rota, Unfilled
from .serving import read_serving, write_serving
from .solver import Effort

__all__ = [
    "AIMS",
    "FAIRNESS",
    "PAIRS",
    "Aim",
    "Change",
    "Effort",
    "Load",
    "MalformedFile",
    "Obstacle",
    "Pair",
    "Person",
    "Problem",
    "Remedy",
    "Repair",
    "Rota",
    "Shift",
    "Unfilled",
    "UnfitProblem",
    "explain_rota",
    "make_rota",
    "read_problem",
    "read_serving",
    "repair_rota",
    "write_serving",
]
