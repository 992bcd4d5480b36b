"""Models of an outcome: least squares, for yes or no, for steps, for people within groups."""

from .linear import ols
from .logit import logit
from .ordered import ordered_logit

__all__ = ["logit", "ols", "ordered_logit"]
