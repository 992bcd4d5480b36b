"""Statistics that a referee accepts, for anyone: arrays and tables in, results with their reasons out.

found = ols({"trust": trust, "age": age, "place": place}, "trust", ["age"], cluster=["place"])
found["age"].low, found.table(), found.to_r()
"""

from .changes import did, interrupted_series, staggered_did, stepped_wedge
from .data import Data
from .listed import METHODS
from .missing import completed, missing_patterns, pooled
from .models import ols
from .representation import (
    concentration_index,
    inequality,
    raked_weights,
    raking,
    representation,
    survey_glm,
    survey_mean,
)
from .result import Assumption, Estimate, LeftOut, Method, Result, Table, Test
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
    "completed",
    "concentration_index",
    "did",
    "inequality",
    "interrupted_series",
    "missing_patterns",
    "ols",
    "pooled",
    "raked_weights",
    "raking",
    "representation",
    "staggered_did",
    "stepped_wedge",
    "survey_glm",
    "survey_mean",
]
