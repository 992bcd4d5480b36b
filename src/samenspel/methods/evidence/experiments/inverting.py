"""From lots drawn again to an interval: which constant effects they do not contradict."""

from __future__ import annotations

import numpy as np

from samenspel.methods.evidence.data import Booleans, Floats, Ints

SAME = 1e-12


def not_refused(seen: Floats, lots: Floats, least: float) -> tuple[float, float] | None:
    """The lowest and the highest effect that more than `least` lots contradict no more than the one seen did;
    None when there is none.

    `seen` (2,) and `lots` (m, 2) hold the effect on the outcome and on what was received. Taking away d times
    what was received leaves a - d b; a lot counts where |a - d b| is no less than that of the one seen, which
    is a matter of two roots of d, so all values of d are judged in one sweep.
    """
    minus, plus = _near_nought(lots - seen, seen), _near_nought(lots + seen, seen)
    starts = _sign_before(minus) * _sign_before(plus) >= 0
    alike = (minus == 0).all(axis=1) | (plus == 0).all(axis=1)
    roots = np.where(alike[:, None], np.inf, np.column_stack([_root(minus), _root(plus)]))
    events, counts = _swept(roots, starts)
    inside = np.flatnonzero(counts > least)
    if not inside.size:
        return None
    edges = np.concatenate([[-np.inf], events, [np.inf]])
    return float(edges[inside[0]]), float(edges[inside[-1] + 1])


def _near_nought(pairs: Floats, seen: Floats) -> Floats:
    """What differs from 0 by rounding is 0."""
    return np.where(np.abs(pairs) <= SAME * (1 + np.abs(seen)), 0.0, pairs)


def _swept(roots: Floats, starts: Booleans) -> tuple[Floats, Ints]:
    """Where lots (m,) begin or cease to count, in order, and how many count before the first and after
    each; `starts` are those that count from the beginning."""
    turn = np.where(starts, -1, 1)
    events = np.concatenate([roots.min(axis=1), roots.max(axis=1)])
    turns = np.concatenate([turn, -turn])[np.isfinite(events)]
    events = events[np.isfinite(events)]
    order = np.argsort(events, kind="stable")
    first = int(starts.sum())
    return events[order], np.concatenate([[first], first + np.cumsum(turns[order])])


def _root(pairs: Floats) -> Floats:
    """Where a - d b turns; infinite where it never does."""
    a, b = pairs.T
    return np.where(b == 0, np.inf, a / np.where(b == 0, 1.0, b))


def _sign_before(pairs: Floats) -> Floats:
    """Of a - d b for d far below 0."""
    a, b = pairs.T
    return np.asarray(np.where(b == 0, np.sign(a), np.sign(b)))
