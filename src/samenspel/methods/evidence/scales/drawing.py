"""People drawn again with replacement: how much a coefficient changes from one such draw to the next."""

from __future__ import annotations

import numpy as np

from samenspel.methods.evidence.data import Floats
from samenspel.methods.evidence.result import Estimate
from samenspel.methods.evidence.unfit import refuse
from samenspel.methods.words import N_, Words

DRAWN_AT_ONCE = 4_000_000
FEW_DRAWS = 100


def check_draws(bootstraps: int, level: float) -> None:
    """Refuses too few draws for an interval, and a level that is none."""
    if 0 != bootstraps < FEW_DRAWS:
        raise refuse(N_("Draw {least} times or more, or 0 times for no draws."), least=FEW_DRAWS)
    if not 0 < level < 1:
        raise refuse(N_("The level {level} is not between 0 and 1."), level=level)


def with_interval(name: str, value: float, draws: Floats, level: float) -> Estimate:
    """The percentiles of the draws (b,); those that gave no number do not count."""
    told = draws[np.isfinite(draws)]
    if len(told) < FEW_DRAWS:
        return Estimate(name, value)
    low, high = np.quantile(told, [0.5 - level / 2, 0.5 + level / 2]).tolist()
    return Estimate(name, value, float(told.std(ddof=1)), low, high)


def lost(draws: Floats) -> tuple[Words, ...]:
    """The note when some draws (b,) gave no number."""
    number = int(np.sum(~np.isfinite(draws)))
    return (Words("{number} draws gave no number and do not count.", number=number),) if number else ()


def drawn_covariances(matrix: Floats, draws: int, chance: np.random.Generator) -> Floats:
    """(draws, k, k): of as many people as there are in answers (n, k), drawn with replacement; pair by pair
    where answers are missing."""
    n, k = matrix.shape
    there = ~np.isnan(matrix)
    centred = np.where(there, matrix - np.nanmean(matrix, axis=0), 0)
    one, other = np.triu_indices(k)
    columns = [centred[:, one] * centred[:, other]]
    if there.all():
        columns.append(centred)
    else:
        columns += [centred[:, one] * there[:, other], centred[:, other] * there[:, one]]
        columns.append((there[:, one] & there[:, other]).astype(float))
    totals = drawn_totals(np.hstack(columns), draws, chance)
    products, rest = totals[:, : len(one)], totals[:, len(one) :]
    if there.all():
        sums, others, counts = rest[:, one], rest[:, other], np.full(products.shape, float(n))
    else:
        sums, others, counts = np.split(rest, 3, axis=1)
    found = np.full((draws, k, k), np.nan)
    with np.errstate(invalid="ignore", divide="ignore"):
        found[:, one, other] = found[:, other, one] = (products - sums * others / counts) / (counts - 1)
    return found


def drawn_totals(columns: Floats, draws: int, chance: np.random.Generator) -> Floats:
    """(draws, c): sums of columns (n, c) over people drawn again."""
    n = len(columns)
    at_once = max(1, DRAWN_AT_ONCE // n)
    found = np.empty((draws, columns.shape[1]))
    for start in range(0, draws, at_once):
        some = min(at_once, draws - start)
        people = chance.integers(0, n, size=(some, n), dtype=np.int32)
        people += (np.arange(some, dtype=np.int32) * n)[:, None]
        times = np.bincount(people.ravel(), minlength=some * n).reshape(some, n)
        found[start : start + some] = times.astype(float) @ columns
    return found
