"""Averages over people of many groups: generalised estimating equations."""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from typing import Any, Literal

import numpy as np

from samenspel.methods.evidence.data import Data
from samenspel.methods.evidence.design import columns_of, design
from samenspel.methods.evidence.grouped import FEW, FEWEST
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.outcomes import numbers_of, yes_or_no
from samenspel.methods.evidence.result import Method, Result
from samenspel.methods.evidence.rscript import formula, name, read_data, texts, with_factors
from samenspel.methods.evidence.sources import nothing_besides, told_apart
from samenspel.methods.evidence.unfit import refuse
from samenspel.methods.evidence.weighed import weighed
from samenspel.methods.words import N_, Words

from .separation import refuse_separation


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
    predictors: Sequence[str],
    group: str,
    *,
    kind: Literal["number", "yes"] = "number",
    yes: str | None = None,
    within: Literal["exchangeable", "independence"] = "exchangeable",
    reference: Mapping[str, str] | None = None,
    factors: Sequence[str] = (),
    same_source: bool | None = None,
    level: float = 0.95,
) -> Result:
    """Liang & Zeger's equations by statsmodels, with errors that hold however rows of a group go together
    (CR0); below 40 groups with Mancl & DeRouen's correction. Raises UnfitData."""
    whole = Data.of(data)
    kept, left_out = whole.complete([outcome, *columns_of(predictors), group])
    rows = whole.where(kept)
    columns = design(rows, predictors, reference=reference, factors=factors)
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
    answers, counted = (numbers_of(rows, outcome), "") if kind == "number" else yes_or_no(rows, outcome, yes)
    if kind == "yes":
        refuse_separation(columns.columns * (2 * answers - 1)[:, None], columns.names, outcome)
    correction = "robust" if len(names) >= FEW else "bias_reduced"
    fitted, said = _fit(answers, columns.columns, codes, kind, within, correction)
    variance = np.asarray(fitted.cov_params())
    left = name(outcome) if kind == "number" else f"I({name(outcome)} == {texts([counted])})"
    return Result(
        Method(
            "generalised estimating equations",
            "Liang & Zeger 1986, doi 10.1093/biomet/73.1.13",
            {"level": level, "within": within},
            "CR0" if correction == "robust" else "Mancl & DeRouen 2001, doi 10.1111/j.0006-341X.2001.00126.x",
        ),
        weighed(columns.names, np.asarray(fitted.params), np.sqrt(np.diag(variance)), level),
        rows.n,
        _sentence(outcome, group, len(names), rows.n),
        assumptions=(nothing_besides(), told_apart(same_source)),
        left_out=left_out,
        numbers={
            "groups": len(names),
            "likeness within groups": float(np.atleast_1d(fitted.cov_struct.dep_params)[0])
            if within == "exchangeable"
            else 0.0,
        },
        notes=said,
        level=level,
        r_code=(
            *read_data(whole),
            *with_factors(reference, factors),
            "library(geepack)",
            f"d <- d[order(d${name(group)}), ]",
            f"m <- geeglm({left} ~ {formula('', predictors)[2:]}, id = factor({name(group)}), data = d,",
            f'  family = {"gaussian" if kind == "number" else "binomial"}, corstr = "{within}")',
            "summary(m)",
        ),
    )


def _fit(
    answers: Any, columns: Any, codes: Any, kind: str, within: str, correction: str
) -> tuple[Any, tuple[Words, ...]]:
    """What statsmodels found, and what it warned of."""
    from statsmodels.genmod import families
    from statsmodels.genmod.cov_struct import Exchangeable, Independence
    from statsmodels.genmod.generalized_estimating_equations import GEE

    family = families.Gaussian() if kind == "number" else families.Binomial()
    structure = Exchangeable() if within == "exchangeable" else Independence()
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        model = GEE(answers, columns, codes, family=family, cov_struct=structure)
        fitted = model.fit(maxiter=200, ctol=1e-10, cov_type=correction)
    if not fitted.converged:
        raise refuse(
            N_("The equations did not come to rest; leave out some predictors, or take independence.")
        )
    said = dict.fromkeys(str(one.message).splitlines()[0] for one in caught)
    return fitted, tuple(Words("statsmodels: {warning}", warning=one) for one in said)


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
