"""The assignment: the contribution that is matched worst as well as can be, then all of them."""

from __future__ import annotations

import math
import time
from collections import Counter
from dataclasses import dataclass, field

import numpy as np

from samenspel.methods.highs import ENDLESS, Answer, Floats

from .asked import MOST_COMMON, Panel
from .plan import Plan, Seat
from .program import Places, Program
from .reasons import reason
from .remedies import obstacles, remedies

HALF = 0.5
"""What a further word in common counts, of the one before."""


@dataclass
class Clock:
    seconds: float
    begun: float = field(default_factory=time.monotonic)

    def left(self) -> float:
        return max(0.1, self.seconds - (time.monotonic() - self.begun))


def assign(panel: Panel, seconds: float = 60) -> Plan:
    """Who reviews what. The same panel gets the same plan, unless the time runs out before the proof."""
    clock, places = Clock(seconds), Places.of(panel)
    highest = _highest_least(panel, places, clock)
    if highest is None:
        return _impossible(panel, places, clock)
    for least in range(highest, -1, -1):
        answer, program = _best(panel, places, least, clock)
        if answer.values is not None:
            return _plan(program, answer, highest)
        if not answer.infeasible:
            return Plan(panel, least_bound=highest, bound=answer.bound, in_time=False)
    return _impossible(panel, places, clock)


def _highest_least(panel: Panel, places: Places, clock: Clock) -> int | None:
    """What the worst matched can have at most: with half places allowed, it is quickly known. None where
    even so it cannot be done."""
    program = Program(panel, places)
    column = program.model.add_columns([float(panel.each * MOST_COMMON)])
    for seats in program.of_contribution:
        program.model.add_row(0, ENDLESS, [*seats, column], [*places.match[seats], -1.0])
    program.model.worth([column], 1.0)
    answer = program.solve(clock.left())
    return None if answer.values is None else math.floor(answer.needed[column] + 1e-6)


def _best(panel: Panel, places: Places, least: int, clock: Clock) -> tuple[Answer, Program]:
    program = Program(panel, places)
    if least:
        program.least(least)
    program.whole()
    steps = panel.each * MOST_COMMON
    first = program.model.add_columns(np.ones(steps * len(panel.contributions)))
    for number, seats in enumerate(program.of_contribution):
        words = first + number * steps + np.arange(steps)
        factors = [*np.ones(steps), *-places.match[seats].astype(float)]
        program.model.add_row(-ENDLESS, 0, [*words, *seats], factors)
    worths = np.tile(_worths(steps), len(panel.contributions))
    program.model.worth(first + np.arange(len(worths)), worths)
    program.model.option("mip_rel_gap", 0.0)
    return program.solve(clock.left()), program


def _worths(steps: int) -> Floats:
    return HALF ** np.arange(steps, dtype=np.float64)


def _plan(program: Program, answer: Answer, highest: int) -> Plan:
    panel, places = program.panel, program.places
    taken = np.flatnonzero(program.chosen(answer))
    sums = np.zeros(len(panel.contributions), dtype=np.int64)
    np.add.at(sums, places.contribution[taken], places.match[taken])
    worths = np.concatenate([[0.0], np.cumsum(_worths(panel.each * MOST_COMMON))])
    return Plan(
        panel,
        seats=_seats(panel, places, taken.tolist()),
        least=int(sums.min()),
        least_bound=highest,
        worth=float(worths[sums].sum()),
        bound=answer.bound,
        in_time=answer.optimal,
    )


def _seats(panel: Panel, places: Places, taken: list[int]) -> tuple[Seat, ...]:
    contributions, reviewers = list(panel.contribution), list(panel.reviewer)
    pairs = [(contributions[places.contribution[at]], reviewers[places.reviewer[at]]) for at in taken]
    sides = Counter((one, panel.reviewer[other].side) for one, other in pairs)
    return tuple(
        Seat(
            pair[0],
            pair[1],
            panel.common(*pair),
            pair in panel.locked,
            reason(panel, pair, is_alone=sides[pair[0], panel.reviewer[pair[1]].side] == 1),
        )
        for pair in pairs
    )


def _impossible(panel: Panel, places: Places, clock: Clock) -> Plan:
    return Plan(
        panel,
        obstacles=tuple(obstacles(panel, places, clock.left())),
        remedies=tuple(remedies(panel, places, clock.left())),
    )
