"""Pools of volunteers for a lottery, with quotas that a planted panel fulfils."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from samenspel.methods.words import Words

from .randomness import Floats, Integers, Stream, whole
from .shape import BadShape, check_seed, check_size
from .tables import write_table

POPULATION: dict[str, dict[str, float]] = {
    "gender": {"female": 0.5, "male": 0.49, "other": 0.01},
    "age": {"16-29": 0.21, "30-44": 0.23, "45-59": 0.25, "60-74": 0.2, "75+": 0.11},
    "education": {"lower": 0.3, "middle": 0.4, "higher": 0.3},
    "area": {"north": 0.25, "east": 0.25, "south": 0.25, "west": 0.25},
}
"""A town that was imagined."""


@dataclass(frozen=True)
class PoolShape:
    """`people` volunteer, of whom `panel` are to be drawn. `population`: for each feature its values with
    their shares in the population. `bias`: people of the last value of a feature volunteer this many times as
    often as those of the first, and those between in even steps. `slack`: every quota lets the panel have so
    many more or fewer than the population's part.
    """

    people: int = 300
    panel: int = 30
    seed: int = 0
    population: Mapping[str, Mapping[str, float]] = field(default_factory=lambda: POPULATION)
    bias: float = 2.0
    slack: int = 1

    def __post_init__(self) -> None:
        check_size(Words("people"), self.people, 1, 10**7)
        check_size(Words("people on the panel"), self.panel, 1, self.people)
        check_size(Words("people that a quota leaves open"), self.slack, 0, self.panel)
        check_seed(self.seed)
        if self.bias <= 0:
            raise BadShape(Words("The bias is {bias}; it must be above 0.", bias=self.bias))
        for feature, shares in self.population.items():
            if not shares or min(shares.values()) < 0 or sum(shares.values()) <= 0:
                raise BadShape(
                    Words(
                        "The shares of “{feature}” must be 0 or more, and one of them above 0.",
                        feature=feature,
                    )
                )


@dataclass(frozen=True)
class Quota:
    feature: str
    value: str
    least: int
    most: int


@dataclass(frozen=True, eq=False)
class Pool:
    """`people[i, f]` is a place among the values of the f-th of `features`. Planted: `panel`, people who
    fulfil all `quotas` together, and `volunteering`, for each feature the chances of its values among the
    others."""

    shape: PoolShape
    features: tuple[str, ...]
    values: tuple[tuple[str, ...], ...]
    people: Integers
    quotas: tuple[Quota, ...]
    panel: Integers
    volunteering: tuple[Floats, ...]


def pool(shape: PoolShape) -> Pool:
    """A panel is made that has the population's shares, as near as whole people allow; the other volunteers
    are drawn with the bias; and everybody is mixed."""
    stream = Stream(shape.seed, 5)
    columns, quotas, chances = [], [], []
    for feature, shares in shape.population.items():
        weights = np.array(list(shares.values()), dtype=np.float64)
        seats = _seats(weights, shape.panel)
        planted = np.repeat(np.arange(len(seats)), seats)[stream.order(shape.panel)]
        steps = np.arange(len(weights)) / max(1, len(weights) - 1)
        keen = weights * (1 + (shape.bias - 1) * steps)
        others = stream.choose(keen, shape.people - shape.panel)
        columns.append(np.concatenate([planted, others]))
        chances.append(keen / np.cumsum(keen)[-1])
        quotas += [
            Quota(feature, value, max(0, n - shape.slack), min(shape.panel, n + shape.slack))
            for value, n in zip(shares, seats.tolist(), strict=True)
        ]
    order = stream.order(shape.people)
    people = (
        np.column_stack(columns)[order].astype(np.int64)
        if columns
        else np.zeros((shape.people, 0), dtype=np.int64)
    )
    panel = np.sort(np.flatnonzero(order < shape.panel)).astype(np.int64)
    values = tuple(tuple(shares) for shares in shape.population.values())
    return Pool(shape, tuple(shape.population), values, people, tuple(quotas), panel, tuple(chances))


def _seats(weights: Floats, panel: int) -> Integers:
    """Seats by largest remainders; where remainders are equal, the first value goes first."""
    shares = weights * (panel / np.cumsum(weights)[-1])
    seats = whole(shares)
    left = panel - int(seats.sum())
    seats[np.argsort(seats - shares, kind="stable")[:left]] += 1
    return seats


def write_pool(found: Pool, folder: Path) -> None:
    """`respondents.csv` (a column for each feature) and `categories.csv` (category, feature, min, max) as in
    the fair-lottery literature (Flanigan et al., Nature 596, 2021); the planted panel in `panel.csv`, by row
    from 0."""
    names = [np.array(values, dtype=object) for values in found.values]
    columns = [names[f][found.people[:, f]].tolist() for f in range(len(names))]
    write_table(folder / "respondents.csv", found.features, zip(*columns, strict=True))
    rows = [(quota.feature, quota.value, quota.least, quota.most) for quota in found.quotas]
    write_table(folder / "categories.csv", ["category", "feature", "min", "max"], rows)
    write_table(folder / "panel.csv", ["respondent"], [[person] for person in found.panel.tolist()])
