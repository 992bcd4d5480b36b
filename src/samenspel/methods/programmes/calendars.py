"""A programme as iCalendar and as schema.org's Event.

Instants are written in UTC: no description of a zone, no doubt about the hour that comes twice. A session
keeps its UID for ever; what is cancelled stays, said so, since calendars keep what they are not told about.
"""

from __future__ import annotations

import json
from datetime import UTC
from typing import TYPE_CHECKING

from .frab import description_of, written
from .programme import Programme, Session, check_programme

if TYPE_CHECKING:
    from icalendar import Component

PRODUCT = "-//Samenspel//Programme//EN"
HOURLY = "PT1H"
Json = dict[str, object]


def as_calendar(programme: Programme) -> bytes:
    """iCalendar (RFC 5545). Raises UnfitProgramme."""
    from icalendar import Calendar

    check_programme(programme)
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("name", programme.title)
    calendar.add("x-wr-calname", programme.title)
    calendar.add("x-published-ttl", HOURLY)
    for one in sorted(programme.sessions, key=lambda one: (one.start.astimezone(UTC), one.number)):
        calendar.add_component(_event(programme, one))
    data: bytes = calendar.to_ical()
    return data


def _event(programme: Programme, one: Session) -> Component:
    from icalendar import Event

    event = Event()
    event.add("uid", programme.guid_of(one))
    event.add("dtstamp", programme.changed.astimezone(UTC))
    event.add("dtstart", one.start.astimezone(UTC))
    event.add("dtend", one.end)
    event.add("sequence", one.revision)
    event.add("status", "CANCELLED" if one.is_cancelled else "CONFIRMED")
    event.add("summary", one.title)
    if one.room:
        event.add("location", one.room)
    if about := "\n\n".join(part for part in (one.abstract, description_of(one)) if part):
        event.add("description", about)
    if one.url:
        event.add("url", one.url)
    return event


def as_linked(programme: Programme) -> str:
    """JSON-LD for search engines: an Event of https://schema.org with one `subEvent` for each session."""
    check_programme(programme)
    found: Json = {"@context": "https://schema.org", "@type": "Event", "name": programme.title}
    if held := programme.taking_place:
        last = max(held, key=lambda one: one.end)
        found |= {"startDate": written(programme, held[0].start), "endDate": written(programme, last.end)}
    found |= {"eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode"}
    if programme.url:
        found["url"] = programme.url
    found["subEvent"] = [_sub_event(programme, one) for one in programme.sessions]
    return json.dumps(found, ensure_ascii=False, indent=1)


def _sub_event(programme: Programme, one: Session) -> Json:
    state = "EventCancelled" if one.is_cancelled else "EventScheduled"
    found: Json = {
        "@type": "Event",
        "name": one.title,
        "startDate": written(programme, one.start),
        "endDate": written(programme, one.end),
        "eventStatus": f"https://schema.org/{state}",
        "location": {"@type": "Place", "name": one.room},
        "performer": [{"@type": "Person", "name": person.name} for person in one.people],
    }
    return {**found, "url": one.url} if one.url else found
