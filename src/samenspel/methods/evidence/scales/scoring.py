"""One score for each person from their answers to the items of an instrument."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from samenspel.methods.evidence.chances import half_width
from samenspel.methods.evidence.data import Floats, Names
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.result import Estimate, LeftOut, Method, Result, Table
from samenspel.methods.evidence.unfit import refuse
from samenspel.methods.evidence.used import result_of
from samenspel.methods.words import N_, Words

from .items import INSTRUMENT, Answers, Items, read_items

How = Literal["mean", "sum"]
QUARTERS = (0, 0.25, 0.5, 0.75, 1)
SPREAD = ("", "lowest", "a quarter below", "half below", "three quarters below", "highest")


@listed(
    "One score for each person: the mean or the sum of their answers.",
    **INSTRUMENT,
    how="mean or sum; a sum is the mean of what was answered times the number of items",
    least="how many items a person must have answered to have a score; all of them, if not said",
    name="what the scores are called",
    level="of the interval",
)
def score(
    data: Any,
    items: Names,
    *,
    reverse: Names = (),
    answers: Answers = (),
    person: str | None = None,
    how: How = "mean",
    least: int | None = None,
    name: str = "score",
    level: float = 0.95,
) -> Result:
    """A summary of the scores that `scores` gives. Raises UnfitData.

    >>> told = {"kind": [1, 2, 3, 4], "rude": [5, 5, 2, 1]}
    >>> score(told, ["kind", "rude"], reverse=["rude"], answers=[1, 5])["score"].value
    2.625
    """
    read = read_items(data, items, reverse, answers, person)
    asked = Asked(how, _least(read, least), name)
    found = _fitted(read, asked)
    return result_of(
        found,
        Method(f"{how} of items", "", read.options | asked.options | {"items": ", ".join(items)}),
        (found.mean(level),),
        found.sentence(level),
        unit="people",
        numbers={"SD": float(found.told.std(ddof=1))},
        tables=(found.spread(), _items(read)),
        level=level,
        r_code=(*read.r_code, *asked.in_r(len(items))),
    )


@dataclass(frozen=True)
class Asked:
    how: How
    least: int
    name: str

    @property
    def options(self) -> dict[str, object]:
        return {"how": self.how, "least": self.least}

    def in_r(self, k: int) -> tuple[str, ...]:
        times = f" * {k}" if self.how == "sum" else ""
        return (
            f"s <- ifelse(rowSums(!is.na(x)) >= {self.least}, rowMeans(x, na.rm = TRUE), NA){times}",
            "c(mean(s, na.rm = TRUE), sd(s, na.rm = TRUE))",
        )


@dataclass(frozen=True, eq=False)
class Fitted:
    """The scores `told` (n,) of who answered enough, and how many did not."""

    asked: Asked
    told: Floats
    lost: int

    @property
    def n(self) -> int:
        return len(self.told)

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        few = Words("fewer than {least} answers", least=self.asked.least)
        return (LeftOut(self.lost, few),) if self.lost else ()

    def mean(self, level: float) -> Estimate:
        error, df = float(self.told.std(ddof=1) / np.sqrt(self.n)), float(self.n - 1)
        value, wide = float(self.told.mean()), float(half_width(error, level, df))
        return Estimate(self.asked.name, value, error, value - wide, value + wide, df=df)

    def spread(self) -> Table:
        return Table("spread", SPREAD, ((self.asked.name, *np.quantile(self.told, QUARTERS).tolist()),))

    def sentence(self, level: float) -> Words:
        said = self.mean(level).said(level)
        return Words(
            "{n} people have a score, {mean} on average (people like them between {low} and {high}, "
            "{level}); half of them are below {middle}.",
            n=self.n,
            mean=said.pop("value"),
            middle=f"{np.median(self.told):.2f}",
            **said,
        )


def _fitted(items: Items, asked: Asked) -> Fitted:
    found = _scores(items, asked.how, asked.least)
    told = found[~np.isnan(found)]
    if len(told) < 2:
        raise refuse(N_("Fewer than two people answered {least} items or more."), least=asked.least)
    return Fitted(asked, told, len(found) - len(told))


def scores(
    data: Any, items: Names, *, how: How = "mean", least: int | None = None, **instrument: Any
) -> Floats:
    """(n,), NaN for who answered too few items; the data stay as they are. `instrument`: reverse, answers,
    person. Raises UnfitData."""
    read = read_items(data, items, **instrument)
    return _scores(read, how, _least(read, least))


def _least(items: Items, least: int | None) -> int:
    k = len(items.names)
    if least is None:
        return k
    if not 1 <= least <= k:
        raise refuse(N_("At least {least} of {k} items cannot be asked for."), least=least, k=k)
    return least


def _scores(items: Items, how: How, least: int) -> Floats:
    return np.concatenate([np.empty(0), *(_of_block(block, how, least) for block in items.blocks())])


def _of_block(block: Floats, how: How, least: int) -> Floats:
    there = ~np.isnan(block)
    counts, k = there.sum(axis=1), block.shape[1]
    means = np.where(there, block, 0).sum(axis=1) / np.maximum(counts, 1)
    return np.where(counts >= least, means * (k if how == "sum" else 1), np.nan)


def _items(items: Items) -> Table:
    rows = []
    for name in items.names:
        answers = items.column(name)
        answers = answers[~np.isnan(answers)]
        spread = float(answers.std(ddof=1)) if len(answers) > 1 else None
        mean = float(answers.mean()) if len(answers) else None
        ends = (float(answers.min()), float(answers.max())) if len(answers) else (None, None)
        rows.append((name, len(answers), mean, spread, *ends))
    return Table("items", ("item", "answers", "mean", "SD", "lowest", "highest"), tuple(rows))
