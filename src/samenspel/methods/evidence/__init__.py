"""Statistics that a referee accepts, for anyone: arrays and tables in, results with their reasons out.

found = ols({"trust": trust, "age": age, "place": place}, "trust", ["age"], cluster=["place"])
found["age"].low, found.table(), found.to_r()
"""

from .agreement import fleiss, icc, kappa, krippendorff
from .changes import did, interrupted_series, staggered_did, stepped_wedge
from .conditions import calibrate, necessity, qca, qca_robustness, truth_table
from .data import Data
from .experiments import (
    balance,
    cace,
    conjoint,
    entropy_balance,
    itt,
    lee_bounds,
    list_experiment,
    propensity_weights,
    randomisation_inference,
    regression_discontinuity,
    sensitivity,
)
from .listed import METHODS
from .missing import completed, missing_patterns, pooled
from .models import dyads, gee, linear_mixed, logit, logit_mixed, ols, ordered_logit
from .networks import attendance, network
from .planning import many_tests, power
from .profiles import q_method
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
from .scales import alpha, factors, omega, score, scores
from .staying import cox, kaplan_meier
from .stopping import Stopped, stopping
from .structure import cfa, invariance
from .synthesis import effect_sizes, meta_analysis, meta_regression, publication_bias, three_levels
from .unfit import UnfitData
from .why import mediation

__all__ = [
    "METHODS",
    "Assumption",
    "Data",
    "Estimate",
    "LeftOut",
    "Method",
    "Result",
    "Stopped",
    "Table",
    "Test",
    "UnfitData",
    "alpha",
    "attendance",
    "balance",
    "cace",
    "calibrate",
    "cfa",
    "completed",
    "concentration_index",
    "conjoint",
    "cox",
    "did",
    "dyads",
    "effect_sizes",
    "entropy_balance",
    "factors",
    "fleiss",
    "gee",
    "icc",
    "inequality",
    "interrupted_series",
    "invariance",
    "itt",
    "kaplan_meier",
    "kappa",
    "krippendorff",
    "lee_bounds",
    "linear_mixed",
    "list_experiment",
    "logit",
    "logit_mixed",
    "many_tests",
    "mediation",
    "meta_analysis",
    "meta_regression",
    "missing_patterns",
    "necessity",
    "network",
    "ols",
    "omega",
    "ordered_logit",
    "pooled",
    "power",
    "propensity_weights",
    "publication_bias",
    "q_method",
    "qca",
    "qca_robustness",
    "raked_weights",
    "raking",
    "randomisation_inference",
    "regression_discontinuity",
    "representation",
    "score",
    "scores",
    "sensitivity",
    "staggered_did",
    "stepped_wedge",
    "stopping",
    "survey_glm",
    "survey_mean",
    "three_levels",
    "truth_table",
]
