"""People who took part against people who did not but might as well have."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from samenspel.methods.evidence.data import Floats, Names
from samenspel.methods.evidence.design import Design, columns_of, design
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.models.logit import likeliest
from samenspel.methods.evidence.models.margins import chances
from samenspel.methods.evidence.outcomes import amount
from samenspel.methods.evidence.result import Assumption, Method, Result
from samenspel.methods.evidence.rscript import formula, name, texts
from samenspel.methods.evidence.sources import told_apart
from samenspel.methods.evidence.used import Used
from samenspel.methods.words import Words

from .weighting import Compared, Groups, groups_of, in_r

Of = Literal["all", "treated", "overlap"]
FAR = 0.02
SOURCE = (
    "Rosenbaum & Rubin 1983, doi 10.1093/biomet/70.1.41; Li, Morgan & Zaslavsky 2018, doi "
    "10.1080/01621459.2016.1260466"
)


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
    covariates: Names,
    *,
    of: Of = "overlap",
    yes: str | None = None,
    factors: Names = (),
    same_source: bool | None = None,
    level: float = 0.95,
) -> Result:
    """The difference of weighted means, weights from a logit of taking part; errors know that the chances
    were estimated. Overlap and balance are shown. Raises UnfitData, also where a covariate tells who took
    part."""
    used = Used.of(data, outcome, treatment, columns_of(covariates))
    columns = design(used.rows, covariates, factors=factors)
    groups, counted = groups_of(used.rows, treatment, yes, columns)
    likely = _likely(groups, columns, treatment, of)
    found = likely.compared(amount(used.rows, outcome))
    estimate = found.estimate(treatment, level)
    lines = _in_r(outcome, treatment, covariates, counted, of)
    return used.result(
        Method("propensity weights", SOURCE, {"level": level, "of": of, "yes": counted}),
        [estimate],
        found.sentence(outcome, estimate),
        assumptions=(likely.overlap(), *found.rests_on(), told_apart(same_source)),
        numbers={**likely.ends(), **found.sizes()},
        tables=(found.balance(),),
        notes=tuple(found.warned()),
        r_code=(*in_r(used.whole, [outcome, treatment, *columns_of(covariates)], factors), *lines),
    )


@dataclass(frozen=True, eq=False)
class Likely:
    """How likely each was to take part (n,), by columns (n, k) with a constant; the weights that make groups
    alike (n,), and their slopes in the linear predictor (n,)."""

    groups: Groups
    columns: Floats
    chance: Floats
    weights: Floats
    slopes: Floats

    def ends(self) -> dict[str, float]:
        return {"least chance": float(self.chance.min()), "greatest chance": float(self.chance.max())}

    def overlap(self) -> Assumption:
        said = Words("people who took part and others were as likely to (share outside the common range)")
        outside = self.outside
        return Assumption.judged(said, outside <= FAR, outside)

    @property
    def outside(self) -> float:
        """The share of people whose chance nobody of the other group comes near to."""
        both = [self.chance[kept] for kept in (self.groups.other, self.groups.one)]
        low, high = max(each.min() for each in both), min(each.max() for each in both)
        return float(np.mean((self.chance < low) | (self.chance > high)))

    def compared(self, outcome: Floats) -> Compared:
        """The difference of weighted means, and its error from what each row adds, also by way of the chances
        (Lunceford & Davidian 2004, doi 10.1002/sim.1903)."""
        one, taken, columns, weights = self.groups.one, self.groups.taken, self.columns, self.weights
        means = [np.average(outcome[kept], weights=weights[kept]) for kept in (~one, one)]
        share = (2 * taken - 1) * (outcome - np.where(one, means[1], means[0]))
        share = share / np.where(one, weights[one].sum(), weights[~one].sum())
        information = columns.T @ (columns * (self.chance * (1 - self.chance))[:, None])
        along = np.linalg.solve(information, columns.T @ (share * self.slopes))
        each = share * weights + (columns @ along) * (taken - self.chance)
        return Compared(self.groups, weights, float(means[1] - means[0]), float(np.sqrt(np.sum(each**2))))


def _likely(groups: Groups, columns: Design, treatment: str, of: Of) -> Likely:
    chance = chances(columns.columns, likeliest(columns, groups.taken, treatment).point)
    return Likely(groups, columns.columns, chance, *_weights(groups.taken, chance, of))


def _weights(taken: Floats, chance: Floats, of: Of) -> tuple[Floats, Floats]:
    """(n,) and their slopes in the linear predictor."""
    odds = chance / (1 - chance)
    if of == "all":
        return np.where(taken == 1, 1 / chance, 1 / (1 - chance)), np.where(taken == 1, -1 / odds, odds)
    if of == "treated":
        return np.where(taken == 1, 1.0, odds), np.where(taken == 1, 0.0, odds)
    spread = chance * (1 - chance)
    return np.where(taken == 1, 1 - chance, chance), np.where(taken == 1, -spread, spread)


_IN_R = {
    "all": "t / e + (1 - t) / (1 - e)",
    "treated": "t + (1 - t) * e / (1 - e)",
    "overlap": "t * (1 - e) + (1 - t) * e",
}


def _in_r(outcome: str, treatment: str, covariates: Names, yes: str, of: Of) -> tuple[str, ...]:
    y = f"d${name(outcome)}"
    return (
        f"t <- as.numeric(d${name(treatment)} == {texts([yes])})",
        f"e <- fitted(glm({formula('t', covariates)}, family = binomial, data = d))",
        f"w <- {_IN_R[of]}",
        f"weighted.mean({y}[t == 1], w[t == 1]) - weighted.mean({y}[t == 0], w[t == 0])",
    )
