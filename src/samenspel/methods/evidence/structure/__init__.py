"""Structure: factors that were named beforehand, and whether they are the same in groups and over time."""

from .cfa import cfa
from .invariance import invariance

__all__ = ["cfa", "invariance"]
