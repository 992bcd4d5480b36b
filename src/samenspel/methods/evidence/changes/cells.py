"""Effects by group and period, and what they come to by length of treatment, by group, by period."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from samenspel.methods.evidence.data import Booleans, Floats, Ints
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


def cells_of(outcome: Floats, start: Ints, covariates: Floats, adjustment: Adjustment, asked: Asked) -> Cells:
    """`outcome` (n, T) of units that are treated from place `start` (n,) on, T for never; `covariates`
    (n, T, k) start with ones."""
    n, periods = outcome.shape
    found, empty = [], []
    for group in sorted(set(start[start < periods].tolist())):
        for period in range(periods):
            base = _base(group, period, asked)
            if base in (-1, period):
                continue
            one = _cell(outcome, start, covariates, adjustment, (group, period, base, asked))
            if one is None:
                empty.append((group, period))
            else:
                found.append((group, period, *one))
    groups, moments, value, influence = zip(*found, strict=True) if found else ([],) * 4
    return Cells(
        np.array(groups, int),
        np.array(moments, int),
        np.array(value, float),
        np.column_stack(influence) if found else np.empty((n, 0)),
        tuple(empty),
    )


def _base(group: int, period: int, asked: Asked) -> int:
    if asked.varying and period < group:
        return period - 1
    return group - asked.anticipation - 1


def _cell(
    outcome: Floats,
    start: Ints,
    covariates: Floats,
    adjustment: Adjustment,
    where: tuple[int, int, int, Asked],
) -> tuple[float, Floats] | None:
    group, period, base, asked = where
    n, periods = outcome.shape
    later = start > max(period, base) + asked.anticipation
    compared = (start == periods) | (later & (start != group) & asked.with_later)
    used = compared | (start == group)
    if not compared.any():
        return None
    first = min(period, base)
    found = effect(
        outcome[used, period] - outcome[used, base],
        (start == group)[used],
        covariates[used, first],
        adjustment,
    )
    if found is None:
        return None
    influence = np.zeros(n)
    influence[used] = found[1] * (n / used.sum())
    return found[0], influence


def families_of(cells: Cells, start: Ints, periods: Sequence[str]) -> dict[str, Family]:
    """overall, by event (length of treatment), by group and by period, each with its own overall number last.
    What is weighted by the size of groups carries the error of these sizes."""
    weigh = _weigher(cells, start)
    after = cells.is_after
    families = {"overall": _family([("overall", after)], weigh)}
    lengths = cells.period - cells.group
    events = [(f"event {length}", lengths == length) for length in sorted(set(lengths.tolist()))]
    at_work = [int(name.split()[1]) >= 0 for name, _which in events]
    families["event"] = _with_mean("event", _family(events, weigh), at_work)
    groups = sorted(set(cells.group[after].tolist()))
    by_group = _family([(f"group {periods[one]}", after & (cells.group == one)) for one in groups], weigh)
    families["group"] = _with_sizes(by_group, groups, start)
    moments = sorted(set(cells.period[after].tolist()))
    by_period = _family([(f"period {periods[one]}", after & (cells.period == one)) for one in moments], weigh)
    families["period"] = _with_mean("period", by_period, [True] * len(moments))
    return families


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
