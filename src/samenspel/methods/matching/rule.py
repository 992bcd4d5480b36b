"""How the pot is shared, by name: everything that decides what a project gets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

FORMULAS = ("proportional", "per-head", "quadratic", "pairwise")
SCALINGS = ("down", "fit")


class UnfitRule(ValueError):
    """A rule that does not exist, or whose options contradict each other."""


@dataclass(frozen=True)
class Rule:
    """How to match; money is in whole cents. docs/explanation/matching-funds.md explains the formulas.

    `rate`: cents for each cent given (proportional). `per_head`: cents for each giver (per-head). `bound`: M
    of the pairwise formula; two people together bring less than twice as much, whatever they give.
    `giver_cap`: of what one giver gives to one project, so much counts. `total_cap`: and of what is left of
    all gifts of one giver so much together, in proportion, in whole cents. `project_cap`: no project gets
    more; a project's own cap, where lower, comes first. `scaling`: "down" pays what the formula says, or less
    when the pot is too small; "fit" pays the pot out. `redistribute`: what a cap leaves goes to others.
    """

    formula: str = "proportional"
    pot: int = 0
    rate: Fraction = Fraction(1)
    per_head: int = 1000
    bound: int = 2500
    giver_cap: int | None = None
    total_cap: int | None = None
    project_cap: int | None = None
    scaling: str = "down"
    redistribute: bool = True

    def __post_init__(self) -> None:
        _choose("formula", self.formula, FORMULAS)
        _choose("scaling", self.scaling, SCALINGS)
        for name, least in (("pot", 0), ("per_head", 1), ("bound", 1)):
            _check_cents(name, getattr(self, name), least)
        for name, least in (("giver_cap", 1), ("total_cap", 1), ("project_cap", 0)):
            if getattr(self, name) is not None:
                _check_cents(name, getattr(self, name), least)
        if not isinstance(self.rate, Fraction) or self.rate <= 0:
            raise UnfitRule("The rate must be a fraction above zero, such as 1 or 1/2.")

    def as_dict(self) -> dict[str, Any]:
        """Plain values, the rate as text."""
        return {**vars(self), "rate": str(self.rate)}

    @classmethod
    def from_dict(cls, options: Mapping[str, Any]) -> Rule:
        known = cls().as_dict()
        for name in options:
            _choose("option", name, tuple(known))
        chosen = {**known, **options}
        return cls(**{**chosen, "rate": Fraction(chosen["rate"])})


def _choose(what: str, value: str, known: tuple[str, ...]) -> None:
    if value not in known:
        raise UnfitRule(f"There is no {what} “{value}”; choose one of: {', '.join(known)}.")


def _check_cents(name: str, value: object, least: int) -> None:
    shown = name.replace("_", " ")
    if isinstance(value, bool) or not isinstance(value, int):
        raise UnfitRule(f"The {shown} is {value}, which is no whole number of cents.")
    if value < least:
        raise UnfitRule(f"The {shown} is {value} cents; it must be {least} or more.")
    if value > 10**15:
        raise UnfitRule(f"The {shown} is more than can be counted; check for extra digits.")
