"""The lot, drawn again and again: how often would chance alone have made such a difference?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from samenspel.methods.evidence.chances import share_interval
from samenspel.methods.evidence.data import Floats
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.outcomes import amount, arms
from samenspel.methods.evidence.result import UNKNOWN, Assumption, Estimate, Method, Result
from samenspel.methods.evidence.rscript import name, script, texts
from samenspel.methods.evidence.shown import number
from samenspel.methods.evidence.sources import told_apart
from samenspel.methods.evidence.used import Used
from samenspel.methods.evidence.weights import weights_or_ones
from samenspel.methods.words import Words

from .arms import apart, cluster_sizes
from .counting import counted_p
from .inverting import not_refused
from .replay import Lot, all_lots, as_drawn, drawn_anew
from .units import Drawing, Units, lots, units

MOST_LISTED = 100_000
TIE = 1e-9
SOURCE = "Fisher 1935; Gerber & Green 2012, ISBN 9780393979954, ch. 3"


@listed(
    "Whether a lot made a difference, by drawing it again as it was drawn: right however few were drawn.",
    outcome="the column with the outcome, a number or yes or no",
    assigned="the column with what was drawn",
    received="the column with what people took up because of the lot: the interval is then of its effect",
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
    drawn, and the constant effects that these lots do not contradict. Exact where all lots can be listed or
    counted. Raises UnfitData.

    >>> rows = {"hours": [5, 7, 8, 1, 2, 3], "asked": [1, 1, 1, 0, 0, 0]}
    >>> round(randomisation_inference(rows, "hours", "asked")["asked=1"].p, 3)
    0.1
    """
    used = Used.of(data, outcome, assigned, received, strata, cluster, weights)
    codes, levels = arms(used.rows, assigned, control)
    drawing = Drawing(assigned, levels, cluster, strata)
    columns = np.column_stack([amount(used.rows, one) for one in (outcome, received) if one])
    found = units(used.rows, drawing, codes, columns, weights_or_ones(used.rows, weights))
    replayed = _replayed(found, drawing, draws, seed, level)
    return used.result(
        Method("randomisation inference", SOURCE, _options(replayed, levels[0], draws, level)),
        [one.estimate for one in replayed.values()],
        _sentence(outcome, replayed),
        assumptions=(_as_said(), apart(), told_apart(same_source)),
        numbers={**found.counts(), **_bounds(replayed)},
        notes=(*cluster_sizes(used.rows, [cluster] if cluster else []), *_too_small(replayed, level)),
        seed=seed,
        r_code=script(used.whole, *_in_r(drawing, outcome, weights, draws)),
    )


@dataclass(frozen=True)
class Replayed:
    """`how`: “all” lots listed, “counted”, or “drawn”; `wide` bounds a p that was drawn, `least` is the p of
    the most extreme lot."""

    estimate: Estimate
    how: str
    wide: tuple[float, float] | None
    least: float


@dataclass(frozen=True, eq=False)
class Lots:
    """The effects `seen` (2,), and those in all lots or in some that were drawn (m, 2): on the outcome, and
    on what was received."""

    seen: Floats
    found: Floats
    are_all: bool

    @property
    def as_far(self) -> int:
        return int(np.sum(np.abs(self.found[:, 0]) >= abs(self.seen[0]) * (1 - TIE)))

    @property
    def p(self) -> float:
        """Of those that were drawn, the one that was drawn first is one."""
        drawn = not self.are_all
        return (self.as_far + drawn) / (len(self.found) + drawn)

    def interval(self, level: float) -> tuple[float, float]:
        """Of the effects that they do not contradict."""
        drawn = not self.are_all
        least = (1 - level) * (len(self.found) + drawn) - drawn
        ends = not_refused(self.seen, self.found, least) if self.seen[1] else None
        return ends or (-np.inf, np.inf)

    @property
    def effect(self) -> float:
        return float(self.seen[0] / self.seen[1]) if self.seen[1] else float(self.seen[0])


def _replayed(found: Units, drawing: Drawing, draws: int, seed: int, level: float) -> dict[str, Replayed]:
    chance = np.random.default_rng(seed)
    return {arm: _replay(drawing.label(arm), lot, draws, chance, level) for arm, lot in lots(found, drawing)}


def _replay(label: str, lot: Lot, draws: int, chance: np.random.Generator, level: float) -> Replayed:
    ways = lot.ways
    are_all = ways <= MOST_LISTED
    found = Lots(as_drawn(lot), all_lots(lot) if are_all else drawn_anew(lot, draws, chance), are_all)
    counted = None if are_all else counted_p(lot)
    how = "all" if are_all else "drawn" if counted is None else "counted"
    low, high = found.interval(level)
    estimate = Estimate(label, found.effect, low=low, high=high, p=found.p if counted is None else counted)
    wide = share_interval(found.as_far, len(found.found), level) if how == "drawn" else None
    return Replayed(estimate, how, wide, 1 / ways if are_all else 0.0)


def _options(replayed: dict[str, Replayed], control: str, draws: int, level: float) -> dict[str, object]:
    hows = ", ".join(dict.fromkeys(one.how for one in replayed.values()))
    return {"level": level, "control": control, "lots": hows, "draws": draws}


def _as_said() -> Assumption:
    return Assumption(Words("the lot was drawn as is said here"), UNKNOWN)


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


def _in_r(drawing: Drawing, outcome: str, weights: str | None, draws: int) -> tuple[str, ...]:
    within = " + factor(s)" if drawing.strata else ""
    return (
        f"u <- na.omit(data.frame({_columns_in_r(drawing, outcome, weights)}))",
        "u$y <- u$y * u$n",
        "u <- aggregate(cbind(y, n) ~ unit + arm + s, data = u, FUN = sum)",
        f'effect <- function(v) coef(lm(I(y / n) ~ drawn{within}, data = v, weights = n))["drawn"]',
        "anew <- function(x) x[sample.int(length(x))]",
        "again <- function(v) effect(transform(v, drawn = ave(drawn, s, FUN = anew)))",
        f"control <- {texts([drawing.levels[0]])}",
        "p <- sapply(setdiff(sort(unique(u$arm)), control), function(arm) {",
        "  v <- transform(u[u$arm %in% c(control, arm), ], drawn = as.numeric(arm != control))",
        f"  lots <- replicate({draws}, again(v))",
        f"  c(effect(v), p = (1 + sum(abs(lots) >= abs(effect(v)) - 1e-9)) / {1 + draws})",
        "})",
    )


def _columns_in_r(drawing: Drawing, outcome: str, weights: str | None) -> str:
    columns = {
        "n": f"d${name(weights)}" if weights else "1",
        "y": f"d${name(outcome)}",
        "arm": f"d${name(drawing.assigned)}",
        "unit": f"d${name(drawing.cluster)}" if drawing.cluster else "seq_len(nrow(d))",
        "s": f"d${name(drawing.strata)}" if drawing.strata else "1",
    }
    return ", ".join(f"{key} = {value}" for key, value in columns.items())
