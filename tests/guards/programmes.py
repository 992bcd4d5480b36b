"""The guards of programmes: one instant in every way out, nothing hostile read, nobody in two rooms."""

from __future__ import annotations

from functools import partial

from tests.guards.guard import method

_plans = partial(method, "programmes")

GUARDS = [
    _plans(
        "a DOCTYPE in a schedule is refused",
        "reading.py",
        "if root.getroottree().docinfo.doctype:",
        "if False:",
        "reading",
    ),
    _plans(
        "a schedule is not larger than it can be", "reading.py", "len(data) > LARGEST", "False", "reading"
    ),
    _plans(
        "a moment without an offset is none",
        "reading.py",
        "if moment.tzinfo is not None:",
        "if True:",
        "reading",
    ),
    _plans(
        "a clock that contradicts its moment is told",
        "reading.py",
        "if clock and clock",
        "if False and clock",
        "reading",
    ),
    _plans(
        "a name that no calendar knows is no zone",
        "programme.py",
        "    check_zone(programme.zone)\n",
        "",
        "writing",
    ),
    _plans(
        "a session has its offset", "programme.py", "if one.start.tzinfo is None:", "if False:", "writing"
    ),
    _plans(
        "an end is counted in UTC",
        "programme.py",
        "self.start.astimezone(UTC) + timedelta",
        "self.start + timedelta",
        "writing",
        "reading",
    ),
    _plans(
        "the night belongs to the day before",
        "programme.py",
        "timedelta(days=local.time() < NIGHT_ENDS)",
        "timedelta(0)",
        "reading",
    ),
    _plans(
        "back to back is no clash",
        "programme.py",
        "self.start < other.end and",
        "self.start <= other.end and",
        "clashes",
    ),
    _plans(
        "what is cancelled takes no room",
        "programme.py",
        "if not one.is_cancelled]",
        "]",
        "clashes",
        "writing",
    ),
    _plans(
        "what people wrote is legal XML",
        "frab.py",
        "SubElement(parent, name).text = legal(str(text))",
        "SubElement(parent, name).text = str(text)",
        "writing",
    ),
    _plans(
        "calendars hear that something is cancelled",
        "calendars.py",
        '"CANCELLED" if one.is_cancelled else "CONFIRMED"',
        '"CONFIRMED"',
        "writing",
    ),
    _plans(
        "what is gone stays in calendars as cancelled",
        "versions.py",
        "sessions=(*sessions, *gone)",
        "sessions=tuple(sessions)",
        "versions",
    ),
    _plans("who left is told", "versions.py", "(*one.people, *left)", "one.people", "versions"),
]
