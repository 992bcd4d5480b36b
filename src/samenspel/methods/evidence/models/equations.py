"""Averages over people of many groups: generalised estimating equations."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from samenspel.methods.evidence.data import Data, Floats, Ints, Names, Reference
from samenspel.methods.evidence.design import Design, columns_of, design
from samenspel.methods.evidence.grouped import FEW, FEWEST
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.outcomes import numbers_of, yes_or_no
from samenspel.methods.evidence.result import Method, Result
from samenspel.methods.evidence.rscript import is_level, name, right_side, script
from samenspel.methods.evidence.sources import nothing_besides, told_apart
from samenspel.methods.evidence.unfit import refuse
from samenspel.methods.evidence.used import Used
from samenspel.methods.evidence.weighed import by_variance
from samenspel.methods.words import N_, Words

from .separation import refuse_separation

Kind = Literal["number", "yes"]
Within = Literal["exchangeable", "independence"]
MODEL, SOURCE = "generalised estimating equations", "Liang & Zeger 1986, doi 10.1093/biomet/73.1.13"
CORRECTIONS = {
    "robust": "CR0",
    "bias_reduced": "Mancl & DeRouen 2001, doi 10.1111/j.0006-341X.2001.00126.x",
}


@listed(
    "What goes with an outcome on average over many groups (generalised estimating equations).",
    outcome="the column with the outcome: a number, or two answers",
    group="the column with the groups",
    kind="number or yes",
    within="how rows of a group go together: exchangeable or independence",
)
def gee(
    data: Any,
    outcome: str,
    predictors: Names,
    group: str,
    *,
    kind: Kind = "number",
    yes: str | None = None,
    within: Within = "exchangeable",
    reference: Reference = None,
    factors: Names = (),
    same_source: bool | None = None,
    level: float = 0.95,
) -> Result:
    """Liang & Zeger's equations by statsmodels, with errors that hold however rows of a group go together
    (CR0); below 40 groups with Mancl & DeRouen's correction. Raises UnfitData."""
    used = Used.of(data, outcome, columns_of(predictors), group)
    columns = design(used.rows, predictors, reference=reference, factors=factors)
    codes = _groups(used.rows, group)
    answers, left = _answers(used.rows, outcome, kind, yes)
    if kind == "yes":
        refuse_separation(columns.columns * (2 * answers - 1)[:, None], columns.names, outcome)
    fitted = _fitted(answers, columns, codes, kind, within)
    lines = _in_r(f"{left} ~ {right_side(predictors)}", group, kind, within)
    return used.result(
        Method(MODEL, SOURCE, {"level": level, "within": within}, fitted.correction),
        by_variance(columns.names, fitted.beta, fitted.variance, level),
        _sentence(outcome, group, fitted.groups, used.rows.n),
        assumptions=(nothing_besides(), told_apart(same_source)),
        numbers={"groups": fitted.groups, "likeness within groups": fitted.likeness},
        notes=fitted.warnings,
        r_code=script(used.whole, *lines, reference=reference, factors=factors),
    )


@dataclass(frozen=True, eq=False)
class Fitted:
    """Coefficients (k,) with their variance (k, k), and what statsmodels warned of."""

    beta: Floats
    variance: Floats
    likeness: float
    groups: int
    correction: str
    warnings: tuple[Words, ...]


def _groups(rows: Data, group: str) -> Ints:
    codes, names = rows.levels(group)
    if len(names) < FEWEST:
        raise refuse(
            N_(
                "“{name}” has {n} groups; below {least} no error can be believed. If a lot was drawn, "
                "take randomisation-inference."
            ),
            name=group,
            n=len(names),
            least=FEWEST,
        )
    return codes


def _answers(rows: Data, outcome: str, kind: Kind, yes: str | None) -> tuple[Floats, str]:
    """(n,), and the left side of R's formula."""
    if kind == "number":
        return numbers_of(rows, outcome), name(outcome)
    answers, counted = yes_or_no(rows, outcome, yes)
    return answers, is_level(outcome, counted)


def _fitted(answers: Floats, columns: Design, codes: Ints, kind: Kind, within: Within) -> Fitted:
    groups = int(codes.max()) + 1
    correction = "robust" if groups >= FEW else "bias_reduced"
    with _heard() as said:
        found = _model(answers, columns.columns, codes, kind, within).fit(
            maxiter=200, ctol=1e-10, cov_type=correction, ddof_scale=0
        )
        variance = np.asarray(found.cov_params())
    if not found.converged:
        raise refuse(
            N_("The equations did not come to rest; leave out some predictors, or take independence.")
        )
    like = float(np.atleast_1d(found.cov_struct.dep_params)[0]) if within == "exchangeable" else 0.0
    return Fitted(np.asarray(found.params), variance, like, groups, CORRECTIONS[correction], tuple(said))


def _model(answers: Floats, columns: Floats, codes: Ints, kind: Kind, within: Within) -> Any:
    from statsmodels.genmod import families
    from statsmodels.genmod.cov_struct import Exchangeable, Independence
    from statsmodels.genmod.generalized_estimating_equations import GEE

    family = families.Gaussian() if kind == "number" else families.Binomial()
    structure = Exchangeable() if within == "exchangeable" else Independence()
    return GEE(answers, columns, codes, family=family, cov_struct=structure)


@contextmanager
def _heard() -> Iterator[list[Words]]:
    """What statsmodels warns of meanwhile, each once."""
    said: list[Words] = []
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        yield said
    heard = dict.fromkeys(str(one.message).splitlines()[0] for one in caught)
    said += [Words("statsmodels: {warning}", warning=one) for one in heard]


def _sentence(outcome: str, group: str, groups: int, n: int) -> Words:
    return Words(
        "How {outcome} goes with each predictor on average over all people, in {n} rows of {groups} "
        "groups ({group}). "
        "That two things go together does not say that one brings the other about.",
        outcome=outcome,
        group=group,
        groups=groups,
        n=n,
    )


def _in_r(model: str, group: str, kind: Kind, within: Within) -> tuple[str, ...]:
    return (
        "library(geepack)",
        f"d <- d[order(d${name(group)}), ]",
        f"m <- geeglm({model}, id = factor({name(group)}), data = d,",
        f'  family = {"gaussian" if kind == "number" else "binomial"}, corstr = "{within}")',
        "summary(m)",
    )
