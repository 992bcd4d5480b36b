"""Experiments: what was drawn by lot, and what came of it."""

from .cace import cace
from .conjoint import conjoint
from .list_experiment import list_experiment
from .randomisation import randomisation_inference

__all__ = ["cace", "conjoint", "list_experiment", "randomisation_inference"]
