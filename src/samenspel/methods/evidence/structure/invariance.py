"""Whether a scale measures the same in groups of people, or in the same people over time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from samenspel.methods.evidence.chances import above_chi2, half_width, two_sided
from samenspel.methods.evidence.listed import listed
from samenspel.methods.evidence.result import (
    MET,
    NOT_MET,
    Assumption,
    Estimate,
    Method,
    Result,
    Table,
    Test,
    estimates_of,
)
from samenspel.methods.evidence.scales.items import Answers, read_items
from samenspel.methods.evidence.unfit import refuse
from samenspel.methods.words import N_, Words

from .answered import INSTRUMENT, Answered, Missing, answered, items_of
from .cfa import CLOSE, parameter_covariances, settled, strange
from .constrained import LEVELS, of_groups, of_waves
from .fitting import Fitted, fit
from .lavaan import group_lines, wave_lines
from .measures import Fit, fit_of
from .starting import start_of
from .waves import in_waves

LOSS = 0.01
SOURCE = "Meredith 1993, doi 10.1007/BF02294825; Cheung & Rensvold 2002, doi 10.1207/S15328007SEM0902_5"


@listed(
    "Whether a scale measures the same in groups, or over time, so that means may be compared.",
    factors="of each factor its items; the first item gives it its unit",
    group="a column that says who belongs to which group",
    wave="a column that says when a row was answered (one row for each person and wave); needs person",
    **INSTRUMENT,
)
def invariance(
    data: Any,
    factors: Mapping[str, Sequence[str]],
    *,
    group: str | None = None,
    wave: str | None = None,
    reverse: Sequence[str] = (),
    answers: Answers = (),
    person: str | None = None,
    incomplete: Missing = "listwise",
    level: float = 0.95,
) -> Result:
    """Configural: the same items for each factor; metric: the same loadings; scalar: the same intercepts too,
    and factors whose means differ (Meredith 1993, doi 10.1007/BF02294825). A step holds when CFI falls by no
    more than 0.01 (Cheung & Rensvold 2002, doi 10.1207/S15328007SEM0902_5). Raises UnfitData."""
    people, names = _read(data, factors, group, wave, reverse, answers, person, incomplete)
    fits = [_fitted(people, factors, names, step, wave is not None) for step in LEVELS]
    measured = [fit_of(one, people.samples) for one in fits]
    held = _held(measured)
    lines = (
        group_lines(factors, group, incomplete)
        if group is not None
        else wave_lines([one.model for one in fits], person or "", wave or "", incomplete)
    )
    return Result(
        Method(
            "measurement invariance",
            SOURCE,
            people.items.options | {"compared": group or wave, "incomplete": incomplete, "level": level},
        ),
        _means(fits[-1], people, level),
        people.n,
        _sentence(held, names, people.n),
        unit="people",
        tests=_tests(measured),
        left_out=people.left_out,
        assumptions=_assumptions(measured),
        tables=(_table(measured),),
        notes=tuple(_notes(fits, held)),
        level=level,
        r_code=(*people.items.r_code, *lines),
    )


def _read(
    data: Any,
    factors: Mapping[str, Sequence[str]],
    group: str | None,
    wave: str | None,
    reverse: Sequence[str],
    answers: Answers,
    person: str | None,
    incomplete: Missing,
) -> tuple[Answered, tuple[str, ...]]:
    if (group is None) == (wave is None):
        raise refuse(N_("Name a group, or a wave: one of both."))
    items = read_items(data, items_of(factors), reverse, answers, None if wave else person)
    if wave is None:
        people = answered(items, incomplete, group)
        names = people.group_names
    elif person is None:
        raise refuse(N_("Waves need a column that says who answered: name it as person."))
    else:
        people, names = in_waves(items, wave, person, incomplete)
    if len(names) < 2:
        raise refuse(N_("“{name}” has one value; two or more are compared."), name=group or wave)
    return people, names


def _fitted(
    people: Answered, factors: Mapping[str, Sequence[str]], names: Sequence[str], step: str, waves: bool
) -> Fitted:
    model = (of_waves if waves else of_groups)(people.items.names, factors, names, step)
    return settled(fit(model, people.samples, start_of(model, people.best)))


def _held(measured: Sequence[Fit]) -> str | None:
    """The last step that holds; None when not even the first fits."""
    if measured[0].rmsea >= CLOSE:
        return None
    held = LEVELS[0]
    for step, (before, after) in zip(LEVELS[1:], pairwise(measured), strict=True):
        if after.cfi < before.cfi - LOSS:
            break
        held = step
    return held


def _means(fitted: Fitted, people: Answered, level: float) -> tuple[Estimate, ...]:
    """Of the scalar model: how far the mean of each factor is from that of the first group or wave."""
    kept = [place for place, label in enumerate(fitted.model.labels) if label.startswith("mean of ")]
    errors = np.sqrt(np.diag(parameter_covariances(fitted, people)))[kept]
    values = fitted.parameters[kept]
    wide, statistic = half_width(errors, level), values / errors
    return estimates_of(
        [fitted.model.labels[place] for place in kept],
        values,
        se=errors,
        low=values - wide,
        high=values + wide,
        statistic=statistic,
        p=two_sided(statistic),
    )


def _tests(measured: Sequence[Fit]) -> tuple[Test, ...]:
    return tuple(
        Test(f"{after} against {before}", *_worse(*fits))
        for (before, after), fits in zip(pairwise(LEVELS), pairwise(measured), strict=True)
    )


def _notes(fits: Sequence[Fitted], held: str | None) -> Iterator[Words]:
    if held != LEVELS[-1]:
        yield Words("The means are those of the scalar model, which does not hold: do not compare them.")
    said = {str(note): note for one in fits for note in strange(one)}
    yield from said.values()


def _worse(before: Fit, after: Fit) -> tuple[float, float, tuple[int, ...]]:
    statistic, df = max(0.0, after.chi2 - before.chi2), after.df - before.df
    return statistic, above_chi2(statistic, df), (df,)


def _table(measured: Sequence[Fit]) -> Table:
    rows = []
    for place, (step, one) in enumerate(zip(LEVELS, measured, strict=True)):
        loss = one.cfi - measured[place - 1].cfi if place else None
        rows.append((step, one.chi2, one.df, one.cfi, one.rmsea, one.srmr, loss))
    return Table("models", ("", "chi-square", "df", "CFI", "RMSEA", "SRMR", "CFI gained"), tuple(rows))


def _assumptions(measured: Sequence[Fit]) -> tuple[Assumption, ...]:
    words = (
        Words("the same items belong to each factor (RMSEA below 0.08)"),
        Words("items are as strong everywhere (CFI falls by 0.01 at most)"),
        Words("items are as easy everywhere, so that means may be compared (CFI falls by 0.01 at most)"),
    )
    losses = [before.cfi - after.cfi for before, after in pairwise(measured)]
    met = [measured[0].rmsea < CLOSE, *(loss <= LOSS for loss in losses)]
    return tuple(
        Assumption(said, MET if holds else NOT_MET, number)
        for said, holds, number in zip(words, met, [measured[0].rmsea, *losses], strict=True)
    )


def _sentence(held: str | None, names: Sequence[str], n: int) -> Words:
    said = {
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
    }[held]
    return Words(said, names=", ".join(names), n=n)
