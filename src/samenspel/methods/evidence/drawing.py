"""People or cases drawn again with replacement: how much a number changes from one draw to the next."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from samenspel.methods.words import N_, Words

from .data import Floats
from .result import Estimate
from .stopping import go_on
from .unfit import refuse

DRAWN_AT_ONCE = 4_000_000
FEW_DRAWS = 100


@dataclass(frozen=True)
class Draws:
    """`number` draws from a seed, for intervals at a level; 0 for none. Raises UnfitData for too few."""

    number: int
    seed: int
    level: float

    def __post_init__(self) -> None:
        if 0 != self.number < FEW_DRAWS:
            raise refuse(N_("Draw {least} times or more, or 0 times for no draws."), least=FEW_DRAWS)

    @property
    def told(self) -> dict[str, float | int | None]:
        """What a result says of them."""
        return {"level": self.level, "seed": self.seed if self.number else None}

    def totals(self, columns: Floats) -> Floats:
        """(draws, c): sums of columns (n, c) over people drawn again."""
        n, chance = len(columns), np.random.default_rng(self.seed)
        at_once = max(1, DRAWN_AT_ONCE // n)
        found = np.empty((self.number, columns.shape[1]))
        for start in range(0, self.number, at_once):
            go_on()
            some = min(at_once, self.number - start)
            people = chance.integers(0, n, size=(some, n), dtype=np.int32)
            people += (np.arange(some, dtype=np.int32) * n)[:, None]
            times = np.bincount(people.ravel(), minlength=some * n).reshape(some, n)
            found[start : start + some] = times.astype(float) @ columns
        return found

    def interval(self, name: str, value: float, drawn: Floats) -> Estimate:
        """The percentiles of what was drawn (b,); draws that gave no number do not count."""
        told = drawn[np.isfinite(drawn)]
        if len(told) < FEW_DRAWS:
            return Estimate(name, value)
        low, high = np.quantile(told, [0.5 - self.level / 2, 0.5 + self.level / 2]).tolist()
        return Estimate(name, value, float(told.std(ddof=1)), low, high)


def lost(drawn: Floats) -> tuple[Words, ...]:
    """The note when some draws (b,) gave no number."""
    number = int(np.sum(~np.isfinite(drawn)))
    return (Words("{number} draws gave no number and do not count.", number=number),) if number else ()
