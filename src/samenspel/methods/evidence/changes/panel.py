"""Units over periods: who is seen when, in which order, and once."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from samenspel.methods.evidence.data import Booleans, Data, Floats, Ints
from samenspel.methods.evidence.unfit import refuse
from samenspel.methods.words import N_

_DATE = re.compile(r"\d{4}(-\d{2}){1,2}")
Moment = tuple[float, str]


@dataclass(frozen=True, eq=False)
class Panel:
    """Of each row (n,) the places of its unit and its period, and the names of both in their order."""

    unit: Ints
    period: Ints
    units: tuple[str, ...]
    periods: tuple[str, ...]

    def wide(self, column: Floats) -> Floats:
        """(units, periods), NaN where a unit was not seen; rows that repeat a unit and period overwrite."""
        found = np.full((len(self.units), len(self.periods)), np.nan)
        found[self.unit, self.period] = column
        return found

    def place(self, name: str, text: str) -> int:
        """Of a moment among the periods: the first that is not before it."""
        return bisect_left([moment(name, period) for period in self.periods], moment(name, text))


def panel_of(rows: Data, unit: str, period: str, *, repeated: bool = False) -> Panel:
    """Refuses periods without an order, fewer than two, and a unit that is there twice in a period unless it
    holds others each time (`repeated`)."""
    (units, unit_names), (periods, period_names) = rows.levels(unit), rows.levels(period)
    for text in period_names:
        moment(period, text)
    if len(period_names) < 2:
        raise refuse(N_("There is one period in “{name}”; a change needs two."), name=period)
    if not repeated:
        _refuse_twice(rows, units * len(period_names) + periods, unit, period)
    return Panel(units, periods, unit_names, period_names)


def moment(name: str, text: str) -> Moment:
    """What periods are ordered by: a number, or a date like 2021-03-01; refuses all else."""
    try:
        return float(text), ""
    except ValueError:
        if _DATE.fullmatch(text):
            return np.inf, text
    raise refuse(
        N_(
            "“{text}” in “{name}” is neither a number nor a date like 2021-03-01, so the order of periods is "
            "not known; number them."
        ),
        name=name,
        text=text,
    )


def on_and_off(rows: Data, name: str) -> Floats:
    """(n,) 1 for treated, 0 for not; refuses all else, with its row."""
    found = rows.numbers(name)
    if (wrong := np.flatnonzero((found != 0) & (found != 1))).size:
        row = int(wrong[0])
        raise refuse(
            N_("Row {line}: “{name}” is {value}; write 1 for treated and 0 for not."),
            line=rows.line(row),
            name=name,
            value=f"{found[row]:.6g}",
        )
    return found


def starts(panel: Panel, treated: Floats, name: str) -> Ints:
    """Of each unit the place of its first treated period, or the number of periods when it has none; refuses
    a unit that is treated and later not, and one that is both at once."""
    least, most = (np.full((len(panel.units), len(panel.periods)), edge) for edge in (2.0, -1.0))
    np.minimum.at(least, (panel.unit, panel.period), treated)
    np.maximum.at(most, (panel.unit, panel.period), treated)
    seen = most >= 0
    both = seen & (least != most)
    so_far = np.maximum.accumulate(most, axis=1)
    _refuse_change(panel, both | (seen & (most < so_far)), name)
    treated_then = most == 1
    return np.where(treated_then.any(axis=1), treated_then.argmax(axis=1), len(panel.periods))


def same_within(rows: Data, panel: Panel, name: str) -> tuple[Sequence[str | None], Ints]:
    """Of each unit the text of a column and a row where it stands; refuses a unit with two."""
    texts = rows.texts(name)
    row_of = np.zeros(len(panel.units), int)
    row_of[panel.unit[::-1]] = np.arange(rows.n)[::-1]
    found = [texts[row] for row in row_of.tolist()]
    for row, unit in enumerate(panel.unit.tolist()):
        if texts[row] != found[unit]:
            raise _differs(rows.line(row), name, panel.units[unit], found[unit], texts[row])
    return found, row_of


def _differs(line: int, name: str, unit: str, one: str | None, other: str | None) -> ValueError:
    return refuse(
        N_("Row {line}: “{name}” of unit {unit} is {other}, and {one} in another row."),
        line=line,
        name=name,
        unit=unit,
        one=one or "empty",
        other=other or "empty",
    )


def _refuse_twice(rows: Data, cells: Ints, unit: str, period: str) -> None:
    _kept, first, inverse = np.unique(cells, return_index=True, return_inverse=True)
    again = np.flatnonzero(first[inverse] != np.arange(len(cells)))
    if again.size:
        row = int(again[0])
        raise refuse(
            N_("Rows {one} and {other} are both {unit} “{name}” in {period} {when}; keep one of them."),
            one=rows.line(int(first[inverse][row])),
            other=rows.line(row),
            unit=unit,
            name=rows.texts(unit)[row],
            period=period,
            when=rows.texts(period)[row],
        )


def _refuse_change(panel: Panel, wrong: Booleans, name: str) -> None:
    if wrong.any():
        unit, period = (int(place[0]) for place in np.nonzero(wrong))
        raise refuse(
            N_(
                "Unit {unit} was treated before {period} and is not (or not wholly) by “{name}” then; these "
                "methods are for treatments that stay."
            ),
            unit=panel.units[unit],
            period=panel.periods[period],
            name=name,
        )
