"""Scales: scoring, reliability, factors."""

from .alpha import alpha
from .factors import factors
from .omega import omega
from .scoring import score, scores

__all__ = ["alpha", "factors", "omega", "score", "scores"]
