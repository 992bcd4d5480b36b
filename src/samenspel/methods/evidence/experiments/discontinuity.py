"""What a rule with a cutoff did to those who were only just on one side of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from samenspel.methods.evidence.data import Data
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.outcomes import amount, numbers_of
from samenspel.methods.evidence.result import (
    MET,
    NOT_MET,
    UNKNOWN,
    Assumption,
    Estimate,
    Method,
    Result,
    Table,
    Test,
)
from samenspel.methods.evidence.rscript import name, read_data
from samenspel.methods.evidence.shown import number
from samenspel.methods.evidence.sources import told_apart
from samenspel.methods.evidence.unfit import UnfitData, refuse
from samenspel.methods.evidence.weighed import weighed
from samenspel.methods.words import N_, Words

from .local import FEWEST, Near, bandwidth, density, jump

USUAL, COARSE = 0.05, 20


@listed(
    "What a rule with a cutoff did to people just on one side of it (regression discontinuity).",
    outcome="the column with the outcome, a number or yes or no",
    running="the column that the rule looks at, a number",
    cutoff="from where on the rule holds",
    received="the column with what people took up, where the rule does not decide alone (fuzzy)",
    width="how far from the cutoff rows are used; without it as Imbens & Kalyanaraman choose",
    same_source="whether outcome and the number the rule looks at were told by the same respondents",
)
def regression_discontinuity(
    data: Any,
    outcome: str,
    running: str,
    cutoff: float,
    *,
    received: str | None = None,
    width: float | None = None,
    same_source: bool | None = None,
    level: float = 0.95,
) -> Result:
    """The jump at the cutoff by lines on both sides with a triangular kernel (HC1); “robust” with curves of
    the same width, which corrects for lines that bend (Calonico, Cattaneo & Titiunik 2014, remark 7); twice
    and half the width; McCrary's test that people did not sort themselves. Raises UnfitData."""
    whole = Data.of(data)
    kept, left_out = whole.complete([one for one in (outcome, running, received) if one])
    rows = whole.where(kept)
    near = _near(rows, outcome, running, cutoff, received)
    wide = _width(near, width)
    is_fuzzy = received is not None
    line, curve = (jump(near, wide, power, is_fuzzy) for power in (1, 2))
    label = f"{running} of {cutoff:g} or more" if received is None else received
    estimates = (
        *weighed([label], [line[0]], [line[1]], level, line[2] - 4),
        *weighed([f"{label}, robust"], [curve[0]], [curve[1]], level, curve[2] - 6),
        *(_first(near, wide, received, level) if received else ()),
    )
    test = _tested(near)
    return Result(
        Method(
            "regression discontinuity, local lines, triangular kernel",
            "Imbens & Kalyanaraman 2012, doi 10.1093/restud/rdr043; Calonico, Cattaneo & Titiunik 2014, doi "
            "10.3982/ECTA11757",
            {"level": level, "width": f"{wide:.4g}" + ("" if width else " (Imbens-Kalyanaraman)")},
            "HC1",
        ),
        estimates,
        line[2],
        _sentence(outcome, running, cutoff, estimates[1], line[2]),
        tests=() if test is None else (test,),
        left_out=left_out,
        assumptions=(*_rest(test), told_apart(same_source)),
        numbers={
            "width": wide,
            **{
                side: int(kept.sum()) for side, kept in zip(("below", "above"), near.sides(wide), strict=True)
            },
        },
        tables=(_widths(near, wide, is_fuzzy),),
        notes=tuple(_warned(near, wide, test)),
        level=level,
        r_code=(*read_data(whole), *_in_r(outcome, running, cutoff, received, wide)),
    )


def _near(rows: Data, outcome: str, running: str, cutoff: float, received: str | None) -> Near:
    taken = np.zeros(rows.n) if received is None else amount(rows, received)
    found = Near(numbers_of(rows, running) - cutoff, amount(rows, outcome), taken)
    if not all(side.any() for side in found.sides()):
        raise refuse(
            N_("All rows are on one side of {cutoff} in “{name}”."), cutoff=f"{cutoff:g}", name=running
        )
    return found


def _width(near: Near, width: float | None) -> float:
    found = bandwidth(near) if width is None else width
    if found <= 0:
        raise refuse(N_("The width is not above 0."))
    for side, kept in zip((Words("below"), Words("above")), near.sides(found), strict=True):
        if kept.sum() < FEWEST:
            raise refuse(
                N_("Within {width} of the cutoff {n} rows are {side} it; at least {least} are needed."),
                width=f"{found:.4g}",
                n=int(kept.sum()),
                side=side,
                least=FEWEST,
            )
    return found


def _first(near: Near, wide: float, received: str, level: float) -> tuple[Estimate, ...]:
    value, se, used = jump(Near(near.away, near.received, near.received), wide, 1, False)
    return weighed([f"first stage: {received}"], [value], [se], level, used - 4)


def _tested(near: Near) -> Test | None:
    try:
        return density(near)
    except UnfitData:
        return None


def _rest(test: Test | None) -> Iterator[Assumption]:
    if test is not None:
        name_ = Words("people did not sort themselves around the cutoff (p)")
        yield Assumption(name_, MET if test.p > USUAL else NOT_MET, test.p)
    yield Assumption(Words("nothing else begins at the cutoff"), UNKNOWN)


def _widths(near: Near, wide: float, is_fuzzy: bool) -> Table:
    found = []
    for factor in (0.5, 1.0, 2.0):
        if min(kept.sum() for kept in near.sides(factor * wide)) >= FEWEST:
            value, se, used = jump(near, factor * wide, 1, is_fuzzy)
            found.append((factor * wide, used, value, se))
    return Table("other widths", ("width", "rows", "effect", "SE"), tuple(found))


def _warned(near: Near, wide: float, test: Test | None) -> Iterator[Words]:
    if test is None:
        yield Words("Too few rows are near the cutoff to test whether people sorted themselves around it.")
    if min(len(np.unique(near.away[kept])) for kept in near.sides(wide)) < COARSE:
        yield Words(
            "The rule looks at a number with few different values near the cutoff; lines between them "
            "lean on "
            "their straightness."
        )


def _sentence(outcome: str, running: str, cutoff: float, robust: Estimate, n: int) -> Words:
    return Words(
        "For people just at {running} {cutoff} the rule changed {outcome} by {effect} (robust, from "
        "{low} to {high}; {n} "
        "rows near the cutoff). Of people further away this says nothing.",
        running=running,
        cutoff=f"{cutoff:g}",
        outcome=outcome,
        effect=number(robust.value),
        low=number(robust.low),
        high=number(robust.high),
        n=n,
    )


def _in_r(outcome: str, running: str, cutoff: float, received: str | None, wide: float) -> tuple[str, ...]:
    line = f"x + above:x | {'above + x + above:x' if received else ''}".rstrip(" |")
    taken = f"d${name(received)}" if received else "d$above"
    fit = "AER::ivreg" if received else "lm"
    return (
        f"d$x <- d${name(running)} - {cutoff:.15g}",
        "d$above <- as.numeric(d$x >= 0)",
        f"d$taken <- {taken}",
        f"d$w <- pmax(0, 1 - abs(d$x) / {wide:.12g})",
        f"m <- {fit}({name(outcome)} ~ taken + {line}, data = d[d$w > 0, ], weights = w)",
        'lmtest::coeftest(m, vcov = sandwich::vcovHC(m, type = "HC1"))',
    )
