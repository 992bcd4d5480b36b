"""The rows of a table that a method can use, and how many it can't."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from samenspel.methods.words import Words

from .data import Data
from .result import Estimate, LeftOut, Method, Result


@dataclass(frozen=True)
class Used:
    """`rows` have an answer in every column that was asked for; `whole` is the table as it was given."""

    whole: Data
    rows: Data
    left_out: tuple[LeftOut, ...]

    @classmethod
    def of(cls, data: Any, *names: str | Iterable[str] | None) -> Used:
        """Each name is a column, several, or None for one that was not asked for. Raises UnfitData when no
        row is left."""
        whole = Data.of(data)
        kept, left_out = whole.complete(_flat(names))
        return cls(whole, whole.where(kept), left_out)

    def result(self, method: Method, estimates: Iterable[Estimate], sentence: Words, **rest: Any) -> Result:
        """What was found in these rows, at the level of the method's options; `rest` as Result takes it."""
        level = method.options.get("level", Result.level)
        told = {"n": self.rows.n, "left_out": self.left_out, "level": level, **rest}
        return Result(method, tuple(estimates), sentence=sentence, **told)


def _flat(names: Iterable[str | Iterable[str] | None]) -> list[str]:
    found: list[str] = []
    for one in names:
        found += [one] if isinstance(one, str) else one or ()
    return found
