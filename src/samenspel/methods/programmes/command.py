"""samenspel programme read|convert|compare: what a schedule says and cannot mean, without a database."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

from samenspel.methods.shown import Shown, as_json, as_text
from samenspel.methods.terminal import fail, run, say, using, verb

from .calendars import as_calendar, as_linked
from .clashes import clashes
from .frab import as_frab_json, as_xml
from .programme import Programme
from .reading import Read, read_programme
from .versions import changes

WRITERS: dict[str, Callable[[Programme], str]] = {
    "xml": lambda programme: as_xml(programme).decode(),
    "json": as_frab_json,
    "ics": lambda programme: as_calendar(programme).decode(),
    "jsonld": as_linked,
}


def main(argv: Sequence[str]) -> int:
    """`argv` comes without the word programme. Answers 1 for a file that cannot be read, 2 for wrong
    options."""
    return run(_parser(), argv, lambda options: options.do(options))


def _read(options: argparse.Namespace) -> int:
    found = _file(options.file)
    programme, clashing = found.programme, clashes(found.programme)
    if options.format == "json":
        return say(as_json({"programme": programme, "odd": found.odd, "clashes": clashing}))
    days = [_day(programme, sessions) for sessions in programme.days.values()]
    sayings = [("odd", str(one)) for one in found.odd] + [("clash", str(one.reason)) for one in clashing]
    return say(as_text(_counted(programme), days, sayings))


def _counted(programme: Programme) -> str:
    held = programme.taking_place
    minutes = sum(one.minutes for one in held)
    where = f"{len(programme.all_rooms)} rooms, {len(programme.days)} days, {minutes:,} minutes"
    return f"{programme.title}: {len(held)} sessions, {where}; times of {programme.zone}."


def _day(programme: Programme, sessions: Sequence[object]) -> Shown:
    held = [one for one in programme.taking_place if one in sessions]
    rows = [
        (
            programme.local(one.start).strftime("%H:%M"),
            programme.local(one.end).strftime("%H:%M"),
            one.room,
            one.title,
            ", ".join(person.name for person in one.people),
        )
        for one in held
    ]
    day = programme.day_of(held[0]).isoformat()
    return day, ("from", "until", "room", "session", "people"), rows


def _convert(options: argparse.Namespace) -> int:
    """What is odd is told beside the answer, so that it is not in the file it is written to."""
    found = _file(options.file)
    for one in found.odd:
        fail(0, f"{options.file}: {one}")
    return say(WRITERS[options.to](found.programme).rstrip("\n"))


def _compare(options: argparse.Namespace) -> int:
    before, after = _file(options.before).programme, _file(options.file).programme
    rows = [
        (one.session, str(one.said), ", ".join(who.name for who in one.people))
        for one in changes(before, after)
    ]
    tables = [("", ("session", "change", "people"), rows)] if rows else []
    return say(as_text(f"{len(rows)} changes.", tables, ()))


def _file(path: Path) -> Read:
    with using(path):
        return read_programme(path)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="samenspel programme",
        description="Read schedules of meetings, find what cannot be, convert and compare them.",
        epilog="docs/reference/programme.md explains all names.",
    )
    verbs = parser.add_subparsers(required=True, metavar="read|convert|compare")
    reading = verb(verbs, "read", _read, "what stands in it, what is odd, and what cannot be")
    converting = verb(verbs, "convert", _convert, "the same in another format")
    comparing = verb(verbs, "compare", _compare, "what changed, and for whom")
    comparing.add_argument("before", metavar="BEFORE", type=Path, help="the earlier schedule")
    for words in (reading, converting, comparing):
        words.add_argument("file", metavar="FILE", type=Path, help="frab's schedule.xml or schedule.json")
    reading.add_argument("--format", choices=("table", "json"), default="table")
    converting.add_argument("--to", choices=sorted(WRITERS), required=True)
    return parser
