"""Who takes part, and what that says of everyone."""

from .glm import survey_glm
from .raked import raked_weights, raking
from .shares import representation
from .survey import survey_mean
from .unequal import concentration_index, inequality

__all__ = [
    "concentration_index",
    "inequality",
    "raked_weights",
    "raking",
    "representation",
    "survey_glm",
    "survey_mean",
]
