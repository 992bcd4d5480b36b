"""Times until something happened, or until nobody looked any more."""

from __future__ import annotations

import numpy as np

from samenspel.methods.evidence.data import Booleans, Data, Floats
from samenspel.methods.evidence.result import UNKNOWN, Assumption
from samenspel.methods.evidence.unfit import refuse
from samenspel.methods.words import N_, Words


def times_of(rows: Data, time: str, event: str) -> tuple[Floats, Booleans]:
    """(n,) of times of 0 or more, and whether it happened then (1) or was still to come (0). Refuses all
    else, with its row, and a table in which it never happened."""
    found, happened = rows.numbers(time), rows.numbers(event)
    _refuse(rows, time, found < 0, N_("Row {line}: “{name}” is {value}; a time is 0 or more."))
    _refuse(
        rows,
        event,
        (happened != 0) & (happened != 1),
        N_("Row {line}: “{name}” is {value}; write 1 where it happened and 0 where it was still to come."),
    )
    if not happened.any():
        raise refuse(N_("“{name}” is 0 in every row: it never happened."), name=event)
    return found, happened == 1


def _refuse(rows: Data, name: str, wrong: Booleans, template: str) -> None:
    if wrong.any():
        row = int(np.flatnonzero(wrong)[0])
        raise refuse(template, line=rows.line(row), name=name, value=f"{rows.numbers(name)[row]:.6g}")


def as_long() -> Assumption:
    return Assumption(Words("who was no longer looked at would have stayed as long as the others"), UNKNOWN)
