"""Rows put together into what was drawn: clusters, or rows that stand alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from samenspel.methods.evidence.data import Data, Floats, Ints
from samenspel.methods.evidence.least import sums
from samenspel.methods.evidence.outcomes import refuse_split
from samenspel.methods.evidence.unfit import refuse
from samenspel.methods.words import N_

from .replay import Lot


@dataclass(frozen=True, eq=False)
class Units:
    """`arms` and `strata` (G,) by number, `sums` (G, c) of the columns, `sizes` (G,) the weight of each."""

    arms: Ints
    strata: Ints
    sums: Floats
    sizes: Floats

    def counts(self) -> dict[str, int]:
        return {"units": len(self.arms), "strata": int(np.unique(self.strata).size)}

    def between(self, arm: int) -> Lot:
        """The lot of one arm and the control, 0. With one column the second score is the arm itself."""
        kept = (self.arms == arm) | (self.arms == 0)
        is_drawn, sizes, scores = self.arms[kept] == arm, self.sizes[kept], self.sums[kept]
        if scores.shape[1] == 1:
            scores = np.column_stack([scores, is_drawn * sizes])
        return Lot(is_drawn, self.strata[kept], scores, sizes)


@dataclass(frozen=True)
class Drawing:
    """How a lot was drawn: into which arms, whose rows came together, within what."""

    assigned: str
    levels: tuple[str, ...]
    cluster: str | None
    strata: str | None

    def label(self, arm: str) -> str:
        return f"{self.assigned}={arm}"


def units(rows: Data, drawing: Drawing, arms: Ints, columns: Floats, weights: Floats) -> Units:
    """Of rows with `columns` (n, c); refuses clusters that are in two arms or in two strata."""
    strata, cluster = drawing.strata, drawing.cluster
    places = np.zeros(rows.n, int) if strata is None else rows.levels(strata)[0]
    columns = columns * weights[:, None]
    if cluster is None:
        return Units(arms, places, columns, weights)
    refuse_split(rows, drawing.assigned, cluster)
    if strata is not None:
        refuse_split(rows, strata, cluster)
    codes = rows.levels(cluster)[0]
    first = np.unique(codes, return_index=True)[1]
    return Units(arms[first], places[first], sums(columns, codes), sums(weights[:, None], codes)[:, 0])


def lots(found: Units, drawing: Drawing) -> Iterator[tuple[str, Lot]]:
    """Each arm with the lot between it and the control; refuses one that no stratum holds beside the
    control."""
    for place, arm in enumerate(drawing.levels[1:], 1):
        lot = found.between(place)
        if not lot.blocks:
            raise refuse(
                N_("No stratum of “{strata}” holds both {arm} and {control}; nothing can be compared."),
                strata=drawing.strata or drawing.assigned,
                arm=arm,
                control=drawing.levels[0],
            )
        yield arm, lot
