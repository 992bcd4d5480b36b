"""The likelihood of answers in steps: a logit curve and cut points between them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from samenspel.methods.evidence.data import Floats, Ints
from samenspel.methods.evidence.newton import Top, climb


@dataclass(frozen=True, eq=False)
class Steps:
    """`answers` (n,) by number from 0, `columns` (n, k) without a constant, `cuts` between the answers."""

    answers: Ints
    columns: Floats
    cuts: int


def likeliest_cuts(steps: Steps) -> Top:
    """Cut points (cuts,) and coefficients (k,), by Newton's steps from the shares of the answers."""
    below = np.cumsum(np.bincount(steps.answers, minlength=steps.cuts + 1))[:-1] / len(steps.answers)
    k = steps.columns.shape[1]
    middle = steps.columns.mean(axis=0)
    spread = steps.columns.std(axis=0)
    scaled = Steps(steps.answers, (steps.columns - middle) / spread, steps.cuts)
    start = np.concatenate([np.log(below / (1 - below)), np.zeros(k)])
    top = climb(lambda point: _slopes(scaled, point), start)
    back = np.eye(steps.cuts + k)
    back[steps.cuts :, steps.cuts :] /= spread
    back[: steps.cuts, steps.cuts :] = middle / spread
    return Top(back @ top.point, top.value, back @ top.variance @ back.T)


def _slopes(steps: Steps, point: Floats) -> tuple[float, Floats, Floats]:
    """With a = cut above and b = cut below each answer, the chance is s(a) s(-b) (1 - exp(b - a)): exact also
    far out, where s(a) - s(b) is not."""
    from scipy.special import expit

    if (np.diff(point[: steps.cuts]) <= 0).any():
        return -np.inf, point, np.eye(len(point))
    above, below = _edges(steps, point)
    part = -np.expm1(below - above)
    low, high = expit(-above), expit(below)
    value = float(np.sum(np.log(part) - np.logaddexp(0, -above) - np.logaddexp(0, below)))
    up, down = low / (expit(-below) * part), high / (expit(above) * part)
    turn_up, turn_down = up * (2 * low - 1), down * (1 - 2 * high)
    return value, _gradient(steps, up, down), _bends(steps, up, down, turn_up, turn_down)


def _edges(steps: Steps, point: Floats) -> tuple[Floats, Floats]:
    """(n,): how far above each row the cut above its answer lies, and the one below."""
    cuts = np.concatenate([[-np.inf], point[: steps.cuts], [np.inf]])
    along = steps.columns @ point[steps.cuts :]
    return cuts[steps.answers + 1] - along, cuts[steps.answers] - along


def _gradient(steps: Steps, up: Floats, down: Floats) -> Floats:
    cuts = _by_cut(steps.answers, up, -down, steps.cuts)
    return np.concatenate([cuts, -steps.columns.T @ (up - down)])


def _bends(steps: Steps, up: Floats, down: Floats, turn_up: Floats, turn_down: Floats) -> Floats:
    """Each answer touches the cut above it, the one below it, and the coefficients."""
    m, mixed, answers, columns = steps.cuts, up - down, steps.answers, steps.columns
    found = np.zeros((m + columns.shape[1],) * 2)
    found[range(m), range(m)] = _by_cut(answers, turn_up - up**2, -turn_down - down**2, m)
    between = np.bincount(answers, up * down, m + 1)[1:-1]
    found[range(1, m), range(m - 1)] = found[range(m - 1), range(1, m)] = between
    above, below = up * mixed - turn_up, turn_down - down * mixed
    cross = np.array([_by_cut(answers, column * above, column * below, m) for column in columns.T])
    found[m:, :m], found[:m, m:] = cross, cross.T
    found[m:, m:] = columns.T @ (columns * (turn_up - turn_down - mixed**2)[:, None])
    return found


def _by_cut(answers: Ints, above: Floats, below: Floats, m: int) -> Floats:
    """(m,): of each cut the sum over the answers just below it and just above it."""
    return np.asarray(np.bincount(answers, above, m + 1)[:-1] + np.bincount(answers, below, m + 1)[1:])
