"""k-means from fixed starts, and the silhouette that says how well its groups stand apart."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np

from .votes import Floats, Ints

STARTS, STEPS, CLOSE = 8, 100, 1e-9
FAR = 1e100
ROWS, CELLS = 2_048, 2**18


def k_means(
    points: Floats, k: int, weights: Floats | None = None, starts: int = STARTS
) -> tuple[Ints, Floats]:
    """Labels (n,) and centres (k, d) of points (n, d), the best of some starts that are always the same.

    The first start takes the points that lie farthest from one another, the others are k-means++ (Arthur and
    Vassilvitskii, 2007) with a fixed seed. All starts are improved together by Lloyd's steps. Needs k ≤ n.
    """
    return k_means_of_each(points, [k], weights, starts)[0]


def k_means_of_each(
    points: Floats, ks: Sequence[int], weights: Floats | None = None, starts: int = STARTS
) -> list[tuple[Ints, Floats]]:
    """`k_means` for several numbers of groups, improved together."""
    weights = np.ones(len(points)) if weights is None else weights
    labels, centres = _improved(points, _starts(points, ks, weights, starts), weights)
    away = ((points[:, None] - centres[np.arange(len(centres)), labels]) ** 2).sum(axis=2)
    spread = (weights @ away).reshape(len(ks), starts)
    least = spread.min(axis=1, keepdims=True)
    best = np.argmax(spread <= least + CLOSE * np.abs(least), axis=1) + np.arange(len(ks)) * starts
    return [(labels[:, one], centres[one, :k]) for k, one in zip(ks, best.tolist(), strict=True)]


def silhouette(points: Floats, labelings: list[Ints]) -> list[float]:
    """The mean silhouette (Rousseeuw, 1987) of each labelling (n,) of points (n, d); 0 for a group of one.

    Distances are computed once for all labellings, in blocks of rows.
    """
    widths = [int(labels.max()) + 1 for labels in labelings]
    inside = np.hstack([np.eye(k)[labels] for labels, k in zip(labelings, widths, strict=True)])
    sizes = inside.sum(axis=0)
    totals = np.vstack([_lengths(points[i : i + ROWS], points) @ inside for i in range(0, len(points), ROWS)])
    edges = np.cumsum([0, *widths])
    return [
        _mean_silhouette(totals[:, a:b], labels, sizes[a:b])
        for labels, a, b in zip(labelings, edges[:-1], edges[1:], strict=True)
    ]


def _mean_silhouette(totals: Floats, labels: Ints, sizes: Floats) -> float:
    every = np.arange(len(labels))
    own = totals[every, labels] / np.maximum(sizes[labels] - 1, 1)
    others = totals / np.maximum(sizes, 1)
    others[:, sizes == 0] = np.inf
    others[every, labels] = np.inf
    nearest = others.min(axis=1)
    larger = np.maximum(np.maximum(own, nearest), 1e-300)
    return float(np.where(sizes[labels] > 1, (nearest - own) / larger, 0.0).mean())


def _lengths(some: Floats, points: Floats) -> Floats:
    squares = (some**2).sum(axis=1)[:, None] + (points**2).sum(axis=1) - 2 * some @ points.T
    return np.asarray(np.sqrt(np.maximum(squares, 0)))


def _starts(points: Floats, ks: Sequence[int], weights: Floats, starts: int) -> Floats:
    """(ks * starts, largest k, d); where a start has fewer than the largest k, the others are FAR away."""
    most = max(ks)
    chosen = _farthest(points, most, weights)[None]
    if starts > 1:
        chosen = np.vstack([chosen, _spread(points, most, weights, starts - 1)])
    whole = np.tile(points[chosen], (len(ks), 1, 1))
    for place, k in enumerate(ks):
        whole[place * starts : (place + 1) * starts, k:] = FAR
    return whole


def _farthest(points: Floats, k: int, weights: Floats) -> Ints:
    """(k,) points, each as far from those before as can be; the first, from the middle of all."""
    dimensions = np.ascontiguousarray(points.T)
    chosen = np.empty(k, np.int64)
    chosen[0] = _squares(dimensions, np.average(points, axis=0, weights=weights)).argmax()
    near = _squares(dimensions, points[chosen[0]])
    for place in range(1, k):
        chosen[place] = near.argmax()
        np.minimum(near, _squares(dimensions, points[chosen[place]]), out=near)
    return chosen


def _squares(dimensions: Floats, point: Floats) -> Floats:
    away = dimensions - point[:, None]
    return np.asarray((away * away).sum(axis=0))


def _spread(points: Floats, k: int, weights: Floats, starts: int) -> Ints:
    """(starts, k) points, each by chance, in proportion to its squared distance from those before."""
    chosen = np.empty((starts, k), np.int64)
    near = np.ones((starts, 1))
    for place, drawn in enumerate(_uniform(starts, k).T):
        sums = np.cumsum(near * weights, axis=1)
        chosen[:, place] = (sums <= drawn[:, None] * sums[:, -1:]).sum(axis=1).clip(max=len(points) - 1)
        away = ((points - points[chosen[:, place], None]) ** 2).sum(axis=2)
        near = np.minimum(near, away) if place else away
    return chosen


@cache
def _uniform(starts: int, k: int) -> Floats:
    """(starts, k) between 0 and 1, always the same."""
    drawn = [np.random.Generator(np.random.PCG64(seed)).random(k) for seed in range(starts)]
    return np.array(drawn).reshape(starts, k)


def _improved(points: Floats, centres: Floats, weights: Floats) -> tuple[Ints, Floats]:
    """By Lloyd's steps from centres (s, k, d), until they move no more: labels (n, s), and centres."""
    raised = np.column_stack([points, np.ones(len(points))])
    each, moving, centres = raised * weights[:, None], np.arange(len(centres)), centres.copy()
    many = np.repeat(each.T, len(moving), axis=1)
    for _ in range(STEPS):
        before = centres[moving]
        centres[moving] = moved = _means(many, _nearest(raised, before), before)
        still = np.abs(moved - before).max(axis=(1, 2)) >= CLOSE
        if not still.all():
            moving = moving[still]
            many = np.repeat(each.T, len(moving), axis=1)
        if not len(moving):
            break
    return _nearest(raised, centres), centres


def _nearest(raised: Floats, centres: Floats) -> Ints:
    """(n, s) the nearest centre of each start, of points with a one behind their coordinates."""
    s, k, d = centres.shape
    flat = centres.reshape(s * k, d)
    factors = np.vstack([-2 * flat.T, (flat**2).sum(axis=1)])
    labels, rows = np.empty((len(raised), s), np.int64), max(CELLS // (s * k), 1)
    for a in range(0, len(raised), rows):
        squares = raised[a : a + rows] @ factors
        squares.reshape(-1, s, k).argmin(axis=2, out=labels[a : a + rows])
    return labels


def _means(many: Floats, labels: Ints, before: Floats) -> Floats:
    """The weighted middle of each group of each start; a group that lost everybody stays where it was.

    `many` (d + 1, n * s) are the weighted points and their weights, each once for every start.
    """
    s, k, d = before.shape
    cells = (labels + np.arange(0, s * k, k)).ravel()
    *sums, total = (np.bincount(cells, one, s * k) for one in many)
    means = (np.array(sums) / np.maximum(total, 1e-300)).T.reshape(s, k, d)
    return np.where(total.reshape(s, k, 1) > 0, means, before)
