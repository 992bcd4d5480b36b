"""Out as frab's XML and JSON, which conference apps read.

The forms are those of https://c3voc.de/wiki/schedule. One function writes each instant: with the offset that
holds in the zone at that moment, beside the clock time of the same moment.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from samenspel.methods.xml_files import legal

from .programme import Programme, Session, check_programme

SLOT = "00:05"
Json = dict[str, object]


def as_xml(programme: Programme) -> bytes:
    """frab's schedule.xml, UTF-8. Raises UnfitProgramme.

    Cancelled sessions are not in it: apps drop what is missing."""
    check_programme(programme)
    root = Element("schedule")
    _put(root, version=programme.version)
    _put(SubElement(root, "conference"), **_conference(programme))
    for index, (day, sessions) in enumerate(programme.days.items(), 1):
        node = SubElement(
            root, "day", {"index": str(index), "date": str(day), **_bounds(programme, sessions)}
        )
        for room, in_room in _by_room(programme, sessions).items():
            held = SubElement(node, "room", name=legal(room), guid=_guid(programme, "room", room))
            for one in in_room:
                _add_event(held, programme, one)
    indent(root)
    data: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return data + b"\n"


def as_frab_json(programme: Programme) -> str:
    """The same as schedule.json. Raises UnfitProgramme."""
    check_programme(programme)
    days = [
        _day(programme, index, day, sessions)
        for index, (day, sessions) in enumerate(programme.days.items(), 1)
    ]
    rooms = [{"name": room, "guid": _guid(programme, "room", room)} for room in programme.all_rooms]
    conference = _conference(programme)
    conference["daysCount"] = conference.pop("days")
    conference |= {"rooms": rooms, "days": days}
    told = {"version": programme.version, "conference": conference}
    return json.dumps({"schedule": told}, ensure_ascii=False, indent=1) + "\n"


def _conference(programme: Programme) -> Json:
    days = [day.isoformat() for day in programme.days] or [
        programme.local(programme.changed).date().isoformat()
    ]
    found: Json = {"acronym": programme.acronym, "title": programme.title, "start": days[0], "end": days[-1]}
    found |= {"days": len(programme.days), "timeslot_duration": SLOT, "time_zone_name": programme.zone}
    return {**found, "url": programme.url} if programme.url else found


def _day(programme: Programme, index: int, day: date, sessions: Iterable[Session]) -> Json:
    bounds = _bounds(programme, sessions)
    rooms = {
        room: [_event(programme, one) for one in in_room]
        for room, in_room in _by_room(programme, sessions).items()
    }
    found: Json = {"index": index, "date": day.isoformat()}
    return {**found, "day_start": bounds["start"], "day_end": bounds["end"], "rooms": rooms}


def _bounds(programme: Programme, sessions: Iterable[Session]) -> dict[str, str]:
    held = list(sessions)
    since = min((one.start for one in held), key=_instant)
    until = max((one.end for one in held), key=_instant)
    return {"start": written(programme, since), "end": written(programme, until)}


def _by_room(programme: Programme, sessions: Iterable[Session]) -> Mapping[str, list[Session]]:
    rooms: dict[str, list[Session]] = {room: [] for room in programme.all_rooms}
    for one in sessions:
        rooms[one.room].append(one)
    return {room: held for room, held in rooms.items() if held}


def written(programme: Programme, moment: datetime) -> str:
    return programme.local(moment).isoformat(timespec="seconds")


def _event(programme: Programme, one: Session) -> Json:
    clock = programme.local(one.start)
    found: Json = {
        "id": one.number,
        "guid": programme.guid_of(one),
        "date": written(programme, one.start),
        "start": clock.strftime("%H:%M"),
        "end": written(programme, one.end),
        "duration": _duration(one.minutes),
        "room": one.room,
        "slug": programme.slug_of(one),
        "url": one.url or programme.url,
        "title": one.title,
        "subtitle": "",
        "track": one.track,
        "type": one.kind,
        "language": one.language,
        "abstract": one.abstract,
        "description": description_of(one),
        "persons": [
            {"name": person.name, "guid": _guid(programme, "person", person.key)} for person in one.people
        ],
        "links": [{"title": talk.title, "url": talk.url} for talk in one.talks if talk.url],
    }
    return found if found["url"] else {**found, "url": f"urn:uuid:{programme.guid_of(one)}"}


def description_of(one: Session) -> str:
    """What is said about it, and its talks one by one."""
    talks = [
        f"{talk.title} ({', '.join(map(str, talk.speakers))})" if talk.speakers else talk.title
        for talk in one.talks
    ]
    return "\n\n".join(part for part in (one.description, "\n".join(talks)) if part)


def _add_event(room: Element, programme: Programme, one: Session) -> None:
    told = _event(programme, one)
    event = SubElement(room, "event", id=str(one.number), guid=programme.guid_of(one))
    names = ("date", "start", "duration", "room", "slug", "title", "subtitle", "language", "track", "type")
    _put(event, **{name: told[name] for name in (*names, "abstract", "description")})
    if one.url or programme.url:
        _put(event, url=told["url"])
    persons = SubElement(event, "persons")
    for person in one.people:
        SubElement(persons, "person", guid=_guid(programme, "person", person.key)).text = legal(person.name)
    links = SubElement(event, "links")
    for talk in one.talks:
        if talk.url:
            SubElement(links, "link", href=talk.url).text = legal(talk.title)


def _put(parent: Element, **texts: object) -> None:
    for name, text in texts.items():
        SubElement(parent, name).text = legal(str(text))


def _duration(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _guid(programme: Programme, kind: str, name: str) -> str:
    return str(uuid5(NAMESPACE_URL, f"samenspel:programme:{programme.acronym}:{kind}:{name}"))


def _instant(moment: datetime) -> datetime:
    return moment.astimezone(UTC)
