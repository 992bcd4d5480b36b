"""What it did to be drawn, whatever people made of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from samenspel.methods.evidence.chances import above_chi2
from samenspel.methods.evidence.data import Data, Floats, Names
from samenspel.methods.evidence.design import Design, check_columns, columns_of, design
from samenspel.methods.evidence.grouped import Correction, Errors, errors_of
from samenspel.methods.evidence.least import Fit, least_squares, less_means, within_strata
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.outcomes import amount, arms
from samenspel.methods.evidence.result import Assumption, Estimate, Method, Result
from samenspel.methods.evidence.rscript import formula, name, script
from samenspel.methods.evidence.shown import number
from samenspel.methods.evidence.sources import told_apart
from samenspel.methods.evidence.unfit import refuse
from samenspel.methods.evidence.used import Used
from samenspel.methods.evidence.weights import weights_of
from samenspel.methods.words import N_, Words

from .arms import apart, by_arm, cluster_sizes, refuse_single

USUAL, ALARM, MOST_STRATA = 0.05, 0.001, 500
STILL = 1e-11
MODEL = "intention to treat by least squares"
SOURCE = "Gerber & Green 2012, ISBN 9780393979954, ch. 3 and 4"
Shares = Mapping[str, float] | None


@listed(
    "What it did to be drawn into each arm, whatever people made of it (intention to treat).",
    outcome="the column with the outcome, a number or yes or no",
    assigned="the column with the arm that was drawn",
    cluster="one or two columns: rows with the same value were drawn together, or may go together",
    covariates="columns that were known before the lot",
    received="the column with the arm that people were really in",
    shares="of each arm the share that was planned",
    same_source="whether outcome and what people were drawn into were told by the same respondents",
)
def itt(
    data: Any,
    outcome: str,
    assigned: str,
    *,
    control: str | None = None,
    strata: str | None = None,
    cluster: Names = (),
    covariates: Names = (),
    received: str | None = None,
    shares: Shares = None,
    correction: Correction | None = None,
    weights: str | None = None,
    factors: Names = (),
    same_source: bool | None = None,
    level: float = 0.95,
) -> Result:
    """Differences of each arm with the control by least squares, with a constant for each stratum: HC2, or
    CR2 with Satterthwaite's degrees of freedom where there are clusters. Raises UnfitData.

    >>> rows = {"hours": [1, 2, 3, 4, 6, 5], "asked": [0, 0, 0, 1, 1, 1]}
    >>> round(itt(rows, "hours", "asked")["asked=1"].value, 3)
    3.0
    """
    used = Used.of(data, assigned, outcome, columns_of(covariates), strata, received, weights, cluster)
    levels = _arms(used.rows, assigned, control, cluster)
    model = Model(used.rows, outcome, assigned, levels, covariates, strata, factors, weights)
    errors = errors_of(model.fit, used.rows, cluster, correction)
    found = model.estimates(errors, level)
    return used.result(
        Method(MODEL, SOURCE, {"level": level, "control": levels[0]}, errors.correction),
        found,
        _sentence(outcome, found[0], levels[0], used.rows.n),
        assumptions=(*_went_as_drawn(used, outcome, assigned, levels, shares), told_apart(same_source)),
        numbers={**errors.numbers, **model.numbers()},
        tables=by_arm(used.rows, [assigned], {outcome: model.amounts}),
        notes=(*errors.notes, *cluster_sizes(used.rows, cluster), *_elsewhere(used.rows, assigned, received)),
        r_code=model.script(used.whole, errors),
    )


@dataclass(frozen=True)
class Model:
    """Least squares on the arms, the first of `levels` the control, covariates, and a constant for each
    stratum. Where these are many they are taken out before, and there is no constant to tell."""

    rows: Data
    outcome: str
    assigned: str
    levels: tuple[str, ...]
    covariates: Names
    strata: str | None
    factors: Names
    weights: str | None

    @property
    def named(self) -> list[str]:
        return [*self.factors, self.assigned, *([self.strata] if self.strata else [])]

    @property
    def terms(self) -> list[str]:
        return [self.assigned, *self.covariates, *([self.strata] if self.strata else [])]

    @property
    def taken_out(self) -> int:
        """How many constants are."""
        count = len(self.rows.levels(self.strata)[1]) if self.strata else 0
        return count if count > MOST_STRATA else 0

    @cached_property
    def amounts(self) -> Floats:
        return amount(self.rows, self.outcome)

    @cached_property
    def columns(self) -> Design:
        terms = self.terms[:-1] if self.taken_out else self.terms
        found = design(self.rows, terms, reference={self.assigned: self.levels[0]}, factors=self.named)
        return Design(found.names[1:], found.columns[:, 1:], found.parts[1:]) if self.taken_out else found

    @cached_property
    def fit(self) -> Fit:
        columns, weights = self.columns.columns, weights_of(self.rows, self.weights)
        if self.strata is None or not self.taken_out:
            return least_squares(columns, self.amounts, weights)
        codes = self.rows.levels(self.strata)[0]
        _refuse_still(self.columns, less_means(columns, codes, weights), self.strata)
        return within_strata(columns, self.amounts, codes, weights)

    def estimates(self, errors: Errors, level: float) -> tuple[Estimate, ...]:
        """The arms first; nothing of strata."""
        names, arms_end = self.columns.names, len(self.levels)
        if self.taken_out:
            return errors.estimates(names, self.fit.beta, level)
        found = errors.estimates(names, self.fit.beta, level, slice(arms_end + self._width()))
        return (*found[1:arms_end], found[0], *found[arms_end:])

    def _width(self) -> int:
        """Columns of the covariates."""
        if not self.covariates:
            return 0
        return len(design(self.rows, self.covariates, factors=self.factors).names) - 1

    def numbers(self) -> dict[str, int]:
        return {"strata": self.taken_out} if self.taken_out else {}

    def script(self, whole: Data, errors: Errors) -> tuple[str, ...]:
        heavy = name(self.weights) if self.weights else "NULL"
        line = f"m <- lm({formula(self.outcome, self.terms)}, data = d, weights = {heavy})"
        reference = {self.assigned: self.levels[0]}
        return script(whole, line, *errors.r_code, reference=reference, factors=self.named)


def _refuse_still(columns: Design, left: Floats, strata: str) -> None:
    still = np.abs(left).max(axis=0) <= STILL * np.abs(columns.columns).max(axis=0)
    if (places := np.flatnonzero(still)).size:
        raise refuse(
            N_(
                "“{name}” is the same within each of “{strata}”, so nothing tells it from them; leave it out."
            ),
            name=columns.names[int(places[0])],
            strata=strata,
        )
    check_columns(columns.names, left)


def _arms(rows: Data, assigned: str, control: str | None, cluster: Names) -> tuple[str, ...]:
    levels = arms(rows, assigned, control)[1]
    if len(cluster) == 1:
        refuse_single(rows, assigned, cluster[0])
    return levels


def _went_as_drawn(
    used: Used, outcome: str, assigned: str, levels: Names, shares: Shares
) -> Iterator[Assumption]:
    yield from _answered(used.whole, assigned, outcome)
    if shares is not None:
        yield _planned(used.rows, assigned, levels, shares)
    yield apart()


def _answered(whole: Data, assigned: str, outcome: str) -> Iterator[Assumption]:
    """Of those who were drawn, who has an outcome."""
    rows = whole.where(whole.is_answered(assigned))
    answered = rows.is_answered(outcome)
    if answered.all():
        return
    codes = rows.levels(assigned)[0]
    seen, rest = np.bincount(codes, answered), np.bincount(codes, ~answered)
    p = _chi2(seen, np.bincount(codes) * answered.mean(), rest)
    said = Words("as many answered in each arm (p); see lee-bounds where they did not")
    yield Assumption.judged(said, p > USUAL, p)


def _chi2(seen: Any, expected: Any, rest: Any) -> float:
    total = seen + rest
    missing = total - expected
    return above_chi2(float(np.sum((seen - expected) ** 2 * (1 / expected + 1 / missing))), len(seen) - 1)


def _planned(rows: Data, assigned: str, levels: Names, shares: Mapping[str, float]) -> Assumption:
    if set(shares) != set(levels) or min(shares.values()) <= 0:
        raise refuse(N_("Give a share above 0 for each arm: {arms}."), arms=", ".join(levels))
    planned = np.array([shares[level] for level in levels])
    seen, expected = np.bincount(rows.levels(assigned, levels[0])[0]), rows.n * planned / planned.sum()
    p = above_chi2(float(np.sum((seen - expected) ** 2 / expected)), len(levels) - 1)
    return Assumption.judged(Words("the arms are as large as was planned (p)"), p > ALARM, p)


def _elsewhere(rows: Data, assigned: str, received: str | None) -> Iterator[Words]:
    if received is None:
        return
    levels = rows.levels(assigned)[1]
    for one in rows.levels(received)[1]:
        if one not in levels:
            raise _no_arm(one, received, levels)
    pairs = zip(rows.texts(assigned), rows.texts(received), strict=True)
    if others := sum(one != other for one, other in pairs):
        yield Words(
            "{number} of {n} rows were not in the arm that was drawn; they are compared as they were drawn. "
            "cace gives the effect on those whom the lot moved.",
            number=others,
            n=rows.n,
        )


def _no_arm(level: str, received: str, levels: Names) -> ValueError:
    return refuse(
        N_("“{level}” of “{name}” is no arm; there are: {arms}."),
        level=level,
        name=received,
        arms=", ".join(levels),
    )


def _sentence(outcome: str, effect: Estimate, control: str, n: int) -> Words:
    told = {"outcome": outcome, "arm": effect.name, "control": control, "n": n}
    told["effect"] = number(effect.value)
    if effect.low is None or effect.high is None:
        return Words(
            "Being drawn into {arm} rather than {control} changed {outcome} by {effect} on average, in "
            "{n} rows.",
            **told,
        )
    return Words(
        "Being drawn into {arm} rather than {control} changed {outcome} by {effect} on average (from "
        "{low} to "
        "{high}), in {n} rows.",
        low=number(effect.low),
        high=number(effect.high),
        **told,
    )
