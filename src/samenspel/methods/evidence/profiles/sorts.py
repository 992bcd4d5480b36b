"""Q-sorts: statements that people put in order, from least to most as they think."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from samenspel.methods.evidence.data import Booleans, Data, Floats, Names
from samenspel.methods.evidence.result import LeftOut
from samenspel.methods.evidence.rscript import read_data
from samenspel.methods.evidence.unfit import refuse
from samenspel.methods.words import N_


@dataclass(frozen=True, eq=False)
class Sorts:
    """`places` (statements, sorters): where each sorter put each statement; `distribution` (statements,) the
    places that a factor's statements are put in, rising."""

    statements: tuple[str, ...]
    sorters: tuple[str, ...]
    places: Floats
    distribution: Floats
    r_code: tuple[str, ...]
    left_out: tuple[LeftOut, ...] = ()

    @property
    def n(self) -> int:
        return len(self.sorters)

    def named(self, which: Booleans) -> str:
        return ", ".join(np.array(self.sorters)[which].tolist())


def sorts_of(
    data: Any, statement: str | None, sorters: Names, distribution: Sequence[float], *, forced: bool
) -> Sorts:
    """Refuses a statement that was not placed, a sort that puts all in one place and, where the
    distribution is forced, the sort that breaks it."""
    whole = Data.of(data)
    names = tuple(sorters or (name for name in whole.names if name != statement))
    if len(names) < 2:
        raise refuse(N_("{n} sorts are too few; profiles need two sorters at least."), n=len(names))
    places = whole.matrix(names)
    statements = _statements(whole, statement)
    _check(places, statements, names)
    return Sorts(
        statements, names, places, _distribution(places, names, distribution, forced=forced), read_data(whole)
    )


def _statements(whole: Data, statement: str | None) -> tuple[str, ...]:
    if statement is None:
        return tuple(str(row + 1) for row in range(whole.n))
    return tuple(str(text) for text in whole.texts(statement))


def _check(places: Floats, statements: Names, names: Names) -> None:
    if (missing := np.argwhere(np.isnan(places))).size:
        row, column = missing[0].tolist()
        raise refuse(
            N_("“{sorter}” put statement “{statement}” nowhere; a sort places them all."),
            sorter=names[column],
            statement=statements[row],
        )
    if len(places) < 3:
        raise refuse(N_("{n} statements are too few to sort."), n=len(places))
    if (flat := np.flatnonzero(np.ptp(places, axis=0) == 0)).size:
        raise refuse(N_("“{sorter}” put all statements in one place."), sorter=names[int(flat[0])])


def _distribution(places: Floats, names: Names, given: Sequence[float], *, forced: bool) -> Floats:
    """The one that was given, or that of most sorts; without a forced one, the mean of all sorted places."""
    each = np.sort(places, axis=0)
    if not given and not forced:
        return np.asarray(np.round(each.mean(axis=1)))
    wanted = _given(given, len(places)) if given else _of_most(each)
    if forced and (broken := np.flatnonzero((each != wanted[:, None]).any(axis=0))).size:
        raise _breaks(names[int(broken[0])], each[:, int(broken[0])], wanted)
    return wanted


def _given(distribution: Sequence[float], statements: int) -> Floats:
    if len(distribution) != statements:
        raise refuse(
            N_("The distribution has {n} places for {statements} statements."),
            n=len(distribution),
            statements=statements,
        )
    return np.sort(np.array(distribution, float))


def _of_most(each: Floats) -> Floats:
    kinds, kind_of = np.unique(each, axis=1, return_inverse=True)
    return np.asarray(kinds[:, int(np.argmax(np.bincount(kind_of.ravel())))])


def _breaks(sorter: str, places: Floats, wanted: Floats) -> ValueError:
    for place in np.union1d(places, wanted).tolist():
        found, due = int(np.sum(places == place)), int(np.sum(wanted == place))
        if found != due:
            break
    return refuse(
        N_(
            "The sort of “{sorter}” breaks the forced distribution: {found} statements stand at {place} "
            "instead of {due}. Correct it, leave it out, or say that sorts are not forced."
        ),
        sorter=sorter,
        found=found,
        place=f"{place:g}",
        due=due,
    )
