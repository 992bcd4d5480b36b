"""Models of an outcome: least squares, for yes or no, for steps, for people within groups."""

from .linear import ols

__all__ = ["ols"]
