"""Who took part, against a census."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from samenspel.methods.evidence.chances import above_chi2, quantile
from samenspel.methods.evidence.data import Data, Floats
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.result import (
    UNKNOWN,
    Assumption,
    Estimate,
    LeftOut,
    Method,
    Result,
    Table,
    Test,
)
from samenspel.methods.evidence.rscript import name, read_data, texts
from samenspel.methods.evidence.unfit import refuse
from samenspel.methods.words import N_, Words

from .calibrated import Margins, refuse_strangers

EXPECTED = 5
SOURCE = "Duncan & Duncan 1955, doi 10.2307/2088328; Wilson 1927, doi 10.1080/01621459.1927.10502953"
ASSUMED = (
    Assumption(Words("the census counts the people who could have taken part"), UNKNOWN),
    Assumption(Words("who gave no answer is like who did"), UNKNOWN),
)


@listed(
    "How much each group is there among those who took part, against a census.",
    census="columns with how many people (or which share) each level has: {column: {level: number}}",
    draws="for few people: how often as many are drawn from the census for the test",
    seed="of these draws",
)
def representation(
    data: Any,
    census: Margins,
    *,
    draws: int = 9999,
    seed: int = 1,
    level: float = 0.95,
) -> Result:
    """Of each level the share among those who took part divided by its share in the census: 1 is as many as
    there should be, 0.5 half. Intervals are Wilson's (1927, doi 10.1080/01621459.1927.10502953) of the share.
    Of each column the index of dissimilarity (Duncan & Duncan 1955, doi 10.2307/2088328): the part that would
    have to be others. Raises UnfitData.

    >>> found = representation({"sex": list("fffm")}, {"sex": {"f": 50, "m": 50}})
    >>> found["sex=m"].value, found.numbers["dissimilarity by sex"]
    (0.5, 0.25)
    """
    if not census:
        raise refuse(N_("Give at least one margin: a column, with how many people each level has."))
    whole, chance = Data.of(data), np.random.default_rng(seed)
    groups = [_group(whole, column, table) for column, table in census.items()]
    estimates = tuple(one for group in groups for one in group.ratios(level))
    return Result(
        Method("representation ratio", SOURCE, {"draws": draws, "level": level}),
        estimates,
        whole.n,
        _sentence(estimates, whole.n),
        unit="people",
        tests=tuple(group.test(chance, draws) for group in groups),
        left_out=tuple(group.none for group in groups if group.none.number),
        assumptions=ASSUMED,
        numbers={name: value for group in groups for name, value in group.dissimilarity().items()},
        tables=tuple(group.table() for group in groups),
        level=level,
        seed=seed,
        r_code=_r_code(whole, census),
    )


@dataclass(frozen=True, eq=False)
class Group:
    """By one column: of each level of the census (k,) how many took part and its share there, and how many
    gave no answer."""

    column: str
    labels: tuple[str, ...]
    counts: Floats
    shares: Floats
    none: LeftOut

    @property
    def n(self) -> float:
        return float(self.counts.sum())

    @property
    def part(self) -> Floats:
        return self.counts / self.n

    def ratios(self, level: float) -> Iterator[Estimate]:
        """By the census, with Wilson's interval of the share."""
        n, z, part = self.n, float(quantile(0.5 + level / 2)), self.part
        middle = (part + z**2 / (2 * n)) / (1 + z**2 / n)
        wide = z * np.sqrt(part * (1 - part) / n + z**2 / (4 * n**2)) / (1 + z**2 / n)
        se = np.sqrt(part * (1 - part) / n)
        rows = np.column_stack([part, se, middle - wide, middle + wide]) / self.shares[:, None]
        for label, (value, error, low, high) in zip(self.labels, rows.tolist(), strict=True):
            yield Estimate(f"{self.column}={label}", value, error, max(0.0, low), high)

    def dissimilarity(self) -> dict[str, float]:
        """And what a draw by lot from the census would have on average."""
        fair = np.sqrt(self.shares * (1 - self.shares) / (2 * np.pi * self.n)).sum()
        name = f"dissimilarity by {self.column}"
        return {
            name: float(np.abs(self.part - self.shares).sum() / 2),
            f"{name} of a fair draw": float(fair),
        }

    def test(self, chance: np.random.Generator, times: int) -> Test:
        """Pearson's chi-square; with few people the share of draws from the census that are as far."""
        expected, df = self.n * self.shares, len(self.shares) - 1
        statistic = float(np.sum((self.counts - expected) ** 2 / expected))
        if expected.min() >= EXPECTED or df == 0:
            p = above_chi2(statistic, df) if df else 1.0
            return Test(f"{self.column} as in the census", statistic, p, (float(df),))
        drawn = chance.multinomial(int(self.n), self.shares, size=times)
        as_far = np.sum((drawn - expected) ** 2 / expected, axis=1) >= statistic * (1 - 1e-12)
        p = float((1 + as_far.sum()) / (times + 1))
        return Test(f"{self.column} as in the census, by lot", statistic, p)

    def table(self) -> Table:
        many = self.counts - self.n * self.shares
        columns = (self.counts.astype(int), self.part, self.shares, many)
        rows = zip(self.labels, *(column.tolist() for column in columns), strict=True)
        return Table(self.column, (self.column, "people", "share", "census", "too many"), tuple(rows))


def _group(whole: Data, column: str, table: Mapping[str, float]) -> Group:
    rows = whole.where(whole.complete([column])[0])
    codes, levels = rows.levels(column)
    refuse_strangers(column, levels, table, may_be_empty=True)
    seen = dict(zip(levels, np.bincount(codes).tolist(), strict=True))
    counts = np.array([seen.get(level, 0) for level in table], float)
    shares = np.array(list(table.values()), float)
    none = LeftOut(whole.n - rows.n, Words("no answer in {name}", name=column))
    return Group(column, tuple(table), counts, shares / shares.sum(), none)


def _sentence(estimates: Sequence[Estimate], n: int) -> Words:
    few = [one for one in estimates if one.high is not None and one.high < 1]
    many = [one for one in estimates if one.low is not None and one.low > 1]
    least = min(few, key=lambda one: one.value, default=None)
    if least is None:
        return Words(
            "Of the {n} people who took part no group is fewer than the census lets expect, by more than "
            "chance may do.",
            n=n,
        )
    return Words(
        "Among the {n} people who took part {few} groups are too few and {many} too many, by more than "
        "chance may do; least of all are there of {name}: {value} times what the census lets expect.",
        n=n,
        few=len(few),
        many=len(many),
        name=least.name,
        value=f"{least.value:.2f}",
    )


def _r_code(whole: Data, census: Margins) -> tuple[str, ...]:
    lines = [*read_data(whole)]
    for column, table in census.items():
        numbers = ", ".join(f"`{level}` = {number:.15g}" for level, number in table.items())
        lines += [
            f"census <- c({numbers}); census <- census / sum(census)",
            f"people <- table(factor(d${name(column)}, levels = {texts(list(table))}))",
            "print(people / sum(people) / census)",
            "print(sum(abs(people / sum(people) - census)) / 2)",
            "print(chisq.test(people, p = census))",
        ]
    return tuple(lines)
