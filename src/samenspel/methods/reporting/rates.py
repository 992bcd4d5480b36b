"""Rates of a survey as AAPOR defines them (Standard Definitions, 10th edition, 2023), of one wave."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields

from samenspel.methods.words import N_, Words

from .unfit import refuse


@dataclass(frozen=True)
class Dispositions:
    """What became of everyone who was asked, or could have been.

    `complete`, `partial`: handed in; begun and left. `refused`: said no, or withdrew. `not_reached`: no sign
    of life, though asked for certain. `other`: asked, but could not (ill, no language that it is in).
    `unknown`: nobody knows whether they should have been asked at all. `not_eligible`: turned out that not.
    """

    complete: int
    partial: int = 0
    refused: int = 0
    not_reached: int = 0
    other: int = 0
    unknown: int = 0
    not_eligible: int = 0

    def __post_init__(self) -> None:
        for one in fields(self):
            if getattr(self, one.name) < 0:
                refuse(N_("“{name}” is less than nobody."), name=one.name)

    @property
    def eligible(self) -> int:
        """Known to be."""
        return self.complete + self.partial + self.refused + self.not_reached + self.other

    @property
    def share_eligible(self) -> float:
        """Of the unknown: as many as among those of whom it is known (CASRO)."""
        known = self.eligible + self.not_eligible
        return self.eligible / known if known else 1.0


@dataclass(frozen=True)
class Rate:
    """`name` as AAPOR has it; `about`: what is divided by what."""

    name: str
    about: Words
    value: float


ANSWERED = "answered"
LINES: tuple[tuple[str, Words, str, str], ...] = (
    ("RR1", Words("complete, of all who may have been asked"), "complete", "all"),
    ("RR2", Words("complete or in part, of all who may have been asked"), ANSWERED, "all"),
    ("RR3", Words("complete, with the unknown estimated"), "complete", "estimated"),
    ("RR4", Words("complete or in part, with the unknown estimated"), ANSWERED, "estimated"),
    ("RR5", Words("complete, of those certainly asked"), "complete", "known"),
    ("RR6", Words("complete or in part, of those certainly asked"), ANSWERED, "known"),
    ("COOP4", Words("complete or in part, of those reached who could answer"), ANSWERED, "reached"),
    ("REF2", Words("refused, with the unknown estimated"), "refused", "estimated"),
    ("CON2", Words("reached, with the unknown estimated"), "contact", "estimated"),
)


def rates(found: Dispositions) -> tuple[Rate, ...]:
    """All that can be said; nothing where nobody was asked.

    >>> [f"{one.name} {one.value:.3f}" for one in rates(Dispositions(50, 10, 20, 15, 5, 40, 10))][:3]
    ['RR1 0.357', 'RR2 0.429', 'RR3 0.367']
    """
    return tuple(_rates(found))


def _rates(found: Dispositions) -> Iterator[Rate]:
    answered = found.complete + found.partial
    above = {
        "complete": found.complete,
        ANSWERED: answered,
        "refused": found.refused,
        "contact": answered + found.refused + found.other,
    }
    below = {
        "all": found.eligible + found.unknown,
        "estimated": found.eligible + found.share_eligible * found.unknown,
        "known": found.eligible,
        "reached": answered + found.refused,
    }
    for name, about, of, by in LINES:
        if below[by]:
            yield Rate(name, about, above[of] / below[by])
