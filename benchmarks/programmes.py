"""A programme of 200 sessions: what cannot be, and every way out."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from benchmarks.sections import Options, Section
from samenspel.methods.programmes import (
    Programme,
    Session,
    Speaker,
    Talk,
    as_calendar,
    as_frab_json,
    as_linked,
    as_xml,
    clashes,
    read_programme,
)

SESSIONS, ROOMS, TALKS, PEOPLE = 200, 8, 4, 600
FIRST = datetime(2026, 9, 7, 7, tzinfo=UTC)
BEFORE = (
    f"{SESSIONS} sessions of 90 minutes in {ROOMS} rooms, each with {TALKS} talks by three of {PEOPLE} "
    "people. Best of the repeats; seconds are of the processor."
)


def programmes(options: Options) -> Section:
    programme = made()
    sent = as_xml(programme)
    jobs: dict[str, Callable[[], object]] = {
        "what cannot be": lambda: clashes(programme),
        "frab XML": lambda: as_xml(programme),
        "frab JSON": lambda: as_frab_json(programme),
        "iCalendar": lambda: as_calendar(programme),
        "schema.org": lambda: as_linked(programme),
        "frab XML, read": lambda: read_programme(sent),
    }
    rows = [(name, f"{_best(job, options.repeats):.3f}") for name, job in jobs.items()]
    return Section("A programme of 200 sessions", BEFORE, ("what", "CPU s"), rows)


def made() -> Programme:
    return Programme("panel26", "Panel", "Europe/Brussels", tuple(map(_session, range(SESSIONS))), FIRST)


def _session(number: int) -> Session:
    slot, room = divmod(number, ROOMS)
    day, hour = divmod(slot, 5)
    talks = tuple(
        Talk(f"Talk {number}.{talk}", 20, tuple(_speaker(number * 12 + talk * 3 + who) for who in range(3)))
        for talk in range(TALKS)
    )
    start = FIRST + timedelta(days=day, hours=2 * hour)
    return Session(number + 1, f"Session {number + 1}", f"Room {room + 1}", start, 90, "paper", talks=talks)


def _speaker(number: int) -> Speaker:
    return Speaker(f"Person {number % PEOPLE}", f"p{number % PEOPLE}")


def _best(job: Callable[[], object], repeats: int) -> float:
    return min(_seconds(job) for _again in range(max(1, repeats)))


def _seconds(job: Callable[[], object]) -> float:
    start = time.process_time()
    job()
    return time.process_time() - start
