"""The effect of what people took up because a lot made them."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal

from samenspel.methods.evidence.data import Data
from samenspel.methods.evidence.design import columns_of, design
from samenspel.methods.evidence.grouped import errors_of
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.outcomes import amount
from samenspel.methods.evidence.result import (
    MET,
    NOT_MET,
    UNKNOWN,
    Assumption,
    Estimate,
    Method,
    Result,
    Table,
    Test,
)
from samenspel.methods.evidence.rscript import formula, read_data, with_factors
from samenspel.methods.evidence.shown import number
from samenspel.methods.evidence.sources import told_apart
from samenspel.methods.evidence.weighed import weighed
from samenspel.methods.words import Words

from .anderson_rubin import Intervals, accepted
from .arms import by_arm
from .instruments import FirstStage, Moved, reduced_form, sargan, strength, two_stages

WEAK, SURE = 10, 104.7
"""Staiger & Stock 1997 (doi 10.2307/2171753); Lee and others 2022 (doi 10.1257/aer.20211063)."""


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
    assigned: Sequence[str],
    *,
    covariates: Sequence[str] = (),
    cluster: Sequence[str] = (),
    correction: Literal["classical", "HC0", "HC1", "CR0", "CR1", "CR1S", "CR2", "CR3"] | None = None,
    reference: Mapping[str, str] | None = None,
    factors: Sequence[str] = (),
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
    whole = Data.of(data)
    kept, left_out = whole.complete([outcome, received, *columns_of([*assigned, *covariates]), *cluster])
    rows = whole.where(kept)
    besides = design(rows, covariates, reference=reference, factors=factors)
    known = design(rows, [*covariates, *assigned], reference=reference, factors=factors)
    taken = amount(rows, received)
    moved = Moved(amount(rows, outcome), taken, besides.columns, known.columns[:, len(besides.names) :])
    kind = correction or (None if cluster else "HC1")
    fit = two_stages(moved)
    errors = errors_of(fit, rows, cluster, kind)
    effects = weighed([*besides.names, received], fit.beta, errors.se, level, errors.df)
    first = reduced_form(moved, rows, cluster, kind)
    safe = None if first.form is None else accepted(first.form, level, *_about(effects[-1]))
    strong = None if first.form is None else strength(first.form)
    return Result(
        Method(
            "two-stage least squares",
            "Angrist, Imbens & Rubin 1996, doi 10.1080/01621459.1996.10476902",
            {"level": level},
            errors.correction,
        ),
        (effects[-1], *_first_stage(known.names, first, level), *effects[:-1]),
        rows.n,
        _sentence(outcome, received, effects[-1], safe, rows.n),
        tests=tuple(filter(None, [strong, sargan(moved, fit)])),
        left_out=left_out,
        assumptions=(*_rest(strong), told_apart(same_source)),
        numbers=errors.numbers,
        tables=(*_as_table(safe), *by_arm(rows, assigned, {received: taken, outcome: moved.outcome})),
        notes=(*errors.notes, *_warned(strong, safe)),
        level=level,
        r_code=(
            *read_data(whole),
            *with_factors(reference, factors),
            "library(AER)",
            f"m <- ivreg({_in_r(outcome, received, assigned, covariates)}, data = d)",
            "summary(m, diagnostics = TRUE)",
            *errors.r_code,
        ),
    )


def _about(effect: Estimate) -> tuple[float, float]:
    """Where to look for the safe interval, and how finely."""
    return effect.value, effect.se or 1.0


def _first_stage(names: Sequence[str], first: FirstStage, level: float) -> tuple[Estimate, ...]:
    errors, lots = first.errors, slice(-first.lots, None)
    return weighed(
        [f"first stage: {name}" for name in names[lots]],
        first.fit.beta[lots],
        None if errors.se is None else errors.se[lots],
        level,
        None if errors.df is None else errors.df[lots],
    )


def _rest(strong: Test | None) -> Iterator[Assumption]:
    if strong is not None:
        state = MET if strong.statistic >= WEAK else NOT_MET
        yield Assumption(
            Words("the lot moved what was received (first stage F of 10 or more)"), state, strong.statistic
        )
    yield Assumption(Words("the lot works only by way of what was received"), UNKNOWN)
    yield Assumption(Words("the lot made nobody do the opposite"), UNKNOWN)


def _as_table(safe: Intervals | None) -> tuple[Table, ...]:
    return () if safe is None else (Table("Anderson-Rubin interval", ("from", "to"), tuple(safe)),)


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


def _in_r(outcome: str, received: str, assigned: Sequence[str], covariates: Sequence[str]) -> str:
    lots = formula(outcome, [*covariates, *assigned]).split(" ~ ", 1)[1]
    return f"{formula(outcome, [*covariates, received])} | {lots}"
