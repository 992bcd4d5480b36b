"""The integer program: who may sit where, what must hold, and what may give way."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from samenspel.methods.highs import ENDLESS, Answer, Floats, Model

from .asked import MOST_COMMON, Panel

Numbers = npt.NDArray[np.int64]
GIVES = ("load", "locks", "places", "sides")


@dataclass(frozen=True)
class Places:
    """All pairs without conflict: the numbers of contribution and reviewer, and how well they match."""

    contribution: Numbers
    reviewer: Numbers
    match: Numbers
    locked: npt.NDArray[np.bool_]

    @classmethod
    def of(cls, panel: Panel) -> Places:
        rows = [
            (c, r, min(MOST_COMMON, len(panel.common(one, other))), (one, other) in panel.locked)
            for c, one in enumerate(panel.contribution)
            for r, other in enumerate(panel.reviewer)
            if (one, other) not in panel.conflicts
        ]
        table = np.array(rows, dtype=np.int64).reshape(-1, 4)
        return cls(table[:, 0], table[:, 1], table[:, 2], table[:, 3].astype(bool))


class Program:
    """`gives`: the one rule of GIVES that may be broken, as seldom as can be."""

    def __init__(self, panel: Panel, places: Places, gives: str = "") -> None:
        self.panel, self.places, self.model = panel, places, Model()
        count = len(places.match)
        kept = places.locked & (gives != "locks")
        self.model.add_columns(np.ones(count), least=kept.astype(float))
        self.of_contribution = _groups(places.contribution, len(panel.contributions))
        self.given = self._give(gives)
        self._places(gives)
        self._loads(gives)

    def _give(self, gives: str) -> Numbers:
        """The columns that say where the rule is broken, each at its cost."""
        kinds = {"load": 1, "places": len(self.panel.contributions)}
        kinds["sides"] = len(self.panel.contributions) * len(self.panel.sides)
        columns = self.model.columns + np.arange(kinds.get(gives, 0))
        if len(columns):
            self.model.add_columns(np.full(len(columns), float(self.panel.seats)))
            self.model.worth(columns, -1.0)
        if gives == "locks":
            self.model.worth(np.flatnonzero(self.places.locked), 1.0)
        return columns

    def _places(self, gives: str) -> None:
        each, sides = self.panel.each, np.array([one.side for one in self.panel.reviewer.values()])
        side_of = sides[self.places.reviewer]
        for number, seats in enumerate(self.of_contribution):
            lacking = self.given[number : number + 1] if gives == "places" else self.given[:0]
            self.model.add_row(each, each, [*seats, *lacking], 1.0)
            for at, side in enumerate(self.panel.sides):
                if gives == "sides":
                    place = number * len(self.panel.sides) + at
                    lacking = self.given[place : place + 1]
                self.model.add_row(1, ENDLESS, [*seats[side_of[seats] == side], *lacking], 1.0)

    def _loads(self, gives: str) -> None:
        low, high = self.panel.load
        for seats in _groups(self.places.reviewer, len(self.panel.reviewers)):
            if gives == "load":
                for sign, least, most in ((1.0, low, ENDLESS), (-1.0, -ENDLESS, high)):
                    factors = [*np.ones(len(seats)), sign]
                    self.model.add_row(least, most, [*seats, *self.given], factors)
            else:
                least = 0 if gives == "places" else low
                self.model.add_row(least, high, seats, 1.0)

    def least(self, least: int) -> None:
        """Each contribution has at least so many words in common with its reviewers, all together."""
        for seats in self.of_contribution:
            self.model.add_row(least, ENDLESS, seats, self.places.match[seats])

    def whole(self) -> None:
        """From here on nobody sits on half a place."""
        self.model.whole(np.arange(len(self.places.match)))
        if len(self.given):
            self.model.whole(self.given)

    def solve(self, seconds: float) -> Answer:
        return self.model.solve(seconds)

    def chosen(self, answer: Answer) -> npt.NDArray[np.bool_]:
        taken: Floats = answer.needed[: len(self.places.match)]
        return taken > 0.5


def _groups(numbers: Numbers, count: int) -> list[Numbers]:
    """The places in which each number stands."""
    order = np.argsort(numbers, kind="stable")
    return np.split(order, np.searchsorted(numbers[order], np.arange(1, count)))
