"""What every method on a drawn sample shares: reading it, saying how sure it is, and the same in R."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from samenspel.methods.evidence.data import Booleans, Data, Floats, Names
from samenspel.methods.evidence.result import (
    MET,
    NOT_MET,
    UNKNOWN,
    Assumption,
    Estimate,
    Method,
    Result,
    estimates_of,
)
from samenspel.methods.evidence.rscript import name, read_data, texts
from samenspel.methods.evidence.used import Used
from samenspel.methods.evidence.weighed import weighed
from samenspel.methods.words import Words

from .calibrated import Kind, Margins
from .sample import Drawing, Sample, sample_of

FEW_DF, NOTHING = 10, 1e-9
SOURCE = "Lumley 2004, doi 10.18637/jss.v009.i08"
SAID = {
    "weights": "a column with how many people each row stands for",
    "strata": "a column with the strata that were drawn from one by one",
    "clusters": "columns with what was drawn in them: first stage, second stage, …",
    "populations": "columns with how many there were to draw from at each stage (or the share drawn)",
    "lonely": "a stratum of one unit: refuse it, take it as certain (certainty), compare with all (adjust)",
    "margins": "columns whose shares or numbers of people are known: {column: {level: number}}",
    "calibration": "how weights are made to agree with the margins: raking or linear",
}
"""What the options of a drawn sample are for."""
WITHOUT_ERRORS = (
    Words("Clusters less strata (and coefficients) leave no degrees of freedom, so there are no errors."),
)


@dataclass(frozen=True, eq=False)
class Drawn:
    """The rows of which it is known how they were drawn, as a sample."""

    used: Used
    drawing: Drawing
    sample: Sample

    @classmethod
    def of(cls, data: Any, drawing: Drawing, *others: str | None) -> Drawn:
        """`others` are columns that also have to be known."""
        whole = Data.of(data)
        asked = [*drawing.columns, *(drawing.margins or {}), *(one for one in others if one)]
        used = Used.of(whole, asked) if asked else Used(whole, whole, ())
        return cls(used, drawing, sample_of(used.rows, drawing))

    def answered(self, names: Iterable[str]) -> tuple[Booleans, Used]:
        """Which rows have an answer in each column, and these: a domain of their own."""
        kept, left_out = self.used.rows.complete(names)
        return kept, Used(self.used.whole, self.used.rows.where(kept), (*self.used.left_out, *left_out))

    def method(self, called: str, level: float, **options: object) -> Method:
        drawing = self.drawing
        told = {"calibration": drawing.calibration if drawing.margins else "none", **options, "level": level}
        return Method(f"survey {called}", SOURCE, told, "linearised, design degrees of freedom")

    def result(self, method: Method, found: Found, sentence: Words, lines: Iterable[str]) -> Result:
        """`lines` of R go on from the sample s."""
        return found.used.result(
            method,
            with_design(found.names, found.values, found.variance, found.df, found.level),
            sentence,
            assumptions=_assumed(self.sample),
            numbers=_numbers(self.sample),
            notes=() if found.df >= 1 else WITHOUT_ERRORS,
            r_code=(*r_design(self.used, self.drawing), *lines),
        )


@dataclass(frozen=True, eq=False)
class Found:
    """Numbers (k,) of all people, from the rows that were used, with their variance (k, k) and its degrees of
    freedom."""

    used: Used
    names: Names
    values: Floats
    variance: Floats
    df: int
    level: float


def with_design(
    names: Sequence[str], values: Floats, variance: Floats, df: int, level: float
) -> tuple[Estimate, ...]:
    """t intervals; a number that the margins fix, or a census of all, has no error."""
    if df < 1:
        return estimates_of(names, values)
    se = np.sqrt(np.diag(variance).clip(min=0))
    return tuple(
        (
            weighed([one], [value], [error], level, float(df))
            if error > NOTHING * abs(value)
            else estimates_of([one], [value])
        )[0]
        for one, value, error in zip(names, values.tolist(), se.tolist(), strict=True)
    )


def _assumed(sample: Sample) -> tuple[Assumption, ...]:
    """What was drawn is known; who answered of those drawn is not."""
    return (
        Assumption(Words("who was drawn and did not answer is like who did"), UNKNOWN),
        Assumption(
            Words("degrees of freedom of the design are {least} or more", least=FEW_DF),
            MET if sample.df >= FEW_DF else NOT_MET,
            sample.df,
        ),
    )


def _numbers(sample: Sample) -> dict[str, float | int]:
    weights = sample.weights
    return {
        "people stood for": float(weights.sum()),
        "design effect of weights (Kish)": kish(weights),
        "df of the design": sample.df,
    }


def kish(weights: Floats) -> float:
    """How much larger a variance is by unequal weights alone (Kish 1965)."""
    return float(len(weights) * (weights @ weights) / weights.sum() ** 2)


def r_design(used: Used, drawing: Drawing) -> tuple[str, ...]:
    """The sample as R's survey takes it."""
    named, lonely = drawing.columns, "fail" if drawing.lonely == "refuse" else drawing.lonely
    is_less = named and used.rows.n < used.whole.n
    lines = (
        *read_data(used.whole),
        *([f"d <- d[complete.cases(d[{texts(named)}]), ]"] if is_less else []),
        "library(survey)",
        f'options(survey.lonely.psu = "{lonely}")',
        f"s <- svydesign({_r_drawing(drawing)}, nest = TRUE, data = d)",
    )
    return (*lines, *_r_margins(drawing.margins, drawing.calibration)) if drawing.margins else lines


def _r_drawing(drawing: Drawing) -> str:
    given = drawing.weights and name(drawing.weights)
    said = {
        "ids": " + ".join(map(name, drawing.clusters)) or "1",
        "strata": drawing.strata and name(drawing.strata),
        "weights": given or (None if drawing.populations else "1"),
        "fpc": " + ".join(map(name, drawing.populations)),
    }
    return ", ".join(f"{key} = ~{value}" for key, value in said.items() if value)


def _r_margins(margins: Margins, calibration: Kind) -> list[str]:
    lines = ["margins <- list("]
    for column, table in margins.items():
        numbers = ", ".join(f"`{level}` = {number:.15g}" for level, number in table.items())
        lines.append(f"  {name(column)} = c({numbers}),")
    lines[-1] = lines[-1].rstrip(",")
    return [
        *lines,
        ")",
        *(f"s$variables${name(column)} <- factor(s$variables${name(column)})" for column in margins),
        "margins <- lapply(margins, function(m) if (sum(m) < 101) m / sum(m) * sum(weights(s)) else m)",
        "margins <- mapply(function(m, l) m[l], margins, lapply(s$variables[names(margins)], levels),",
        "  SIMPLIFY = FALSE)",
        "totals <- c(sum(margins[[1]]), unlist(lapply(margins, `[`, -1)))",
        f"wanted <- ~ {' + '.join(map(name, margins))}",
        "names(totals) <- colnames(model.matrix(wanted, s$variables))",
        f's <- calibrate(s, wanted, totals, calfun = "{calibration}", epsilon = 1e-11, maxit = 500)',
    ]
