"""Outcomes that are yes or no."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

import numpy as np

from samenspel.methods.evidence.data import Data, Floats
from samenspel.methods.evidence.design import Design, columns_of, design
from samenspel.methods.evidence.grouped import Errors, errors_of
from samenspel.methods.evidence.least import Fit, orthonormal
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.newton import Top, climb
from samenspel.methods.evidence.outcomes import yes_or_no
from samenspel.methods.evidence.result import MET, Assumption, Estimate, Method, Result, Table
from samenspel.methods.evidence.rscript import formula, name, read_data, texts, with_factors
from samenspel.methods.evidence.sources import nothing_besides, told_apart
from samenspel.methods.evidence.weighed import weighed
from samenspel.methods.words import Words

from .margins import average_effects, chances
from .separation import refuse_separation


@listed(
    "What goes together with an outcome that is yes or no.",
    outcome="the column with two answers",
    cluster="a column: rows with the same value came together",
    correction="of the errors: classical, HC0, HC1 for rows, CR0, CR1, CR1S, CR3 for clusters",
)
def logit(
    data: Any,
    outcome: str,
    predictors: Sequence[str],
    *,
    yes: str | None = None,
    cluster: Sequence[str] = (),
    correction: Literal["classical", "HC0", "HC1", "CR0", "CR1", "CR1S", "CR3"] | None = None,
    reference: Mapping[str, str] | None = None,
    factors: Sequence[str] = (),
    same_source: bool | None = None,
    level: float = 0.95,
) -> Result:
    """Logistic regression by Newton's steps, with average marginal effects as “effect of …”. Errors are those
    of the likelihood, or CR1 with Satterthwaite's degrees of freedom where there are clusters. Raises
    UnfitData, also when a predictor tells the outcome apart without a mistake.

    >>> found = logit({"came": [0, 1, 0, 1, 1, 0], "asked": [0, 0, 1, 1, 1, 0]}, "came", ["asked"])
    >>> round(found["effect of asked"].value, 3)
    0.308
    """
    whole = Data.of(data)
    kept, left_out = whole.complete([outcome, *columns_of(predictors), *cluster])
    rows = whole.where(kept)
    columns = design(rows, predictors, reference=reference, factors=factors)
    answers, counted = yes_or_no(rows, outcome, yes)
    top = likeliest(columns, answers, outcome)
    errors = errors_of(_as_least(columns, answers, top), rows, cluster, correction or _usual(cluster))
    return Result(
        Method(
            "logistic regression",
            "Agresti 2013, ISBN 9780470463635, ch. 5",
            {"level": level, "yes": counted},
            errors.correction,
        ),
        (
            *weighed(columns.names, top.point, errors.se, level, errors.df),
            *_effects(columns, rows, top, errors, level),
        ),
        rows.n,
        _sentence(outcome, counted, rows.n, int(answers.sum())),
        left_out=left_out,
        assumptions=(
            Assumption(Words("no predictor tells the outcome apart without a mistake (separation)"), MET),
            nothing_besides(),
            told_apart(same_source),
        ),
        numbers=_measures(top, answers, errors),
        tables=(_odds(columns, top),),
        notes=errors.notes,
        level=level,
        r_code=(
            *read_data(whole),
            *with_factors(reference, factors),
            f"m <- glm({_yes_in_r(outcome, counted, predictors)}, family = binomial, data = d)",
            *errors.r_code,
        ),
    )


def likeliest(columns: Design, answers: Floats, outcome: str) -> Top:
    """The coefficients (k,) under which answers of 0 and 1 are likeliest; refuses separation."""
    refuse_separation(columns.columns * (2 * answers - 1)[:, None], columns.names, outcome)
    return likeliest_unchecked(columns.columns, answers)


def likeliest_unchecked(columns: Floats, answers: Floats) -> Top:
    """The same, without looking for separation first: where there is some, there is no top."""
    return climb(lambda beta: _slopes(columns, answers, beta), np.zeros(columns.shape[1]))


def _slopes(columns: Floats, answers: Floats, beta: Floats) -> tuple[float, Floats, Floats]:
    along = columns @ beta
    chance = chances(columns, beta)
    value = float(np.sum(answers * along - np.logaddexp(0, along)))
    bends = -columns.T @ (columns * (chance * (1 - chance))[:, None])
    return value, columns.T @ (answers - chance), bends


def _as_least(columns: Design, answers: Floats, top: Top) -> Fit:
    """The likelihood at its top as least squares, for the errors."""
    chance = chances(columns.columns, top.point)
    root = np.sqrt(chance * (1 - chance))
    basis, back = orthonormal(columns.columns * root[:, None])
    return Fit(top.point, basis, back, (answers - chance) / root, is_likelihood=True)


def _usual(cluster: Sequence[str]) -> str:
    return "CR1" if cluster else "classical"


def _effects(columns: Design, rows: Data, top: Top, errors: Errors, level: float) -> tuple[Estimate, ...]:
    names, effects, slopes = average_effects(columns, rows, top.point)
    se = None if errors.variance is None else np.sqrt(np.sum(slopes @ errors.variance * slopes, axis=1))
    df = errors.clusters - 1 if errors.clusters else None
    return weighed([f"effect of {one}" for one in names], effects, se, level, df)


def _measures(top: Top, answers: Floats, errors: Errors) -> dict[str, float | int]:
    share = answers.mean()
    none = len(answers) * float(share * np.log(share) + (1 - share) * np.log(1 - share))
    return {
        "log-likelihood": top.value,
        "deviance": -2 * top.value,
        "AIC": 2 * len(top.point) - 2 * top.value,
        "McFadden R2": 1 - top.value / none,
        "yes": int(answers.sum()),
        **errors.numbers,
    }


def _odds(columns: Design, top: Top) -> Table:
    rows = [(name, float(np.exp(value))) for name, value in zip(columns.names, top.point, strict=True)]
    return Table("odds ratios", ("", "times"), tuple(rows[1:]))


def _yes_in_r(outcome: str, yes: str, predictors: Sequence[str]) -> str:
    return formula(outcome, predictors).replace(name(outcome), f"I({name(outcome)} == {texts([yes])})", 1)


def _sentence(outcome: str, yes: str, n: int, number: int) -> Words:
    return Words(
        "How likely {outcome} is “{yes}”, which it is in {number} of {n} rows, goes with each predictor when "
        "the others stay the same. An effect is a difference of chances: 0.10 is ten in a hundred. That two "
        "things go together does not say that one brings the other about.",
        outcome=outcome,
        yes=yes,
        number=number,
        n=n,
    )
