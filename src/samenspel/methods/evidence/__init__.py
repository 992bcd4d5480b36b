"""Statistics that a referee accepts, for anyone: arrays and tables in, results with their reasons out.

found = ols({"trust": trust, "age": age, "place": place}, "trust", ["age"], cluster=["place"])
found["age"].low, found.table(), found.to_r()
"""

from .agreement import fleiss, icc, kappa, krippendorff
from .data import Data
from .listed import METHODS
from .models import ols
from .result import Assumption, Estimate, LeftOut, Method, Result, Table, Test
from .scales import alpha, factors, omega, score, scores
from .structure import cfa, invariance
from .unfit import UnfitData

__all__ = [
    "METHODS",
    "Assumption",
    "Data",
    "Estimate",
    "LeftOut",
    "Method",
    "Result",
    "Table",
    "Test",
    "UnfitData",
    "alpha",
    "cfa",
    "factors",
    "fleiss",
    "icc",
    "invariance",
    "kappa",
    "krippendorff",
    "ols",
    "omega",
    "score",
    "scores",
]
