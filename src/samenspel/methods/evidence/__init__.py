"""Statistics that a referee accepts, for anyone: arrays and tables in, results with their reasons out.

found = ols({"trust": trust, "age": age, "place": place}, "trust", ["age"], cluster=["place"])
found["age"].low, found.table(), found.to_r()
"""

from .conditions import calibrate, necessity, qca, qca_robustness, truth_table
from .data import Data
from .listed import METHODS
from .models import ols
from .planning import many_tests, power
from .profiles import q_method
from .result import Assumption, Estimate, LeftOut, Method, Result, Table, Test
from .synthesis import meta_analysis
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
    "calibrate",
    "many_tests",
    "meta_analysis",
    "necessity",
    "ols",
    "power",
    "q_method",
    "qca",
    "qca_robustness",
    "truth_table",
]
