"""Exchanges of people between the panels of a list, until everybody is on as many as they should be."""

from __future__ import annotations

import numpy as np

from .limits import Clock
from .program import Floats, Integers, Program

NEAR = 0.01
"""So close to a whole number of panels counts as that number."""
DETOURS = 25


class Mending:
    """Changes `panels` (M, T), all of which meet the quotas before and after.

    Kind t should have from size·floor(wanted / size) to size·ceil(wanted / size) seats on all panels
    together, where `wanted` (T,) has the same sum as the panels.
    """

    def __init__(self, panels: Integers, wanted: Floats, program: Program) -> None:
        self.panels, self.program = panels, program
        each = wanted / program.sizes
        self.wanted = wanted
        self.least = program.sizes * np.floor(each + NEAR).astype(np.int64)
        self.most = program.sizes * np.ceil(each - NEAR).astype(np.int64)
        self.counts = program.counts(panels)
        self.total = panels.sum(axis=0)

    def run(self, clock: Clock) -> None:
        """Until all is right, no exchange that is tried helps any more, or the time is over."""
        for _ in range(int(self.panels.sum())):
            if clock.is_over():
                return
            lacking = np.flatnonzero(self.total < self.least)
            beyond = np.flatnonzero(self.total > self.most)
            if not any(self._fill(int(t)) for t in lacking) and not any(self._empty(int(t)) for t in beyond):
                return

    def _fill(self, into: int) -> bool:
        order = np.argsort(self.wanted - self.total, kind="stable")
        givers = order[self.total[order] > self.least[order]]
        if any(self._swap(int(out), into) for out in givers):
            return True
        middles = [t for t in range(self.program.kinds) if self._place(t, into) is not None][:DETOURS]
        return any(
            self._swap(middle, into) for middle in middles for out in givers if self._swap(int(out), middle)
        )

    def _empty(self, out: int) -> bool:
        order = np.argsort(self.total - self.wanted, kind="stable")
        takers = order[self.total[order] < self.most[order]]
        return any(self._swap(out, int(into)) for into in takers)

    def _place(self, out: int, into: int) -> int | None:
        """The first panel in which one of kind `out` can make room for one of kind `into`."""
        program, panels = self.program, self.panels
        leaving, coming = self._moved(out, into)
        fits = (panels[:, out] > 0) & (panels[:, into] < program.homes[into])
        fits &= (self.counts[:, leaving] > program.least[leaving]).all(axis=1)
        fits &= (self.counts[:, coming] < program.most[coming]).all(axis=1)
        place = int(fits.argmax())
        return place if fits[place] and out != into else None

    def _moved(self, out: int, into: int) -> tuple[Integers, Integers]:
        leaving, coming = self.program.marks[out], self.program.marks[into]
        return leaving[leaving != coming], coming[leaving != coming]

    def _swap(self, out: int, into: int) -> bool:
        place = self._place(out, into)
        if place is None:
            return False
        leaving, coming = self._moved(out, into)
        self.panels[place, out] -= 1
        self.panels[place, into] += 1
        self.counts[place, leaving] -= 1
        self.counts[place, coming] += 1
        self.total[out] -= 1
        self.total[into] += 1
        return True
