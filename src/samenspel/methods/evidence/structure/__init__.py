"""Structure: factors that were named beforehand, and whether they are the same in groups and over time."""

from .cfa import cfa

__all__ = ["cfa"]
