"""How likely and how bad, in words with examples, and how far two sides are apart.

Both are orders, not amounts: a pair of them is shown, never their product. The words are ours (CC0).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from samenspel.methods.words import N_


@dataclass(frozen=True)
class Step:
    """`example`: what it looks like in an initiative."""

    label: str
    example: str


LIKELIHOODS: Mapping[int, Step] = {
    1: Step(N_("Rare"), N_("We know no initiative where it happened.")),
    2: Step(N_("Possible"), N_("It happened elsewhere, and nothing here makes it likely.")),
    3: Step(N_("Likely"), N_("It happens in one of two initiatives like ours.")),
    4: Step(N_("Almost certain"), N_("If we change nothing, it will happen this year.")),
}
SEVERITIES: Mapping[int, Step] = {
    1: Step(N_("Small"), N_("An evening is spoilt; a week later nobody thinks of it.")),
    2: Step(N_("Felt"), N_("Some people stop for a while, or a promise is kept weeks late.")),
    3: Step(N_("Serious"), N_("A part of the work ends, or people who need the service are worse off.")),
    4: Step(N_("Ruinous"), N_("The initiative ends, or somebody is harmed.")),
}


@dataclass(frozen=True, order=True)
class Pair:
    """What one side thinks: a step of each scale."""

    likelihood: int
    severity: int

    def __post_init__(self) -> None:
        if self.likelihood not in LIKELIHOODS or self.severity not in SEVERITIES:
            raise ValueError(f"No such steps: {self.likelihood}, {self.severity}.")


@dataclass(frozen=True)
class Gap:
    """How many steps the second side is above the first, on each scale."""

    likelihood: int
    severity: int

    @property
    def is_none(self) -> bool:
        return not (self.likelihood or self.severity)

    @property
    def is_wide(self) -> bool:
        """Two steps or more on a scale of four: the sides do not see the same thing. The two is ours."""
        return max(abs(self.likelihood), abs(self.severity)) >= WIDE


WIDE = 2


def gap_of(first: Pair, second: Pair) -> Gap:
    """
    >>> gap_of(Pair(1, 2), Pair(3, 2))
    Gap(likelihood=2, severity=0)
    """
    return Gap(second.likelihood - first.likelihood, second.severity - first.severity)
