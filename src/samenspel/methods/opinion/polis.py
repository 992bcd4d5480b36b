"""The compatible method: what the server of Polis computes, from a cold start that is always the same.

Source: the mathematics of the server (compdemocracy/polis, math/) and Small et al. (2021). Missing votes are
the statement's mean, a pass is 0; principal components of everybody; positions scaled up for few votes;
k-means on at most BASE small clusters, k by the largest silhouette. The server starts from its own last
groups and changes k only after four updates, which one set of votes cannot tell: groups can differ.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .clusters import k_means, k_means_of_each, silhouette
from .directions import Entries, main_directions
from .votes import FEWEST_VOTES, Floats, Ints, Votes, sums

FEWEST_PEOPLE = 15
MOST_GROUPS, BASE, PEOPLE_PER_K = 5, 100, 12


@dataclass(frozen=True, eq=False)
class Projection:
    """Principal components of votes by n people on m statements.

    `centre` (m,) is the mean vote, `components` (2, m) have length 1, `positions` (n, 2) of people,
    `statements` (m, 2) where a person stands who agreed with that statement alone.
    """

    centre: Floats
    components: Floats
    positions: Floats
    statements: Floats


def project(votes: Votes) -> Projection:
    """Hidden statements count as passed by everybody."""
    n, m = len(votes.people), len(votes.statements)
    voted, shown = votes.voted_on, votes.shown
    inside = shown[votes.columns]
    rows, columns, values = votes.rows[inside], votes.columns[inside], votes.values[inside].astype(np.float64)
    centre = sums(columns, values, m) / np.maximum(voted, 1)
    entries = Entries(n, m, rows, columns, values - centre[columns])
    components = _two(main_directions(entries, 2)[1], m)
    width = int((voted > 0).sum())
    counted = np.bincount(rows, minlength=n) + int((voted[~shown] > 0).sum())
    scale = np.sqrt(width / np.maximum(counted, 1))
    positions = np.stack([entries.sums_by_row(one) for one in components], axis=1) * scale[:, None]
    return Projection(centre, components, positions, ((1 - centre) * components).T * np.sqrt(width))


def _two(components: Floats, m: int) -> Floats:
    return np.vstack([components, np.zeros((2 - len(components), m))])


def taking_part(votes: Votes) -> Ints:
    """Who is grouped: with FEWEST_VOTES or a vote on everything; when that is under 15, the most active."""
    cast = votes.cast
    width = int((votes.voted_on > 0).sum())
    enough = cast >= min(FEWEST_VOTES, max(width, 1))
    if enough.sum() < FEWEST_PEOPLE:
        busiest = np.argsort(-cast, kind="stable")[:FEWEST_PEOPLE]
        enough[busiest[cast[busiest] > 0]] = True
    return np.nonzero(enough)[0]


def polis_groups(points: Floats, base: int | None = BASE) -> tuple[Ints, dict[int, float]]:
    """Labels (n,) of points (n, 2) by the k with the largest silhouette, and the silhouette of each k."""
    distinct, of, weights = _distinct(points)
    if base is not None and len(distinct) > base:
        of, distinct = k_means(points, base, starts=1)
        weights = np.bincount(of, minlength=base)
        of = (np.cumsum(weights > 0) - 1)[of]
        distinct, weights = distinct[weights > 0], weights[weights > 0]
    most = min(MOST_GROUPS, 2 + len(distinct) // PEOPLE_PER_K, len(distinct))
    if most < 2:
        return np.zeros(len(points), np.int64), {}
    ks = range(2, most + 1)
    labelings = [labels for labels, _centres in k_means_of_each(distinct, ks, weights.astype(float))]
    scores = dict(zip(ks, silhouette(distinct, labelings), strict=True))
    best = max(scores, key=lambda k: (scores[k], -k))
    return labelings[best - 2][of], scores


def _distinct(points: Floats) -> tuple[Floats, Ints, Ints]:
    """Each point of two coordinates once, which of them every point is, and how many are there."""
    as_one = np.ascontiguousarray(points).view(np.complex128).ravel()
    distinct, of, weights = np.unique(as_one, return_inverse=True, return_counts=True)
    return distinct.view(np.float64).reshape(-1, 2), of, weights
