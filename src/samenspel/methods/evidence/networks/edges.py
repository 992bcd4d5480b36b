"""Rows that tell ties, each once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from samenspel.methods.evidence.data import Data, Ints, Names
from samenspel.methods.evidence.result import LeftOut
from samenspel.methods.evidence.unfit import refuse
from samenspel.methods.words import N_, Words


@dataclass(frozen=True, eq=False)
class Ties:
    """Names of both sides, and of each tie (m,) the places of its two ends; `row` told it first."""

    names: tuple[str, ...]
    others: tuple[str, ...]
    one: Ints
    other: Ints
    row: Ints
    left_out: tuple[LeftOut, ...]


def one_mode(rows: Data, source: str, target: str) -> Ties:
    """Ties have no direction; of a tie that is told again, and of one to oneself, it is said how many."""
    ends, others = rows.texts(source), rows.texts(target)
    names = tuple(dict.fromkeys([*sorted(map(str, ends)), *sorted(map(str, others))]))
    place = {name: number for number, name in enumerate(names)}
    pairs = np.array([sorted((place[str(a)], place[str(b)])) for a, b in zip(ends, others, strict=True)])
    kept = np.flatnonzero(pairs[:, 0] != pairs[:, 1])
    if not kept.size:
        raise refuse(N_("Every row ties somebody to themselves; there is no network."))
    unique, first = np.unique(pairs[kept], axis=0, return_index=True)
    itself = LeftOut(rows.n - len(kept), Words("ties of somebody to themselves"))
    again = LeftOut(len(kept) - len(unique), Words("ties that another row tells"))
    left_out = tuple(one for one in (itself, again) if one.number)
    return Ties(names, names, unique[:, 0], unique[:, 1], kept[first], left_out)


def two_modes(rows: Data, source: str, target: str) -> Ties:
    """People and what they come to: two kinds of ends. A tie that is told again is counted once."""
    (one, names), (other, others) = rows.levels(source), rows.levels(target)
    unique, first = np.unique(one * len(others) + other, return_index=True)
    again = rows.n - len(unique)
    left = (LeftOut(again, Words("ties that another row tells")),) if again else ()
    return Ties(names, others, one[first], other[first], first, left)


def sides_of(rows: Data, ties: Ties, ends: Names, sides: Names) -> list[str]:
    """Of each name its side; refuses a name on two sides."""
    found: dict[str, str] = {}
    for end, side in zip(ends, sides, strict=True):
        for row, (name, told) in enumerate(zip(rows.texts(end), rows.texts(side), strict=True)):
            if found.setdefault(str(name), str(told)) != told:
                raise refuse(
                    N_("Row {line}: {name} is on side “{one}”, and on side “{other}” in another row."),
                    line=rows.line(row),
                    name=name,
                    one=told,
                    other=found[str(name)],
                )
    return [found[name] for name in ties.names]
