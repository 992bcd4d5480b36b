"""Maximum likelihood for covariances and means that a model implies: Fisher's scoring with analytic slopes.

The slope of the covariances in each entry is one' other + other' one, so that the gradient and the
information need products of (q, p) and (p, p) only, never a matrix for each parameter.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from samenspel.methods.evidence.data import Floats, Ints
from samenspel.methods.evidence.unfit import refuse
from samenspel.methods.words import N_

from .model import Implied, Model

MOST_STEPS, HALVED = 150, 4
AT_REST = 1e-15
ALIKE = 1e-9
LITTLE = 1e-12
PART, NOISE = 0.1, 1e-12


class Sample(NamedTuple):
    """Of `n` people of a group who answered the items `seen` (s,): means (s,) and covariances (s, s), divided
    by n."""

    group: int
    n: int
    seen: Ints
    mean: Floats
    cov: Floats


class Look(NamedTuple):
    """-2 log-likelihood without its constant, half its gradient (q,) and the expected information (q, q)."""

    deviance: float
    gradient: Floats
    information: Floats


@dataclass(frozen=True, eq=False)
class Fitted:
    model: Model
    parameters: Floats
    look: Look
    settled: bool


def look(model: Model, parameters: Floats, samples: Sequence[Sample]) -> Look | None:
    """None where the parameters imply no covariances."""
    q = len(model.labels)
    deviance, gradient, information = 0.0, np.zeros(q), np.zeros((q, q))
    implied = [block.implied(parameters) for block in model.blocks]
    for sample in samples:
        part = _of_sample(implied[sample.group], sample, model.has_means)
        if part is None:
            return None
        places = model.blocks[sample.group].places
        deviance += sample.n * part.deviance
        np.add.at(gradient, places, sample.n * part.gradient)
        np.add.at(information, (places[:, None], places), sample.n * part.information)
    return Look(deviance, gradient, information)


def _of_sample(at: Implied, sample: Sample, has_means: bool) -> Look | None:
    """Of one person of these, in each entry of the group's block."""
    one, other, slopes = (rows[:, sample.seen] for rows in (at.one, at.other, at.means))
    try:
        half = np.linalg.inv(np.linalg.cholesky(at.cov[np.ix_(sample.seen, sample.seen)]))
    except np.linalg.LinAlgError:
        return None
    precise = half.T @ half
    off = sample.mean - at.mean[sample.seen] if has_means else np.zeros(len(half))
    seen = precise @ (sample.cov + np.outer(off, off))
    slope = np.sum((one @ (precise - seen @ precise)) * other, axis=1)
    curve = _curve(one, other, precise)
    if has_means:
        slope -= slopes @ precise @ off
        curve += slopes @ precise @ slopes.T
    return Look(float(np.trace(seen) - 2 * np.log(np.diag(half)).sum()), slope, curve)


def _curve(one: Floats, other: Floats, precise: Floats) -> Floats:
    p_one, p_other = one @ precise, other @ precise
    crossed = p_one @ other.T
    return np.asarray((p_one @ one.T) * (p_other @ other.T) + crossed * crossed.T)


def fit(model: Model, samples: Sequence[Sample], start: Floats) -> Fitted:
    """From `start` (q,) until the steps rest; `settled` says whether they did."""
    parameters, here = start, look(model, start, samples)
    assert here is not None
    settled, n = False, sum(sample.n for sample in samples)
    for _ in range(MOST_STEPS):
        settled = float(-_step(here) @ here.gradient) < AT_REST * max(1, n)
        moved = _moved(model, samples, parameters, here)
        if moved is None:
            break
        parameters, here = moved
        if settled:
            break
    return Fitted(model, parameters, here, settled)


def _moved(
    model: Model, samples: Sequence[Sample], parameters: Floats, here: Look
) -> tuple[Floats, Look] | None:
    """The first step that fits better; None where none does."""
    for step in _steps(here):
        there = look(model, parameters + step, samples)
        if there is not None and _is_better(here, there, step):
            return parameters + step, there
    return None


def _steps(here: Look) -> Iterator[Floats]:
    """Half as long each, and then more and more damped: where the likelihood bends otherwise than is
    expected, shorter ones in the same direction come to no rest (Marquardt 1963, doi 10.1137/0111030)."""
    yield from (_step(here) / 2**halved for halved in range(HALVED))
    yield from (_step(here, 10.0**power) for power in range(-4, 9))


def _is_better(here: Look, there: Look, step: Floats) -> bool:
    """By a part of what the slope promised; where that drowns in rounding, by a slope that is less."""
    gained, noise = here.deviance - there.deviance, NOISE * abs(here.deviance)
    if abs(gained) > noise:
        return gained >= -PART * float(step @ here.gradient)
    return float(-_step(there) @ there.gradient) <= float(-_step(here) @ here.gradient)


def settled(fitted: Fitted) -> Fitted:
    """Refuses a model whose steps came to no rest."""
    if not fitted.settled:
        covariances(fitted)  # says which parts, where no data can tell them apart
        raise refuse(N_("The steps came to no rest: these factors do not fit these answers."))
    return fitted


def _step(here: Look, damping: float = LITTLE) -> Floats:
    """What no data can tell apart stays where it is, until `covariances` refuses it."""
    scale = 1 / np.sqrt(np.maximum(np.diag(here.information), 1e-300))
    scaled = here.information * np.outer(scale, scale) + damping * np.eye(len(scale))
    return np.asarray(-scale * np.linalg.solve(scaled, scale * here.gradient))


def covariances(fitted: Fitted, information: Floats | None = None) -> Floats:
    """(q, q): of the parameters. Refuses those that no data can tell apart, with their names."""
    found = fitted.look.information if information is None else information
    scale = 1 / np.sqrt(np.maximum(np.diag(found), 1e-300))
    scaled = found * np.outer(scale, scale)
    if np.linalg.eigvalsh(scaled)[0] < ALIKE:
        raise _unidentified(fitted.model, scaled)
    return np.asarray(np.linalg.inv(scaled) * np.outer(scale, scale))


def _unidentified(model: Model, scaled: Floats) -> ValueError:
    weight = np.abs(np.linalg.eigh(scaled)[1][:, 0])
    names = [model.labels[place] for place in np.flatnonzero(weight > 0.05 * weight.max()).tolist()]
    return refuse(
        N_("No data can tell these parts of the model apart; leave one out: {names}."),
        names=", ".join(names[:8]),
    )
