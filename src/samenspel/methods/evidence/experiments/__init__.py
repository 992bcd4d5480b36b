"""Experiments: what was drawn by lot, and what came of it."""

from .cace import cace

__all__ = ["cace"]
