"""What every method on a drawn sample shares: reading it, saying how sure it is, and the same in R."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from samenspel.methods.evidence.data import Data, Floats
from samenspel.methods.evidence.result import (
    MET,
    NOT_MET,
    UNKNOWN,
    Assumption,
    Estimate,
    LeftOut,
    estimates_of,
)
from samenspel.methods.evidence.rscript import name, read_data, texts
from samenspel.methods.evidence.weighed import weighed
from samenspel.methods.words import Words

from .calibrated import Kind, Margins, calibrated, margins_of
from .sample import Lonely, Sample, sample_of

Drawing = tuple[str | None, str | None, Sequence[str], Sequence[str]]
"""The columns with weights, strata, clusters by stage, populations by stage."""
FEW_DF, NOTHING = 10, 1e-9


def drawn_rows(whole: Data, drawing: Drawing, others: Sequence[str]) -> tuple[Data, tuple[LeftOut, ...]]:
    """Rows of which it is known how they were drawn."""
    weights, strata, clusters, populations = drawing
    used = [one for one in (weights, strata, *clusters, *populations, *others) if one]
    if not used:
        return whole, ()
    kept, left_out = whole.complete(dict.fromkeys(used))
    return whole.where(kept), left_out


def drawn_sample(
    rows: Data, drawing: Drawing, lonely: Lonely, margins: Margins | None, calibration: Kind
) -> Sample:
    sample = sample_of(rows, *drawing, lonely)
    if not margins:
        return sample
    found = calibrated(margins_of(rows, margins, sample.weights), sample.weights, calibration)
    return replace(sample, weights=found.after, calibration=found)


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


def assumed(sample: Sample) -> tuple[Assumption, ...]:
    """What was drawn is known; who answered of those drawn is not."""
    return (
        Assumption(Words("who was drawn and did not answer is like who did"), UNKNOWN),
        Assumption(
            Words("degrees of freedom of the design are {least} or more", least=FEW_DF),
            MET if sample.df >= FEW_DF else NOT_MET,
            sample.df,
        ),
    )


def of_sample(sample: Sample) -> dict[str, float | int]:
    weights = sample.weights
    return {
        "people stood for": float(weights.sum()),
        "design effect of weights (Kish)": kish(weights),
        "df of the design": sample.df,
    }


def kish(weights: Floats) -> float:
    """How much larger a variance is by unequal weights alone (Kish 1965)."""
    return float(len(weights) * (weights @ weights) / weights.sum() ** 2)


def without_errors(df: int) -> tuple[Words, ...]:
    if df >= 1:
        return ()
    return (
        Words("Clusters less strata (and coefficients) leave no degrees of freedom, so there are no errors."),
    )


def r_design(
    whole: Data, drawing: Drawing, lonely: Lonely, margins: Margins | None, calibration: Kind, rows: Data
) -> tuple[str, ...]:
    """The sample as R's survey takes it."""
    weights, strata, clusters, populations = drawing
    said = {
        "ids": " + ".join(map(name, clusters)) or "1",
        "strata": name(strata) if strata else None,
        "weights": name(weights) if weights else None if populations else "1",
        "fpc": " + ".join(map(name, populations)) or None,
    }
    asked = ", ".join(f"{key} = ~{value}" for key, value in said.items() if value)
    used = [one for one in (weights, strata, *clusters, *populations) if one]
    kept = [f"d <- d[complete.cases(d[{texts(used)}]), ]"] if used and rows.n < whole.n else []
    lines = (
        *read_data(whole),
        *kept,
        "library(survey)",
        f'options(survey.lonely.psu = "{"fail" if lonely == "refuse" else lonely}")',
        f"s <- svydesign({asked}, nest = TRUE, data = d)",
    )
    return (*lines, *_r_margins(margins, calibration)) if margins else lines


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
