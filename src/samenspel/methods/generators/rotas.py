"""Shifts to be filled, with a planted rota that fills them all and breaks no rule."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

import numpy as np
import numpy.typing as npt

from samenspel.methods.words import Words

from .randomness import Integers, Stream
from .shape import check_seed, check_share, check_size
from .tables import write_table

KINDS = (("early", 7), ("late", 15), ("night", 23))
"""The shifts of a day and the hour at which they begin; each lasts HOURS."""
HOURS, REST, BEGIN = 8, 11, date(2027, 1, 4)
Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class RotaShape:
    """`kinds`: shifts a day, the first so many of KINDS. `busy`: how often somebody works who may. `row`: the
    most days in a row. `open`: how often people are available at a time when the planted rota does not need
    them. `leads`: the share of people who may lead a shift."""

    people: int = 20
    days: int = 14
    seed: int = 0
    kinds: int = 3
    busy: float = 0.6
    row: int = 5
    open: float = 0.5
    leads: float = 0.3

    def __post_init__(self) -> None:
        check_size(Words("people"), self.people, 1, 10**5)
        check_size(Words("days"), self.days, 1, 3660)
        check_size(Words("kinds of shifts"), self.kinds, 1, len(KINDS))
        check_size(Words("days in a row"), self.row, 1, self.days)
        for name in ("busy", "open", "leads"):
            check_share(name, getattr(self, name))
        check_seed(self.seed)


@dataclass(frozen=True, eq=False)
class Rota:
    """Shift s = day * kinds + kind needs `need[s]` people, of whom `lead_need[s]` (0 or 1) may lead. Person p
    may work where `available[p, s]`, `most[p]` shifts in all, one a day, with REST hours between shifts, and
    no more than `shape.row` days in a row; `leads[p]` says who may lead. Planted: `planted[p, s]` does all
    that."""

    shape: RotaShape
    need: Integers
    lead_need: Integers
    available: Mask
    most: Integers
    leads: Mask
    planted: Mask


def rota(shape: RotaShape) -> Rota:
    """Shifts and people as arrays, made around a rota that fills every shift; a shift may need nobody."""
    stream = Stream(shape.seed, 6)
    leads = stream.uniform(shape.people) < shape.leads
    planted = _planted(stream, shape)
    free = stream.uniform(shape.people, shape.days * shape.kinds) < shape.open
    return Rota(
        shape,
        need=planted.sum(axis=0, dtype=np.int64),
        lead_need=np.minimum(planted[leads].sum(axis=0, dtype=np.int64), 1),
        available=planted | free,
        most=planted.sum(axis=1, dtype=np.int64) + stream.below(2, shape.people),
        leads=leads,
        planted=planted,
    )


def _planted(stream: Stream, shape: RotaShape) -> Mask:
    """Day by day: after too many days in a row one is free, and after a shift comes none that begins earlier
    on the next day, which leaves 24 hours less eight."""
    planted = np.zeros((shape.people, shape.days, shape.kinds), dtype=bool)
    row = np.zeros(shape.people, dtype=np.int64)
    last = np.zeros(shape.people, dtype=np.int64)
    everyone = np.arange(shape.people)
    for day in range(shape.days):
        works = (stream.uniform(shape.people) < shape.busy) & (row < shape.row)
        span = shape.kinds - last
        kind = last + (stream.uniform(shape.people) * span).astype(np.int64)
        planted[everyone[works], day, kind[works]] = True
        row = np.where(works, row + 1, 0)
        last = np.where(works, kind, 0)
    return planted.reshape(shape.people, -1)


def write_rota(found: Rota, folder: Path) -> None:
    """`rota.csv` as `samenspel rota make` reads it, and the planted rota, which `explain` reads, in
    `planted.csv`. The first day is BEGIN; skills are called “lead”."""
    shape = found.shape
    shifts = range(len(found.need))
    needed = [s for s in shifts if found.need[s]]
    write_table(
        folder / "rota.csv",
        ["RULES"],
        [
            ["rest hours", REST],
            ["PEOPLE"],
            ["name", "skills", "most shifts", "most per day", "most days on end"],
            *_people(found),
            ["SHIFTS"],
            ["shift", "start", "end", "people", "skills", "kind"],
            *([*_when(shape, s), int(found.need[s]), *_skill(found, s)] for s in needed),
            ["ANSWERS"],
            ["name", *(_when(shape, s)[0] for s in needed)],
            *(
                [_name(p), *("yes" if found.available[p, s] else "no" for s in needed)]
                for p in range(shape.people)
            ),
        ],
    )
    serving = [[*_when(shape, s), *map(_name, np.flatnonzero(found.planted[:, s]).tolist())] for s in needed]
    write_table(folder / "planted.csv", ["SERVING"], [["shift", "start", "end", "name"], *serving])


def _people(found: Rota) -> Iterator[list[object]]:
    for person, (lead, most) in enumerate(zip(found.leads, found.most.tolist(), strict=True)):
        yield [_name(person), "lead" if lead else "", most, 1, found.shape.row]


def _name(person: int) -> str:
    return f"Person {person + 1}"


def _when(shape: RotaShape, shift: int) -> list[str]:
    """Its name, beginning and end."""
    day, (kind, hour) = BEGIN + timedelta(shift // shape.kinds), KINDS[shift % shape.kinds]
    start = datetime.combine(day, time(hour))
    return [f"{day} {kind}", f"{start:%Y-%m-%d %H:%M}", f"{start + timedelta(hours=HOURS):%Y-%m-%d %H:%M}"]


def _skill(found: Rota, shift: int) -> list[str]:
    return ["lead: 1" if found.lead_need[shift] else "", KINDS[shift % found.shape.kinds][0]]
