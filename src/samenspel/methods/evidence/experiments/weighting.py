"""Two groups made alike by weights: what weights did, shown before anything is concluded from them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from samenspel.methods.evidence.data import Data, Floats
from samenspel.methods.evidence.result import MET, NOT_MET, UNKNOWN, Assumption, Table
from samenspel.methods.evidence.rscript import read_data, texts, with_factors
from samenspel.methods.evidence.shown import number
from samenspel.methods.words import Words

ALIKE, FEW, ROUNDING = 0.1, 0.5, 1e-9


@dataclass(frozen=True, eq=False)
class Groups:
    """`taken` (n,) 1 or 0, `columns` (n, k) without a constant, with their `names`."""

    names: tuple[str, ...]
    taken: Floats
    columns: Floats


def differences(groups: Groups, weights: Floats) -> Floats:
    """(k,): of weighted means, in standard deviations before weighting."""
    one, other = groups.taken == 1, groups.taken == 0
    spread = np.sqrt(
        (groups.columns[one].var(axis=0, ddof=1) + groups.columns[other].var(axis=0, ddof=1)) / 2
    )
    means = [np.average(groups.columns[kept], axis=0, weights=weights[kept]) for kept in (one, other)]
    found = (means[0] - means[1]) / np.where(spread > 0, spread, 1.0)
    return np.asarray(np.where(np.abs(found) < ROUNDING, 0.0, found))


def balance_table(groups: Groups, weights: Floats) -> Table:
    before, after = differences(groups, np.ones(len(weights))), differences(groups, weights)
    rows = tuple(zip(groups.names, before.tolist(), after.tolist(), strict=True))
    return Table("standardised differences", ("", "before", "after"), rows)


def effective(weights: Floats) -> float:
    """How many equally weighted people would tell as much (Kish)."""
    return float(weights.sum() ** 2 / np.sum(weights**2))


def effective_sizes(groups: Groups, weights: Floats) -> dict[str, float]:
    one, other = groups.taken == 1, groups.taken == 0
    return {
        "people who took part": int(one.sum()),
        "they count for": effective(weights[one]),
        "others": int(other.sum()),
        "others count for": effective(weights[other]),
        "largest share of one person": float(
            max(weights[kept].max() / weights[kept].sum() for kept in (one, other))
        ),
    }


def rests_on(groups: Groups, weights: Floats) -> Iterator[Assumption]:
    largest = float(np.abs(differences(groups, weights)).max())
    state = MET if largest <= ALIKE else NOT_MET
    yield Assumption(Words("no standardised difference is above 0.1 after weighting"), state, largest)
    yield Assumption(Words("nothing else made people take part that also goes with the outcome"), UNKNOWN)


def warned(groups: Groups, weights: Floats) -> Iterator[Words]:
    for kept, who in ((groups.taken == 1, Words("who took part")), (groups.taken == 0, Words("the others"))):
        count, left = int(kept.sum()), effective(weights[kept])
        if left < FEW * count:
            yield Words(
                "After weighting {who}, {count} people, count for {left}: a few of them carry the result.",
                who=who,
                count=count,
                left=number(left),
            )


def said(outcome: str, treatment: str, effect: float, low: float, high: float, names: Sequence[str]) -> Words:
    return Words(
        "Between people made alike in {names}, {outcome} differs by {effect} with {treatment} (from {low} to "
        "{high}). That is an effect only if nothing else made people take part.",
        names=", ".join(names),
        treatment=treatment,
        outcome=outcome,
        effect=number(effect),
        low=number(low),
        high=number(high),
    )


def in_r(whole: Data, used: Sequence[str], factors: Sequence[str]) -> tuple[str, ...]:
    """The rows that have an answer in each of these columns."""
    return (*read_data(whole), *with_factors(None, factors), f"d <- na.omit(d[, {texts(used)}])")
