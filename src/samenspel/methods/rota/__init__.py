"""Rotas: who serves when, fairly, with proof or a stated gap, and why.

rota = make_rota(read_problem(Path("kitchen.csv")))
rota.serving, rota.aims, rota.unfilled[0].reason
"""

from samenspel.methods.malformed import MalformedFile

from .aims import AIMS, Aim
from .asked import FAIRNESS, PAIRS, Pair, Person, Shift, UnfitProblem
from .explain import explain_rota
from .make import make_rota
from .problem import Problem
from .reading import read_problem
from .repair import Change, Repair, repair_rota
from .report import as_json, repair_as_json
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
    "as_json",
    "explain_rota",
    "make_rota",
    "read_problem",
    "read_serving",
    "repair_as_json",
    "repair_rota",
    "write_serving",
]
