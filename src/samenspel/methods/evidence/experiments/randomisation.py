"""The lot, drawn again and again: how often would chance alone have made such a difference?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from samenspel.methods.evidence.chances import share_interval
from samenspel.methods.evidence.data import Data
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.outcomes import amount, arms
from samenspel.methods.evidence.result import UNKNOWN, Assumption, Estimate, Method, Result
from samenspel.methods.evidence.rscript import name, read_data, texts
from samenspel.methods.evidence.shown import number
from samenspel.methods.evidence.sources import told_apart
from samenspel.methods.evidence.weights import weights_or_ones
from samenspel.methods.words import Words

from .arms import cluster_sizes
from .counting import counted_p
from .inverting import not_refused
from .replay import Lot, all_lots, as_drawn, drawn_anew
from .units import refuse_unmixed, units

MOST_LISTED = 100_000
TIE = 1e-9


@dataclass(frozen=True)
class Replayed:
    """`how`: “all” lots listed, “counted”, or “drawn”; `wide` bounds a p that was drawn."""

    estimate: Estimate
    how: str
    wide: tuple[float, float] | None
    least: float


@listed(
    "Whether a lot made a difference, by drawing it again as it was drawn: right however few were drawn.",
    outcome="the column with the outcome, a number or yes or no",
    assigned="the column with what was drawn",
    control="the arm that the others are compared with; without it the first by number or alphabet",
    received="the column with what people took up because of the lot: the interval is then of its effect",
    strata="the column within whose values the lot was drawn",
    cluster="the column whose rows were drawn together",
    draws="how many lots are drawn where they cannot all be counted",
    seed="what chance starts from",
    same_source="whether outcome and what was received were told by the same respondents",
)
def randomisation_inference(
    data: Any,
    outcome: str,
    assigned: str,
    *,
    control: str | None = None,
    received: str | None = None,
    strata: str | None = None,
    cluster: str | None = None,
    weights: str | None = None,
    draws: int = 10_000,
    seed: int = 1,
    same_source: bool | None = None,
    level: float = 0.95,
) -> Result:
    """The difference of each arm with the control within strata, its p over all lots that could have been
    drawn (each cluster whole, each stratum as many), and the constant effects that these lots do not
    contradict. Exact where all lots can be listed or counted. Raises UnfitData.

    >>> rows = {"hours": [5, 7, 8, 1, 2, 3], "asked": [1, 1, 1, 0, 0, 0]}
    >>> round(randomisation_inference(rows, "hours", "asked")["asked=1"].p, 3)
    0.1
    """
    whole = Data.of(data)
    used = [one for one in (outcome, assigned, received, strata, cluster, weights) if one]
    kept, left_out = whole.complete(used)
    rows = whole.where(kept)
    codes, levels = arms(rows, assigned, control)
    columns = np.column_stack([amount(rows, one) for one in (outcome, received) if one])
    found = units(rows, assigned, codes, columns, cluster, strata, weights_or_ones(rows, weights))
    chance = np.random.default_rng(seed)
    replayed = {}
    for place, arm in enumerate(levels[1:], 1):
        lot = found.between(place)
        refuse_unmixed(lot, arm, levels[0], strata or assigned)
        replayed[arm] = _replay(f"{assigned}={arm}", lot, draws, chance, level)
    hows = [one.how for one in replayed.values()]
    return Result(
        Method(
            "randomisation inference",
            "Fisher 1935; Gerber & Green 2012, ISBN 9780393979954, ch. 3",
            {"level": level, "control": levels[0], "lots": ", ".join(dict.fromkeys(hows)), "draws": draws},
        ),
        tuple(one.estimate for one in replayed.values()),
        rows.n,
        _sentence(outcome, replayed),
        left_out=left_out,
        assumptions=(
            Assumption(Words("the lot was drawn as is said here"), UNKNOWN),
            Assumption(Words("what one was drawn into does not touch another"), UNKNOWN),
            told_apart(same_source),
        ),
        numbers={"units": len(found.arms), "strata": int(np.unique(found.strata).size), **_bounds(replayed)},
        notes=(*cluster_sizes(rows, [cluster] if cluster else []), *_too_small(replayed, level)),
        level=level,
        seed=seed,
        r_code=(*read_data(whole), *_in_r(outcome, assigned, levels[0], strata, cluster, weights, draws)),
    )


def _replay(label: str, lot: Lot, draws: int, chance: np.random.Generator, level: float) -> Replayed:
    """The first score is the outcome, the second what was received."""
    seen, ways = as_drawn(lot), lot.ways
    are_all = ways <= MOST_LISTED
    lots = all_lots(lot) if are_all else drawn_anew(lot, draws, chance)
    as_far = int(np.sum(np.abs(lots[:, 0]) >= abs(seen[0]) * (1 - TIE)))
    counted = None if are_all else counted_p(lot)
    drawn = (as_far + (not are_all)) / (len(lots) + (not are_all))
    p = drawn if counted is None else counted
    least = (1 - level) * (len(lots) + (not are_all)) - (not are_all)
    ends = not_refused(seen, lots, least) if seen[1] else None
    low, high = ends or (-np.inf, np.inf)
    estimate = Estimate(
        label, float(seen[0] / seen[1]) if seen[1] else float(seen[0]), low=low, high=high, p=p
    )
    how = "all" if are_all else "drawn" if counted is None else "counted"
    wide = share_interval(as_far, len(lots), level) if how == "drawn" else None
    return Replayed(estimate, how, wide, 1 / ways if are_all else 0.0)


def _bounds(replayed: dict[str, Replayed]) -> dict[str, float]:
    """How far chance in the drawing may move each p."""
    return {
        f"p of {arm}, {end}": bound
        for arm, one in replayed.items()
        if one.wide is not None
        for end, bound in zip(("lowest", "highest"), one.wide, strict=True)
    }


def _too_small(replayed: dict[str, Replayed], level: float) -> Iterator[Words]:
    for arm, one in replayed.items():
        if one.least > 1 - level:
            yield Words(
                "{arm}: even the most extreme of all lots would have p {least}; so few were drawn that the "
                "lot can show nothing.",
                arm=arm,
                least=number(one.least),
            )


def _sentence(outcome: str, replayed: dict[str, Replayed]) -> Words:
    arm, one = next(iter(replayed.items()))
    return Words(
        "If the lot had made no difference to anyone, {outcome} would differ between {arm} and the control "
        "as much as it does, or more, in {share} of 100 lots; the effect is {effect}.",
        outcome=outcome,
        arm=arm,
        share=number(100 * (one.estimate.p or 0.0)),
        effect=number(one.estimate.value),
    )


def _in_r(
    outcome: str,
    assigned: str,
    control: str,
    strata: str | None,
    cluster: str | None,
    weights: str | None,
    draws: int,
) -> tuple[str, ...]:
    columns = {
        "n": f"d${name(weights)}" if weights else "1",
        "y": f"d${name(outcome)}",
        "arm": f"d${name(assigned)}",
        "unit": f"d${name(cluster)}" if cluster else "seq_len(nrow(d))",
        "s": f"d${name(strata)}" if strata else "1",
    }
    within = " + factor(s)" if strata else ""
    return (
        f"u <- na.omit(data.frame({', '.join(f'{key} = {value}' for key, value in columns.items())}))",
        "u$y <- u$y * u$n",
        "u <- aggregate(cbind(y, n) ~ unit + arm + s, data = u, FUN = sum)",
        f'effect <- function(v) coef(lm(I(y / n) ~ drawn{within}, data = v, weights = n))["drawn"]',
        "anew <- function(x) x[sample.int(length(x))]",
        "again <- function(v) effect(transform(v, drawn = ave(drawn, s, FUN = anew)))",
        f"control <- {texts([control])}",
        "p <- sapply(setdiff(sort(unique(u$arm)), control), function(arm) {",
        "  v <- transform(u[u$arm %in% c(control, arm), ], drawn = as.numeric(arm != control))",
        f"  lots <- replicate({draws}, again(v))",
        f"  c(effect(v), p = (1 + sum(abs(lots) >= abs(effect(v)) - 1e-9)) / {1 + draws})",
        "})",
    )
