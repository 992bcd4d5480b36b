"""The report: what the queries answered, under the rule for small numbers before anybody sees it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Any

import numpy as np

from samenspel.methods.disclosure import ALL, DEFAULT_K, CountTable, Release, Rule, UnfitTable, protect

from .answers import Answers

MOST_INITIATIVES, MOST_MONTHS = 200, 24
OTHERS, NO_PHASE = "others", "none"
PLACES = Decimal("0.0001")
Cells = Mapping[tuple[str, str], int]


@dataclass(frozen=True)
class Protected:
    """Counts by two variables with all totals, as they may be shown: None where it is not told. `why`: a
    sentence, where nothing of the table can be."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    counts: tuple[tuple[int | None, ...], ...]
    why: str = ""


@dataclass(frozen=True)
class Concentration:
    """`gini`: 0 where all do as much, near 1 where one does everything. `top_tenth`: the part of all that the
    busiest tenth did. Both as decimal numbers with four places."""

    people: int
    entries: int
    gini: str
    top_tenth: str


@dataclass(frozen=True)
class Report:
    """`months`: the first and the last; 0 where there are none. `sides`: people by initiative and side, who
    takes part in two counts twice. `months_by_phase`: people by month and phase, who does something in two
    months counts twice. None: too few to say."""

    k: int
    months: tuple[int, int]
    sides: Protected
    months_by_phase: Protected
    concentration: Concentration | None
    checksums: dict[str, str]

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def report_of(found: Answers, k: int = DEFAULT_K, named: Collection[int] | None = None) -> Report:
    """`named`: the initiatives that may be told apart, else all; the others count together."""
    whole = [
        (month, phase, people) for month, phase, verb, _entries, people in found.rows["doings"] if not verb
    ]
    months = sorted({month for month, _phase, _people in whole})
    shown = months[-MOST_MONTHS:]
    phases = {(str(month), phase or NO_PHASE): people for month, phase, people in whole if month in {*shown}}
    return Report(
        k,
        (months[0], months[-1]) if months else (0, 0),
        protected("initiative", "side", _by_side(found, named), k),
        protected("month", "phase", phases, k),
        concentration(found.rows["sharing"], k),
        found.checksums(),
    )


def _by_side(found: Answers, named: Collection[int] | None) -> Cells:
    """The largest initiatives, and all others together: tables of thousands of rows hide nearly all."""
    people = {initiative: number for initiative, number, _entries in found.rows["taking_part"]}
    large = sorted(people, key=lambda one: (-people[one], one))
    apart = {*[one for one in large if one and (named is None or one in named)][:MOST_INITIATIVES]}
    cells: dict[tuple[str, str], int] = defaultdict(int)
    for initiative, side, number in found.rows["sides"]:
        cells[str(initiative) if initiative in apart else OTHERS, side] += number
    return cells


def protected(rows: str, columns: str, cells: Cells, k: int) -> Protected:
    """What of these counts may be shown, proven (`methods.disclosure`)."""
    down = _sorted({row for row, _column in cells})
    across = _sorted({column for _row, column in cells})
    counts = np.array([[cells.get((row, column), 0) for column in across] for row in down], dtype=np.int64)
    try:
        found = protect(Release((CountTable.of({rows: down, columns: across}, counts),)), Rule(k))
    except UnfitTable as error:
        return Protected((), (), (), str(error))
    full, hides = found.release.tables[0].full.tolist(), found.hides[0].tolist()
    told = tuple(
        tuple(None if is_hidden else count for count, is_hidden in zip(*line, strict=True))
        for line in zip(full, hides, strict=True)
    )
    return Protected((*down, ALL), (*across, ALL), told)


def _sorted(names: Iterable[str]) -> list[str]:
    """Numbers by their size, others after them."""
    return sorted(names, key=lambda name: (not name.isdecimal(), int(name) if name.isdecimal() else 0, name))


def concentration(rows: Iterable[tuple[int, int, int]], k: int) -> Concentration | None:
    """From (amount, people who did so much, people who did so much or less). None where the busiest tenth, or
    those who are not in it, are fewer than k."""
    amounts = sorted(rows)
    people = amounts[-1][2] if amounts else 0
    tenth = -(-people // 10)
    if min(tenth, people - tenth) < k:
        return None
    entries = sum(amount * number for amount, number, _up_to in amounts)
    ranked = sum(amount * (number * (2 * (up_to - number) + number + 1)) for amount, number, up_to in amounts)
    gini = Decimal(ranked - (people + 1) * entries) / Decimal(people * entries)
    top = _of_the_busiest(amounts, tenth)
    return Concentration(people, entries, _rounded(gini), _rounded(Decimal(top) / entries))


def _of_the_busiest(amounts: list[tuple[int, int, int]], number: int) -> int:
    found = 0
    for amount, people, _up_to in reversed(amounts):
        found += amount * min(people, number)
        number -= min(people, number)
    return found


def _rounded(number: Decimal) -> str:
    return str(number.quantize(PLACES, ROUND_HALF_EVEN))
