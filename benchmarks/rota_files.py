"""The shift scheduling instances of Curtois and Qu (schedulingbenchmarks.org) as problems of ours."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from samenspel.methods.rota import Person, Problem, Shift

BEST = {1: 607, 2: 828, 3: 1001, 4: 1716, 5: 1143, 6: 1950, 7: 1056, 8: 1300}
"""The best known values, as published there."""
AIMS = ("promised", "filled+wishes")
"""Least hours are hard in these instances; cover and requests count together."""
MONDAY = datetime(2026, 11, 30, tzinfo=UTC)
Sections = dict[str, list[list[str]]]


def read_instance(path: Path) -> Problem:
    """Only where shifts are equally long and each may be followed by itself and by later ones.

    Each kind of shift then begins a minute after the one before it, and the rest is what lies between a shift
    and the same one on the next day.
    """
    sections = _sections(path)
    kinds = [row[0] for row in sections["SHIFTS"]]
    (minutes,) = {int(row[1]) for row in sections["SHIFTS"]}
    for place, row in enumerate(sections["SHIFTS"]):
        if sorted(filter(None, row[2].split("|"))) != sorted(kinds[:place]):
            raise ValueError(
                f"In {path.name} {row[0]} may not be followed by other shifts than the earlier ones."
            )
    shifts = tuple(_shifts(sections["COVER"], kinds, minutes))
    people = tuple(_people(sections, {shift.id for shift in shifts}))
    return Problem(people, shifts, rest_hours=24 - minutes / 60, fairness="equal")


def _sections(path: Path) -> Sections:
    sections: Sections = defaultdict(list)
    name = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("SECTION_"):
            name = line.removeprefix("SECTION_").strip()
        elif line.strip() and not line.startswith("#"):
            sections[name].append(line.strip().split(","))
    return sections


def _shifts(rows: list[list[str]], kinds: list[str], minutes: int) -> Iterator[Shift]:
    for day, kind, wanted, under, over in rows:
        start = MONDAY + timedelta(days=int(day), minutes=kinds.index(kind))
        end = start + timedelta(minutes=minutes)
        yield Shift(f"{day}{kind}", start, end, int(wanted), kind=kind, weight=int(under), extra=int(over))


def _people(sections: Sections, shifts: set[str]) -> Iterator[Person]:
    away: dict[str, set[str]] = defaultdict(set)
    for id, *days in sections["DAYS_OFF"]:
        away[id] = set(days)
    wishes: dict[str, dict[str, int]] = defaultdict(dict)
    for sign, name in ((1, "SHIFT_ON_REQUESTS"), (-1, "SHIFT_OFF_REQUESTS")):
        for id, day, kind, weight in sections[name]:
            wishes[id][f"{day}{kind}"] = sign * int(weight)
    for id, most, most_minutes, least_minutes, running, least_running, least_off, weekends in sections[
        "STAFF"
    ]:
        yield Person(
            id,
            cannot=frozenset(shift for shift in shifts if shift.rstrip("EDLN") in away[id]),
            wishes=wishes[id],
            most_of_kind={kind: int(number) for kind, number in (one.split("=") for one in most.split("|"))},
            most_hours=int(most_minutes) / 60,
            least_hours=int(least_minutes) / 60,
            most_running=int(running),
            least_running=int(least_running),
            least_off=int(least_off),
            most_weekends=int(weekends),
        )
