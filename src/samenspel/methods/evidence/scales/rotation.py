"""Loadings turned so that each item goes with few factors."""

from __future__ import annotations

from typing import Literal, NamedTuple

import numpy as np

from samenspel.methods.evidence.data import Floats
from samenspel.methods.evidence.turning import varimax

AT_REST = 1e-9
LEAST_GAIN = 1e-15
MOST_TURNS = 20_000
POWER = 4
Rotation = Literal["none", "varimax", "promax", "oblimin"]


def rotate(loadings: Floats, rotation: Rotation, normalise: bool = True) -> tuple[Floats, Floats]:
    """Loadings (k, m) turned, and the correlations (m, m) of the factors; the strongest factor first, each
    with more above 0 than below. `normalise` weighs all items alike meanwhile (Kaiser 1958, doi
    10.1007/BF02289233); promax normalises its varimax only, as in R."""
    m = loadings.shape[1]
    if m == 1 or rotation == "none":
        return loadings, np.eye(m)
    size = np.sqrt(np.sum(loadings**2, axis=1, keepdims=True)) if normalise else np.ones((len(loadings), 1))
    if rotation == "oblimin":
        turned, phi = _oblimin(loadings / size)
        return _ordered(turned * size, phi)
    rows = loadings / size
    turned = rows @ varimax(rows, LEAST_GAIN) * size
    return _ordered(*(_promax(turned) if rotation == "promax" else (turned, np.eye(m))))


def _promax(loadings: Floats) -> tuple[Floats, Floats]:
    """Towards the fourth powers (Hendrickson & White 1964, doi 10.1111/j.2044-8317.1964.tb00244.x)."""
    target = loadings * np.abs(loadings) ** (POWER - 1)
    turn = np.linalg.lstsq(loadings, target)[0]
    turn = turn * np.sqrt(np.diag(np.linalg.inv(turn.T @ turn)))
    back = np.linalg.inv(turn)
    return loadings @ turn, back @ back.T


def _oblimin(loadings: Floats) -> tuple[Floats, Floats]:
    """Direct quartimin, by steps along the gradient that keep the factors' variance at 1 (Jennrich 2002, doi
    10.1007/BF02294706; Bernaards & Jennrich 2005, doi 10.1177/0013164404272507)."""
    turn, size = np.eye(loadings.shape[1]), 1.0
    here = _quartimin(loadings, turn)
    for _ in range(MOST_TURNS):
        gradient = -(here.turned.T @ here.slope @ np.linalg.inv(turn)).T
        along = gradient - turn * np.sum(turn * gradient, axis=0)
        if np.sum(along**2) < AT_REST**2:
            break
        moved = _moved(loadings, turn, along, here.value, 2 * size)
        if moved is None:
            break
        turn, here, size = moved
    return here.turned, turn.T @ turn


class _Place(NamedTuple):
    """Loadings that were turned, the criterion, and its slope in these."""

    turned: Floats
    value: float
    slope: Floats


def _moved(
    loadings: Floats, turn: Floats, along: Floats, value: float, size: float
) -> tuple[Floats, _Place, float] | None:
    """The first of steps, each half as long, that goes down far enough; None where none does."""
    length = float(np.sum(along**2))
    for _ in range(40):
        moved = turn - size * along
        moved = moved / np.sqrt(np.sum(moved**2, axis=0))
        there = _quartimin(loadings, moved)
        if there.value < value - size * length / 2:
            return moved, there, size
        size /= 2
    return None


def _quartimin(loadings: Floats, turn: Floats) -> _Place:
    turned = loadings @ np.linalg.inv(turn).T
    squares = turned**2
    others = squares.sum(axis=1, keepdims=True) - squares
    return _Place(turned, float(np.sum(squares * others) / 4), turned * others)


def _ordered(loadings: Floats, phi: Floats) -> tuple[Floats, Floats]:
    order = np.argsort(-np.sum(loadings * (loadings @ phi), axis=0), kind="stable")
    loadings, phi = loadings[:, order], phi[np.ix_(order, order)]
    signs = np.where(loadings.sum(axis=0) < 0, -1.0, 1.0)
    return loadings * signs, phi * np.outer(signs, signs)
