"""Two people who answer about each other: what goes with one's own answer, and with the other's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from samenspel.methods.evidence.chances import above_f
from samenspel.methods.evidence.data import Data, Floats, Ints
from samenspel.methods.evidence.design import INTERCEPT, check_columns
from samenspel.methods.evidence.least import Fit, least_squares
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.outcomes import numbers_of
from samenspel.methods.evidence.result import Estimate, LeftOut, Method, Result, Test
from samenspel.methods.evidence.rscript import name, read_data
from samenspel.methods.evidence.sources import nothing_besides, told_apart
from samenspel.methods.evidence.unfit import refuse
from samenspel.methods.evidence.weighed import weighed
from samenspel.methods.words import N_, Words


@dataclass(frozen=True, eq=False)
class Pairs:
    """Of each pair `outcome` (p, 2) and `columns` (p, 2, k), the first and the second of a pair in that
    order."""

    outcome: Floats
    columns: Floats


@listed(
    "What goes with one's own answer and with that of the other of a pair (actor-partner model).",
    outcome="the column with the outcome of each of the two",
    predictors="columns with a number of each of the two",
    pair="the column that says which two belong together",
    role="the column that tells the two apart, such as citizen and professional; without it they are alike",
    same_source="whether outcome and predictors were told by the same respondent",
)
def dyads(
    data: Any,
    outcome: str,
    predictors: Sequence[str],
    pair: str,
    *,
    role: str | None = None,
    same_source: bool | None = None,
    level: float = 0.95,
) -> Result:
    """The actor-partner interdependence model. Pairs that are alike: least squares of the pairs' means and of
    their differences, whose sum and difference are the two effects; equal to a mixed model by REML, and
    holding also when two of a pair are less alike than two strangers. Told apart by a role: a model for
    each, errors that go together, and tests that both roles are alike. Raises UnfitData."""
    whole = Data.of(data)
    kept, left_out = whole.complete([outcome, *predictors, pair, *([role] if role else [])])
    rows = whole.where(kept)
    order, lonely = _ordered(rows, pair, role)
    numbers, columns = numbers_of(rows, outcome), rows.matrix(predictors)
    pairs = Pairs(numbers[order], columns[order])
    roles = rows.levels(role)[1] if role else ()
    estimates, tests, shown = (
        _by_role(pairs, predictors, roles, level) if role else _alike(pairs, predictors, level)
    )
    return Result(
        Method(
            "actor-partner interdependence model",
            "Kenny, Kashy & Cook 2006, ISBN 9781572309869, ch. 7",
            {"level": level},
        ),
        estimates,
        len(order),
        _sentence(outcome, len(order)),
        unit="pairs",
        tests=tests,
        left_out=(*left_out, *([LeftOut(lonely, Words("without the other of the pair"))] if lonely else [])),
        assumptions=(nothing_besides(), told_apart(same_source)),
        numbers=shown,
        level=level,
        r_code=(*read_data(whole), *_in_r(outcome, predictors, pair, role)),
    )


def _ordered(rows: Data, pair: str, role: str | None) -> tuple[Ints, int]:
    """(p, 2): the two rows of each whole pair, by role where there is one, and how many are without
    another."""
    codes, names = rows.levels(pair)
    roles = np.zeros(rows.n, int)
    if role is not None:
        roles, levels = rows.levels(role)
        if len(levels) != 2:
            raise refuse(N_("“{name}” has {n} roles; two are needed."), name=role, n=len(levels))
    counts = np.bincount(codes)
    if (counts > 2).any():
        many = names[int(np.flatnonzero(counts > 2)[0])]
        raise refuse(N_("{pair} “{name}” has more than two rows."), pair=pair, name=many)
    order = np.lexsort((roles, codes))
    whole = order[counts[codes[order]] == 2].reshape(-1, 2)
    if role is not None and (same := np.flatnonzero(roles[whole[:, 0]] == roles[whole[:, 1]])).size:
        twice = names[int(codes[whole[same[0], 0]])]
        raise refuse(N_("Both of {pair} “{name}” have one role."), pair=pair, name=twice)
    return whole, int(np.sum(counts == 1))


def _alike(
    pairs: Pairs, predictors: Sequence[str], level: float
) -> tuple[tuple[Estimate, ...], tuple[Test, ...], dict[str, float]]:
    """Means tell the sum of both effects, half differences their difference; they tell nothing of each
    other."""
    means = np.column_stack([np.ones(len(pairs.outcome)), pairs.columns.mean(axis=1)])
    halves = (pairs.columns[:, 0] - pairs.columns[:, 1]) / 2
    check_columns([INTERCEPT, *predictors], means)
    check_columns([f"difference in {one}" for one in predictors], halves)
    between = least_squares(means, pairs.outcome.mean(axis=1))
    within = least_squares(halves, (pairs.outcome[:, 0] - pairs.outcome[:, 1]) / 2)
    noise = [float(fit.residuals @ fit.residuals) / fit.df for fit in (between, within)]
    one, other = (
        np.diag(fit.back @ fit.back.T) * left for fit, left in zip((between, within), noise, strict=True)
    )
    total = one[1:] + other
    df = total**2 / (one[1:] ** 2 / between.df + other**2 / within.df)
    found = [weighed([INTERCEPT], between.beta[:1], np.sqrt(one[:1]), level, between.df)]
    for kind, sign in (("actor", 1), ("partner", -1)):
        values = (between.beta[1:] + sign * within.beta) / 2
        found.append(
            weighed([f"{kind}: {name_}" for name_ in predictors], values, np.sqrt(total) / 2, level, df)
        )
    likeness = (noise[0] - noise[1]) / (noise[0] + noise[1])
    return tuple(one for several in found for one in several), (), {"likeness within pairs": likeness}


def _by_role(
    pairs: Pairs, predictors: Sequence[str], roles: Sequence[str], level: float
) -> tuple[tuple[Estimate, ...], tuple[Test, ...], dict[str, float]]:
    p = len(pairs.outcome)
    names = [f"{one} of {role}" for role in roles for one in predictors]
    columns = np.column_stack([np.ones(p), pairs.columns[:, 0], pairs.columns[:, 1]])
    check_columns([INTERCEPT, *names], columns)
    fits = [least_squares(columns, pairs.outcome[:, place]) for place in (0, 1)]
    left = np.array([fit.residuals for fit in fits])
    covariance = left @ left.T / fits[0].df
    bread = fits[0].back @ fits[0].back.T
    found = [
        _one_role(place, roles, fit, predictors, float(covariance[place, place]), level)
        for place, fit in enumerate(fits)
    ]
    tests = tuple(_same(fits, covariance, bread, predictors))
    likeness = float(covariance[0, 1] / np.sqrt(covariance[0, 0] * covariance[1, 1]))
    return tuple(one for several in found for one in several), tests, {"likeness within pairs": likeness}


def _one_role(
    place: int, roles: Sequence[str], fit: Fit, predictors: Sequence[str], noise: float, level: float
) -> tuple[Estimate, ...]:
    """The columns are those of the first role, then those of the second."""
    k, role = len(predictors), roles[place]
    kinds = ("actor", "partner") if place == 0 else ("partner", "actor")
    names = [f"{kind}: {one}, {role}" for kind in kinds for one in predictors]
    se = np.sqrt(np.diag(fit.back @ fit.back.T) * noise)
    found = weighed([f"{INTERCEPT}, {role}", *names], fit.beta, se, level, fit.df)
    return (found[0], *sorted(found[1 : 1 + 2 * k], key=lambda one: one.name.startswith("partner")))


def _same(
    fits: Sequence[Fit], covariance: Floats, bread: Floats, predictors: Sequence[str]
) -> Iterator[Test]:
    """That an effect is the same for both roles."""
    k = len(predictors)
    for kind, shift in (("actor", (0, k)), ("partner", (k, 0))):
        for place, one in enumerate(predictors):
            a, b = 1 + place + shift[0], 1 + place + shift[1]
            apart = float(fits[0].beta[a] - fits[1].beta[b])
            variance = (
                covariance[0, 0] * bread[a, a]
                + covariance[1, 1] * bread[b, b]
                - 2 * covariance[0, 1] * bread[a, b]
            )
            statistic, df = apart**2 / float(variance), fits[0].df
            yield Test(f"{kind}: {one} alike for both roles", statistic, above_f(statistic, 1, df), (1, df))


def _sentence(outcome: str, n: int) -> Words:
    return Words(
        "How {outcome} of one of two people goes with what they said themselves (actor) and with what "
        "the other said "
        "(partner), in {n} pairs. That two things go together does not say that one brings the other about.",
        outcome=outcome,
        n=n,
    )


def _in_r(outcome: str, predictors: Sequence[str], pair: str, role: str | None) -> tuple[str, ...]:
    swapped = [f"d$partner_{one} <- ave(d${name(one)}, d${name(pair)}, FUN = rev)" for one in predictors]
    terms = [name(one) for one in predictors] + [name(f"partner_{one}") for one in predictors]
    if role is None:
        return (
            *swapped,
            "library(nlme)",
            f"alike <- corCompSymm(form = ~1 | {name(pair)})",
            f"m <- gls({name(outcome)} ~ {' + '.join(terms)}, data = d, correlation = alike)",
            "summary(m)",
        )
    return (
        *swapped,
        f"by(d, d${name(role)}, function(one) summary(lm({name(outcome)} ~ {' + '.join(terms)}, data = "
        f"one)))",
    )
