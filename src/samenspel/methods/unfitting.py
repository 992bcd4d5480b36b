"""What the errors of methods have in common that refuse what makes no sense."""

from __future__ import annotations

from typing import Self

from .words import Words


class Unfitting(ValueError):
    """`problem` is the sentence that says what is wrong, where, and what to do."""

    def __init__(self, problem: Words) -> None:
        super().__init__(str(problem))
        self.problem = problem

    def __reduce__(self) -> tuple[type[Self], tuple[object, ...]]:
        """So that it comes whole out of the process that computed."""
        return type(self), (self.problem,)
