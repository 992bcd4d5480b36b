"""Models of who holds a sensitive item that is only counted together with others.

In two steps by least squares, and by likelihood with binomial counts (Imai 2011, doi
10.1198/jasa.2011.ap10415).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from samenspel.methods.evidence.data import Booleans, Floats, Ints
from samenspel.methods.evidence.newton import Top, climb

STARTS = (-2.0, 0.0, 2.0)


@dataclass(frozen=True, eq=False)
class Counts:
    """`count` (n,) of items of each row, 0 to `items`, or one more where `is_treated` (n,);
    `columns` (n, k)."""

    count: Ints
    is_treated: Booleans
    columns: Floats
    items: int


def two_steps(counts: Counts) -> tuple[Floats, Floats]:
    """(k,) for the sensitive item and (k, k): the other items from those who did not see it, then the rest;
    the errors know of both steps."""
    control = ~counts.is_treated
    others = _least_counts(counts.columns[control], counts.count[control].astype(float), counts.items)
    expected = counts.items * _curve(counts.columns @ others)[0]
    seen = counts.columns[counts.is_treated]
    left = counts.count[counts.is_treated] - expected[counts.is_treated]
    item = _least_counts(seen, left, 1)
    return item, _variance_of_steps(counts, others, item)


def _least_counts(columns: Floats, outcome: Floats, items: int) -> Floats:
    """The coefficients of outcome = items * curve by least squares."""

    def slopes(beta: Floats) -> tuple[float, Floats, Floats]:
        chance, first, second = _curve(columns @ beta)
        left = outcome - items * chance
        bends = -((items * first) ** 2) + left * items * second
        return (
            -float(left @ left) / 2,
            columns.T @ (left * items * first),
            columns.T @ (columns * bends[:, None]),
        )

    return climb(slopes, np.zeros(columns.shape[1])).point


def _variance_of_steps(counts: Counts, others: Floats, item: Floats) -> Floats:
    """The sandwich of both steps' moments together."""
    columns, k = counts.columns, counts.columns.shape[1]
    (base, base1, base2), (chance, chance1, chance2) = (_curve(columns @ beta) for beta in (others, item))
    base, base1, base2 = (counts.items * one for one in (base, base1, base2))
    control, treated = (~counts.is_treated).astype(float), counts.is_treated.astype(float)
    left, rest = counts.count - base, counts.count - base - chance
    steps = control * left * base1, treated * rest * chance1
    moments = np.hstack([columns * step[:, None] for step in steps])
    slopes = np.zeros((2 * k, 2 * k))
    slopes[:k, :k] = columns.T @ (columns * (control * (left * base2 - base1**2))[:, None])
    slopes[k:, :k] = -columns.T @ (columns * (treated * base1 * chance1)[:, None])
    slopes[k:, k:] = columns.T @ (columns * (treated * (rest * chance2 - chance1**2))[:, None])
    turned = np.linalg.solve(slopes, moments.T)
    return np.asarray((turned @ turned.T)[k:, k:])


def _curve(along: Floats) -> tuple[Floats, Floats, Floats]:
    """The chance, and its first and second slope."""
    from scipy.special import expit

    chance = np.asarray(expit(along))
    first = chance * (1 - chance)
    return chance, first, first * (1 - 2 * chance)


def likeliest_item(counts: Counts) -> Top:
    """Coefficients (2k,), of the sensitive item before those of the others; the highest top of climbs that
    begin with few and with many who hold the item."""
    control = ~counts.is_treated
    others = _least_counts(counts.columns[control], counts.count[control].astype(float), counts.items)
    item = np.zeros(len(others))
    tops = []
    for start in STARTS:
        item[0] = start
        tops.append(climb(lambda beta: _slopes(counts, beta), np.concatenate([item, others])))
    return max(tops, key=lambda top: top.value)


def _slopes(counts: Counts, beta: Floats) -> tuple[float, Floats, Floats]:
    """Whoever saw the sensitive item holds it and one item less besides, or does not: two parts that weigh
    as likely as each is."""
    columns, k, treated, items = counts.columns, counts.columns.shape[1], counts.is_treated, counts.items
    along = columns @ beta[:k], columns @ beta[k:]
    (chance, spread, _second), (base, wide, _third) = map(_curve, along)
    value, weight = _mixture(counts, *along)
    on_item, on_others = np.where(treated, weight - chance, 0), counts.count - weight - items * base
    mixed = weight * (1 - weight)
    bends = mixed - np.where(treated, spread, 0), -mixed, mixed - items * wide
    item, both, others = (columns.T @ (columns * bend[:, None]) for bend in bends)
    gradient = np.concatenate([columns.T @ on_item, columns.T @ on_others])
    return value, gradient, np.block([[item, both], [both, others]])


def _mixture(counts: Counts, item: Floats, others: Floats) -> tuple[float, Floats]:
    """The log-likelihood, and how likely each row holds the item (n,)."""
    treated, items = counts.is_treated, counts.items
    log_item, log_none = -np.logaddexp(0, -item), -np.logaddexp(0, item)
    held = np.where(treated, log_item + _log_binomial(counts.count - 1, items, others), -np.inf)
    lacked = np.where(treated, log_none, 0) + _log_binomial(counts.count, items, others)
    whole = np.logaddexp(held, lacked)
    return float(whole.sum()), np.exp(held - whole)


def _log_binomial(count: Ints, items: int, along: Floats) -> Floats:
    """The logarithm of the chance of so many of `items`; minus infinity where there cannot be so many."""
    from scipy.special import gammaln

    is_possible = (count >= 0) & (count <= items)
    safe = np.where(is_possible, count, 0)
    ways = gammaln(items + 1) - gammaln(safe + 1) - gammaln(items - safe + 1)
    found = ways + safe * along - items * np.logaddexp(0, along)
    return np.asarray(np.where(is_possible, found, -np.inf))
