"""Whether a scale measures the same in groups of people, or in the same people over time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np

from samenspel.methods.evidence.chances import above_chi2
from samenspel.methods.evidence.data import Names
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.result import MET, NOT_MET, Assumption, Estimate, Method, Result, Table, Test
from samenspel.methods.evidence.scales.items import Answers, Items, read_items
from samenspel.methods.evidence.unfit import refuse
from samenspel.methods.evidence.used import result_of
from samenspel.methods.evidence.weighed import weighed
from samenspel.methods.words import N_, Words

from .answered import INSTRUMENT, Answered, Missing, answered, items_of
from .constrained import LEVELS, STRICT, Held, check_free, of_groups, of_waves
from .fitting import Fitted, fit, settled
from .heywood import strange
from .lavaan import group_lines, wave_lines
from .measures import CLOSE, Fit, fit_of
from .model import Factors
from .starting import start_of
from .waves import in_waves

LOSS = 0.01
SCALAR = LEVELS.index("scalar")
SOURCE = "Meredith 1993, doi 10.1007/BF02294825; Cheung & Rensvold 2002, doi 10.1207/S15328007SEM0902_5"
HEADS = ("", "chi-square", "df", "CFI", "RMSEA", "SRMR", "CFI gained")
ASSUMED = (
    Words("the same items belong to each factor (RMSEA below 0.08)"),
    Words("items are as strong everywhere (CFI falls by 0.01 at most)"),
    Words("items are as easy everywhere, so that means may be compared (CFI falls by 0.01 at most)"),
    Words("items are as exact everywhere (CFI falls by 0.01 at most)"),
)
SAID = {
    None: N_("The factors do not fit to begin with ({n} people, {names}): there is nothing to compare."),
    "configural": N_(
        "The same items belong together for {names} ({n} people), but not as strongly: neither means nor "
        "how things go together may be compared."
    ),
    "metric": N_(
        "Items are as strong for {names} ({n} people), but not as easy: how things go together may be "
        "compared, means may not."
    ),
    "scalar": N_("The scale measures the same for {names} ({n} people): means may be compared."),
    STRICT: N_(
        "The scale measures the same for {names} ({n} people), and as exactly: means may be compared."
    ),
}


@listed(
    "Whether a scale measures the same in groups, or over time, so that means may be compared.",
    factors="of each factor its items; the first item gives it its unit",
    group="a column that says who belongs to which group",
    wave="a column that says when a row was answered (one row for each person and wave); needs person",
    **INSTRUMENT,
    free="parts that may differ after all, as in lavaan: trust=~fair (a loading), fair~1 (an intercept)",
    strict="true to hold what is left of each item (fair~~fair) the same too",
)
def invariance(
    data: Any,
    factors: Factors,
    *,
    group: str | None = None,
    wave: str | None = None,
    reverse: Names = (),
    answers: Answers = (),
    person: str | None = None,
    incomplete: Missing = "listwise",
    free: Names = (),
    strict: bool = False,
    level: float = 0.95,
) -> Result:
    """Configural: the same items for each factor; metric: the same loadings; scalar: the same intercepts too,
    and factors whose means differ; strict: the same errors too (Meredith 1993, doi 10.1007/BF02294825), all
    but for what is `free` (Byrne, Shavelson & Muthén 1989, doi 10.1037/0033-2909.105.3.456). A step holds
    when CFI falls by no more than 0.01 (Cheung & Rensvold 2002, doi 10.1207/S15328007SEM0902_5). Raises
    UnfitData."""
    over = Over(group, wave, person, incomplete)
    read = read_items(data, items_of(factors), reverse, answers, None if wave else person)
    check_free(read.names, factors, free, strict=strict)
    found = _compared(over, read, factors, free, strict=strict)
    partial = ({"free": ", ".join(free)} if free else {}) | ({"strict": True} if strict else {})
    return result_of(
        found.people,
        Method("measurement invariance", SOURCE, read.options | over.options | {"level": level} | partial),
        found.means(level),
        found.sentence(free),
        unit="people",
        tests=tuple(found.tests()),
        assumptions=found.assumptions(),
        tables=(found.table(),),
        notes=tuple(found.notes()),
        r_code=(*read.r_code, *over.in_r(factors, found.fits, free)),
    )


@dataclass(frozen=True)
class Over:
    """What is compared: groups of people, or waves of the same people. Raises UnfitData for both or none."""

    group: str | None
    wave: str | None
    person: str | None
    incomplete: Missing

    def __post_init__(self) -> None:
        if (self.group is None) == (self.wave is None):
            raise refuse(N_("Name a group, or a wave: one of both."))

    @property
    def options(self) -> dict[str, object]:
        return {"compared": self.group or self.wave, "incomplete": self.incomplete}

    def people(self, items: Items) -> tuple[Answered, tuple[str, ...]]:
        """Refuses what has one value only."""
        if self.wave is None:
            people = answered(items, self.incomplete, self.group)
            names = people.group_names
        elif self.person is None:
            raise refuse(N_("Waves need a column that says who answered: name it as person."))
        else:
            people, names = in_waves(items, self.wave, self.person, self.incomplete)
        if len(names) < 2:
            said = N_("“{name}” has one value; two or more are compared.")
            raise refuse(said, name=self.group or self.wave)
        return people, names

    def in_r(self, factors: Factors, fits: tuple[Fitted, ...], free: Names) -> tuple[str, ...]:
        if self.group is not None:
            return group_lines(factors, self.group, self.incomplete, len(fits), free)
        return wave_lines([one.model for one in fits], self.person or "", self.wave or "", self.incomplete)


@dataclass(frozen=True, eq=False)
class Compared:
    """Groups or waves by their names, and a model for each step, with how well it fits."""

    people: Answered
    names: tuple[str, ...]
    steps: tuple[str, ...]
    fits: tuple[Fitted, ...]
    measured: tuple[Fit, ...]

    @property
    def held(self) -> str | None:
        """The last step that holds; None when not even the first fits."""
        if self.measured[0].rmsea >= CLOSE:
            return None
        held = self.steps[0]
        for step, (before, after) in zip(self.steps[1:], pairwise(self.measured), strict=True):
            if after.cfi < before.cfi - LOSS:
                break
            held = step
        return held

    def means(self, level: float) -> tuple[Estimate, ...]:
        """Of the scalar model: how far the mean of each factor is from that of the first group or wave."""
        fitted = self.fits[SCALAR]
        labels = fitted.model.labels
        kept = [place for place, label in enumerate(labels) if label.startswith("mean of ")]
        errors = np.sqrt(np.diag(self.people.covariances(fitted)))[kept]
        return weighed([labels[place] for place in kept], fitted.parameters[kept], errors, level)

    def tests(self) -> Iterator[Test]:
        """Each step against the one before, where it holds anything more."""
        for steps, (before, after) in zip(pairwise(self.steps), pairwise(self.measured), strict=True):
            statistic, df = max(0.0, after.chi2 - before.chi2), after.df - before.df
            if df:
                yield Test(f"{steps[1]} against {steps[0]}", statistic, above_chi2(statistic, df), (df,))

    def table(self) -> Table:
        gained = [None, *(after.cfi - before.cfi for before, after in pairwise(self.measured))]
        rows = tuple(
            (step, one.chi2, one.df, one.cfi, one.rmsea, one.srmr, gain)
            for step, one, gain in zip(self.steps, self.measured, gained, strict=True)
        )
        return Table("models", HEADS, rows)

    def assumptions(self) -> tuple[Assumption, ...]:
        losses = [before.cfi - after.cfi for before, after in pairwise(self.measured)]
        met = [self.measured[0].rmsea < CLOSE, *(loss <= LOSS for loss in losses)]
        numbers = [self.measured[0].rmsea, *losses]
        return tuple(
            Assumption(said, MET if holds else NOT_MET, number)
            for said, holds, number in zip(ASSUMED[: len(met)], met, numbers, strict=True)
        )

    def notes(self) -> Iterator[Words]:
        if self.held not in self.steps[SCALAR:]:
            yield Words("The means are those of the scalar model, which does not hold: do not compare them.")
        said = {str(note): note for one in self.fits for note in strange(one)}
        yield from said.values()

    def sentence(self, free: Names) -> Words:
        said = Words(SAID[self.held], names=", ".join(self.names), n=self.people.n)
        if not free:
            return said
        return Words(
            "{said} These were left free to differ: {free}, so that plain scores may not be compared.",
            said=said,
            free=", ".join(free),
        )


def _compared(over: Over, items: Items, factors: Factors, free: Names, *, strict: bool) -> Compared:
    people, names = over.people(items)
    steps = (*LEVELS, STRICT) if strict else LEVELS
    of = of_groups if over.wave is None else of_waves
    models = [of(items.names, factors, names, Held(step, frozenset(free))) for step in steps]
    fits = tuple(settled(fit(one, people.samples, start_of(one, people.best))) for one in models)
    return Compared(people, names, steps, fits, tuple(fit_of(one, people.samples) for one in fits))
