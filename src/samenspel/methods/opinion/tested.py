"""Our own method: groups only where votes support them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .axes import Axes, axes, chance_strengths, supported
from .camps import Camps, Places, camps, places
from .evidence import Candidate, choose, held_back
from .leanings import Leanings, Opinions, leanings
from .votes import FEWEST_VOTES, PASS, Floats, Ints, Votes


@dataclass(frozen=True, eq=False)
class Tested:
    """`placed` (n,) are the people of `votes` that are grouped; the others have too few opinions.

    `grouped` is None where there is one group.
    """

    placed: Ints
    base: Leanings
    axes: Axes
    chance: Floats
    supported: int
    candidates: list[Candidate]
    grouped: Camps | None
    known: Places


def opinions_of(votes: Votes) -> tuple[Opinions, Ints]:
    """Agreements and disagreements on statements that are not hidden, by people who have enough of them."""
    n, m = len(votes.people), len(votes.statements)
    inside = votes.shown[votes.columns] & (votes.values != PASS)
    width = int((np.bincount(votes.columns[inside]) > 0).sum())
    number = np.bincount(votes.rows[inside], minlength=n)
    placed = np.nonzero(number >= max(min(FEWEST_VOTES, width), 1))[0]
    place = np.full(n, -1)
    place[placed] = np.arange(len(placed))
    inside &= place[votes.rows] >= 0
    rows, columns = place[votes.rows[inside]], votes.columns[inside]
    return Opinions(len(placed), m, rows, columns, votes.values[inside].astype(float)), placed


def tested_groups(votes: Votes) -> Tested:
    opinions, placed = opinions_of(votes)
    base = leanings(opinions)
    found = axes(opinions, base)
    chance = chance_strengths(opinions, base)
    number = supported(found, chance)
    known = places(opinions, base, found.loadings[:, : max(2, number)])
    fits = {k: camps(known.on_first(k - 1), k) for k in range(2, number + 2)}
    accepted = 1
    candidates: list[Candidate] = []
    if fits:
        accepted, candidates = choose(held_back(opinions, number + 1), len(opinions.signs), fits)
    shown = known.on_first(max(2, accepted - 1))
    return Tested(placed, base, found, chance, number, candidates, fits.get(accepted), shown)
