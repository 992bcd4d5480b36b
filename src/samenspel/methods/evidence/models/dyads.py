"""Two people who answer about each other: what goes with one's own answer, and with the other's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from samenspel.methods.evidence.chances import above_f
from samenspel.methods.evidence.data import Data, Floats, Ints, Names
from samenspel.methods.evidence.design import INTERCEPT, check_columns
from samenspel.methods.evidence.least import Fit, least_squares
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.outcomes import numbers_of
from samenspel.methods.evidence.result import Estimate, LeftOut, Method, Result, Test
from samenspel.methods.evidence.rscript import name, script
from samenspel.methods.evidence.sources import nothing_besides, told_apart
from samenspel.methods.evidence.unfit import refuse
from samenspel.methods.evidence.used import Used
from samenspel.methods.evidence.weighed import weighed
from samenspel.methods.words import N_, Words

MODEL = "actor-partner interdependence model"
SOURCE = "Kenny, Kashy & Cook 2006, ISBN 9781572309869, ch. 7"


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
    predictors: Names,
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
    used = Used.of(data, outcome, predictors, pair, role)
    order, lonely = _ordered(used.rows, pair, role)
    outcomes = numbers_of(used.rows, outcome)[order]
    pairs = Pairs(tuple(predictors), outcomes, used.rows.matrix(predictors)[order])
    fitted = _by_role(pairs, used.rows.levels(role)[1]) if role else _alike(pairs)
    alone = (LeftOut(lonely, Words("without the other of the pair")),) if lonely else ()
    return used.result(
        Method(MODEL, SOURCE, {"level": level}),
        fitted.estimates(level),
        _sentence(outcome, len(order)),
        n=len(order),
        unit="pairs",
        tests=tuple(fitted.tests()),
        left_out=(*used.left_out, *alone),
        assumptions=(nothing_besides(), told_apart(same_source)),
        numbers={"likeness within pairs": fitted.likeness},
        r_code=script(used.whole, *_in_r(outcome, predictors, pair, role)),
    )


@dataclass(frozen=True, eq=False)
class Pairs:
    """Of each pair `outcome` (p, 2) and `columns` (p, 2, k), the first and the second of a pair in that
    order."""

    names: tuple[str, ...]
    outcome: Floats
    columns: Floats


@dataclass(frozen=True, eq=False)
class Alike:
    """The pairs' means tell the sum of both effects, half differences their difference; they tell nothing of
    each other."""

    names: tuple[str, ...]
    between: Fit
    within: Fit

    @property
    def likeness(self) -> float:
        one, other = _noise(self.between), _noise(self.within)
        return (one - other) / (one + other)

    def tests(self) -> Iterator[Test]:
        yield from ()

    def estimates(self, level: float) -> Iterator[Estimate]:
        between, within = self.between, self.within
        one, other = _variances(between), _variances(within)
        total = one[1:] + other
        df = total**2 / (one[1:] ** 2 / between.df + other**2 / within.df)
        yield from weighed([INTERCEPT], between.beta[:1], np.sqrt(one[:1]), level, between.df)
        for kind, sign in (("actor", 1), ("partner", -1)):
            names = [f"{kind}: {one}" for one in self.names]
            values = (between.beta[1:] + sign * within.beta) / 2
            yield from weighed(names, values, np.sqrt(total) / 2, level, df)


def _alike(pairs: Pairs) -> Alike:
    means = np.column_stack([np.ones(len(pairs.outcome)), pairs.columns.mean(axis=1)])
    halves = (pairs.columns[:, 0] - pairs.columns[:, 1]) / 2
    check_columns([INTERCEPT, *pairs.names], means)
    check_columns([f"difference in {one}" for one in pairs.names], halves)
    between = least_squares(means, pairs.outcome.mean(axis=1))
    within = least_squares(halves, (pairs.outcome[:, 0] - pairs.outcome[:, 1]) / 2)
    return Alike(pairs.names, between, within)


def _noise(fit: Fit) -> float:
    return float(fit.residuals @ fit.residuals) / fit.df


def _variances(fit: Fit) -> Floats:
    return np.diag(fit.back @ fit.back.T) * _noise(fit)


@dataclass(frozen=True, eq=False)
class ByRole:
    """A fit for each role on the same columns: a constant, those of the first role, those of the second."""

    names: tuple[str, ...]
    roles: tuple[str, ...]
    fits: tuple[Fit, Fit]

    @property
    def covariance(self) -> Floats:
        """(2, 2): of what is left of the two."""
        left = np.array([fit.residuals for fit in self.fits])
        return np.asarray(left @ left.T / self.fits[0].df)

    @property
    def bread(self) -> Floats:
        return np.asarray(self.fits[0].back @ self.fits[0].back.T)

    @property
    def likeness(self) -> float:
        noise = self.covariance
        return float(noise[0, 1] / np.sqrt(noise[0, 0] * noise[1, 1]))

    def estimates(self, level: float) -> Iterator[Estimate]:
        for place in (0, 1):
            found = self._one(place, level)
            yield found[0]
            yield from sorted(found[1:], key=lambda one: one.name.startswith("partner"))

    def _one(self, place: int, level: float) -> tuple[Estimate, ...]:
        fit, role = self.fits[place], self.roles[place]
        kinds = ("actor", "partner") if place == 0 else ("partner", "actor")
        names = [f"{kind}: {one}, {role}" for kind in kinds for one in self.names]
        se = np.sqrt(np.diag(fit.back @ fit.back.T) * float(self.covariance[place, place]))
        return weighed([f"{INTERCEPT}, {role}", *names], fit.beta, se, level, fit.df)

    def tests(self) -> Iterator[Test]:
        """That an effect is the same for both roles."""
        k = len(self.names)
        for kind, shift in (("actor", (0, k)), ("partner", (k, 0))):
            for place, one in enumerate(self.names, 1):
                yield self._same(f"{kind}: {one}", place + shift[0], place + shift[1])

    def _same(self, effect: str, a: int, b: int) -> Test:
        noise, bread, (first, second) = self.covariance, self.bread, self.fits
        variance = noise[0, 0] * bread[a, a] + noise[1, 1] * bread[b, b] - 2 * noise[0, 1] * bread[a, b]
        statistic = float(first.beta[a] - second.beta[b]) ** 2 / float(variance)
        return Test(
            f"{effect} alike for both roles", statistic, above_f(statistic, 1, first.df), (1, first.df)
        )


def _by_role(pairs: Pairs, roles: tuple[str, ...]) -> ByRole:
    columns = np.column_stack([np.ones(len(pairs.outcome)), pairs.columns[:, 0], pairs.columns[:, 1]])
    check_columns([INTERCEPT, *(f"{one} of {role}" for role in roles for one in pairs.names)], columns)
    one, other = (least_squares(columns, pairs.outcome[:, place]) for place in (0, 1))
    return ByRole(pairs.names, roles, (one, other))


def _ordered(rows: Data, pair: str, role: str | None) -> tuple[Ints, int]:
    """(p, 2): the two rows of each whole pair, by role where there is one, and how many are without
    another."""
    codes, names = rows.levels(pair)
    roles = np.zeros(rows.n, int) if role is None else _roles(rows, role)
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


def _roles(rows: Data, role: str) -> Ints:
    roles, levels = rows.levels(role)
    if len(levels) != 2:
        raise refuse(N_("“{name}” has {n} roles; two are needed."), name=role, n=len(levels))
    return roles


def _sentence(outcome: str, n: int) -> Words:
    return Words(
        "How {outcome} of one of two people goes with what they said themselves (actor) and with what "
        "the other said "
        "(partner), in {n} pairs. That two things go together does not say that one brings the other about.",
        outcome=outcome,
        n=n,
    )


def _in_r(outcome: str, predictors: Names, pair: str, role: str | None) -> tuple[str, ...]:
    swapped = [f"d <- d[ave(seq_len(nrow(d)), d${name(pair)}, FUN = length) == 2, ]"]
    swapped += [f"d$partner_{one} <- ave(d${name(one)}, d${name(pair)}, FUN = rev)" for one in predictors]
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
