"""What is wrong in a file: everything at once, each with its line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from samenspel.methods.words import Words

Place = tuple[str | int, ...]
"""The way to a value from the top of a file: ("pages", 0, "questions", 2, "show_if")."""


@dataclass(frozen=True, eq=False)
class Fault:
    """`line` counts from 1; 0: not from a file."""

    place: Place
    problem: Words
    line: int = 0

    def __str__(self) -> str:
        return f"Line {self.line}: {self.problem}" if self.line else str(self.problem)


class FaultyFile(ValueError):
    """`faults` in the order of the file."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(faults, key=lambda fault: fault.line))
        super().__init__("\n".join(map(str, self.faults)))

    def __reduce__(self) -> tuple[type[FaultyFile], tuple[tuple[Fault, ...]]]:
        """So that it comes whole out of the process that read the file."""
        return type(self), (self.faults,)
