"""Experiments: what was drawn by lot, and what came of it; what can be said where nothing was drawn."""

from .balance import balance
from .cace import cace
from .conjoint import conjoint
from .discontinuity import regression_discontinuity
from .entropy import entropy_balance
from .itt import itt
from .lee_bounds import lee_bounds
from .list_experiment import list_experiment
from .propensity import propensity_weights
from .randomisation import randomisation_inference
from .sensitivity import sensitivity

__all__ = [
    "balance",
    "cace",
    "conjoint",
    "entropy_balance",
    "itt",
    "lee_bounds",
    "list_experiment",
    "propensity_weights",
    "randomisation_inference",
    "regression_discontinuity",
    "sensitivity",
]
