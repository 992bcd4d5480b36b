"""The rows of a table that a method can use, and how many it can't."""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np

from samenspel.methods.words import Words

from .data import Booleans, Data
from .result import Estimate, LeftOut, Method, Result


class Counted(Protocol):
    """What a method looked at: how many, and which were left out."""

    @property
    def n(self) -> int: ...
    @property
    def left_out(self) -> tuple[LeftOut, ...]: ...


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
        whole, asked = copy(Data.of(data)), _flat(names)
        kept, left_out = whole.complete(asked)
        whole.needed = tuple(dict.fromkeys(asked)) if left_out else ()
        return cls(whole, whole.where(kept), left_out)

    @property
    def n(self) -> int:
        return self.rows.n

    def only(self, kept: Booleans, reason: Words) -> Used:
        """Without the rows (n,) that are not kept for a reason of the method's own."""
        if kept.all():
            return self
        lost = LeftOut(int(np.sum(~kept)), reason)
        return Used(self.whole, self.rows.where(kept), (*self.left_out, lost))

    def result(self, method: Method, estimates: Iterable[Estimate], sentence: Words, **rest: Any) -> Result:
        """What was found in these rows."""
        return result_of(self, method, estimates, sentence, **rest)


def result_of(
    counted: Counted, method: Method, estimates: Iterable[Estimate], sentence: Words, **rest: Any
) -> Result:
    """What was found in these, at the level of the method's options; `rest` as Result takes it."""
    level = method.options.get("level", Result.level)
    told = {"n": counted.n, "left_out": counted.left_out, "level": level, **rest}
    return Result(method, tuple(estimates), sentence=sentence, **told)


def _flat(names: Iterable[str | Iterable[str] | None]) -> list[str]:
    found: list[str] = []
    for one in names:
        found += [one] if isinstance(one, str) else one or ()
    return found
