"""Times until something happened, or until nobody looked any more."""

from __future__ import annotations

import numpy as np

from samenspel.methods.evidence.data import Booleans, Data, Floats
from samenspel.methods.evidence.unfit import refuse
from samenspel.methods.words import N_


def times_of(rows: Data, time: str, event: str) -> tuple[Floats, Booleans]:
    """(n,) of times of 0 or more, and whether it happened then (1) or was still to come (0). Refuses all
    else, with its row, and a table in which it never happened."""
    found, happened = rows.numbers(time), rows.numbers(event)
    if (wrong := np.flatnonzero(found < 0)).size:
        raise refuse(
            N_("Row {line}: “{name}” is {value}; a time is 0 or more."),
            line=rows.line(int(wrong[0])),
            name=time,
            value=f"{found[wrong[0]]:.6g}",
        )
    if (wrong := np.flatnonzero((happened != 0) & (happened != 1))).size:
        raise refuse(
            N_(
                "Row {line}: “{name}” is {value}; write 1 where it happened and 0 where it was still to come."
            ),
            line=rows.line(int(wrong[0])),
            name=event,
            value=f"{happened[wrong[0]]:.6g}",
        )
    if not happened.any():
        raise refuse(N_("“{name}” is 0 in every row: it never happened."), name=event)
    return found, happened == 1
