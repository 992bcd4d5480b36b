"""Better panels by exchanging people, one for one, while all quotas hold: quick, without a promise."""

from __future__ import annotations

import numpy as np

from .limits import Clock
from .program import Floats, Integers, Mask, Program

WIDTH = 48
"""So many kinds, the most wanted first, are tried to come in before all are."""
TINY = 1e-9
FIRST = 2000
"""So many exchanges, those that gain most, are looked at before all gains are looked at again."""


class Swaps:
    """Looks for panels that are worth more, from a panel that meets all quotas."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.marks = program.marks.tolist()
        self.least = program.least.tolist()
        self.most = program.most.tolist()

    def climb(self, panel: Integers, worth: Floats, most_rounds: int = 100) -> Integers:
        """A panel at least as good, by `worth` (T,) of one person of each kind; `panel` stays as it is."""
        sizes, marks = self.program.homes, self.program.marks
        found, counts = panel.copy(), self.program.counts(panel)
        wanted = np.argsort(-worth, kind="stable")
        width = WIDTH
        for _ in range(most_rounds):
            leaving = np.flatnonzero(found)
            coming = wanted[found[wanted] < sizes[wanted]][:width]
            gains = worth[coming][None, :] - worth[leaving][:, None]
            gains[~self._possible(counts, marks[leaving], marks[coming])] = 0.0
            if self._exchange(found, counts, gains, leaving, coming):
                continue
            if width >= len(sizes):
                break
            width = len(sizes)
        return found

    def _possible(self, counts: Integers, leaving: Integers, coming: Integers) -> Mask:
        """(leaving, coming): whether the quotas hold when one goes and the other comes; feature by feature,
        because whole planes are quick."""
        spare, room = counts > self.program.least, counts < self.program.most
        found = np.ones((len(leaving), len(coming)), dtype=bool)
        for out, into in zip(leaving.T, coming.T, strict=True):
            found &= (out[:, None] == into[None, :]) | (spare[out][:, None] & room[into][None, :])
        return found

    def _exchange(
        self, found: Integers, counts: Integers, gains: Floats, leaving: Integers, coming: Integers
    ) -> bool:
        """Carry out the exchanges that gain most, each kind at most once; changes `found` and `counts`."""
        places = np.flatnonzero(gains.ravel() > TINY)
        if not len(places):
            return False
        if len(places) > FIRST:
            places = np.sort(places[np.argpartition(-gains.ravel()[places], FIRST)[:FIRST]])
        best = places[np.argsort(-gains.ravel()[places], kind="stable")]
        now = counts.tolist()
        gone: set[int] = set()
        for out, into in zip(
            leaving[best // len(coming)].tolist(), coming[best % len(coming)].tolist(), strict=True
        ):
            if out in gone or into in gone or not self._allowed(now, out, into):
                continue
            gone |= {out, into}
            found[out] -= 1
            found[into] += 1
            for a, b in zip(self.marks[out], self.marks[into], strict=True):
                now[a] -= 1
                now[b] += 1
        counts[:] = now
        return True

    def _allowed(self, counts: list[int], out: int, into: int) -> bool:
        return all(
            a == b or (counts[a] > self.least[a] and counts[b] < self.most[b])
            for a, b in zip(self.marks[out], self.marks[into], strict=True)
        )

    def walk(self, panel: Integers, target: Floats, steps: int, clock: Clock) -> list[Integers]:
        """So many panels whose mean comes close to `target` (T,): each gives most to who is behind most.

        Fewer when half the time is over.
        """
        used = np.zeros(len(target))
        panels = []
        for step in range(1, steps + 1):
            panel = self.climb(panel, (target * step - used) / self.program.sizes)
            used += panel
            panels.append(panel)
            if clock.left < clock.limits.seconds / 2:
                break
        return panels
