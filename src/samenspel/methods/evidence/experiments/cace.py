"""The effect of what people took up because a lot made them."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from samenspel.methods.evidence.data import Data, Names, Reference
from samenspel.methods.evidence.design import columns_of, design
from samenspel.methods.evidence.grouped import Errors, errors_of
from samenspel.methods.evidence.least import Fit
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.outcomes import amount
from samenspel.methods.evidence.result import UNKNOWN, Assumption, Estimate, Method, Result, Table, Test
from samenspel.methods.evidence.rscript import formula, right_side, script
from samenspel.methods.evidence.shown import number
from samenspel.methods.evidence.sources import told_apart
from samenspel.methods.evidence.used import Used
from samenspel.methods.words import Words

from .anderson_rubin import Intervals, accepted
from .arms import by_arm
from .instruments import FirstStage, Moved, reduced_form, sargan, strength, two_stages

WEAK, SURE = 10, 104.7
"""Staiger & Stock 1997 (doi 10.2307/2171753); Lee and others 2022 (doi 10.1257/aer.20211063)."""
SOURCE = "Angrist, Imbens & Rubin 1996, doi 10.1080/01621459.1996.10476902"
Correction = Literal["classical", "HC0", "HC1", "CR0", "CR1", "CR1S", "CR2", "CR3"]


@listed(
    "What something does to those who took it up because a lot made them (complier average causal effect).",
    outcome="the column with the outcome, a number",
    received="the column with what people took up: how much, or yes or no",
    assigned="the columns that were drawn by lot",
    covariates="columns that were known before the lot",
    cluster="one or two columns: rows with the same value were drawn together",
    correction="of the errors: classical, HC0, HC1 for rows, CR0, CR1, CR1S, CR2, CR3 for clusters",
    same_source="whether outcome and what was received were told by the same respondents",
)
def cace(
    data: Any,
    outcome: str,
    received: str,
    assigned: Names,
    *,
    covariates: Names = (),
    cluster: Names = (),
    correction: Correction | None = None,
    reference: Reference = None,
    factors: Names = (),
    same_source: bool | None = None,
    level: float = 0.95,
) -> Result:
    """Two-stage least squares, with the first stage, the Anderson-Rubin interval that holds however weak the
    lot is, and Sargan's test where there are more lots than one. Errors are HC1, or CR2 where there are
    clusters. Raises UnfitData.

    >>> rows = {"hours": [1, 2, 1, 3, 4, 3], "came": [0, 0, 1, 1, 1, 1], "asked": [0, 0, 0, 1, 1, 1]}
    >>> round(cace(rows, "hours", "came", ["asked"])["came"].value, 3)
    3.0
    """
    used = Used.of(data, outcome, received, columns_of([*assigned, *covariates]), cluster)
    named, moved = _moved(used.rows, (outcome, received), (covariates, assigned), reference, factors)
    fitted = _fitted(used.rows, named, moved, cluster, correction or (None if cluster else "HC1"), level)
    lines = (*_in_r(outcome, received, assigned, covariates), *fitted.errors.r_code)
    return used.result(
        Method("two-stage least squares", SOURCE, {"level": level}, fitted.errors.correction),
        fitted.estimates(level),
        fitted.sentence(outcome),
        tests=fitted.tests(),
        assumptions=(*fitted.rests_on(), told_apart(same_source)),
        numbers=fitted.errors.numbers,
        tables=(*fitted.as_table(), *by_arm(used.rows, assigned, fitted.means(outcome))),
        notes=(*fitted.errors.notes, *_warned(fitted.strong, fitted.safe)),
        r_code=script(used.whole, *lines, reference=reference, factors=factors),
    )


def _moved(
    rows: Data, names: tuple[str, str], terms: tuple[Names, Names], reference: Reference, factors: Names
) -> tuple[Named, Moved]:
    (outcome, received), (covariates, assigned) = names, terms
    besides = design(rows, covariates, reference=reference, factors=factors)
    known = design(rows, [*covariates, *assigned], reference=reference, factors=factors)
    lots = known.columns[:, len(besides.names) :]
    moved = Moved(amount(rows, outcome), amount(rows, received), besides.columns, lots)
    return Named(received, besides.names, known.names[len(besides.names) :]), moved


@dataclass(frozen=True)
class Named:
    """What columns are called: what was received, what is besides, the lots."""

    received: str
    besides: tuple[str, ...]
    lots: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Fitted:
    """Both stages with their errors; `safe` is the Anderson-Rubin interval and `strong` the test of the first
    stage, None where clusters are too few."""

    named: Named
    moved: Moved
    fit: Fit
    errors: Errors
    effects: tuple[Estimate, ...]
    first: FirstStage
    safe: Intervals | None
    strong: Test | None

    def estimates(self, level: float) -> tuple[Estimate, ...]:
        lots = slice(-self.first.lots, None)
        names = [f"first stage: {name}" for name in (*self.named.besides, *self.named.lots)]
        first = self.first.errors.estimates(names, self.first.fit.beta, level, lots)
        return (self.effects[-1], *first, *self.effects[:-1])

    def tests(self) -> tuple[Test, ...]:
        return tuple(filter(None, [self.strong, sargan(self.moved, self.fit)]))

    def rests_on(self) -> Iterator[Assumption]:
        if self.strong is not None:
            said, f = (
                Words("the lot moved what was received (first stage F of 10 or more)"),
                self.strong.statistic,
            )
            yield Assumption.judged(said, f >= WEAK, f)
        yield Assumption(Words("the lot works only by way of what was received"), UNKNOWN)
        yield Assumption(Words("the lot made nobody do the opposite"), UNKNOWN)

    def means(self, outcome: str) -> dict[str, Any]:
        return {self.named.received: self.moved.received, outcome: self.moved.outcome}

    def as_table(self) -> tuple[Table, ...]:
        if self.safe is None:
            return ()
        return (Table("Anderson-Rubin interval", ("from", "to"), tuple(self.safe)),)

    def sentence(self, outcome: str) -> Words:
        return _sentence(outcome, self.named.received, self.effects[-1], self.safe, len(self.fit.residuals))


def _fitted(
    rows: Data, named: Named, moved: Moved, cluster: Names, correction: str | None, level: float
) -> Fitted:
    fit = two_stages(moved)
    errors = errors_of(fit, rows, cluster, correction)
    effects = errors.estimates([*named.besides, named.received], fit.beta, level)
    first = reduced_form(moved, rows, cluster, correction)
    if first.form is None:
        return Fitted(named, moved, fit, errors, effects, first, None, None)
    safe = accepted(first.form, level, effects[-1].value, effects[-1].se or 1.0)
    return Fitted(named, moved, fit, errors, effects, first, safe, strength(first.form))


def _warned(strong: Test | None, safe: Intervals | None) -> Iterator[Words]:
    if strong is not None and strong.statistic < SURE:
        yield Words(
            "The lot moved {how} what was received (first stage F {f}): below {sure} the usual interval is "
            "too short; read the Anderson-Rubin interval.",
            how=Words("weakly") if strong.statistic < WEAK else Words("only somewhat"),
            f=number(strong.statistic),
            sure=SURE,
        )
    if safe is None:
        return
    if not safe:
        yield Words("No effect agrees with all lots at once: at least one of them works another way.")
    elif any(math.isinf(end) for one in safe for end in one):
        yield Words("The Anderson-Rubin interval has no end: the lot moved too little to bound the effect.")


def _sentence(outcome: str, received: str, effect: Estimate, safe: Intervals | None, n: int) -> Words:
    told = {"outcome": outcome, "received": received, "effect": number(effect.value), "n": n}
    if safe is None or len(safe) != 1 or any(map(math.isinf, safe[0])):
        return Words(
            "Among those whom the lot made take up more {received}, one more of it changes {outcome} by "
            "{effect}; in {n} rows the data do not bound this from both sides.",
            **told,
        )
    return Words(
        "Among those whom the lot made take up more {received}, one more of it changes {outcome} by "
        "{effect}; what {n} rows do not contradict goes from {low} to {high}.",
        low=number(safe[0][0]),
        high=number(safe[0][1]),
        **told,
    )


def _in_r(outcome: str, received: str, assigned: Names, covariates: Names) -> tuple[str, ...]:
    model = f"{formula(outcome, [*covariates, received])} | {right_side([*covariates, *assigned])}"
    return "library(AER)", f"m <- ivreg({model}, data = d)", "summary(m, diagnostics = TRUE)"
