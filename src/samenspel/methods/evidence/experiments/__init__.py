"""Experiments: what was drawn by lot, and what came of it."""

from .cace import cace
from .conjoint import conjoint
from .randomisation import randomisation_inference

__all__ = ["cace", "conjoint", "randomisation_inference"]
