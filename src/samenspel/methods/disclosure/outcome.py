"""What protecting answers: what is hidden, and the proof."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from samenspel.methods.shown import Shown, Telling, Told, as_json, barred
from samenspel.methods.words import Count, Words

from .counts import ALL, CountTable
from .release import Release, Rule
from .system import Mask
from .targets import ALIKE, CHANGED, SMALL

HIDDEN = "–"


@dataclass(frozen=True)
class Leak:
    """Something that can be computed from what is published: about which `cell`, `why` that matters, and who
    can ("" for anybody, else the cell that this `insider` is alone in).

    "small": a count under k; "alike": a group all of one sensitive kind; "changed": few who joined or left.
    """

    cell: str
    why: str
    insider: str = ""

    @property
    def words(self) -> Words:
        said = {
            SMALL: Words("The small count of “{cell}” can be computed", cell=self.cell),
            ALIKE: Words("It can be computed that everyone of “{cell}” is of one kind", cell=self.cell),
            CHANGED: Words("It can be computed that few joined or left “{cell}”", cell=self.cell),
        }[self.why]
        if self.insider:
            return Words("{what} by who is alone in “{insider}”.", what=said, insider=self.insider)
        return Words("{what}.", what=said)


@dataclass(frozen=True)
class Audit:
    """Whether it can be computed what must not be told, with all tables and all earlier releases together.

    `targets`: so many counts and differences must not be told; `insiders`: so many people are alone in a
    hidden cell and know its count, and all was tried with the knowledge of each. `leaks`: what can be
    computed. `loose`: so many were shown with fractions of people only, because whole ones were not found.
    """

    targets: int
    insiders: int
    leaks: tuple[Leak, ...]
    loose: int = 0

    @property
    def safe(self) -> bool:
        return not self.leaks

    @property
    def words(self) -> Words:
        if self.safe:
            return Words(
                "Proven: none of the {targets} counts and differences that must not be told can be computed,"
                " also not by people who are alone in a cell and know it ({insiders}).",
                targets=Count(self.targets),
                insiders=Count(self.insiders),
            )
        return Words("Not safe: so much can be computed: {leaks}.", leaks=Count(len(self.leaks)))


@dataclass(frozen=True)
class Range:
    """The `least` and `greatest` that a hidden count may be for all that is published; None: no limit."""

    cell: tuple[str, ...]
    least: int
    greatest: int | None


@dataclass(frozen=True, eq=False, repr=False)
class Protected(Telling):
    """A release and what of it is hidden: `hides` has for each table an array like its `full`."""

    release: Release
    rule: Rule
    hides: tuple[Mask, ...]
    audit: Audit

    def __repr__(self) -> str:
        state = "safe" if self.audit.safe else "not safe"
        return f"<Protected ({state}): counts {self.counts}, hidden {self.hidden}>"

    @property
    def counts(self) -> int:
        """In all tables, with their margins."""
        return sum(hides.size for hides in self.hides)

    @property
    def hidden(self) -> int:
        return sum(int(hides.sum()) for hides in self.hides)

    @property
    def small(self) -> int:
        """Hidden because fewer than k people are in it, and somebody is."""
        return sum(
            int((hides & (table.full > 0) & (table.full < self.rule.k)).sum())
            for table, hides in zip(self.release.tables, self.hides, strict=True)
        )

    def published(self, table: int) -> Iterator[tuple[tuple[str, ...], int | None]]:
        """Of each cell its categories, and its count or None where that is hidden."""
        found, hides = self.release.tables[table], self.hides[table]
        for place in np.ndindex(*hides.shape):
            yield found.labels(place), None if hides[place] else int(found.full[place])

    def told(self) -> Told:
        """The tables as they may be published, and why."""
        sentence = Words(
            "{hidden} of {counts} counts are hidden: {small} because they are under {k}, the others so that"
            " these cannot be computed.",
            hidden=Count(self.hidden),
            counts=Count(self.counts),
            small=Count(self.small),
            k=self.rule.k,
        )
        tables = [_crossed(*one) for one in zip(self.release.tables, self.hides, strict=True)]
        leaks = [("leak", str(leak.words)) for leak in self.audit.leaks]
        return Told(str(sentence), tables, [("proof", str(self.audit.words)), *leaks])

    def to_json(self) -> str:
        """What may be published, and the proof; `write_release` keeps the hidden counts too."""
        tables = [
            [{"cell": labels, "count": count} for labels, count in self.published(number)]
            for number in range(len(self.hides))
        ]
        return as_json({"k": self.rule.k, "tables": tables, "audit": self.audit})

    def plot(self) -> Any:
        """Axes of matplotlib: of each category the part of its counts that is told, dark where that is half
        or more; ImportError without it."""
        bars = []
        for table, hides in zip(self.release.tables, self.hides, strict=True):
            for axis, variable in enumerate(table.variables):
                parts = 1 - hides.mean(axis=tuple(at for at in range(hides.ndim) if at != axis))
                names = (f"{variable.name}: {category}" for category in variable.categories)
                told = zip(names, parts[:-1].tolist(), strict=True)
                bars += [(name, part, part >= 0.5) for name, part in told]
        return barred("Which part of its counts is told", bars)


def _crossed(table: CountTable, hides: Mask) -> Shown:
    """The last variable's categories side by side, where there are a dozen at most."""
    *rest, last = table.variables
    if len(last.categories) > 12 or not rest:
        rows = [(*table.labels(place), _shown(table, hides, place)) for place in np.ndindex(*hides.shape)]
        return table.name, (*(one.name for one in table.variables), "people"), rows
    rows = [
        (
            *table.labels((*place, 0))[:-1],
            *(_shown(table, hides, (*place, at)) for at in range(hides.shape[-1])),
        )
        for place in np.ndindex(*hides.shape[:-1])
    ]
    heads = (*(one.name for one in rest), *last.categories, ALL)
    return table.name, heads, rows


def _shown(table: CountTable, hides: Mask, place: tuple[int, ...]) -> str | int:
    return HIDDEN if hides[place] else int(table.full[place])
