"""From a lottery with weights to a public list of equally likely panels of people.

The list keeps the chances: everybody is on the next lower or the next higher whole number of panels, wherever
exchanging people between panels can bring that about. What is lost is stated, person by person.
"""

from __future__ import annotations

import hashlib
import random

import numpy as np

from .distribution import Distribution
from .limits import Clock
from .mending import Mending
from .program import Floats, Integers
from .swaps import Swaps

Listed = tuple[tuple[str, ...], ...]


def list_panels(distribution: Distribution, length: int, clock: Clock) -> Listed:
    """`length` panels of people, each sorted; the panels too, so that their order tells nothing."""
    program = distribution.program
    kinds = _by_kind(distribution, length, clock)
    decks = [_Deck(ids) for ids in program.members]
    panels = [
        tuple(sorted(id for t in np.flatnonzero(panel) for id in decks[t].deal(int(panel[t]))))
        for panel in kinds
    ]
    return tuple(sorted(panels))


def _by_kind(distribution: Distribution, length: int, clock: Clock) -> Integers:
    """(length, T): first each panel as often as its weight surely gives, then what brings all closest."""
    program = distribution.program
    weights, total = distribution.weights, distribution.total
    sure = weights * length // total
    panels = np.repeat(distribution.panels, sure, axis=0)
    wanted = (weights @ distribution.panels).astype(np.float64) * (length / total)
    missing = length - len(panels)
    if missing:
        start = distribution.panels[int((weights * length % total).argmax())]
        rest = (wanted - panels.sum(axis=0)) / missing
        panels = np.vstack([panels, _walked(Swaps(program), start, rest, missing, clock)])
    Mending(panels, wanted, program).run(clock)
    return panels


def _walked(swaps: Swaps, start: Integers, target: Floats, steps: int, clock: Clock) -> Integers:
    found = swaps.walk(start, target, steps, clock)
    return np.array([found[step % len(found)] for step in range(steps)])


class _Deck:
    """The people of one kind, dealt in turns: nobody twice before everybody once.

    Each turn has an order of its own, drawn from their ids, so that it is not always the same neighbours who
    sit together and nobody can be favoured by their place in a file.
    """

    def __init__(self, ids: tuple[str, ...]) -> None:
        seed = hashlib.sha256("\n".join(ids).encode()).digest()
        self.random = random.Random(int.from_bytes(seed, "big"))  # noqa: S311 -- it decides no draw
        self.ids = sorted(ids)
        self.left: list[str] = []

    def deal(self, wanted: int) -> list[str]:
        hand, self.left = self.left[:wanted], self.left[wanted:]
        if len(hand) < wanted:
            turn = self.random.sample(self.ids, len(self.ids))
            fresh = [id for id in turn if id not in hand][: wanted - len(hand)]
            self.left = [id for id in turn if id not in fresh]
            hand += fresh
        return hand
