"""Staggered effects in words, tables and lines of R."""

from __future__ import annotations

from collections.abc import Sequence

from samenspel.methods.evidence.data import Data
from samenspel.methods.evidence.grouped import FEWEST
from samenspel.methods.evidence.result import (
    MET,
    NOT_MET,
    UNKNOWN,
    Assumption,
    Estimate,
    Table,
    Test,
)
from samenspel.methods.evidence.rscript import name, read_data, texts
from samenspel.methods.words import Words

from .cells import Asked
from .panel import Panel
from .study import Study
from .sure import Found, Sure

SMALL = 5
KINDS = ("simple", "dynamic", "group", "calendar")
LIKELY = 0.05


def tables_of(found: Found, panel: Panel, sure: Sure, level: float) -> tuple[Table, ...]:
    cells, bounds = found.cells, _bounds(found, sure)
    places = [(panel.periods[g], panel.periods[t]) for g, t in zip(cells.group, cells.period, strict=True)]
    effects = Table(
        "effects on each group in each period; the bands hold for all of them at once",
        ("group", "period", "estimate", "SE", "band low", "band high"),
        tuple((*place, *row) for place, row in zip(places, bounds[-1], strict=True)),
    )
    if sure.errors is None:
        return (effects,)
    named = [
        (name, *row)
        for family, rows in zip(list(found.families.values())[1:], bounds[1:], strict=False)
        for name, row in zip(family.names, rows, strict=True)
    ]
    head = ("", "estimate", "SE", "band low", "band high")
    return effects, Table("bands that hold for all lengths, groups or periods at once", head, tuple(named))


Bounds = list[tuple[float | None, ...]]


def _bounds(found: Found, sure: Sure) -> list[Bounds]:
    if sure.errors is None:
        return [[(value, None, None, None) for value in family.values.tolist()] for family in found.all]
    return [
        [
            (value, se, value - wide * se, value + wide * se) if se else (value, None, None, None)
            for value, se in zip(family.values.tolist(), errors.tolist(), strict=True)
        ]
        for family, errors, wide in zip(found.all, sure.errors, sure.reaches, strict=True)
    ]


def assumptions_of(test: Test | None) -> tuple[Assumption, ...]:
    said = (
        Assumption(Words("without treatment, groups would have gone the same way"), UNKNOWN),
        Assumption(Words("nobody changed before treatment because it was to come"), UNKNOWN),
        Assumption(Words("treatment of one unit changes nothing for another"), UNKNOWN),
    )
    if test is None:
        return said
    name = Words("before treatment groups went the same way, by the chance of what was seen (p)")
    return (*said, Assumption(name, MET if test.p >= LIKELY else NOT_MET, test.p))


def sentence_of(outcome: str, asked: Asked, level: float, one: Estimate) -> Words:
    compared = Words("not yet treated") if asked.with_later else Words("never treated")
    if one.low is None:
        return Words(
            "In treated units {outcome} differs by {value} on average, once treatment began, from what units "
            "{compared} let expect. How sure that is cannot be said from so few units.",
            outcome=outcome,
            value=f"{one.value:.4g}",
            compared=compared,
        )
    return Words(
        "In treated units {outcome} differs by {value} on average, once treatment began, from what units "
        "{compared} let expect ({level} % interval {low} to {high}). That is the effect of treatment if both "
        "would have gone the same way without it.",
        outcome=outcome,
        value=f"{one.value:.4g}",
        compared=compared,
        level=f"{100 * level:g}",
        low=f"{one.low:.4g}",
        high=f"{one.high:.4g}",
    )


def notes_of(study: Study, found: Found, sure: Sure) -> tuple[Words, ...]:
    periods = study.panel.periods
    notes = []
    if study.is_cut:
        notes.append(
            Words(
                "Every unit is treated in the end, so those that begin last, in {period}, stand for those "
                "not yet treated; periods from then on are not used.",
                period=periods[int(study.start.max())],
            )
        )
    if sure.errors is None:
        notes.append(Words("Below {n} units or clusters there are no errors that can be believed.", n=FEWEST))
    sizes = {group: int((study.start == group).sum()) for group in sorted(set(found.cells.group.tolist()))}
    if small := [f"{periods[group]} ({size})" for group, size in sizes.items() if size < SMALL]:
        notes.append(
            Words(
                "Errors of groups with fewer than {least} units are too small to be believed: {groups}.",
                least=SMALL,
                groups=", ".join(small),
            )
        )
    if found.cells.empty:
        cells = ", ".join(f"{periods[group]} in {periods[when]}" for group, when in found.cells.empty[:10])
        notes.append(
            Words(
                "{n} effects are not known, because too few units like those treated are left to compare "
                "with: {cells}.",
                n=len(found.cells.empty),
                cells=cells,
            )
        )
    return tuple(notes)


def r_code(
    whole: Data,
    columns: tuple[str, str, str, str],
    predictors: Sequence[str],
    adjustment: str,
    asked: Asked,
    cluster: str | None,
) -> tuple[str, ...]:
    outcome, unit, period, first = columns
    method = {"doubly robust": "dr", "regression": "reg", "weighting": "ipw"}[adjustment]
    given = "~ 1" if not predictors else f"~ {' + '.join(map(name, predictors))}"
    return (
        *read_data(whole),
        f"d$unit. <- as.integer(factor(d${name(unit)}))",
        f"d$first. <- d${name(first)}; d$first.[is.na(d$first.)] <- 0",
        f'm <- did::att_gt({texts([outcome])}, {texts([period])}, "unit.", "first.", {given}, data = d,',
        f"  control_group = {texts(['notyettreated' if asked.with_later else 'nevertreated'])},",
        f"  anticipation = {asked.anticipation}, est_method = {texts([method])},",
        f"  base_period = {texts(['varying' if asked.varying else 'universal'])},",
        "  bstrap = FALSE, cband = FALSE)",
        "print(m)",
        *(f'print(did::aggte(m, type = "{kind}", bstrap = FALSE, cband = FALSE))' for kind in KINDS),
        *(["# errors by cluster: did's own are by bootstrap"] if cluster else []),
    )
