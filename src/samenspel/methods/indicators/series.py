"""One value for each period, in order, and the periods that are missing in between."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import pairwise

from samenspel.methods.words import Words

from .rhythms import Rhythm
from .unfit import UnfitSeries


@dataclass(frozen=True)
class Reading:
    """`period`: its first day."""

    period: date
    value: Fraction


@dataclass(frozen=True)
class Series:
    """Readings in the order of time, of one unit. Raises UnfitSeries for a period that is there twice, and
    for a day that begins none."""

    unit: str
    rhythm: Rhythm
    readings: tuple[Reading, ...] = ()

    def __post_init__(self) -> None:
        ordered = tuple(sorted(self.readings, key=lambda one: one.period))
        for one, other in pairwise(ordered):
            if one.period == other.period:
                raise UnfitSeries(
                    Words("{period} is there twice; a series has one value for each period.",
                          period=self.rhythm.name_of(one.period))
                )  # fmt: skip
        for one in ordered:
            if self.rhythm.period_of(one.period) != one.period:
                raise UnfitSeries(Words("{day} begins no period.", day=one.period.isoformat()))
        object.__setattr__(self, "readings", ordered)

    def __len__(self) -> int:
        return len(self.readings)

    @property
    def values(self) -> list[Fraction]:
        return [one.value for one in self.readings]

    def gaps(self) -> list[date]:
        """Periods without a value between the first and the last."""
        there = {one.period for one in self.readings}
        return [period for period in self._periods() if period not in there]

    def _periods(self) -> Iterator[date]:
        if not self.readings:
            return
        period, last = self.readings[0].period, self.readings[-1].period
        while period <= last:
            yield period
            period = self.rhythm.after(period)

    def runs(self) -> list[list[Reading]]:
        """Cut where periods are missing."""
        found: list[list[Reading]] = []
        for reading in self.readings:
            if found and self.rhythm.after(found[-1][-1].period) == reading.period:
                found[-1].append(reading)
            else:
                found.append([reading])
        return found

    def before(self, day: date) -> Series:
        """Periods that were over by then."""
        return self._with(one for one in self.readings if self.rhythm.after(one.period) <= day)

    def since(self, day: date) -> Series:
        """Periods that were not over by then: in the one that holds the day, something may have changed."""
        return self._with(one for one in self.readings if self.rhythm.after(one.period) > day)

    def _with(self, readings: Iterable[Reading]) -> Series:
        return Series(self.unit, self.rhythm, tuple(readings))


def apart(ours: Series, theirs: Series) -> Series:
    """How far ours stands above theirs, in the periods that both have. Raises UnfitSeries for other units
    and other rhythms: nothing is converted."""
    if (ours.unit, ours.rhythm) != (theirs.unit, theirs.rhythm):
        raise UnfitSeries(
            Words(
                "One series is in {one} every {rhythm}, the other in {other} every {pace}; nothing is "
                "converted.",
                one=ours.unit,
                rhythm=ours.rhythm.value,
                other=theirs.unit,
                pace=theirs.rhythm.value,
            )
        )
    other = {one.period: one.value for one in theirs.readings}
    shared = (one for one in ours.readings if one.period in other)
    readings = tuple(Reading(one.period, one.value - other[one.period]) for one in shared)
    return Series(ours.unit, ours.rhythm, readings)
