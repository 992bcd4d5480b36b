"""Experiments: what was drawn by lot, and what came of it."""

from .cace import cace
from .randomisation import randomisation_inference

__all__ = ["cace", "randomisation_inference"]
