"""Two groups made alike by weights: what weights did, shown before anything is concluded from them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from samenspel.methods.evidence.data import Booleans, Data, Floats, Names
from samenspel.methods.evidence.design import Design
from samenspel.methods.evidence.outcomes import yes_or_no
from samenspel.methods.evidence.result import UNKNOWN, Assumption, Estimate, Table
from samenspel.methods.evidence.rscript import read_data, texts, with_factors
from samenspel.methods.evidence.shown import number
from samenspel.methods.evidence.weighed import weighed
from samenspel.methods.words import Words

ALIKE, FEW, ROUNDING = 0.1, 0.5, 1e-9


@dataclass(frozen=True, eq=False)
class Groups:
    """`taken` (n,) 1 or 0, `columns` (n, k) without a constant, with their `names`."""

    names: tuple[str, ...]
    taken: Floats
    columns: Floats

    @property
    def one(self) -> Booleans:
        """(n,): who took part."""
        return np.asarray(self.taken == 1)

    @property
    def other(self) -> Booleans:
        return np.asarray(self.taken == 0)

    def differences(self, weights: Floats) -> Floats:
        """(k,): of weighted means, in standard deviations before weighting."""
        both = [(self.columns[kept], weights[kept]) for kept in (self.one, self.other)]
        variances = [columns.var(axis=0, ddof=1) for columns, _heavy in both]
        spread = np.sqrt((variances[0] + variances[1]) / 2)
        means = [np.average(columns, axis=0, weights=heavy) for columns, heavy in both]
        found = (means[0] - means[1]) / np.where(spread > 0, spread, 1.0)
        return np.asarray(np.where(np.abs(found) < ROUNDING, 0.0, found))


def groups_of(rows: Data, treatment: str, yes: str | None, columns: Design) -> tuple[Groups, str]:
    """Of covariates with a constant first; and the answer that counts as taking part."""
    taken, counted = yes_or_no(rows, treatment, yes)
    return Groups(columns.names[1:], taken, columns.columns[:, 1:]), counted


@dataclass(frozen=True, eq=False)
class Compared:
    """Two groups under weights (n,), and the difference in the outcome that is left, with its error."""

    groups: Groups
    weights: Floats
    effect: float
    se: float

    def estimate(self, treatment: str, level: float) -> Estimate:
        return weighed([treatment], [self.effect], [self.se], level)[0]

    def balance(self) -> Table:
        before = self.groups.differences(np.ones(len(self.weights)))
        after = self.groups.differences(self.weights)
        rows = tuple(zip(self.groups.names, before.tolist(), after.tolist(), strict=True))
        return Table("standardised differences", ("", "before", "after"), rows)

    def sizes(self) -> dict[str, float]:
        one, other = (self.weights[kept] for kept in (self.groups.one, self.groups.other))
        return {
            "people who took part": len(one),
            "they count for": effective(one),
            "others": len(other),
            "others count for": effective(other),
            "largest share of one person": float(max(each.max() / each.sum() for each in (one, other))),
        }

    def rests_on(self) -> Iterator[Assumption]:
        largest = float(np.abs(self.groups.differences(self.weights)).max())
        said = Words("no standardised difference is above 0.1 after weighting")
        yield Assumption.judged(said, largest <= ALIKE, largest)
        yield Assumption(Words("nothing else made people take part that also goes with the outcome"), UNKNOWN)

    def warned(self) -> Iterator[Words]:
        one, other = (self.weights[kept] for kept in (self.groups.one, self.groups.other))
        for each, who in ((one, Words("who took part")), (other, Words("the others"))):
            if effective(each) < FEW * len(each):
                yield Words(
                    "After weighting {who}, {count} people, count for {left}: a few of them carry the "
                    "result.",
                    who=who,
                    count=len(each),
                    left=number(effective(each)),
                )

    def sentence(self, outcome: str, estimate: Estimate) -> Words:
        return Words(
            "Between people made alike in {names}, {outcome} differs by {effect} with {treatment} (from "
            "{low} to {high}). That is an effect only if nothing else made people take part.",
            names=", ".join(self.groups.names),
            treatment=estimate.name,
            outcome=outcome,
            effect=number(self.effect),
            low=number(estimate.low or 0.0),
            high=number(estimate.high or 0.0),
        )


def effective(weights: Floats) -> float:
    """How many equally weighted people would tell as much (Kish)."""
    return float(weights.sum() ** 2 / np.sum(weights**2))


def in_r(whole: Data, used: Names, factors: Names) -> tuple[str, ...]:
    """The rows that have an answer in each of these columns."""
    return (*read_data(whole), *with_factors(None, factors), f"d <- na.omit(d[, {texts(used)}])")
