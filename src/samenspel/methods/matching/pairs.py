"""Quadratic matching with bounded pairs: who give alike time and again count for less.

For givers i and j, o = Σ_p √(c_ip · c_jp) over all projects p is what they have in common. Project p gets for
each pair 2·√(c_ip · c_jp)·M/(M + o) instead of 2·√(c_ip · c_jp). Source: V. Buterin, Pairwise coordination
subsidies: a new quadratic funding design, 4 June 2019, https://ethresear.ch/t/5553.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, fsum, log2

import numpy as np

from .kinds import Floats, Kinds

SHOWN = 3
ROUNDING = 2.0**-53
Lost = tuple[float, int, int]
"""Cents taken from a pair of kinds."""


@dataclass(frozen=True)
class Pair:
    """Givers from whom the bound took most in a project. `first` and `second` are numbers that stand for
    givers in this result only, the same for givers who gave exactly alike; there are `alike` such pairs, who
    have `shared` projects in common and lost `taken` cents together."""

    first: int
    second: int
    alike: int
    shared: int
    taken: float


@dataclass(frozen=True, eq=False)
class Bounded:
    """For each project the cents by the bounded formula, and the pairs from whom the bound took most.
    `error`: each of the cents is off by no more than this fraction of itself."""

    cents: tuple[float, ...]
    pairs: tuple[tuple[Pair, ...], ...]
    error: float


def bounded_pairs(kinds: Kinds, bound: int) -> Bounded:
    """The pairwise formula with M = `bound` cents.

    Time: the number of pairs of kinds that give to one project, summed over the projects; memory: the gifts.
    """
    walk = _Walk(kinds, bound)
    for kind in range(len(kinds.weights)):
        walk.meet(kind)
    return Bounded(tuple(map(fsum, walk.cents)), _numbered(kinds, walk.most), _error(kinds))


def _error(kinds: Kinds) -> float:
    """All terms are positive, so that every rounding adds at most 2^-53 to the relative error: one for each
    shared project, about 16 in a term, 25 and a logarithm in NumPy's pairwise sum over a project's givers,
    and one in the exactly rounded sum over those sums."""
    shared = int(np.diff(kinds.pointers).max(initial=0))
    givers = int(np.bincount(kinds.project).max(initial=0))
    return (shared + 48 + ceil(log2(givers + 2))) * ROUNDING * 1.01


class _Walk:
    """Meets every kind with itself and the kinds after it, one row of pairs at a time."""

    def __init__(self, kinds: Kinds, bound: int) -> None:
        self.kinds, self.bound = kinds, float(bound)
        order = np.argsort(kinds.project, kind="stable")
        place = np.empty_like(order)
        place[order] = np.arange(len(order))
        ends = np.cumsum(np.bincount(kinds.project, minlength=kinds.projects))
        self.entries = list(
            zip(
                kinds.project.tolist(),
                map(slice, place.tolist(), ends[kinds.project].tolist()),
                kinds.roots.tolist(),
                strict=True,
            )
        )
        self.others = kinds.kind_of[order]
        self.roots = kinds.roots[order]
        self.weighted = self.roots * kinds.weights[self.others]
        self.overlap: Floats = np.zeros(len(kinds.weights))
        self.cents: list[list[float]] = [[] for _ in range(kinds.projects)]
        self.most: list[list[Lost]] = [[] for _ in range(kinds.projects)]

    def meet(self, kind: int) -> None:
        start, end = self.kinds.pointers[kind : kind + 2].tolist()
        entries = self.entries[start:end]
        if len(entries) == 1:
            project, row, root = entries[0]
            self._count(kind, project, row, root, root * self.roots[row])
            return
        for _, row, root in entries:
            self.overlap[self.others[row]] += root * self.roots[row]
        for project, row, root in entries:
            self._count(kind, project, row, root, self.overlap.take(self.others[row]))
        for _, row, _ in entries:
            self.overlap[self.others[row]] = 0

    def _count(self, kind: int, project: int, row: slice, root: float, overlap: Floats) -> None:
        """`overlap` is used up."""
        weight = int(self.kinds.weights[kind])
        given = self.weighted[row].copy()
        given[0] = self.roots[row.start] * ((weight - 1) / 2)
        overlap += self.bound
        kept = np.divide(self.bound, overlap, out=overlap)
        kept *= given
        self.cents[project].append(2 * root * weight * float(kept.sum()))
        given -= kept
        self._remember(kind, project, row, given, 2 * root * weight)

    def _remember(self, kind: int, project: int, row: slice, lost: Floats, times: float) -> None:
        """Keep the pairs that are among those who lost most."""
        most = self.most[project]
        least = most[-1][0] if len(most) == SHOWN else 0.0
        if float(lost.max()) * times <= least:
            return
        for spot in np.argsort(-lost, kind="stable")[:SHOWN].tolist():
            taken = float(lost[spot]) * times
            if taken > least:
                most.append((taken, kind, int(self.others[row.start + spot])))
        most.sort(key=lambda one: -one[0])
        del most[SHOWN:]


def _numbered(kinds: Kinds, most: list[list[Lost]]) -> tuple[tuple[Pair, ...], ...]:
    """Number the kinds from 1 by what was taken from them, so that a number tells nothing else."""
    names: dict[int, int] = {}
    for _, *both in sorted((one for lost in most for one in lost), key=lambda one: -one[0]):
        for kind in both:
            names.setdefault(kind, len(names) + 1)
    return tuple(tuple(_pair(kinds, names, *one) for one in lost) for lost in most)


def _pair(kinds: Kinds, names: dict[int, int], taken: float, first: int, second: int) -> Pair:
    weights = [int(kinds.weights[kind]) for kind in (first, second)]
    alike = weights[0] * (weights[0] - 1) // 2 if first == second else weights[0] * weights[1]
    gave = [set(kinds.project[slice(*kinds.pointers[kind : kind + 2])].tolist()) for kind in (first, second)]
    lower, higher = sorted((names[first], names[second]))
    return Pair(lower, higher, alike, len(gave[0] & gave[1]), taken)
