"""How much each row counts."""

from __future__ import annotations

import numpy as np

from samenspel.methods.words import N_

from .data import Data, Floats
from .unfit import refuse


def weights_of(rows: Data, name: str | None) -> Floats | None:
    """(n,) above 0, None without a column; refuses all else, with its row."""
    if name is None:
        return None
    found = rows.numbers(name)
    if (wrong := np.flatnonzero(found <= 0)).size:
        raise refuse(N_("Row {line}: the weight is not above 0."), line=rows.line(int(wrong[0])))
    return found


def weights_or_ones(rows: Data, name: str | None) -> Floats:
    """(n,): where there is no column, each row counts once."""
    found = weights_of(rows, name)
    return np.ones(rows.n) if found is None else found
