"""By which way something works."""

from .mediation import mediation

__all__ = ["mediation"]
