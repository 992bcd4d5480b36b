"""Who took part, against a census."""

from __future__ import annotations

from collections.abc import Mapping
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

from .calibrated import refuse_strangers

EXPECTED = 5


@listed(
    "How much each group is there among those who took part, against a census.",
    census="columns with how many people (or which share) each level has: {column: {level: number}}",
    draws="for few people: how often as many are drawn from the census for the test",
    seed="of these draws",
)
def representation(
    data: Any,
    census: Mapping[str, Mapping[str, float]],
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
    whole = Data.of(data)
    chance = np.random.default_rng(seed)
    estimates: list[Estimate] = []
    tests, tables, numbers, left = [], [], {}, []
    for column, table in census.items():
        counts, shares, labels, none = _counted(whole, column, table)
        estimates += _ratios(column, labels, counts, shares, level)
        tests.append(_test(column, counts, shares, (chance, draws)))
        tables.append(_table(column, labels, counts, shares))
        n = float(counts.sum())
        numbers[f"dissimilarity by {column}"] = float(np.abs(counts / n - shares).sum() / 2)
        numbers[f"dissimilarity by {column} of a fair draw"] = float(
            np.sqrt(shares * (1 - shares) / (2 * np.pi * n)).sum()
        )
        left += [LeftOut(none, Words("no answer in {name}", name=column))] if none else []
    return Result(
        Method(
            "representation ratio",
            "Duncan & Duncan 1955, doi 10.2307/2088328; Wilson 1927, doi 10.1080/01621459.1927.10502953",
            {"draws": draws, "level": level},
        ),
        tuple(estimates),
        whole.n,
        _sentence(estimates, whole.n),
        unit="people",
        tests=tuple(tests),
        left_out=tuple(left),
        assumptions=(
            Assumption(Words("the census counts the people who could have taken part"), UNKNOWN),
            Assumption(Words("who gave no answer is like who did"), UNKNOWN),
        ),
        numbers=numbers,
        tables=tuple(tables),
        level=level,
        seed=seed,
        r_code=_r_code(whole, census),
    )


def _counted(
    whole: Data, column: str, table: Mapping[str, float]
) -> tuple[Floats, Floats, tuple[str, ...], int]:
    """Of each level of the census how many took part, and its share there; and who gave no answer."""
    rows = whole.where(whole.complete([column])[0])
    codes, levels = rows.levels(column)
    refuse_strangers(column, levels, table, may_be_empty=True)
    seen = dict(zip(levels, np.bincount(codes).tolist(), strict=True))
    counts = np.array([seen.get(level, 0) for level in table], float)
    shares = np.array(list(table.values()), float)
    return counts, shares / shares.sum(), tuple(table), whole.n - rows.n


def _ratios(
    column: str, labels: tuple[str, ...], counts: Floats, shares: Floats, level: float
) -> list[Estimate]:
    n, z = counts.sum(), float(quantile(0.5 + level / 2))
    part = counts / n
    middle = (part + z**2 / (2 * n)) / (1 + z**2 / n)
    wide = z * np.sqrt(part * (1 - part) / n + z**2 / (4 * n**2)) / (1 + z**2 / n)
    se = np.sqrt(part * (1 - part) / n)
    columns = (part / shares, se / shares, (middle - wide) / shares, (middle + wide) / shares)
    rows = zip(labels, *columns, strict=True)
    return [
        Estimate(f"{column}={label}", float(value), float(error), max(0.0, float(low)), float(high))
        for label, value, error, low, high in rows
    ]


def _test(column: str, counts: Floats, shares: Floats, drawing: tuple[np.random.Generator, int]) -> Test:
    """Pearson's chi-square; with few people the share of draws from the census that are as far from it."""
    expected = counts.sum() * shares
    statistic = float(np.sum((counts - expected) ** 2 / expected))
    df = len(shares) - 1
    if expected.min() >= EXPECTED or df == 0:
        p = above_chi2(statistic, df) if df else 1.0
        return Test(f"{column} as in the census", statistic, p, (float(df),))
    chance, times = drawing
    drawn = chance.multinomial(int(counts.sum()), shares, size=times)
    as_far = np.sum((drawn - expected) ** 2 / expected, axis=1) >= statistic * (1 - 1e-12)
    return Test(f"{column} as in the census, by lot", statistic, float((1 + as_far.sum()) / (times + 1)))


def _table(column: str, labels: tuple[str, ...], counts: Floats, shares: Floats) -> Table:
    n = counts.sum()
    rows = tuple(
        (label, int(count), float(count / n), float(share), float(count - n * share))
        for label, count, share in zip(labels, counts, shares, strict=True)
    )
    return Table(column, (column, "people", "share", "census", "too many"), rows)


def _sentence(estimates: list[Estimate], n: int) -> Words:
    known = [one for one in estimates if one.low is not None and one.high is not None]
    few = [one for one in known if one.high is not None and one.high < 1]
    many = [one for one in known if one.low is not None and one.low > 1]
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


def _r_code(whole: Data, census: Mapping[str, Mapping[str, float]]) -> tuple[str, ...]:
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
