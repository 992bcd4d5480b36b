"""Means, totals, ratios and models of everyone, from a sample that was drawn in strata and clusters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal

import numpy as np

from samenspel.methods.evidence.data import Booleans, Data, Floats, Names
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.result import LeftOut, Result
from samenspel.methods.evidence.rscript import name
from samenspel.methods.evidence.unfit import refuse
from samenspel.methods.words import N_, Words

from .calibrated import Kind, Margins
from .drawn import SAID, Drawn, Found
from .sample import Drawing, Lonely, Sample


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
    outcomes: Names,
    *,
    kind: Literal["mean", "total", "ratio"] = "mean",
    denominator: str | None = None,
    domain: str | None = None,
    weights: str | None = None,
    strata: str | None = None,
    clusters: Names = (),
    populations: Names = (),
    lonely: Lonely = "refuse",
    margins: Margins | None = None,
    calibration: Kind = "raking",
    level: float = 0.95,
) -> Result:
    """With linearised errors and t intervals with (clusters - strata) degrees of freedom. Rows without an
    answer count as a domain of their own. Raises UnfitData (Särndal, Swensson & Wretman 1992, ISBN
    9780387975283; Lumley 2004, doi 10.18637/jss.v009.i08)."""
    asked = Asked(outcomes, kind, denominator, domain)
    drawing = Drawing(weights, strata, clusters, populations, lonely, margins, calibration)
    drawn = Drawn.of(data, drawing, domain)
    return drawn.result(
        drawn.method(kind, level),
        _found(asked, drawn, level),
        _sentence(asked, drawn.sample),
        _r_mean(asked),
    )


@dataclass(frozen=True)
class Asked:
    """Of which columns what is wanted: of all, or of each level of a domain."""

    outcomes: Names
    kind: str
    denominator: str | None
    domain: str | None

    def __post_init__(self) -> None:
        if not self.outcomes:
            raise refuse(N_("Name at least one outcome."))
        if (self.kind == "ratio") != (self.denominator is not None):
            raise refuse(N_("A ratio has a denominator, a mean or total has none."))

    def label(self, told: str, part: str) -> str:
        """What a reader sees beside a number."""
        label = f"{told} / {self.denominator}" if self.denominator else told
        return f"{label}, {part}" if self.domain else label


@dataclass(frozen=True, eq=False)
class Part:
    """One number: what is summed (n,), below it for a ratio, and which rows are known and in the domain."""

    name: str
    above: Floats
    below: Floats
    known: Booleans

    def estimate(self, kind: str, all_weights: Floats) -> tuple[float, Floats]:
        """The number, and what each row adds to it (n,)."""
        weights = all_weights * self.known
        if kind == "total":
            return float(weights @ self.above), weights * self.above
        total = float(weights @ self.below)
        if total == 0:
            raise refuse(N_("What stands below the ratio sums to 0."))
        value = float(weights @ self.above) / total
        return value, weights * (self.above - value * self.below) / total


def _found(asked: Asked, drawn: Drawn, level: float) -> Found:
    sample, rows = drawn.sample, drawn.used.rows
    parts = list(_parts(rows, asked))
    values, scores = zip(*(one.estimate(asked.kind, sample.weights) for one in parts), strict=True)
    variance = sample.variance(np.column_stack(scores))
    used = replace(drawn.used, left_out=(*drawn.used.left_out, *_unanswered(rows, asked)))
    return Found(used, [one.name for one in parts], np.array(values), variance, sample.df, level)


def _parts(rows: Data, asked: Asked) -> Iterator[Part]:
    below = rows.numbers(asked.denominator) if asked.denominator else np.ones(rows.n)
    for part, where in _domains(rows, asked.domain):
        for outcome in asked.outcomes:
            for told, numbers in _columns(rows, outcome):
                known = where & ~np.isnan(numbers) & ~np.isnan(below)
                if not known.any():
                    raise refuse(N_("No row of {part} has an answer in “{name}”."), part=part, name=outcome)
                yield Part(asked.label(told, part), np.nan_to_num(numbers), np.nan_to_num(below), known)


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


def _unanswered(rows: Data, asked: Asked) -> Iterator[LeftOut]:
    for one in (*asked.outcomes, *([asked.denominator] if asked.denominator else [])):
        if missing := int((~rows.is_answered(one)).sum()):
            yield LeftOut(missing, Words("no answer in {name}", name=one))


def _sentence(asked: Asked, sample: Sample) -> Words:
    said = {
        "mean": Words("Means (of words: shares)"),
        "total": Words("Totals (of words: numbers)"),
        "ratio": Words("Ratios"),
    }[asked.kind]
    return Words(
        "{kind} of {outcomes} for the {people} people for whom {n} rows stand; the errors count how they "
        "were drawn.",
        kind=said,
        outcomes=", ".join(asked.outcomes),
        people=f"{sample.weights.sum():,.0f}",
        n=len(sample.weights),
    )


def _r_mean(asked: Asked) -> tuple[str, ...]:
    top = f"~ {' + '.join(map(name, asked.outcomes))}"
    call, more = f"svy{asked.kind}", ", na.rm = TRUE"
    if asked.denominator:
        more = f", denominator = ~ {name(asked.denominator)}, na.rm = TRUE"
    if asked.domain:
        return (f"svyby({top}, ~ {name(asked.domain)}, s, {call}{more})",)
    return (f"print(m <- {call}({top}, design = s{more}))", "confint(m, df = degf(s))")
