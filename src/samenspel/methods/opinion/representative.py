"""Which statements stand for a group, and which for everybody: a few of each, chosen as Polis does."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .statistics import SURE_ENOUGH, Shares, against_half, shares, smoothed
from .votes import Ints

MOST = 5


@dataclass(frozen=True)
class Representative:
    """Of `seen` in the group who voted on this statement, `number` agreed (or disagreed), against the others.

    `ratio` compares the smoothed shares, `ratio_z` tests their difference, `z` tests the group's own share
    against a half. `best_agree`: it comes first because most of the group agrees with it.
    """

    statement: int
    agrees: bool
    number: int
    seen: int
    others: int
    others_seen: int
    share: float
    z: float
    ratio: float
    ratio_z: float
    best_agree: bool = False


@dataclass(frozen=True)
class Common:
    """A statement that most people agree (or disagree) with, groups aside."""

    statement: int
    agrees: bool
    number: int
    seen: int
    share: float
    z: float


def representative(counts: Ints, candidates: Ints) -> list[list[Representative]]:
    """For each group at most MOST of the candidates, from counts (k, m, 3).

    Those that differ from the others and from a half, both at 90 %, the strongest first, agreements before
    disagreements. None, if no statement does.
    """
    agreed, disagreed = shares(counts)
    chosen = [_standing_for(agreed, disagreed, g, candidates) for g in range(len(counts))]
    return [_shown(agreed, disagreed, g, statements) for g, statements in enumerate(chosen)]


def representative_by_polis(counts: Ints, candidates: Ints) -> list[list[Representative]]:
    """As the server of Polis chooses them: in front stands the one that the group agrees with most, even if
    it tells nothing apart (and then it may be shown as a disagreement). If none passes there is one all the
    same: the most different.
    """
    agreed, disagreed = shares(counts)
    return [_as_the_server(agreed, disagreed, g, candidates) for g in range(len(counts))]


def common(counts: Ints, candidates: Ints) -> tuple[list[Common], list[Common]]:
    """Agreed with and disagreed with by more than half, at 90 %; from counts (m, 3) of everybody."""
    seen = counts.sum(axis=1)
    return _common(counts[:, 2], seen, candidates, True), _common(counts[:, 0], seen, candidates, False)


def _common(number: Ints, seen: Ints, candidates: Ints, agrees: bool) -> list[Common]:
    share, z = smoothed(number, seen), against_half(number, seen)
    passing = candidates[(share[candidates] > 0.5) & (z[candidates] > SURE_ENOUGH)]
    first = passing[np.argsort(-share[passing] * z[passing], kind="stable")[:MOST]]
    return [
        Common(j, agrees, int(number[j]), int(seen[j]), float(share[j]), float(z[j])) for j in first.tolist()
    ]


def _standing_for(agreed: Shares, disagreed: Shares, g: int, candidates: Ints) -> list[int]:
    """Those that stand for the group, the strongest first."""
    passing = candidates[(_passing(agreed, g) | _passing(disagreed, g))[candidates]]
    agrees = agreed.ratio_z[g] > disagreed.ratio_z[g]
    strength = np.where(agrees, agreed.strength[g], disagreed.strength[g])[passing]
    return [int(j) for j in passing[np.argsort(-strength, kind="stable")]]


def _as_the_server(agreed: Shares, disagreed: Shares, g: int, candidates: Ints) -> list[Representative]:
    best = _best_agree(agreed, disagreed, g, candidates)
    passing = _standing_for(agreed, disagreed, g, candidates)
    if best is not None:
        passing = [best, *(j for j in passing if j != best)]
    return _shown(agreed, disagreed, g, passing or _most_different(agreed, disagreed, g, candidates), best)


def _shown(
    agreed: Shares, disagreed: Shares, g: int, statements: list[int], best: int | None = None
) -> list[Representative]:
    entries = [_entry(agreed, disagreed, g, j, j == best) for j in statements[:MOST]]
    return sorted(entries, key=lambda one: not one.agrees)


def _passing(kind: Shares, g: int) -> NDArray[np.bool_]:
    passing: NDArray[np.bool_] = (kind.z[g] > SURE_ENOUGH) & (kind.ratio_z[g] > SURE_ENOUGH)
    return passing


def _most_different(agreed: Shares, disagreed: Shares, g: int, candidates: Ints) -> list[int]:
    difference = np.maximum(agreed.ratio_z[g], disagreed.ratio_z[g])[candidates]
    return [int(candidates[difference.argmax()])] if len(candidates) else []


def _best_agree(agreed: Shares, disagreed: Shares, g: int, candidates: Ints) -> int | None:
    """One pass in the order of statements, as the server does: a statement replaces the best before it."""
    best: int | None = None
    z, share, ratio, strength = (
        of[g].tolist() for of in (agreed.z, agreed.share, agreed.ratio, agreed.strength)
    )
    voted = (agreed.number[g] > 0) | (disagreed.number[g] > 0)
    for j in candidates[voted[candidates]].tolist():
        if best is None:
            better = z[j] > SURE_ENOUGH or (ratio[j] > 1 and share[j] > 0.5)
        elif ratio[best] > 1:
            better = strength[j] > strength[best]
        else:
            better = share[j] * z[j] > share[best] * z[best]
        best = j if better else best
    return best


def _entry(agreed: Shares, disagreed: Shares, g: int, j: int, best_agree: bool) -> Representative:
    agrees = bool(agreed.ratio_z[g, j] > disagreed.ratio_z[g, j])
    kind = agreed if agrees else disagreed
    return Representative(
        statement=j,
        agrees=agrees,
        number=int(kind.number[g, j]),
        seen=int(kind.seen[g, j]),
        others=int(kind.number[:, j].sum() - kind.number[g, j]),
        others_seen=int(kind.seen[:, j].sum() - kind.seen[g, j]),
        share=float(kind.share[g, j]),
        z=float(kind.z[g, j]),
        ratio=float(kind.ratio[g, j]),
        ratio_z=float(kind.ratio_z[g, j]),
        best_agree=best_agree,
    )
