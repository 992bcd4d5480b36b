"""What raters said of cases: one column for each rater, one row for each case."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from samenspel.methods.evidence.data import Data, Floats, Ints, Names, Texts
from samenspel.methods.evidence.result import UNKNOWN, Assumption, Estimate, LeftOut
from samenspel.methods.evidence.rscript import read_data, texts
from samenspel.methods.evidence.unfit import UnfitData, refuse
from samenspel.methods.words import N_, Words

RATERS = {"raters": "the columns with what they said"}
DRAWN = {
    "bootstraps": "how often cases are drawn again for the interval; 0 for none",
    "level": "of the interval",
}
ALONE = Assumption(Words("no rater knew what another said of a case"), UNKNOWN)


@dataclass(frozen=True, eq=False)
class Ratings:
    """`codes` (n, r): of each rating the place of its value, -1 where there is none."""

    data: Data
    raters: tuple[str, ...]
    values: tuple[str, ...]
    codes: Ints

    @property
    def r_code(self) -> tuple[str, ...]:
        """Leaves the ratings in x, and their values in v."""
        return (*read_data(self.data), f"x <- d[, {texts(self.raters)}]", f"v <- {texts(self.values)}")


def read_ratings(data: Any, raters: Names, order: Names = ()) -> Ratings:
    """With values in this order, else by number or alphabet. Raises UnfitData for one rater, a value that is
    not in the order, and ratings that are all the same."""
    whole = check_raters(data, raters)
    codes, values = Data({"rating": _said(whole, raters)}).levels("rating")
    if order:
        codes, values = _in_order(codes, values, order)
    if len(set(codes[codes >= 0].tolist())) < 2:
        raise refuse(N_("All ratings are the same; they would agree by chance alone."))
    return Ratings(whole, tuple(raters), values, codes.reshape(len(raters), -1).T)


def check_raters(data: Any, raters: Names) -> Data:
    if len(set(raters)) < max(2, len(raters)):
        raise refuse(N_("Agreement needs two raters or more, each named once."))
    return Data.of(data)


@dataclass(frozen=True, eq=False)
class Rated:
    """The codes (n, r) of cases that everybody rated."""

    codes: Ints
    left_out: tuple[LeftOut, ...]

    @property
    def n(self) -> int:
        return len(self.codes)


def complete(ratings: Ratings) -> Rated:
    kept, left_out = ratings.data.complete(ratings.raters)
    return Rated(ratings.codes[kept], left_out)


def _said(data: Data, raters: Names) -> Texts | Floats:
    """All ratings, one rater after the other; 1 and 1.0 are one value where all are numbers."""
    texts = [text for name in raters for text in data.texts(name)]
    try:
        return np.concatenate([data.numbers(name) for name in raters])
    except UnfitData:
        return texts


def _in_order(codes: Ints, values: Names, order: Names) -> tuple[Ints, tuple[str, ...]]:
    for value in values:
        if value not in order:
            raise refuse(N_("“{value}” was said, and is not in the order."), value=value)
    places = np.array([*(order.index(value) for value in values), -1])
    return places[codes], tuple(order)


def counts(codes: Ints, values: int) -> Floats:
    """(n, values): how many raters said each value of a case."""
    return np.column_stack([np.sum(codes == value, axis=1) for value in range(values)]).astype(float)


def bounded(said: Words, found: Estimate, level: float) -> Words:
    """The sentence, with the interval where there is one."""
    ends = found.said(level)
    del ends["value"]
    if not ends:
        return said
    return Words(
        "{said} Other cases like these would give between {low} and {high} ({level}).", said=said, **ends
    )
