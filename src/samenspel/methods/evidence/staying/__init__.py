"""Who stays, how long, and what goes with it."""

from .cox import cox
from .kaplan import kaplan_meier

__all__ = ["cox", "kaplan_meier"]
