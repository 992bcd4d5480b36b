"""The information that was observed, for answers that are missing: more is lost than is expected."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from samenspel.methods.evidence.data import Floats

from .fitting import Fitted, Sample
from .model import Block, Implied

STEP = 1e-5


def observed(fitted: Fitted, samples: Sequence[Sample]) -> Floats:
    """(q, q): the Hessian of -log-likelihood. What changes the precision is exact; what changes the slopes
    themselves, polynomials of the parameters, is a central difference."""
    q = len(fitted.parameters)
    found = np.zeros((q, q))
    for group, block in enumerate(fitted.model.blocks):
        at = block.implied(fitted.parameters)
        left, pulled = np.zeros_like(at.cov), np.zeros_like(at.mean)
        for sample in (one for one in samples if one.group == group):
            curve, weight, pull = _of_sample(at, sample)
            np.add.at(found, (block.places[:, None], block.places), curve)
            left[np.ix_(sample.seen, sample.seen)] += weight
            pulled[sample.seen] += pull
        found += _of_slopes(block, fitted.parameters, left, pulled)
    return (found + found.T) / 2


def _of_sample(at: Implied, sample: Sample) -> tuple[Floats, Floats, Floats]:
    one, other, slopes = at.one[:, sample.seen], at.other[:, sample.seen], at.means[:, sample.seen]
    precise = np.asarray(np.linalg.inv(at.cov[np.ix_(sample.seen, sample.seen)]), float)
    off = sample.mean - at.mean[sample.seen]
    pull = precise @ off
    seen = precise @ (sample.cov + np.outer(off, off)) @ precise
    curve = 2 * _traces(one, other, precise, seen) - _traces(one, other, precise, precise)
    crossed = (one @ pull)[:, None] * (other @ precise @ slopes.T)
    crossed += (other @ pull)[:, None] * (one @ precise @ slopes.T)
    curve += slopes @ precise @ slopes.T + crossed + crossed.T
    return sample.n * curve, sample.n * (precise - seen), sample.n * pull


def _traces(one: Floats, other: Floats, a: Floats, b: Floats) -> Floats:
    """(q, q): half the traces of a dS b dS for the slopes dS of all pairs of entries."""
    mixed_a, mixed_b = one @ a @ other.T, one @ b @ other.T
    plain = (one @ a @ one.T) * (other @ b @ other.T) + (one @ b @ one.T) * (other @ a @ other.T)
    return np.asarray((plain + mixed_a * mixed_b.T + mixed_a.T * mixed_b) / 2)


def _of_slopes(block: Block, parameters: Floats, left: Floats, pulled: Floats) -> Floats:
    def gradient(moved: Floats) -> Floats:
        at = block.implied(moved)
        each = np.sum((at.one @ left) * at.other, axis=1) - at.means @ pulled
        return np.asarray(np.bincount(block.places, each, minlength=len(parameters)), float)

    sizes = STEP * np.maximum(1, np.abs(parameters))
    steps = np.diag(sizes)
    rows = [(gradient(parameters + step) - gradient(parameters - step)) for step in steps]
    return np.asarray(np.array(rows) / (2 * sizes)[:, None])
