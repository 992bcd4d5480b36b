"""Models of an outcome: least squares, for yes or no, for steps, for people within groups."""

from .dyads import dyads
from .equations import gee
from .linear import ols
from .logit import logit
from .logit_mixed import logit_mixed
from .mixed import linear_mixed
from .ordered import ordered_logit

__all__ = ["dyads", "gee", "linear_mixed", "logit", "logit_mixed", "ols", "ordered_logit"]
