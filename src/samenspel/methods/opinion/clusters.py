"""k-means from fixed starts, and the silhouette that says how well its groups stand apart."""

from __future__ import annotations

import numpy as np

from .votes import Floats, Ints

STARTS, STEPS, CLOSE = 8, 100, 1e-9
ROWS = 2_048


def k_means(
    points: Floats, k: int, weights: Floats | None = None, starts: int = STARTS
) -> tuple[Ints, Floats]:
    """Labels (n,) and centres (k, d) of points (n, d), the best of some starts that are always the same.

    The first start takes the points that lie farthest from one another, the others are k-means++ (Arthur and
    Vassilvitskii, 2007) with a fixed seed. All starts are improved together by Lloyd's steps. Needs k ≤ n.
    """
    weights = np.ones(len(points)) if weights is None else weights
    centres = _starts(points, k, weights, starts)
    many = np.tile(weights * np.vstack([np.ones(len(points)), points.T]), starts)
    for _ in range(STEPS):
        moved = _means(many, _distances(points, centres).argmin(axis=1), centres)
        if np.abs(moved - centres).max() < CLOSE:
            break
        centres = moved
    distances = _distances(points, centres)
    spread = (distances.min(axis=1) * weights).sum(axis=1)
    best = int(np.argmax(spread <= spread.min() + CLOSE * abs(spread.min())))
    return np.asarray(distances[best].argmin(axis=0)), centres[best]


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


def _starts(points: Floats, k: int, weights: Floats, starts: int) -> Floats:
    draws = (np.random.Generator(np.random.PCG64(seed)) for seed in range(starts - 1))
    return np.array([_farthest(points, k, weights), *(_spread(points, k, weights, draw) for draw in draws)])


def _farthest(points: Floats, k: int, weights: Floats) -> Floats:
    middle = np.average(points, axis=0, weights=weights)
    chosen = [int(np.argmax(((points - middle) ** 2).sum(axis=1)))]
    near = ((points - points[chosen[0]]) ** 2).sum(axis=1)
    while len(chosen) < k:
        chosen.append(int(np.argmax(near)))
        near = np.minimum(near, ((points - points[chosen[-1]]) ** 2).sum(axis=1))
    return np.asarray(points[chosen])


def _spread(points: Floats, k: int, weights: Floats, draw: np.random.Generator) -> Floats:
    chosen = [_drawn(weights, draw)]
    near = ((points - points[chosen[0]]) ** 2).sum(axis=1)
    while len(chosen) < k:
        chosen.append(_drawn(near * weights, draw))
        near = np.minimum(near, ((points - points[chosen[-1]]) ** 2).sum(axis=1))
    return points[chosen]


def _drawn(weights: Floats, draw: np.random.Generator) -> int:
    sums = np.cumsum(weights)
    return min(int(np.searchsorted(sums, draw.random() * sums[-1], side="right")), len(weights) - 1)


def _distances(points: Floats, centres: Floats) -> Floats:
    """(starts, k, n): squared, but for a constant that is the same for all centres of a point."""
    s, k, d = centres.shape
    flat = centres.reshape(s * k, d)
    squares = (flat**2).sum(axis=1)[:, None] - 2 * flat @ points.T
    return np.asarray(squares.reshape(s, k, len(points)))


def _means(many: Floats, nearest: Ints, before: Floats) -> Floats:
    """The weighted middle of each group of each start; a group that lost everybody stays where it was.

    `many` (1 + d, starts * n) are the weights and the weighted points, once for each start; `nearest` is
    (starts, n).
    """
    s, k, d = before.shape
    cells = (np.arange(s)[:, None] * k + nearest).ravel()
    total, *sums = (np.bincount(cells, one, s * k) for one in many)
    means = np.stack(sums, axis=1) / np.maximum(total, 1e-300)[:, None]
    return np.where(total[:, None] > 0, means, before.reshape(s * k, d)).reshape(s, k, d)
