"""Statistics that a referee accepts, for anyone: arrays and tables in, results with their reasons out.

found = ols({"trust": trust, "age": age, "place": place}, "trust", ["age"], cluster=["place"])
found["age"].low, found.table(), found.to_r()
"""

from .agreement import fleiss, icc, kappa, krippendorff
from .data import Data
from .experiments import cace, conjoint, list_experiment, randomisation_inference
from .listed import METHODS
from .models import logit, ols, ordered_logit
from .result import Assumption, Estimate, LeftOut, Method, Result, Table, Test
from .scales import alpha, omega, score, scores
from .structure import cfa
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
    "cace",
    "cfa",
    "conjoint",
    "fleiss",
    "icc",
    "kappa",
    "krippendorff",
    "list_experiment",
    "logit",
    "ols",
    "omega",
    "ordered_logit",
    "randomisation_inference",
    "score",
    "scores",
]
