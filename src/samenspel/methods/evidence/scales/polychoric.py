"""Correlations of what lies behind answers in steps, as if it were normal (Olsson 1979, doi
10.1007/BF02296207): where the steps end from each item alone, then each correlation by maximum likelihood."""

from __future__ import annotations

import numpy as np

from samenspel.methods.evidence.data import Floats
from samenspel.methods.evidence.drawing import Draws
from samenspel.methods.evidence.unfit import refuse
from samenspel.methods.words import N_

MOST_STEPS = 12
FAR = 10.0
MOST_TURNS = 100
STRONGEST = 0.9999
AT_ONCE = 2_000
NODES, WEIGHTS = np.polynomial.legendre.leggauss(40)


def polychoric(names: tuple[str, ...], matrix: Floats) -> Floats:
    """(k, k) of answers (n, k), pair by pair; refuses an item with more than 12 different answers."""
    for name, column in zip(names, matrix.T, strict=True):
        if (steps := len(np.unique(column[~np.isnan(column)]))) > MOST_STEPS:
            raise refuse(N_("“{name}” has {steps} different answers; use pearson."), name=name, steps=steps)
    cells = _cells(matrix).sum(axis=0)[None]
    return np.asarray(_square(cells, matrix)[0])


def drawn_polychoric(matrix: Floats, draws: Draws) -> Floats:
    """(draws, k, k)"""
    return _square(draws.totals(_cells(matrix)), matrix)


def _levels(matrix: Floats) -> Floats:
    return np.asarray(np.unique(matrix[~np.isnan(matrix)]))


def _cells(matrix: Floats) -> Floats:
    """(n, pairs * c * c): in which cell of each pair's table a person is."""
    is_level = (matrix[:, :, None] == _levels(matrix)).astype(float)
    one, other = np.triu_indices(matrix.shape[1], 1)
    cells = np.einsum("npc,npd->npcd", is_level[:, one], is_level[:, other])
    return np.asarray(cells.reshape(len(matrix), -1))


def _square(cells: Floats, matrix: Floats) -> Floats:
    k, c = matrix.shape[1], len(_levels(matrix))
    one, other = np.triu_indices(k, 1)
    tables = cells.reshape(-1, c, c)
    parts = [correlation_of(tables[at : at + AT_ONCE]) for at in range(0, len(tables), AT_ONCE)]
    found = np.tile(np.eye(k), (len(cells), 1, 1))
    values = np.concatenate(parts).reshape(len(cells), -1)
    found[:, one, other] = found[:, other, one] = values
    return found


def correlation_of(tables: Floats) -> Floats:
    """(b,): of tables (b, c, c) of two items' steps, by Fisher's scoring on the inverse tangent."""
    limits = _limits(tables.sum(axis=2)), _limits(tables.sum(axis=1))
    turned, most = np.zeros(len(tables)), np.arctanh(STRONGEST)
    for _ in range(MOST_TURNS):
        step = _step(tables, *limits, np.tanh(turned))
        turned = np.clip(turned + np.clip(step, -1, 1), -most, most)
        if np.abs(step).max() < 1e-11:
            break
    return np.asarray(np.tanh(turned))


def _step(tables: Floats, rows: Floats, columns: Floats, rho: Floats) -> Floats:
    """(b,): the score over the expected information, both of the inverse tangent of rho (b,)."""
    chances = np.maximum(_chances(rows, columns, rho), 1e-14)
    slopes = _cut(_density(rows[:, :, None], columns[:, None, :], rho[:, None, None]))
    slopes *= (1 - rho**2)[:, None, None]
    score = np.sum(tables * slopes / chances, axis=(1, 2))
    return np.asarray(score / (tables.sum(axis=(1, 2)) * np.sum(slopes**2 / chances, axis=(1, 2))))


def _limits(margins: Floats) -> Floats:
    """(b, c + 1): where the steps of an item end, from margins (b, c)."""
    from scipy.special import ndtri

    below = np.cumsum(margins, axis=1) / margins.sum(axis=1, keepdims=True)
    inner = np.clip(ndtri(np.clip(below, 0, 1)), -FAR, FAR)
    return np.concatenate([np.full((len(margins), 1), -FAR), inner], axis=1)


def _chances(rows: Floats, columns: Floats, rho: Floats) -> Floats:
    """(b, c, c): of the cells, as the product of the margins and what the correlation adds (Drezner &
    Wesolowsky 1990, doi 10.1080/00949659008811236)."""
    from scipy.special import ndtr

    angles = np.arcsin(rho)[:, None] * (NODES + 1) / 2
    added = np.zeros((len(rows), rows.shape[1], columns.shape[1]))
    for angle, weight in zip(angles.T, WEIGHTS.tolist(), strict=True):
        sine, cosine = np.sin(angle)[:, None, None], np.cos(angle)[:, None, None]
        added += weight * cosine * _density(rows[:, :, None], columns[:, None, :], sine)
    added *= np.arcsin(rho)[:, None, None] / 2
    return _cut(ndtr(rows)[:, :, None] * ndtr(columns)[:, None, :] + added)


def _density(x: Floats, y: Floats, rho: Floats) -> Floats:
    """Of two standard normal numbers."""
    left = 1 - rho**2
    return np.asarray(np.exp(-(x**2 - 2 * rho * x * y + y**2) / (2 * left)) / (2 * np.pi * np.sqrt(left)))


def _cut(corners: Floats) -> Floats:
    """(b, c, c): of cells, from what lies below their corners (b, c + 1, c + 1)."""
    return np.asarray(np.diff(np.diff(corners, axis=1), axis=2))
