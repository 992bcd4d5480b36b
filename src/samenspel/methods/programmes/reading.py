"""frab's XML and JSON read into a programme, with what is odd in them.

Moments are taken from the instants with an offset (`date`), never from clock times beside them; where the two
disagree it is said: such files have sent people to rooms two hours late.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from samenspel.methods.files import Source, as_bytes, read_text
from samenspel.methods.malformed import MalformedFile
from samenspel.methods.words import N_, Words
from samenspel.methods.xml_files import SAFELY

from .programme import Programme, Session, Speaker, UnfitProgramme, check_programme, check_zone, is_guid

LARGEST = 20_000_000
"""Bytes; the largest congress of the world has 3 million."""
_CLOCK = re.compile(r"(\d{1,2}):([0-5]\d)(?::\d{1,2})?", re.ASCII)
Json = Mapping[str, Any]


@dataclass(frozen=True)
class Read:
    """`odd`: sentences about what the file says twice and differently, or does not say."""

    programme: Programme
    odd: tuple[Words, ...] = field(default=())


@dataclass(frozen=True)
class _Event:
    """One event as it is written, wherever it stood; `line` counts from 1, 0 in JSON."""

    line: int
    parent_room: str
    texts: Mapping[str, str]
    speakers: tuple[Speaker, ...]


def read_programme(source: Source) -> Read:
    """A path, an open file, or bytes of schedule.xml or schedule.json. Raises MalformedFile.

    >>> from samenspel.methods.programmes import read_programme
    >>> sent = b'''<schedule><version>1</version><conference><acronym>panel26</acronym><title>Panel</title>
    ... <time_zone_name>Europe/Brussels</time_zone_name></conference><day index="1"
    ... start="2026-09-08T09:00:00+02:00" end="2026-09-08T18:00:00+02:00"><room name="Hall"><event id="1"
    ... guid="0e8f2b9c-5d5e-5b5e-9c5e-2b9c5d5e5b5e"><room>Hall</room><title>Care</title><type>paper</type>
    ... <date>2026-09-08T09:00:00+02:00</date><start>09:00</start><duration>01:30</duration><abstract/>
    ... <track/></event></room></day></schedule>'''
    >>> read_programme(sent).programme.sessions[0].end.isoformat()
    '2026-09-08T08:30:00+00:00'
    """
    data = as_bytes(source)
    if len(data) > LARGEST:
        raise MalformedFile(1, Words("this file is larger than a schedule can be (20 MB)."))
    start = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    head, events = _from_json(data) if start == b"{" else _from_xml(data)
    return _programme(head, events)


def _programme(head: Mapping[str, str], events: list[_Event]) -> Read:
    odd = list[Words]()
    zone = _zone(head.get("time_zone_name", ""), odd)
    sessions = tuple(_session(event, odd) for event in events)
    rooms = tuple(dict.fromkeys(one.room for one in sessions))
    first = min((one.start for one in sessions), key=lambda moment: moment.astimezone(UTC), default=None)
    programme = Programme(
        acronym=_acronym(head.get("acronym", "")),
        title=head.get("title", ""),
        zone=zone,
        sessions=sessions,
        changed=first or datetime(1970, 1, 1, tzinfo=UTC),
        rooms=rooms,
        version=head.get("version", ""),
        url=head.get("url", ""),
    )
    try:
        return Read(check_programme(programme), tuple(odd))
    except UnfitProgramme as unfit:
        raise MalformedFile(1, unfit.problem) from None


def _zone(name: str, odd: list[Words]) -> str:
    if not name:
        odd.append(Words("No time zone is named: times are shown by UTC."))
        return "UTC"
    try:
        check_zone(name)
    except UnfitProgramme as unfit:
        odd.append(unfit.problem)
        return "UTC"
    return name


def _acronym(text: str) -> str:
    plain = re.sub(r"[^a-z0-9_]", "_", text.lower()).strip("_")[:40]
    return plain.ljust(4, "_") if plain else "programme"


def _session(event: _Event, odd: list[Words]) -> Session:
    texts = event.texts
    number = _number(event)
    start, minutes = _moment(event), _minutes(event)
    _compare(event, number, start, odd)
    guid = texts.get("guid", "").lower()
    if guid and not is_guid(guid):
        raise _fault(event, N_("the guid of event {number} is no UUID."), number=number)
    return Session(
        number=number,
        title=texts.get("title", ""),
        room=event.parent_room or texts.get("room", ""),
        start=start,
        minutes=minutes,
        kind=texts.get("type", ""),
        track=texts.get("track", ""),
        language=texts.get("language", ""),
        abstract=texts.get("abstract", ""),
        description=texts.get("description", ""),
        url=texts.get("url", ""),
        slug=texts.get("slug", ""),
        guid=guid,
        speakers=event.speakers,
    )


def _compare(event: _Event, number: int, start: datetime, odd: list[Words]) -> None:
    clock, room = event.texts.get("start", ""), event.texts.get("room", "")
    if clock and clock[:5].zfill(5) != start.strftime("%H:%M"):
        said = N_(
            "Event {number} says {clock} as its start, and {moment} as its moment: the moment was taken."
        )
        odd.append(Words(said, number=number, clock=clock, moment=start.isoformat()))
    if room and event.parent_room and room != event.parent_room:
        said = N_("Event {number} stands in {parent}, and says {room}: {parent} was taken.")
        odd.append(Words(said, number=number, parent=event.parent_room, room=room))


def _number(event: _Event) -> int:
    text = event.texts.get("id", "")
    if not (text.isascii() and text.isdigit() and 0 < len(text) < 16 and int(text)):
        raise _fault(event, N_("an event's id is “{id}”; it has to be a whole number from 1."), id=text[:40])
    return int(text)


def _moment(event: _Event) -> datetime:
    text = event.texts.get("date", "")
    try:
        moment = datetime.fromisoformat(text)
        if moment.tzinfo is not None:
            moment.astimezone(UTC)
            return moment
    except (ValueError, OverflowError):
        raise _fault(
            event, N_("“{date}” is no moment; write 2026-09-08T09:00:00+02:00."), date=text[:40]
        ) from None
    raise _fault(event, N_("“{date}” does not say its distance from UTC."), date=text[:40])


def _minutes(event: _Event) -> int:
    found = _CLOCK.fullmatch(text := event.texts.get("duration", ""))
    minutes = int(found[1]) * 60 + int(found[2]) if found else 0
    if not minutes:
        raise _fault(
            event, N_("“{duration}” is no duration; write hours and minutes: 01:30."), duration=text[:40]
        )
    return minutes


def _fault(event: _Event, template: str, **values: object) -> MalformedFile:
    return MalformedFile(event.line or 1, Words(template, **values))


def _from_xml(data: bytes) -> tuple[Mapping[str, str], list[_Event]]:
    from lxml import etree

    try:
        root = etree.fromstring(data, etree.XMLParser(**SAFELY))
    except etree.XMLSyntaxError as error:
        raise MalformedFile(
            error.position[0] or 1, Words("this is no XML: {problem}.", problem=error.msg)
        ) from None
    if root.getroottree().docinfo.doctype:
        raise MalformedFile(1, Words("this file has a DOCTYPE; schedules have none."))
    if root.tag != "schedule":
        raise MalformedFile(
            1, Words("this is no schedule: its first element is “{name}”.", name=str(root.tag)[:40])
        )
    head = {one.tag: (one.text or "").strip() for one in root.iterfind("conference/*")}
    head["version"] = (root.findtext("version") or "").strip()
    return head, [
        _from_element(room, one) for room in root.iterfind("day/room") for one in room.iterfind("event")
    ]


def _from_element(room: Any, event: Any) -> _Event:
    texts = {one.tag: (one.text or "").strip() for one in event if isinstance(one.tag, str)}
    texts |= {name: event.get(name, "") for name in ("id", "guid")}
    people = (
        Speaker((one.text or "").strip(), one.get("guid") or one.get("id") or "")
        for one in event.iterfind("persons/person")
    )
    return _Event(
        event.sourceline or 1, room.get("name", ""), texts, tuple(one for one in people if one.name)
    )


def _from_json(data: bytes) -> tuple[Mapping[str, str], list[_Event]]:
    try:
        found = json.loads(read_text(data))
    except json.JSONDecodeError as error:
        raise MalformedFile(error.lineno, Words("this is no JSON: {problem}.", problem=error.msg)) from None
    except RecursionError:
        raise MalformedFile(1, Words("this file is nested deeper than a schedule.")) from None
    schedule = _object(found, "schedule")
    conference = _object(schedule, "conference")
    head = {name: value for name, value in conference.items() if isinstance(value, str)}
    head["version"] = str(schedule.get("version", ""))
    return head, list(_events(conference))


def _events(conference: Json) -> Iterator[_Event]:
    days = conference.get("days")
    for day in days if isinstance(days, list) else ():
        rooms = _object(day, "rooms")
        for room, events in rooms.items():
            for one in events if isinstance(events, list) else ():
                yield _from_object(room, one)


def _from_object(room: str, event: Any) -> _Event:
    if not isinstance(event, dict):
        raise MalformedFile(1, Words("an event in {room} is no object.", room=room))
    number = event.get("id")
    if isinstance(number, str | bool | float):
        raise MalformedFile(
            1, Words("an event's id is “{id}”; it has to be a whole number from 1.", id=str(number)[:40])
        )
    texts = {name: str(value).strip() for name, value in event.items() if isinstance(value, str | int)}
    people = event.get("persons")
    found = (_person(one) for one in (people if isinstance(people, list) else ()))
    return _Event(0, room, texts, tuple(one for one in found if one.name))


def _person(found: Any) -> Speaker:
    if not isinstance(found, dict):
        return Speaker(str(found))
    name = found.get("name") or found.get("public_name") or ""
    return Speaker(str(name).strip(), str(found.get("guid") or found.get("code") or found.get("id") or ""))


def _object(parent: Any, name: str) -> Json:
    found = parent.get(name) if isinstance(parent, dict) else None
    if not isinstance(found, dict):
        raise MalformedFile(1, Words("this is no schedule: “{name}” is missing.", name=name))
    return found
