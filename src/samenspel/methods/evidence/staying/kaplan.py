"""Which part is still there after some time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from samenspel.methods.evidence.chances import above_chi2, quantile
from samenspel.methods.evidence.data import Booleans, Floats, Ints
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.result import Estimate, Method, Result, Table, Test
from samenspel.methods.evidence.rscript import name, script
from samenspel.methods.evidence.used import Used
from samenspel.methods.words import Words

from .times import as_long, times_of

MOST_ROWS = 40
HALF = 0.5 + 1e-12
SOURCE = "Kaplan & Meier 1958, doi 10.1080/01621459.1958.10501452"
CORRECTION = "Greenwood's error, interval on the scale of the logarithm"


@listed(
    "Which part of people (volunteers, groups) is still there after some time.",
    group="a column: a curve for each level, and a test that they are alike",
)
def kaplan_meier(
    data: Any, time: str, event: str, *, group: str | None = None, level: float = 0.95
) -> Result:
    """The median of each curve (none where fewer than half ended), the curves with intervals on the scale of
    the logarithm, and the log-rank test. Raises UnfitData (Kaplan & Meier 1958, doi
    10.1080/01621459.1958.10501452).

    >>> found = kaplan_meier({"months": [1, 2, 3, 4], "left": [1, 1, 0, 1]}, "months", "left")
    >>> found["median"].value
    3.0
    """
    used = Used.of(data, time, event, group)
    times, happened = times_of(used.rows, time, event)
    codes, levels = used.rows.levels(group) if group else (np.zeros(len(times), int), ("",))
    labels = [f"{group}={one}" if group else "" for one in levels]
    kept = [codes == place for place in range(len(levels))]
    curves = [curve_of(times[one], happened[one], label) for one, label in zip(kept, labels, strict=True)]
    return used.result(
        Method("Kaplan-Meier", SOURCE, {"level": level}, CORRECTION),
        [median for curve in curves for median in curve.medians(level)],
        _sentence(happened),
        unit="people",
        tests=(log_rank(times, happened, codes),) if len(levels) > 1 else (),
        assumptions=(as_long(),),
        numbers={"left": int(happened.sum()), "not looked at any more": int((~happened).sum())},
        tables=tuple(curve.table(level) for curve in curves),
        notes=tuple(note for curve in curves for note in curve.notes()),
        r_code=script(used.whole, *_in_r(time, event, group)),
    )


@dataclass(frozen=True, eq=False)
class Curve:
    """At each time of an event (t,): how many were there, how many went, the part that stays, its error.
    `label` says of whom, empty for all."""

    label: str
    times: Floats
    there: Floats
    gone: Floats
    stays: Floats
    se: Floats

    def at(self, level: float) -> tuple[Floats, Floats]:
        """Low and high (t,), on the scale of the logarithm."""
        with np.errstate(divide="ignore", invalid="ignore"):
            wide = quantile(0.5 + level / 2) * self.se / self.stays
            low, high = self.stays * np.exp(-wide), np.minimum(1.0, self.stays * np.exp(wide))
        return low, high

    def first(self, stays: Floats) -> float | None:
        """The first time at which half or fewer are there; between two times where exactly half stay."""
        below = np.flatnonzero(stays <= HALF)
        if not below.size:
            return None
        one = int(below[0])
        if abs(stays[one] - 0.5) < HALF - 0.5 and one + 1 < len(stays):
            return float(self.times[one] + self.times[one + 1]) / 2
        return float(self.times[one])

    def medians(self, level: float) -> Iterator[Estimate]:
        """None where fewer than half went."""
        middle = self.first(self.stays)
        low, high = map(self.first, self.at(level))
        if middle is not None:
            label = f"median, {self.label}" if self.label else "median"
            yield Estimate(label, middle, None, low, high or float("inf"))

    def notes(self) -> Iterator[Words]:
        if self.first(self.stays) is None:
            yield _no_median(self.label)

    def table(self, level: float) -> Table:
        """All times, or so many of them that a reader can read them; the last one always."""
        last = len(self.times) - 1
        places = np.unique(np.linspace(0, last, min(MOST_ROWS, last + 1)).astype(int)).tolist()
        low, high = (np.where(self.stays > 0, one, np.nan) for one in self.at(level))
        counts = [self.times.tolist(), self.there.astype(int).tolist(), self.gone.astype(int).tolist()]
        columns = [
            *counts,
            self.stays.tolist(),
            *([_or_none(one) for one in end.tolist()] for end in (low, high)),
        ]
        rows = tuple(tuple(column[place] for column in columns) for place in places)
        header = ("time", "there", "left", "part still there", "low", "high")
        return Table(self.label or "still there", header, rows)


def curve_of(times: Floats, happened: Booleans, label: str = "") -> Curve:
    """Kaplan & Meier 1958, doi 10.1080/01621459.1958.10501452; the error is Greenwood's."""
    moments, place = np.unique(times, return_inverse=True)
    gone = np.bincount(place, happened, len(moments))
    there = np.cumsum(np.bincount(place, minlength=len(moments))[::-1])[::-1].astype(float)
    stays = np.cumprod(1 - gone / there)
    left = there * (there - gone)
    se = stays * np.sqrt(np.cumsum(np.divide(gone, left, where=left > 0, out=np.zeros_like(there))))
    kept = gone > 0
    return Curve(label, moments[kept], there[kept], gone[kept].astype(float), stays[kept], se[kept])


def log_rank(times: Floats, happened: Booleans, codes: Ints) -> Test:
    """That all groups leave alike (Mantel 1966)."""
    moments = np.unique(times[happened])
    k = int(codes.max()) + 1
    there = np.array([np.bincount(codes[times >= one], minlength=k) for one in moments], float)
    gone = np.array([np.bincount(codes[happened & (times == one)], minlength=k) for one in moments], float)
    all_there, all_gone = there.sum(axis=1), gone.sum(axis=1)
    share = there / all_there[:, None]
    off = (gone - all_gone[:, None] * share).sum(axis=0)
    scale = all_gone * (all_there - all_gone) / np.maximum(all_there - 1, 1)
    variance = np.diag(scale @ share) - np.einsum("t,ta,tb->ab", scale, share, share)
    statistic = float(off[1:] @ np.linalg.pinv(variance[1:, 1:]) @ off[1:])
    return Test("all groups leave alike (log-rank)", statistic, above_chi2(statistic, k - 1), (float(k - 1),))


def _or_none(number: float) -> float | None:
    return None if np.isnan(number) else number


def _no_median(called: str) -> Words:
    if not called:
        return Words("Fewer than half left while somebody looked, so there is no median.")
    return Words(
        "Of {group} fewer than half left while somebody looked, so there is no median.", group=called
    )


def _sentence(happened: Booleans) -> Words:
    return Words(
        "Of {n} people {gone} left while somebody looked; the table says which part is still there after "
        "each time.",
        n=len(happened),
        gone=int(happened.sum()),
    )


def _in_r(time: str, event: str, group: str | None) -> tuple[str, ...]:
    left = f"Surv({name(time)}, {name(event)})"
    return (
        "library(survival)",
        f"m <- survfit({left} ~ {name(group) if group else '1'}, data = d)",
        "print(m); summary(m)",
        *([f"survdiff({left} ~ {name(group)}, data = d)"] if group else []),
    )
