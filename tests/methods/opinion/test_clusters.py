"""The numerical parts, against plain definitions and against other implementations."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspel.methods.opinion import directions
from samenspel.methods.opinion.clusters import k_means, k_means_of_each, silhouette
from samenspel.methods.opinion.directions import Entries, main_directions
from tests.examples import examples


def drawn(seed: int, n: int, d: int) -> np.ndarray:
    return np.random.Generator(np.random.PCG64(seed)).standard_normal((n, d))


@given(st.integers(0, 1000), st.integers(2, 5))
@examples(20)
def test_silhouettes_are_the_mean_over_points(seed: int, k: int) -> None:
    points = drawn(seed, 30, 2)
    labels = np.arange(30) % k
    labels[:3] = 0
    apart = np.linalg.norm(points[:, None] - points, axis=2)
    each = []
    for i, own in enumerate(labels):
        means = [apart[i, labels == g].sum() / max((labels == g).sum() - (g == own), 1) for g in range(k)]
        a, b = means[own], min(means[:own] + means[own + 1 :])
        each.append((b - a) / max(a, b))
    assert silhouette(points, [labels])[0] == pytest.approx(np.mean(each))


def test_k_means_finds_groups_that_stand_apart_and_weighs_them() -> None:
    middles = np.array([[0.0, 0], [9, 0], [0, 9]])
    points = np.repeat(middles, 20, axis=0) + drawn(1, 60, 2)
    labels, centres = k_means(points, 3, np.linspace(1, 2, 60))
    assert len({tuple(labels[i : i + 20]) for i in (0, 20, 40)}) == 3
    weights = np.linspace(1, 2, 60)
    wanted = [np.average(points[i : i + 20], axis=0, weights=weights[i : i + 20]) for i in (0, 20, 40)]
    assert sorted(map(tuple, centres)) == [pytest.approx(centre) for centre in sorted(map(tuple, wanted))]


def test_several_numbers_of_groups_at_once_are_those_of_each_alone() -> None:
    points, weights = drawn(2, 90, 2), np.linspace(1, 3, 90)
    for k, (labels, centres) in zip((2, 3, 5), k_means_of_each(points, (2, 3, 5), weights), strict=True):
        alone = k_means(points, k, weights)
        assert labels.tolist() == alone[0].tolist()
        assert centres == pytest.approx(alone[1])
        apart = np.linalg.norm(points[:, None] - centres, axis=2)
        assert labels.tolist() == apart.argmin(axis=1).tolist()
        middles = [np.average(points[labels == g], axis=0, weights=weights[labels == g]) for g in range(k)]
        assert centres == pytest.approx(np.array(middles))


@pytest.mark.parametrize(("n", "m"), [(40, 12), (12, 40), (200, 160)])
def test_main_directions_are_those_of_the_whole_decomposition(
    n: int, m: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also when they are iterated, and when the matrix is not kept."""
    dense = (drawn(n, n, m) + drawn(0, n, 3) @ drawn(1, 3, m)) * (drawn(m, n, m) > 0)
    rows, columns = np.nonzero(dense)
    lengths, vectors = np.linalg.svd(dense)[1:]
    for small, kept in ((320, 2**25), (10, 2**25), (320, 300), (10, 300)):
        monkeypatch.setattr(directions, "SMALL", small)
        monkeypatch.setattr(directions, "KEPT", kept)
        found = main_directions(Entries(n, m, rows, columns, dense[rows, columns]), 3)
        assert found[0] == pytest.approx(lengths[:3], rel=1e-9)
        assert np.abs((found[1] * vectors[:3]).sum(axis=1)) == pytest.approx(1, rel=1e-9)
        assert (found[1][np.arange(3), np.abs(found[1]).argmax(axis=1)] > 0).all()


@pytest.mark.parametrize("lengths", [[], [1.0], [2.0, 2.0], [3.0, 2.0, 1.0], [5.0, 5.0, 1.0, 1.0, 1.0]])
@pytest.mark.parametrize("q", [1, 2, 4])
def test_iterating_stops_where_there_are_fewer_directions_or_equal_ones(
    lengths: list[float], q: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(directions, "SMALL", 0)
    left, right = (np.linalg.qr(drawn(n, n, max(len(lengths), 1)))[0][:, : len(lengths)] for n in (60, 50))
    dense = left * np.array(lengths) @ right.T
    rows, columns = np.nonzero(np.ones((60, 50)))
    found, vectors = main_directions(Entries(60, 50, rows, columns, dense.ravel()), q)
    wanted = [*lengths, 0.0, 0.0, 0.0, 0.0][:q]
    assert found == pytest.approx(wanted, abs=1e-7)
    assert np.linalg.norm(dense @ vectors.T, axis=0) == pytest.approx(wanted, abs=1e-7)
