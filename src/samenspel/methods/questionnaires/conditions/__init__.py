"""Conditions on answers: age >= 18 and sector in [school, care] and not answered(reason)."""

from .meaning import And, Answered, Chosen, Comparison, Condition, In, Not, Or, holds, names_in
from .parsing import UnfitCondition, parse

__all__ = [
    "And",
    "Answered",
    "Chosen",
    "Comparison",
    "Condition",
    "In",
    "Not",
    "Or",
    "UnfitCondition",
    "holds",
    "names_in",
    "parse",
]
