"""Which statements stand for a group, and which for everybody: a few of each, chosen as Polis does."""

from __future__ import annotations

from collections.abc import Callable
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
    return [_chosen([], *_of_group(agreed, disagreed, g, candidates)) for g in range(len(counts))]


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
    passing = [int(j) for j in candidates if share[j] > 0.5 and z[j] > SURE_ENOUGH]
    passing.sort(key=lambda j: -share[j] * z[j])
    return [
        Common(j, agrees, int(number[j]), int(seen[j]), float(share[j]), float(z[j])) for j in passing[:MOST]
    ]


def _of_group(
    agreed: Shares, disagreed: Shares, g: int, candidates: Ints
) -> tuple[Callable[[int, bool], Representative], list[int]]:
    """How to show a statement, and those that stand for the group."""
    passes = _passing(agreed, g) | _passing(disagreed, g)
    return _entries(agreed, disagreed, g), [int(j) for j in candidates if passes[j]]


def _as_the_server(agreed: Shares, disagreed: Shares, g: int, candidates: Ints) -> list[Representative]:
    entry, passing = _of_group(agreed, disagreed, g, candidates)
    best = _best_agree(agreed, disagreed, g, candidates)
    head = [] if best is None else [entry(best, True)]
    if not passing:
        return head or _most_different(agreed, disagreed, g, candidates, entry)
    return _chosen(head, entry, [j for j in passing if j != best])


def _chosen(
    head: list[Representative], entry: Callable[[int, bool], Representative], others: list[int]
) -> list[Representative]:
    rest = [entry(j, False) for j in others]
    rest.sort(key=lambda one: -one.ratio * one.ratio_z * one.share * one.z)
    return sorted([*head, *rest][:MOST], key=lambda one: not one.agrees)


def _passing(kind: Shares, g: int) -> NDArray[np.bool_]:
    passing: NDArray[np.bool_] = (kind.z[g] > SURE_ENOUGH) & (kind.ratio_z[g] > SURE_ENOUGH)
    return passing


def _most_different(
    agreed: Shares, disagreed: Shares, g: int, candidates: Ints, entry: Callable[[int, bool], Representative]
) -> list[Representative]:
    if not len(candidates):
        return []
    difference = np.maximum(agreed.ratio_z[g], disagreed.ratio_z[g])[candidates]
    return [entry(int(candidates[int(difference.argmax())]), False)]


def _best_agree(agreed: Shares, disagreed: Shares, g: int, candidates: Ints) -> int | None:
    """One pass in the order of statements, as the server does: a statement replaces the best before it."""
    best: int | None = None
    z, share, ratio = agreed.z[g], agreed.share[g], agreed.ratio[g]
    strength, plain = agreed.strength[g], share * z
    voted = (agreed.number[g] > 0) | (disagreed.number[g] > 0)
    for j in candidates[voted[candidates]]:
        if best is None:
            better = z[j] > SURE_ENOUGH or (ratio[j] > 1 and share[j] > 0.5)
        elif ratio[best] > 1:
            better = strength[j] > strength[best]
        else:
            better = plain[j] > plain[best]
        best = int(j) if better else best
    return best


def _entries(agreed: Shares, disagreed: Shares, g: int) -> Callable[[int, bool], Representative]:
    def entry(j: int, best_agree: bool) -> Representative:
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

    return entry
