"""What it did to be drawn, whatever people made of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal

import numpy as np

from samenspel.methods.evidence.chances import above_chi2
from samenspel.methods.evidence.data import Data, Ints
from samenspel.methods.evidence.design import columns_of, design
from samenspel.methods.evidence.grouped import errors_of
from samenspel.methods.evidence.least import least_squares
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.outcomes import amount, arms
from samenspel.methods.evidence.result import MET, NOT_MET, UNKNOWN, Assumption, Estimate, Method, Result
from samenspel.methods.evidence.rscript import formula, name, read_data, with_factors
from samenspel.methods.evidence.shown import number
from samenspel.methods.evidence.sources import told_apart
from samenspel.methods.evidence.unfit import refuse
from samenspel.methods.evidence.weighed import weighed
from samenspel.methods.evidence.weights import weights_of
from samenspel.methods.words import N_, Words

from .arms import by_arm, cluster_sizes, refuse_single

USUAL, ALARM, MOST_STRATA = 0.05, 0.001, 500
Corrections = Literal["classical", "HC0", "HC1", "HC2", "HC3", "CR0", "CR1", "CR1S", "CR2", "CR3"]


@listed(
    "What it did to be drawn into each arm, whatever people made of it (intention to treat).",
    outcome="the column with the outcome, a number or yes or no",
    assigned="the column with the arm that was drawn",
    control="the arm that the others are compared with; without it the first by number or alphabet",
    strata="the column within whose values the lot was drawn",
    cluster="one or two columns: rows with the same value were drawn together, or may go together",
    covariates="columns that were known before the lot",
    received="the column with the arm that people were really in",
    shares="of each arm the share that was planned",
    correction="of the errors: classical, HC0 to HC3 for rows, CR0, CR1, CR1S, CR2, CR3 for clusters",
    same_source="whether outcome and what people were drawn into were told by the same respondents",
)
def itt(
    data: Any,
    outcome: str,
    assigned: str,
    *,
    control: str | None = None,
    strata: str | None = None,
    cluster: Sequence[str] = (),
    covariates: Sequence[str] = (),
    received: str | None = None,
    shares: Mapping[str, float] | None = None,
    correction: Corrections | None = None,
    weights: str | None = None,
    factors: Sequence[str] = (),
    same_source: bool | None = None,
    level: float = 0.95,
) -> Result:
    """Differences of each arm with the control by least squares, with a constant for each stratum: HC2, or
    CR2 with Satterthwaite's degrees of freedom where there are clusters. Says whether as many answered in
    each arm, whether arms are as large as planned, and how many were not in the arm that was drawn. Raises
    UnfitData.

    >>> rows = {"hours": [1, 2, 3, 4, 6, 5], "asked": [0, 0, 0, 1, 1, 1]}
    >>> round(itt(rows, "hours", "asked")["asked=1"].value, 3)
    3.0
    """
    whole = Data.of(data)
    rest = [*columns_of(covariates), *(one for one in (strata, received, weights) if one), *cluster]
    kept, left_out = whole.complete([assigned, outcome, *rest])
    rows = whole.where(kept)
    codes, levels = arms(rows, assigned, control)
    if len(cluster) == 1:
        refuse_single(rows, assigned, cluster[0])
    _refuse_many(rows, strata)
    names = [*factors, assigned, *([strata] if strata else [])]
    terms = [assigned, *covariates, *([strata] if strata else [])]
    columns = design(rows, terms, reference={assigned: levels[0]}, factors=names)
    fit = least_squares(columns.columns, amount(rows, outcome), weights_of(rows, weights))
    errors = errors_of(fit, rows, cluster, correction)
    shown = len(levels) + _width(rows, covariates, factors)
    found = weighed(columns.names, fit.beta, errors.se, level, errors.df)[:shown]
    return Result(
        Method(
            "intention to treat by least squares",
            "Gerber & Green 2012, ISBN 9780393979954, ch. 3 and 4",
            {"level": level, "control": levels[0]},
            errors.correction,
        ),
        (*found[1 : len(levels)], found[0], *found[len(levels) :]),
        rows.n,
        _sentence(outcome, found[1], levels[0], rows.n),
        left_out=left_out,
        assumptions=(
            *_answered(whole, assigned, outcome),
            *_planned(codes, levels, shares),
            Assumption(Words("what one was drawn into does not touch another"), UNKNOWN),
            told_apart(same_source),
        ),
        numbers=errors.numbers,
        tables=by_arm(rows, [assigned], {outcome: amount(rows, outcome)}),
        notes=(*errors.notes, *cluster_sizes(rows, cluster), *_elsewhere(rows, assigned, received)),
        level=level,
        r_code=(
            *read_data(whole),
            *with_factors({assigned: levels[0]}, names),
            f"m <- lm({formula(outcome, terms)}, data = d, weights = {name(weights) if weights else 'NULL'})",
            *errors.r_code,
        ),
    )


def _refuse_many(rows: Data, strata: str | None) -> None:
    if strata is not None and (count := len(rows.levels(strata)[1])) > MOST_STRATA:
        raise refuse(
            N_("“{name}” has {n} strata, more than least squares should have; take randomisation-inference."),
            name=strata,
            n=count,
        )


def _width(rows: Data, covariates: Sequence[str], factors: Sequence[str]) -> int:
    return len(design(rows, covariates, factors=factors).names) - 1 if covariates else 0


def _answered(whole: Data, assigned: str, outcome: str) -> Iterator[Assumption]:
    """Of those who were drawn, who has an outcome."""
    rows = whole.where(whole.is_answered(assigned))
    answered = rows.is_answered(outcome)
    if answered.all():
        return
    codes = rows.levels(assigned)[0]
    p = _chi2(
        np.bincount(codes, answered), np.bincount(codes) * answered.mean(), np.bincount(codes, ~answered)
    )
    name_ = Words("as many answered in each arm (p); see lee-bounds where they did not")
    yield Assumption(name_, MET if p > USUAL else NOT_MET, p)


def _chi2(seen: Any, expected: Any, rest: Any) -> float:
    total = seen + rest
    missing = total - expected
    return above_chi2(float(np.sum((seen - expected) ** 2 * (1 / expected + 1 / missing))), len(seen) - 1)


def _planned(codes: Ints, levels: Sequence[str], shares: Mapping[str, float] | None) -> Iterator[Assumption]:
    if shares is None:
        return
    if set(shares) != set(levels) or min(shares.values()) <= 0:
        raise refuse(N_("Give a share above 0 for each arm: {arms}."), arms=", ".join(levels))
    planned = np.array([shares[level] for level in levels])
    seen, expected = np.bincount(codes), len(codes) * planned / planned.sum()
    p = above_chi2(float(np.sum((seen - expected) ** 2 / expected)), len(levels) - 1)
    yield Assumption(Words("the arms are as large as was planned (p)"), MET if p > ALARM else NOT_MET, p)


def _elsewhere(rows: Data, assigned: str, received: str | None) -> Iterator[Words]:
    if received is None:
        return
    levels = rows.levels(assigned)[1]
    for one in rows.levels(received)[1]:
        if one not in levels:
            raise refuse(
                N_("“{level}” of “{name}” is no arm; there are: {arms}."),
                level=one,
                name=received,
                arms=", ".join(levels),
            )
    pairs = zip(rows.texts(assigned), rows.texts(received), strict=True)
    if others := sum(one != other for one, other in pairs):
        yield Words(
            "{number} of {n} rows were not in the arm that was drawn; they are compared as they were drawn. "
            "cace gives the effect on those whom the lot moved.",
            number=others,
            n=rows.n,
        )


def _sentence(outcome: str, effect: Estimate, control: str, n: int) -> Words:
    told = {
        "outcome": outcome,
        "arm": effect.name,
        "effect": number(effect.value),
        "control": control,
        "n": n,
    }
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
