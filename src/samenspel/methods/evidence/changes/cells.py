"""Effects by group and period, and what they come to by length of treatment, by group, by period."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from samenspel.methods.evidence.data import Booleans, Floats, Ints, Names
from samenspel.methods.evidence.unfit import refuse
from samenspel.methods.words import N_

from .effects import Adjustment, effect


@dataclass(frozen=True)
class Asked:
    """How groups are compared: with those not yet treated too, or only those never; before treatment with the
    period before (`varying`) or with one for all; so many periods in which treatment casts its shadow."""

    with_later: bool
    varying: bool
    anticipation: int

    def options(self) -> dict[str, object]:
        return {
            "comparison": "not yet treated" if self.with_later else "never treated",
            "base": "varying" if self.varying else "universal",
            "anticipation": self.anticipation,
        }

    def base(self, group: int, period: int) -> int:
        """The period that one is compared with."""
        if self.varying and period < group:
            return period - 1
        return group - self.anticipation - 1


@dataclass(frozen=True, eq=False)
class Cells:
    """Effects (m,) of `group` in `period` (places), influence (n, m); `empty` are those without anyone to
    compare with. The period that all others of a group are compared with is not among them."""

    group: Ints
    period: Ints
    effect: Floats
    influence: Floats
    empty: tuple[tuple[int, int], ...]

    @property
    def is_after(self) -> Booleans:
        return self.period >= self.group


@dataclass(frozen=True, eq=False)
class Family:
    """Numbers that are read together: names, values (m,), influence (n, m)."""

    names: tuple[str, ...]
    values: Floats
    influence: Floats


@dataclass(frozen=True, eq=False)
class Compared:
    """`outcome` (n, T) of units that are treated from place `start` (n,) on, T for never; `covariates`
    (n, T, k) start with ones."""

    outcome: Floats
    start: Ints
    covariates: Floats
    adjustment: Adjustment
    asked: Asked

    def cells(self) -> Cells:
        places = list(self._places())
        found = [self._cell(*place) for place in places]
        known = [(place, one) for place, one in zip(places, found, strict=True) if one is not None]
        empty = [place[:2] for place, one in zip(places, found, strict=True) if one is None]
        columns = [one[1] for _place, one in known]
        return Cells(
            np.array([place[0] for place, _one in known], int),
            np.array([place[1] for place, _one in known], int),
            np.array([one[0] for _place, one in known], float),
            np.column_stack(columns) if columns else np.empty((len(self.start), 0)),
            tuple(empty),
        )

    def _places(self) -> Iterator[tuple[int, int, int]]:
        """Of each group each period and the one it is compared with."""
        periods = self.outcome.shape[1]
        for group in sorted(set(self.start[self.start < periods].tolist())):
            for period in range(periods):
                base = self.asked.base(group, period)
                if base not in (-1, period):
                    yield group, period, base

    def _cell(self, group: int, period: int, base: int) -> tuple[float, Floats] | None:
        treated, compared = self.start == group, self._others(group, period, base)
        if not compared.any():
            return None
        used = compared | treated
        change = self.outcome[used, period] - self.outcome[used, base]
        found = effect(change, treated[used], self.covariates[used, min(period, base)], self.adjustment)
        if found is None:
            return None
        influence = np.zeros(len(used))
        influence[used] = found[1] * (len(used) / used.sum())
        return found[0], influence

    def _others(self, group: int, period: int, base: int) -> Booleans:
        """(n,): whom a group is compared with."""
        start, asked = self.start, self.asked
        later = start > max(period, base) + asked.anticipation
        never = start == self.outcome.shape[1]
        return np.asarray(never | (later & (start != group) & asked.with_later))


def families_of(cells: Cells, start: Ints, periods: Sequence[str]) -> dict[str, Family]:
    """overall, by event (length of treatment), by group and by period, each with its own overall number last.
    What is weighted by the size of groups carries the error of these sizes."""
    weigh, after, lengths = _weigher(cells, start), cells.is_after, cells.period - cells.group
    events = _named("event", lengths, sorted(set(lengths.tolist())))
    groups, moments = (sorted(set(one[after].tolist())) for one in (cells.group, cells.period))
    by_group = _named("group", cells.group, groups, periods, after)
    by_period = _named("period", cells.period, moments, periods, after)
    at_work = [bool(lengths[which][0] >= 0) for _name, which in events]
    return {
        "overall": _family([("overall", after)], weigh),
        "event": _with_mean("event", _family(events, weigh), at_work),
        "group": _with_sizes(_family(by_group, weigh), groups, start),
        "period": _with_mean("period", _family(by_period, weigh), [True] * len(moments)),
    }


def _named(
    kind: str, of: Ints, places: Sequence[int], names: Names = (), kept: Booleans | None = None
) -> list[tuple[str, Booleans]]:
    """Cells (m,) that are in one place each, among those that are kept."""
    among = np.ones(len(of), bool) if kept is None else kept
    return [(f"{kind} {names[one] if names else one}", among & (of == one)) for one in places]


Weigh = Callable[[Booleans], tuple[float, Floats]]


def _weigher(cells: Cells, start: Ints) -> Weigh:
    """The mean of some cells by the sizes of their groups, with its influence."""

    def weigh(which: Booleans) -> tuple[float, Floats]:
        members = (start[:, None] == cells.group[which]).astype(float)
        weights, steps = _shares(members)
        effects = cells.effect[which]
        return float(weights @ effects), cells.influence[:, which] @ weights + steps @ effects

    return weigh


def _shares(members: Floats) -> tuple[Floats, Floats]:
    """Of columns of ones for members (n, m): their shares in all of them (m,), and the influence of each."""
    sizes = members.mean(axis=0)
    off = members - sizes
    total = sizes.sum()
    return sizes / total, off / total - np.outer(off.sum(axis=1), sizes / total**2)


def _family(named: Sequence[tuple[str, Booleans]], weigh: Weigh) -> Family:
    found = [weigh(which) for _name, which in named]
    return Family(
        tuple(name for name, _which in named),
        np.array([value for value, _steps in found]),
        np.column_stack([steps for _value, steps in found]),
    )


def _with_mean(name: str, family: Family, which: Sequence[bool]) -> Family:
    weights = np.array(which, float) / sum(which)
    return _with(family, f"{name} overall", float(family.values @ weights), family.influence @ weights)


def _with_sizes(family: Family, groups: Sequence[int], start: Ints) -> Family:
    weights, steps = _shares((start[:, None] == np.array(groups)).astype(float))
    influence = family.influence @ weights + steps @ family.values
    return _with(family, "group overall", float(family.values @ weights), influence)


def _with(family: Family, name: str, value: float, influence: Floats) -> Family:
    return Family(
        (*family.names, name), np.append(family.values, value), np.column_stack([family.influence, influence])
    )


def refuse_none(cells: Cells) -> None:
    if not cells.is_after.any():
        raise refuse(N_("No treated group has a period after it began and units to compare it with."))
