"""Tables with all answers: what is missing is drawn, column by column, from what the others say.

Multiple imputation by chained equations: van Buuren & Groothuis-Oudshoorn 2011, doi 10.18637/jss.v045.i03.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from samenspel.methods.evidence.data import Booleans, Data, Floats, Names, Texts
from samenspel.methods.evidence.stopping import go_on
from samenspel.methods.evidence.unfit import refuse
from samenspel.methods.words import N_

from .draws import levelled, matched

FEWEST = 10


@dataclass(frozen=True, eq=False)
class Column:
    """Of each row a number, or the place of its level where there are `levels`; which are known; and whether
    levels have an order."""

    name: str
    values: Floats
    known: Booleans
    levels: tuple[str, ...] = ()
    is_ordered: bool = False

    @property
    def is_matched(self) -> bool:
        """Filled in from rows that are alike, as numbers and levels with an order are."""
        return not self.levels or self.is_ordered or len(self.levels) == 1

    def as_predictors(self, values: Floats) -> Floats:
        """(n, k): standardised numbers, or ones for each level but the first."""
        if self.levels and not self.is_ordered:
            return np.asarray(values[:, None] == np.arange(1, len(self.levels)), float)
        spread = values.std()
        standard = (values - values.mean()) / spread if spread > 0 else values * 0
        return np.asarray(standard, float)[:, None]


def completed(
    data: Data,
    columns: Names,
    *,
    ordered: Mapping[str, Names] | None = None,
    times: int = 20,
    rounds: int = 10,
    donors: int = 5,
    seed: int = 1,
) -> Iterator[Data]:
    """`times` tables in which every answer of `columns` is there. Numbers and `ordered` levels by predictive
    mean matching among `donors`, other levels by logit. Raises UnfitData for a column with too few answers,
    and for levels that the order does not know."""
    read = [column_of(data, name, (ordered or {}).get(name)) for name in columns]
    for time in range(times):
        chance = np.random.default_rng([seed, time])
        filled = _chain(read, rounds, donors, chance)
        yield _as_data(data, read, filled)


def column_of(data: Data, name: str, order: Names | None) -> Column:
    known = data.is_answered(name)
    if (count := int(known.sum())) < FEWEST:
        raise refuse(N_("“{name}” has {n} answers, too few to fill in the others."), name=name, n=count)
    if order is None and data.is_numeric(name):
        return Column(name, data.numbers(name), known)
    codes, levels = data.levels(name)
    if order is None:
        return Column(name, codes.astype(float), known, levels)
    return Column(name, _places(name, levels, order)[codes], known, tuple(order), is_ordered=True)


def _places(name: str, levels: Names, order: Names) -> Floats:
    """Of each level its place in the order, and -1 last, for no answer."""
    if strange := [level for level in levels if level not in order]:
        raise refuse(
            N_("“{name}” is “{level}” in some rows, which its order does not know: {order}."),
            name=name,
            level=strange[0],
            order=", ".join(order),
        )
    return np.array([list(order).index(level) for level in levels] + [-1], float)


def _chain(columns: Sequence[Column], rounds: int, donors: int, chance: np.random.Generator) -> list[Floats]:
    """Begun with answers of others; then each column anew from all others, those with most answers first."""
    filled = [column.values.copy() for column in columns]
    gaps = [place for place, column in enumerate(columns) if not column.known.all()]
    gaps.sort(key=lambda place: int((~columns[place].known).sum()))
    for place in gaps:
        known = columns[place].known
        filled[place][~known] = chance.choice(columns[place].values[known], int((~known).sum()))
    for _round in range(rounds):
        for place in gaps:
            go_on()
            drawn = _drawn(columns[place], others_of(columns, filled, place), donors, chance)
            filled[place][~columns[place].known] = drawn
    return filled


def others_of(columns: Sequence[Column], filled: Sequence[Floats], place: int) -> Floats:
    """(n, k) of ones and of all columns but that at a place, without those that never change."""
    sides = [one.as_predictors(filled[at]) for at, one in enumerate(columns) if at != place]
    design = np.hstack([np.ones((len(filled[place]), 1)), *sides])
    return np.asarray(design[:, [True, *(np.ptp(design[:, 1:], axis=0) > 0)]])


def _drawn(column: Column, design: Floats, donors: int, chance: np.random.Generator) -> Floats:
    if not column.is_matched:
        codes = column.values.astype(int)
        return levelled(design, codes, column.known, len(column.levels), chance).astype(float)
    return matched(design, column.values, column.known, donors, chance)


def _as_data(data: Data, columns: Sequence[Column], filled: Sequence[Floats]) -> Data:
    made: dict[str, Texts | Floats] = {}
    for column, values in zip(columns, filled, strict=True):
        made[column.name] = (
            [column.levels[int(place)] for place in values] if column.levels else np.asarray(values)
        )
    for name in data.names:
        if name not in made:
            made[name] = data.texts(name)
    return Data(made, [data.line(row) for row in range(data.n)], data.missing)
