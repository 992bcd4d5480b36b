"""Scales: scoring, reliability, factors."""

from .alpha import alpha
from .omega import omega
from .scoring import score, scores

__all__ = ["alpha", "omega", "score", "scores"]
