"""Which part is still there after some time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from samenspel.methods.evidence.chances import above_chi2, quantile
from samenspel.methods.evidence.data import Booleans, Data, Floats, Ints
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.result import UNKNOWN, Assumption, Estimate, Method, Result, Table, Test
from samenspel.methods.evidence.rscript import name, read_data
from samenspel.methods.words import Words

from .times import times_of

MOST_ROWS = 40


@dataclass(frozen=True, eq=False)
class Curve:
    """At each time of an event (t,): how many were there, how many went, the part that stays, its error."""

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


def curve_of(times: Floats, happened: Booleans) -> Curve:
    """Kaplan & Meier 1958, doi 10.1080/01621459.1958.10501452; the error is Greenwood's."""
    moments, place = np.unique(times, return_inverse=True)
    gone = np.bincount(place, happened, len(moments))
    there = np.cumsum(np.bincount(place, minlength=len(moments))[::-1])[::-1].astype(float)
    stays = np.cumprod(1 - gone / there)
    left = there * (there - gone)
    se = stays * np.sqrt(np.cumsum(np.divide(gone, left, where=left > 0, out=np.zeros_like(there))))
    kept = gone > 0
    return Curve(moments[kept], there[kept], gone[kept].astype(float), stays[kept], se[kept])


@listed(
    "Which part of people (volunteers, groups) is still there after some time.",
    time="the column with how long: until it ended, or until nobody looked any more",
    event="the column with 1 where it ended then, 0 where it was still going on",
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
    whole = Data.of(data)
    kept, left_out = whole.complete([time, event, *([group] if group else [])])
    rows = whole.where(kept)
    times, happened = times_of(rows, time, event)
    codes, levels = rows.levels(group) if group else (np.zeros(rows.n, int), ("",))
    estimates: list[Estimate] = []
    tables, notes = [], []
    for place, label in enumerate(levels):
        curve = curve_of(times[codes == place], happened[codes == place])
        called = f"{group}={label}" if group else ""
        tables.append(_table(called or "still there", curve, level))
        half = _median(curve, level)
        if half is None:
            notes.append(_no_median(called))
        else:
            estimates.append(Estimate(f"median, {called}" if group else "median", *half))
    tests = (log_rank(times, happened, codes),) if group and len(levels) > 1 else ()
    return Result(
        Method(
            "Kaplan-Meier",
            "Kaplan & Meier 1958, doi 10.1080/01621459.1958.10501452",
            {"level": level},
            "Greenwood's error, interval on the scale of the logarithm",
        ),
        tuple(estimates),
        rows.n,
        Words(
            "Of {n} people {gone} left while somebody looked; the table says which part is still there after "
            "each time.",
            n=rows.n,
            gone=int(happened.sum()),
        ),
        unit="people",
        tests=tests,
        left_out=left_out,
        assumptions=(
            Assumption(Words("who was no longer looked at would have stayed as long as the others"), UNKNOWN),
        ),
        numbers={"left": int(happened.sum()), "not looked at any more": int((~happened).sum())},
        tables=tuple(tables),
        notes=tuple(notes),
        level=level,
        r_code=(
            *read_data(whole),
            "library(survival)",
            f"m <- survfit(Surv({name(time)}, {name(event)}) ~ {name(group) if group else '1'}, data = d)",
            "print(m); summary(m)",
            *([f"survdiff(Surv({name(time)}, {name(event)}) ~ {name(group)}, data = d)"] if group else []),
        ),
    )


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


def _median(curve: Curve, level: float) -> tuple[float, None, float | None, float | None] | None:
    """The first time at which half or fewer are there; between two times where exactly half stay."""

    def first(stays: Floats) -> float | None:
        below = np.flatnonzero(stays <= 0.5 + 1e-12)
        if not below.size:
            return None
        one = int(below[0])
        if abs(stays[one] - 0.5) < 1e-12 and one + 1 < len(stays):
            return float(curve.times[one] + curve.times[one + 1]) / 2
        return float(curve.times[one])

    middle = first(curve.stays)
    low, high = curve.at(level)
    return None if middle is None else (middle, None, first(low), first(high) or float("inf"))


def _no_median(called: str) -> Words:
    if not called:
        return Words("Fewer than half left while somebody looked, so there is no median.")
    return Words(
        "Of {group} fewer than half left while somebody looked, so there is no median.", group=called
    )


def _table(name: str, curve: Curve, level: float) -> Table:
    """All times, or so many of them that a reader can read them; the last one always."""
    low, high = curve.at(level)
    places: Sequence[int] = range(len(curve.times))
    if len(places) > MOST_ROWS:
        places = sorted(set(np.linspace(0, len(curve.times) - 1, MOST_ROWS).astype(int).tolist()))
    rows = tuple(
        (
            float(curve.times[one]),
            int(curve.there[one]),
            int(curve.gone[one]),
            float(curve.stays[one]),
            *((float(low[one]), float(high[one])) if curve.stays[one] > 0 else (None, None)),
        )
        for one in places
    )
    return Table(name, ("time", "there", "left", "part still there", "low", "high"), rows)
