"""People who took part against people who did not but might as well have."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

import numpy as np

from samenspel.methods.evidence.data import Data, Floats
from samenspel.methods.evidence.design import columns_of, design
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.models.logit import likeliest
from samenspel.methods.evidence.models.margins import chances
from samenspel.methods.evidence.outcomes import amount, yes_or_no
from samenspel.methods.evidence.result import MET, NOT_MET, Assumption, Method, Result
from samenspel.methods.evidence.rscript import formula, name, texts
from samenspel.methods.evidence.sources import told_apart
from samenspel.methods.evidence.weighed import weighed
from samenspel.methods.words import Words

from .weighting import Groups, balance_table, effective_sizes, in_r, rests_on, said, warned

Of = Literal["all", "treated", "overlap"]
FAR = 0.02


@listed(
    "What goes with taking part, between people who were as likely to (propensity weights).",
    outcome="the column with the outcome, a number or yes or no",
    treatment="the column that says who took part",
    covariates="columns that may have made people take part; a:b is a product",
    of="whose effect: all, the treated, or those who might as well have done the other (overlap)",
    yes="the answer that counts as taking part; without it 1, or what stands beside “no”",
    same_source="whether outcome and covariates were told by the same respondents",
)
def propensity_weights(
    data: Any,
    outcome: str,
    treatment: str,
    covariates: Sequence[str],
    *,
    of: Of = "overlap",
    yes: str | None = None,
    factors: Sequence[str] = (),
    same_source: bool | None = None,
    level: float = 0.95,
) -> Result:
    """The difference of weighted means, weights from a logit of taking part; errors know that the chances
    were estimated. Overlap and balance are shown. Raises UnfitData, also where a covariate tells who took
    part."""
    whole = Data.of(data)
    kept, left_out = whole.complete([outcome, treatment, *columns_of(covariates)])
    rows = whole.where(kept)
    columns = design(rows, covariates, factors=factors)
    taken, counted = yes_or_no(rows, treatment, yes)
    top = likeliest(columns, taken, treatment)
    chance = chances(columns.columns, top.point)
    weights, slopes = _weights(taken, chance, of)
    groups = Groups(columns.names[1:], taken, columns.columns[:, 1:])
    effect, se = _difference(amount(rows, outcome), taken, weights, slopes, columns.columns, chance)
    estimates = weighed([treatment], [effect], [se], level)
    outside = _outside(taken, chance)
    return Result(
        Method(
            "propensity weights",
            "Rosenbaum & Rubin 1983, doi 10.1093/biomet/70.1.41; Li, Morgan & Zaslavsky 2018, doi "
            "10.1080/01621459.2016.1260466",
            {"level": level, "of": of, "yes": counted},
        ),
        estimates,
        rows.n,
        said(outcome, treatment, effect, estimates[0].low or 0.0, estimates[0].high or 0.0, groups.names),
        left_out=left_out,
        assumptions=(
            Assumption(
                Words("people who took part and others were as likely to (share outside the common range)"),
                MET if outside <= FAR else NOT_MET,
                outside,
            ),
            *rests_on(groups, weights),
            told_apart(same_source),
        ),
        numbers={
            "least chance": float(chance.min()),
            "greatest chance": float(chance.max()),
            **effective_sizes(groups, weights),
        },
        tables=(balance_table(groups, weights),),
        notes=tuple(warned(groups, weights)),
        level=level,
        r_code=(
            *in_r(whole, [outcome, treatment, *columns_of(covariates)], factors),
            f"t <- as.numeric(d${name(treatment)} == {texts([counted])})",
            f"e <- fitted(glm({formula('t', covariates)}, family = binomial, data = d))",
            f"w <- {_IN_R[of]}",
            f"weighted.mean(d${name(outcome)}[t == 1], w[t == 1]) - weighted.mean(d${name(outcome)}[t == "
            f"0], w[t == 0])",
        ),
    )


_IN_R = {
    "all": "t / e + (1 - t) / (1 - e)",
    "treated": "t + (1 - t) * e / (1 - e)",
    "overlap": "t * (1 - e) + (1 - t) * e",
}


def _weights(taken: Floats, chance: Floats, of: Of) -> tuple[Floats, Floats]:
    """(n,) and their slopes in the linear predictor."""
    odds = chance / (1 - chance)
    if of == "all":
        return np.where(taken == 1, 1 / chance, 1 / (1 - chance)), np.where(taken == 1, -1 / odds, odds)
    if of == "treated":
        return np.where(taken == 1, 1.0, odds), np.where(taken == 1, 0.0, odds)
    spread = chance * (1 - chance)
    return np.where(taken == 1, 1 - chance, chance), np.where(taken == 1, -spread, spread)


def _difference(
    outcome: Floats, taken: Floats, weights: Floats, slopes: Floats, columns: Floats, chance: Floats
) -> tuple[float, float]:
    """Of weighted means, and its error from what each row adds, also by way of the chances (Lunceford &
    Davidian 2004, doi 10.1002/sim.1903)."""
    means = [np.average(outcome[taken == one], weights=weights[taken == one]) for one in (0, 1)]
    sign = 2 * taken - 1
    share = sign * (outcome - np.where(taken == 1, means[1], means[0]))
    share = share / np.where(taken == 1, weights[taken == 1].sum(), weights[taken == 0].sum())
    information = columns.T @ (columns * (chance * (1 - chance))[:, None])
    along = np.linalg.solve(information, columns.T @ (share * slopes))
    each = share * weights + (columns @ along) * (taken - chance)
    return float(means[1] - means[0]), float(np.sqrt(np.sum(each**2)))


def _outside(taken: Floats, chance: Floats) -> float:
    """The share of people whose chance nobody of the other group comes near to."""
    low = max(chance[taken == one].min() for one in (0, 1))
    high = min(chance[taken == one].max() for one in (0, 1))
    return float(np.mean((chance < low) | (chance > high)))
