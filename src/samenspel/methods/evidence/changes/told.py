"""Staggered effects in words, tables and lines of R."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from samenspel.methods.evidence.data import Names
from samenspel.methods.evidence.grouped import FEWEST
from samenspel.methods.evidence.result import UNKNOWN, Assumption, Estimate, Table
from samenspel.methods.evidence.rscript import name, texts
from samenspel.methods.words import Words

from .cells import Asked
from .effects import Adjustment
from .said import between, went_alike
from .study import Study
from .sure import Found, Sure, estimates_in

SMALL = 5
KINDS = ("simple", "dynamic", "group", "calendar")
LIKELY = 0.05
IN_R = {"doubly robust": "dr", "regression": "reg", "weighting": "ipw"}
Bounds = list[tuple[float | None, ...]]


@dataclass(frozen=True, eq=False)
class Told:
    """Units as they were compared, what was found, how sure it is at a level."""

    study: Study
    asked: Asked
    found: Found
    sure: Sure
    level: float

    @cached_property
    def estimates(self) -> tuple[Estimate, ...]:
        return estimates_in(self.found, self.sure, self.level)

    def rest(self) -> dict[str, Any]:
        """What a result says besides."""
        return {
            "n": len(self.study.start),
            "unit": "units",
            "tests": self.sure.tests,
            "assumptions": self.rests_on(),
            "tables": tuple(self.tables()),
            "notes": tuple(self.notes()),
        }

    def tables(self) -> Iterator[Table]:
        periods, cells = self.study.panel.periods, self.found.cells
        *several, last = self.bounds()
        places = zip(cells.group.tolist(), cells.period.tolist(), strict=True)
        yield Table(
            "effects on each group in each period; the bands hold for all of them at once",
            ("group", "period", "estimate", "SE", "band low", "band high"),
            tuple((periods[g], periods[t], *row) for (g, t), row in zip(places, last, strict=True)),
        )
        if self.sure.errors is not None:
            yield self._bands(several[1:])

    def _bands(self, several: Sequence[Bounds]) -> Table:
        names = [one for family in list(self.found.families.values())[1:] for one in family.names]
        rows = [row for family in several for row in family]
        return Table(
            "bands that hold for all lengths, groups or periods at once",
            ("", "estimate", "SE", "band low", "band high"),
            tuple((one, *row) for one, row in zip(names, rows, strict=True)),
        )

    def bounds(self) -> list[Bounds]:
        """Of each family each value with its error and its band, where it has them."""
        if self.sure.errors is None:
            return [[(value, None, None, None) for value in one.values.tolist()] for one in self.found.all]
        return [
            [
                (value, se, value - wide * se, value + wide * se) if se else (value, None, None, None)
                for value, se in zip(family.values.tolist(), errors.tolist(), strict=True)
            ]
            for family, errors, wide in zip(self.found.all, self.sure.errors, self.sure.reaches, strict=True)
        ]

    def rests_on(self) -> tuple[Assumption, ...]:
        said = went_alike(Words("without treatment, groups would have gone the same way"))
        if not self.study.are_all_seen:
            said = (*said, Assumption(Words("units that are not always seen went as the others"), UNKNOWN))
        if self.sure.test is None:
            return said
        p = self.sure.test.p
        seen = Words("before treatment groups went the same way, by the chance of what was seen (p)")
        return (*said, Assumption.judged(seen, p >= LIKELY, p))

    def sentence(self, outcome: str) -> Words:
        one = self.estimates[0]
        compared = Words("not yet treated") if self.asked.with_later else Words("never treated")
        told = {"outcome": outcome, "value": f"{one.value:.4g}", "compared": compared}
        if one.low is None:
            return Words(
                "In treated units {outcome} differs by {value} on average, once treatment began, from what "
                "units {compared} let expect. How sure that is cannot be said from so few units.",
                **told,
            )
        return Words(
            "In treated units {outcome} differs by {value} on average, once treatment began, from what units "
            "{compared} let expect ({level} % interval {low} to {high}). That is the effect of treatment if "
            "both would have gone the same way without it.",
            **told,
            **between(one, self.level),
        )

    def notes(self) -> Iterator[Words]:
        if self.study.is_cut:
            yield _cut(self.study.panel.periods[int(self.study.start.max())])
        if self.sure.errors is None:
            yield Words("Below {n} units or clusters there are no errors that can be believed.", n=FEWEST)
        elif self.sure.test is None:
            yield self._untested()
        yield from self._small()
        yield from self._empty()

    def _untested(self) -> Words:
        before = int((~self.found.cells.is_after).sum())
        if not before:
            return Words("No group has a period before treatment to be seen going another way.")
        return Words(
            "Whether groups went the same way before treatment is not tested: the {k} effects before it hang "
            "on too few units to be told apart.",
            k=before,
        )

    def _small(self) -> Iterator[Words]:
        periods, start = self.study.panel.periods, self.study.start
        sizes = {group: int((start == group).sum()) for group in np.unique(self.found.cells.group).tolist()}
        if small := [f"{periods[group]} ({size})" for group, size in sizes.items() if size < SMALL]:
            yield Words(
                "Errors of groups with fewer than {least} units are too small to be believed: {groups}.",
                least=SMALL,
                groups=", ".join(small),
            )

    def _empty(self) -> Iterator[Words]:
        periods, empty = self.study.panel.periods, self.found.cells.empty
        if empty:
            yield Words(
                "{n} effects are not known, because too few units like those treated are left to compare "
                "with: {cells}.",
                n=len(empty),
                cells=", ".join(f"{periods[group]} in {periods[when]}" for group, when in empty[:10]),
            )

    def in_r(
        self,
        columns: tuple[str, str, str, str],
        predictors: Names,
        adjustment: Adjustment,
        cluster: str | None,
    ) -> tuple[str, ...]:
        (outcome, unit, period, first), asked = columns, self.asked
        given = f"~ {' + '.join(map(name, predictors)) or '1'}"
        return (
            f"d$unit. <- as.integer(factor(d${name(unit)}))",
            f"d$first. <- d${name(first)}; d$first.[is.na(d$first.)] <- 0",
            f'm <- did::att_gt({texts([outcome])}, {texts([period])}, "unit.", "first.", {given}, data = d,',
            f"  control_group = {texts(['notyettreated' if asked.with_later else 'nevertreated'])},",
            f"  anticipation = {asked.anticipation}, est_method = {texts([IN_R[adjustment]])},",
            f"  base_period = {texts(['varying' if asked.varying else 'universal'])},",
            "  bstrap = FALSE, cband = FALSE)",
            "print(m)",
            *(f'print(did::aggte(m, type = "{kind}", bstrap = FALSE, cband = FALSE))' for kind in KINDS),
            *(["# errors by cluster: did's own are by bootstrap"] if cluster else []),
        )


def _cut(period: str) -> Words:
    return Words(
        "Every unit is treated in the end, so those that begin last, in {period}, stand for those "
        "not yet treated; periods from then on are not used.",
        period=period,
    )
