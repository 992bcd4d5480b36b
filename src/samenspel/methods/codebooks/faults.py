"""What is wrong with answers or a codebook: all of it at once, with row and column."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from samenspel.methods.words import Count, Words

MOST_SHOWN = 50


@dataclass(frozen=True)
class Fault:
    """`row` counts answers from 1 and is None where the whole column or file is meant."""

    problem: Words
    row: int | None = None
    column: str = ""

    def said(self) -> Words:
        if self.row is None:
            return self.problem
        return Words("Row {row}, {column}: {problem}", row=self.row, column=self.column, problem=self.problem)


class UnfitAnswers(ValueError):
    """`faults` has them all; the text names the first ones."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("\n".join(_lines(faults)))
        self.faults = tuple(faults)

    def __reduce__(self) -> tuple[type[UnfitAnswers], tuple[Sequence[Fault]]]:
        """So that it comes whole out of the process that read the file."""
        return type(self), (self.faults,)


def refuse(faults: Iterable[Fault]) -> None:
    """Raises UnfitAnswers where there are any."""
    if found := tuple(faults):
        raise UnfitAnswers(found)


def _lines(faults: Sequence[Fault]) -> Iterable[str]:
    yield from (str(fault.said()) for fault in faults[:MOST_SHOWN])
    if len(faults) > MOST_SHOWN:
        yield str(Words("… and {number} more.", number=Count(len(faults) - MOST_SHOWN)))
