"""What a rule with a cutoff did to those who were only just on one side of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from samenspel.methods.evidence.data import Data
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.outcomes import amount, numbers_of
from samenspel.methods.evidence.result import UNKNOWN, Assumption, Estimate, Method, Result, Table, Test
from samenspel.methods.evidence.rscript import name, script
from samenspel.methods.evidence.shown import number
from samenspel.methods.evidence.sources import told_apart
from samenspel.methods.evidence.unfit import UnfitData, refuse
from samenspel.methods.evidence.used import Used
from samenspel.methods.evidence.weighed import weighed
from samenspel.methods.words import N_, Words

from .local import FEWEST, Near, bandwidth, density, jump

USUAL, COARSE = 0.05, 20
MODEL = "regression discontinuity, local lines, triangular kernel"
SOURCE = (
    "Imbens & Kalyanaraman 2012, doi 10.1093/restud/rdr043; Calonico, Cattaneo & Titiunik 2014, doi "
    "10.3982/ECTA11757"
)


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
    used = Used.of(data, outcome, running, received)
    near = _near(used.rows, outcome, running, cutoff, received)
    found = Jump(near, _width(near, width), _tested(near), running, cutoff, received)
    estimates = tuple(found.estimates(level))
    shown = f"{found.width:.4g}" + ("" if width else " (Imbens-Kalyanaraman)")
    return used.result(
        Method(MODEL, SOURCE, {"level": level, "width": shown}, "HC1"),
        estimates,
        found.sentence(outcome, estimates[1]),
        n=found.used,
        tests=() if found.test is None else (found.test,),
        assumptions=(*found.rests_on(), told_apart(same_source)),
        numbers=found.sizes(),
        tables=(found.other_widths(),),
        notes=tuple(found.warned()),
        r_code=script(used.whole, *_in_r(outcome, running, cutoff, received, found.width)),
    )


@dataclass(frozen=True, eq=False)
class Jump:
    """Rows near a cutoff in `running`, within a `width`; what was `received` where the rule does not decide
    alone; `test` is None where too few are near."""

    near: Near
    width: float
    test: Test | None
    running: str
    cutoff: float
    received: str | None

    @property
    def used(self) -> int:
        return sum(self.sides())

    def sides(self) -> list[int]:
        return [int(kept.sum()) for kept in self.near.sides(self.width)]

    def estimates(self, level: float) -> Iterator[Estimate]:
        label = self.received or f"{self.running} of {self.cutoff:g} or more"
        yield self._jump(label, 1, level)
        yield self._jump(f"{label}, robust", 2, level)
        if self.received:
            near = Near(self.near.away, self.near.received, self.near.received)
            value, se, used = jump(near, self.width, 1, False)
            yield weighed([f"first stage: {self.received}"], [value], [se], level, used - 4)[0]

    def _jump(self, label: str, power: int, level: float) -> Estimate:
        value, se, used = jump(self.near, self.width, power, self.received is not None)
        return weighed([label], [value], [se], level, used - 2 * (power + 1))[0]

    def sizes(self) -> dict[str, float]:
        return {"width": self.width, **dict(zip(("below", "above"), self.sides(), strict=True))}

    def other_widths(self) -> Table:
        found = []
        for wide in (0.5 * self.width, self.width, 2 * self.width):
            if min(kept.sum() for kept in self.near.sides(wide)) >= FEWEST:
                value, se, used = jump(self.near, wide, 1, self.received is not None)
                found.append((wide, used, value, se))
        return Table("other widths", ("width", "rows", "effect", "SE"), tuple(found))

    def rests_on(self) -> Iterator[Assumption]:
        if self.test is not None:
            said = Words("people did not sort themselves around the cutoff (p)")
            yield Assumption.judged(said, self.test.p > USUAL, self.test.p)
        yield Assumption(Words("nothing else begins at the cutoff"), UNKNOWN)

    def warned(self) -> Iterator[Words]:
        if self.test is None:
            yield Words(
                "Too few rows are near the cutoff to test whether people sorted themselves around it."
            )
        if min(len(np.unique(self.near.away[kept])) for kept in self.near.sides(self.width)) < COARSE:
            yield Words(
                "The rule looks at a number with few different values near the cutoff; lines between them "
                "lean on "
                "their straightness."
            )

    def sentence(self, outcome: str, robust: Estimate) -> Words:
        return Words(
            "For people just at {running} {cutoff} the rule changed {outcome} by {effect} (robust, from "
            "{low} to {high}; {n} "
            "rows near the cutoff). Of people further away this says nothing.",
            running=self.running,
            cutoff=f"{self.cutoff:g}",
            outcome=outcome,
            effect=number(robust.value),
            low=number(robust.low),
            high=number(robust.high),
            n=self.used,
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


def _tested(near: Near) -> Test | None:
    try:
        return density(near)
    except UnfitData:
        return None


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
