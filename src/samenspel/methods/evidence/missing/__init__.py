"""Answers that are not there: which, and what is found when they are filled in many times."""

from .chained import completed
from .patterns import missing_patterns
from .pooled import pooled

__all__ = ["completed", "missing_patterns", "pooled"]
