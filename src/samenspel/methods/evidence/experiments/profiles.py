"""Profiles put together by lot: which levels were drawn with which, and what each level brings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

import numpy as np

from samenspel.methods.evidence.chances import above_chi2
from samenspel.methods.evidence.data import Booleans, Floats, Ints
from samenspel.methods.evidence.design import INTERCEPT
from samenspel.methods.evidence.least import least_squares, sums
from samenspel.methods.evidence.unfit import refuse
from samenspel.methods.words import N_

EXPECTED = 5.0
Coded = tuple[Ints, tuple[str, ...]]


@dataclass(frozen=True, eq=False)
class Found:
    """`values` (m,) with what each cluster moved them by (G, m)."""

    names: tuple[str, ...]
    values: Floats
    influence: Floats

    def __add__(self, other: Found) -> Found:
        influence = np.hstack([self.influence, other.influence])
        return Found((*self.names, *other.names), np.concatenate([self.values, other.values]), influence)

    def less(self, other: Found) -> Found:
        """The difference, of what both have; clusters are those of both."""
        names = tuple(name for name in self.names if name in other.names)
        mine, theirs = ([one.names.index(name) for name in names] for one in (self, other))
        influence = self.influence[:, mine] - other.influence[:, theirs]
        return Found(names, self.values[mine] - other.values[theirs], influence)

    def only(self, is_wanted: Callable[[str], bool]) -> Found:
        kept = [place for place, name in enumerate(self.names) if is_wanted(name)]
        return Found(tuple(self.names[place] for place in kept), self.values[kept], self.influence[:, kept])

    @cached_property
    def moved(self) -> int:
        """Clusters that are moved by anything."""
        return int(np.any(self.influence != 0, axis=1).sum())

    def variance(self) -> Floats:
        """(m, m): with G/(G-1) of the clusters that are moved."""
        count = self.moved
        return np.asarray(count / (count - 1) * self.influence.T @ self.influence)


@dataclass(frozen=True, eq=False)
class Judged:
    """Profiles (n,) as they were judged, and by whom."""

    coded: Mapping[str, Coded]
    tied: Sequence[tuple[str, str]]
    outcome: Floats
    weights: Floats
    clusters: Ints

    @property
    def respondents(self) -> int:
        return int(self.clusters.max()) + 1

    def among(self, kept: Booleans) -> tuple[Found, list[str]]:
        """Of these profiles effects and means, and the levels that cannot be compared."""
        coded = {name: (codes[kept], levels) for name, (codes, levels) in self.coded.items()}
        rest = self.outcome[kept], self.weights[kept], self.clusters[kept]
        effects, alone = component_effects(blocks(coded, self.tied), coded, *rest)
        found = effects + marginal_means(coded, *rest)
        missing = self.respondents - len(found.influence)
        return Found(found.names, found.values, np.pad(found.influence, ((0, missing), (0, 0)))), alone


@dataclass(frozen=True, eq=False)
class Block:
    """Attributes that were not drawn independently of each other, as one factor: `cells` (c, a) are the
    levels that occur together, `codes` (n,) say which one a profile has."""

    attributes: tuple[str, ...]
    cells: Ints
    codes: Ints

    def contrast(self, place: int, level: int) -> Floats | None:
        """(c,): a level less the first, averaged alike over all that occurs with both; None if nothing
        does."""
        others, own = np.delete(self.cells, place, axis=1), self.cells[:, place]
        with_level, without = (dict(_where(others, own == one)) for one in (level, 0))
        both = [other for other in with_level if other in without]
        if not both:
            return None
        found = np.zeros(len(self.cells))
        found[[with_level[other] for other in both]] = 1 / len(both)
        found[[without[other] for other in both]] = -1 / len(both)
        return found


def _where(others: Ints, kept: Booleans) -> Iterable[tuple[tuple[int, ...], int]]:
    return [(tuple(others[cell].tolist()), int(cell)) for cell in np.flatnonzero(kept)]


def blocks(coded: Mapping[str, Coded], restricted: Iterable[tuple[str, str]]) -> list[Block]:
    """Attributes that are tied to each other by any chain of restricted pairs, together."""
    home = {name: {name} for name in coded}
    for one, other in restricted:
        together = home[one] | home[other]
        home |= dict.fromkeys(together, together)
    groups = dict.fromkeys(tuple(name for name in coded if name in home[first]) for first in coded)
    return [_block(group, coded) for group in groups]


def _block(group: tuple[str, ...], coded: Mapping[str, Coded]) -> Block:
    flat = np.zeros(len(coded[group[0]][0]), int)
    for name in group:
        flat = flat * len(coded[name][1]) + coded[name][0]
    seen, codes = np.unique(flat, return_inverse=True)
    sizes = [len(coded[name][1]) for name in group]
    return Block(group, np.stack(np.unravel_index(seen, sizes), axis=1), codes)


def never_together(coded: Mapping[str, Coded]) -> list[tuple[str, str]]:
    """Pairs of attributes with levels that never occur together, though chance would have made them."""
    return [pair for pair in combinations(coded, 2) if _has_hole(*_crossed(coded, pair))]


def _has_hole(counts: Floats, expected: Floats) -> bool:
    return bool(((counts == 0) & (expected >= EXPECTED)).any())


def dependence(coded: Mapping[str, Coded], free: Iterable[tuple[str, str]]) -> float:
    """The least p, after Holm, that a pair of attributes was drawn independently."""
    p = []
    for pair in free:
        counts, expected = _crossed(coded, pair)
        df = (counts.shape[0] - 1) * (counts.shape[1] - 1)
        p.append(above_chi2(float(np.sum((counts - expected) ** 2 / expected)), df))
    return min(1.0, len(p) * min(p, default=1.0))


def _crossed(coded: Mapping[str, Coded], pair: Sequence[str]) -> tuple[Floats, Floats]:
    (one, levels), (other, others) = coded[pair[0]], coded[pair[1]]
    counts = np.bincount(one * len(others) + other, minlength=len(levels) * len(others)).astype(float)
    counts = counts.reshape(len(levels), len(others))
    return counts, np.outer(counts.sum(axis=1), counts.sum(axis=0)) / counts.sum()


def component_effects(
    several: Sequence[Block], coded: Mapping[str, Coded], outcome: Floats, weights: Floats, clusters: Ints
) -> tuple[Found, list[str]]:
    """What each level brings on average (Hainmueller, Hopkins & Yamamoto 2014, doi 10.1093/pan/mpt024), and
    the levels that cannot be compared with the first."""
    columns = np.hstack([np.ones((len(outcome), 1)), *(_indicators(block) for block in several)])
    if len(outcome) <= columns.shape[1]:
        raise refuse(N_("{n} rows are too few for {k} coefficients."), n=len(outcome), k=columns.shape[1])
    fit = least_squares(columns, outcome, weights)
    influence = sums(fit.basis * fit.residuals[:, None], clusters) @ fit.back.T
    contrasts = list(_all_contrasts(several, coded, columns.shape[1]))
    found = {name: row for name, row in contrasts if row is not None}
    turn = np.array(list(found.values()))
    alone = [name for name, row in contrasts if row is None]
    return Found(tuple(found), turn @ fit.beta, influence @ turn.T), alone


def _all_contrasts(
    several: Sequence[Block], coded: Mapping[str, Coded], k: int
) -> Iterator[tuple[str, Floats | None]]:
    """By name what makes each effect of the coefficients (k,), the constant first."""
    yield INTERCEPT, np.eye(k)[0]
    first = 1
    for block in several:
        last = first + len(block.cells) - 1
        for name, contrast in _contrasts(block, coded):
            row = np.zeros(k)
            row[first:last] = 0 if contrast is None else contrast[1:]
            yield name, None if contrast is None else row
        first = last


def _indicators(block: Block) -> Floats:
    return np.asarray(block.codes[:, None] == np.arange(1, len(block.cells)), float)


def _contrasts(block: Block, coded: Mapping[str, Coded]) -> Iterable[tuple[str, Floats | None]]:
    for place, name in enumerate(block.attributes):
        for level, text in enumerate(coded[name][1][1:], 1):
            yield f"{name}={text}", block.contrast(place, level)


def marginal_means(coded: Mapping[str, Coded], outcome: Floats, weights: Floats, clusters: Ints) -> Found:
    """The mean outcome of profiles with each level (Leeper, Hobolt & Tilley 2020, doi
    10.1017/pan.2019.30)."""
    found = [_means(name, one, outcome, weights, clusters) for name, one in coded.items()]
    names = tuple(name for one in found for name in one.names)
    return Found(
        names, np.concatenate([one.values for one in found]), np.hstack([one.influence for one in found])
    )


def _means(name: str, coded: Coded, outcome: Floats, weights: Floats, clusters: Ints) -> Found:
    (codes, levels), count = coded, int(clusters.max()) + 1
    heavy = np.bincount(codes, weights, len(levels))
    shown = np.flatnonzero(heavy)
    means = np.bincount(codes, weights * outcome, len(levels)) / np.where(heavy > 0, heavy, 1)
    left = weights * (outcome - means[codes]) / heavy[codes]
    moved = np.bincount(clusters * len(levels) + codes, left, count * len(levels)).astype(float)
    influence = moved.reshape(count, len(levels))[:, shown]
    return Found(tuple(f"mean {name}={levels[place]}" for place in shown), means[shown], influence)
