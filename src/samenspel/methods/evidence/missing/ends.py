"""Where filling in from rows that are alike has too few to take from: an end of which most is missing.

Every answer of that end is then one of the few that are there, so that the spread and what goes with it come
out too small (Morris, White & Royston 2014, doi 10.1186/1471-2288-14-75).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from samenspel.methods.evidence.data import Booleans, Data, Floats, Names
from samenspel.methods.words import Words

from .chained import FEWEST, Column, column_of, others_of

TENTH, MOST, MORE = 10, 0.5, 1.5


def thin_ends(
    data: Data, filled: Data, columns: Names, ordered: Mapping[str, Names] | None
) -> Iterator[Words]:
    """A sentence for each end of a column of which most is missing, and more than elsewhere, judged by what
    the other columns of a filled table say."""
    orders = [(ordered or {}).get(name) for name in columns]
    read = [column_of(data, name, order) for name, order in zip(columns, orders, strict=True)]
    values = [column_of(filled, name, order).values for name, order in zip(columns, orders, strict=True)]
    for place, column in enumerate(read):
        if column.is_matched and not column.known.all():
            for end in _thin(column.known, _predicted(read, values, place)):
                yield Words(
                    "Most of the {end} end of “{name}” is missing, by what the other columns say: it is "
                    "filled in from the few that are there, so do not trust its spread and what goes with "
                    "it.",
                    end=end,
                    name=column.name,
                )


def _predicted(columns: Sequence[Column], filled: Sequence[Floats], place: int) -> Floats:
    design, known = others_of(columns, filled, place), columns[place].known
    return np.asarray(design @ np.linalg.lstsq(design[known], columns[place].values[known])[0])


def _thin(known: Booleans, predicted: Floats) -> Iterator[Words]:
    order, elsewhere = np.argsort(predicted, kind="stable"), float(np.mean(~known))
    size = max(FEWEST, len(order) // TENTH)
    for end, rows in ((Words("low"), order[:size]), (Words("high"), order[-size:])):
        if float(np.mean(~known[rows])) > max(MOST, MORE * elsewhere):
            yield end
