"""Means, totals, ratios and models of everyone, from a sample that was drawn in strata and clusters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from samenspel.methods.evidence.data import Booleans, Data, Floats
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.result import LeftOut, Method, Result
from samenspel.methods.evidence.rscript import name
from samenspel.methods.evidence.unfit import refuse
from samenspel.methods.words import N_, Words

from .calibrated import Kind
from .drawn import assumed, drawn_rows, drawn_sample, of_sample, r_design, with_design, without_errors
from .sample import Lonely

SOURCE = "Lumley 2004, doi 10.18637/jss.v009.i08"
SAID = {
    "weights": "a column with how many people each row stands for",
    "strata": "a column with the strata that were drawn from one by one",
    "clusters": "columns with what was drawn in them: first stage, second stage, …",
    "populations": "columns with how many there were to draw from at each stage (or the share drawn)",
    "lonely": "a stratum of one unit: refuse it, take it as certain (certainty), compare with all (adjust)",
    "margins": "columns whose shares or numbers of people are known: {column: {level: number}}",
    "calibration": "how weights are made to agree with the margins: raking or linear",
    "level": "of the intervals",
}


@listed(
    "Means, shares, totals or a ratio of all people, from a sample with weights, strata and clusters.",
    outcomes="columns with numbers, or with words (shares of each)",
    kind="mean, total, or ratio",
    denominator="for a ratio: the column below",
    domain="a column: an estimate for each of its levels",
    **SAID,
)
def survey_mean(
    data: Any,
    outcomes: Sequence[str],
    *,
    kind: Literal["mean", "total", "ratio"] = "mean",
    denominator: str | None = None,
    domain: str | None = None,
    weights: str | None = None,
    strata: str | None = None,
    clusters: Sequence[str] = (),
    populations: Sequence[str] = (),
    lonely: Lonely = "refuse",
    margins: Mapping[str, Mapping[str, float]] | None = None,
    calibration: Kind = "raking",
    level: float = 0.95,
) -> Result:
    """With linearised errors and t intervals with (clusters - strata) degrees of freedom. Rows without an
    answer count as a domain of their own. Raises UnfitData (Särndal, Swensson & Wretman 1992, ISBN
    9780387975283; Lumley 2004, doi 10.18637/jss.v009.i08)."""
    if not outcomes:
        raise refuse(N_("Name at least one outcome."))
    if (kind == "ratio") != (denominator is not None):
        raise refuse(N_("A ratio has a denominator, a mean or total has none."))
    whole = Data.of(data)
    design = (weights, strata, clusters, populations)
    rows, left_out = drawn_rows(whole, design, [*(margins or {}), *([domain] if domain else [])])
    sample = drawn_sample(rows, design, lonely, margins, calibration)
    asked = list(_asked(rows, outcomes, denominator, domain))
    found = [_estimate(kind, sample.weights * one.known, one.above, one.below) for one in asked]
    variance = sample.variance(np.column_stack([score for _value, score in found]))
    values = np.array([value for value, _score in found])
    estimates = with_design([one.name for one in asked], values, variance, sample.df, level)
    return Result(
        Method(
            f"survey {kind}",
            SOURCE,
            {"calibration": calibration if margins else "none", "level": level},
            "linearised, design degrees of freedom",
        ),
        estimates,
        rows.n,
        _sentence(kind, outcomes, rows.n, float(sample.weights.sum())),
        left_out=(*left_out, *_unanswered(rows, outcomes, denominator)),
        assumptions=assumed(sample),
        numbers=of_sample(sample),
        notes=without_errors(sample.df),
        level=level,
        r_code=(
            *r_design(whole, design, lonely, margins, calibration, rows),
            *_r_mean(outcomes, kind, denominator, domain),
        ),
    )


@dataclass(frozen=True, eq=False)
class _Asked:
    """One number: what is summed (n,), below it for a ratio, and which rows are known and in the domain."""

    name: str
    above: Floats
    below: Floats
    known: Booleans


def _asked(
    rows: Data, outcomes: Sequence[str], denominator: str | None, domain: str | None
) -> Iterator[_Asked]:
    below = rows.numbers(denominator) if denominator else np.ones(rows.n)
    for part, where in _domains(rows, domain):
        for outcome in outcomes:
            for told, numbers in _columns(rows, outcome):
                known = where & ~np.isnan(numbers) & ~np.isnan(below)
                if not known.any():
                    raise refuse(N_("No row of {part} has an answer in “{name}”."), part=part, name=outcome)
                label = f"{told} / {denominator}" if denominator else told
                shown = f"{label}, {part}" if domain else label
                yield _Asked(shown, np.nan_to_num(numbers), np.nan_to_num(below), known)


def _domains(rows: Data, domain: str | None) -> Iterator[tuple[str, Booleans]]:
    if domain is None:
        yield "all", np.ones(rows.n, bool)
        return
    codes, levels = rows.levels(domain)
    for place, one in enumerate(levels):
        yield f"{domain}={one}", codes == place


def _columns(rows: Data, outcome: str) -> Iterator[tuple[str, Floats]]:
    """A column of numbers, or one of ones for each word."""
    if rows.is_numeric(outcome):
        yield outcome, rows.numbers(outcome)
        return
    codes, levels = rows.levels(outcome)
    for place, one in enumerate(levels):
        yield f"{outcome}={one}", np.where(codes < 0, np.nan, codes == place)


def _estimate(kind: str, weights: Floats, above: Floats, below: Floats) -> tuple[float, Floats]:
    """The number, and what each row adds to it (n,)."""
    if kind == "total":
        return float(weights @ above), weights * above
    total = float(weights @ below)
    if total == 0:
        raise refuse(N_("What stands below the ratio sums to 0."))
    value = float(weights @ above) / total
    return value, weights * (above - value * below) / total


def _unanswered(rows: Data, outcomes: Sequence[str], denominator: str | None) -> Iterator[LeftOut]:
    for one in (*outcomes, *([denominator] if denominator else [])):
        if missing := int((~rows.is_answered(one)).sum()):
            yield LeftOut(missing, Words("no answer in {name}", name=one))


def _sentence(kind: str, outcomes: Sequence[str], n: int, people: float) -> Words:
    said = {
        "mean": Words("Means (of words: shares)"),
        "total": Words("Totals (of words: numbers)"),
        "ratio": Words("Ratios"),
    }[kind]
    return Words(
        "{kind} of {outcomes} for the {people} people for whom {n} rows stand; the errors count how they "
        "were drawn.",
        kind=said,
        outcomes=", ".join(outcomes),
        people=f"{people:,.0f}",
        n=n,
    )


def _r_mean(
    outcomes: Sequence[str], kind: str, denominator: str | None, domain: str | None
) -> tuple[str, ...]:
    top = f"~ {' + '.join(map(name, outcomes))}"
    if kind == "ratio":
        call, more = "svyratio", f", denominator = ~ {name(denominator or '')}, na.rm = TRUE"
    else:
        call, more = f"svy{kind}", ", na.rm = TRUE"
    if domain:
        return (f"svyby({top}, ~ {name(domain)}, s, {call}{more})",)
    return (f"print(m <- {call}({top}, design = s{more}))", "confint(m, df = degf(s))")
