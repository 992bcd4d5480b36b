"""Outcomes that are yes or no."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from samenspel.methods.evidence.data import Data, Floats, Names, Reference
from samenspel.methods.evidence.design import Design, columns_of, design
from samenspel.methods.evidence.grouped import Errors, errors_of
from samenspel.methods.evidence.least import Fit, orthonormal
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.newton import Top, climb
from samenspel.methods.evidence.outcomes import yes_or_no
from samenspel.methods.evidence.result import Estimate, Method, Result
from samenspel.methods.evidence.rscript import formula, is_level, script
from samenspel.methods.evidence.sources import nothing_besides, told_apart
from samenspel.methods.evidence.used import Used
from samenspel.methods.evidence.weighed import times_as_large, weighed
from samenspel.methods.words import Words

from .margins import average_effects, chances
from .separation import not_separated, refuse_separation

SOURCE = "Agresti 2013, ISBN 9780470463635, ch. 5"


@listed(
    "What goes together with an outcome that is yes or no.",
    outcome="the column with two answers",
    cluster="a column: rows with the same value came together",
    correction="of the errors: classical, HC0, HC1 for rows, CR0, CR1, CR1S, CR2, CR3 for clusters",
)
def logit(
    data: Any,
    outcome: str,
    predictors: Names,
    *,
    yes: str | None = None,
    cluster: Names = (),
    correction: Literal["classical", "HC0", "HC1", "CR0", "CR1", "CR1S", "CR2", "CR3"] | None = None,
    reference: Reference = None,
    factors: Names = (),
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
    used = Used.of(data, outcome, columns_of(predictors), cluster)
    columns = design(used.rows, predictors, reference=reference, factors=factors)
    answers, counted = yes_or_no(used.rows, outcome, yes)
    fitted = Fitted(columns, answers, likeliest(columns, answers, outcome))
    errors = errors_of(fitted.as_least(), used.rows, cluster, correction or _usual(cluster))
    model = f"glm({is_level(outcome, counted)} {formula('', predictors)}, family = binomial, data = d)"
    return used.result(
        Method("logistic regression", SOURCE, {"level": level, "yes": counted}, errors.correction),
        (
            *errors.estimates(columns.names, fitted.top.point, level),
            *fitted.effects(used.rows, errors, level),
        ),
        fitted.sentence(outcome, counted),
        assumptions=(not_separated(), nothing_besides(), told_apart(same_source)),
        numbers={**fitted.measures(), **errors.numbers},
        tables=(times_as_large("odds ratios", columns.names[1:], fitted.top.point[1:]),),
        notes=errors.notes,
        r_code=script(used.whole, f"m <- {model}", *errors.r_code, reference=reference, factors=factors),
    )


@dataclass(frozen=True, eq=False)
class Fitted:
    """Answers of 0 and 1 (n,), and the coefficients under which they are likeliest."""

    design: Design
    answers: Floats
    top: Top

    def as_least(self) -> Fit:
        """The likelihood at its top as least squares, for the errors."""
        chance = chances(self.design.columns, self.top.point)
        variance = chance * (1 - chance)
        root = np.sqrt(variance)
        basis, back = orthonormal(self.design.columns * root[:, None])
        left = (self.answers - chance) / root
        return Fit(self.top.point, basis, back, left, variance, is_likelihood=True)

    def effects(self, rows: Data, errors: Errors, level: float) -> tuple[Estimate, ...]:
        names, effects, slopes = average_effects(self.design, rows, self.top.point)
        se = None if errors.variance is None else np.sqrt(np.sum(slopes @ errors.variance * slopes, axis=1))
        df = errors.clusters - 1 if errors.clusters else None
        return weighed([f"effect of {one}" for one in names], effects, se, level, df)

    def measures(self) -> dict[str, float | int]:
        share = self.answers.mean()
        none = len(self.answers) * float(share * np.log(share) + (1 - share) * np.log(1 - share))
        return {**measures_of(self.top, none), "yes": int(self.answers.sum())}

    def sentence(self, outcome: str, yes: str) -> Words:
        return Words(
            "How likely {outcome} is “{yes}”, which it is in {number} of {n} rows, goes with each predictor "
            "when the others stay the same. An effect is a difference of chances: 0.10 is ten in a hundred. "
            "That two things go together does not say that one brings the other about.",
            outcome=outcome,
            yes=yes,
            number=int(self.answers.sum()),
            n=len(self.answers),
        )


def measures_of(top: Top, none: float) -> dict[str, float | int]:
    """How good a likelihood is beside `none`, its logarithm without any predictor."""
    return {
        "log-likelihood": top.value,
        "deviance": -2 * top.value,
        "AIC": 2 * len(top.point) - 2 * top.value,
        "McFadden R2": 1 - top.value / none,
    }


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


def _usual(cluster: Names) -> str:
    return "CR1" if cluster else "classical"
