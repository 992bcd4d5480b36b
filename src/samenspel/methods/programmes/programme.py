"""What a programme is: sessions with talks, in rooms, at instants that are shown by the clocks of one zone.

Instants are kept, never times of a clock: each way out writes an offset or Z.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from uuid import NAMESPACE_URL, UUID, uuid5
from zoneinfo import ZoneInfo

from samenspel.methods.unfitting import Unfitting
from samenspel.methods.words import N_, Words

NIGHT_ENDS = time(6)
"""Who speaks at one at night speaks on the day before, in every programme on a wall."""
LONGEST = 24 * 60
MOST_SESSIONS = 10_000
_ACRONYM = re.compile(r"[a-z0-9][a-z0-9_]{3,39}")


class UnfitProgramme(Unfitting):
    """`problem` is the sentence that says what is wrong, and what to do."""


@dataclass(frozen=True)
class Speaker:
    """`id` tells two people of one name apart; without it the name does. `role`: where they do something else
    than speak."""

    name: str
    id: str = ""
    role: str = ""

    @property
    def key(self) -> str:
        return self.id or self.name

    def __str__(self) -> str:
        return f"{self.name} ({self.role})" if self.role else self.name


@dataclass(frozen=True)
class Talk:
    """`id`: as whoever makes the programme calls it; it is in no file for others."""

    title: str
    minutes: int
    speakers: tuple[Speaker, ...] = ()
    url: str = ""
    abstract: str = ""
    id: str = ""


@dataclass(frozen=True)
class Session:
    """`start` has an offset. `speakers`: beside those of the talks, such as who leads it. `guid` never
    changes; `revision` rises with every change that was told."""

    number: int
    title: str
    room: str
    start: datetime
    minutes: int
    kind: str = ""
    track: str = ""
    language: str = ""
    abstract: str = ""
    description: str = ""
    url: str = ""
    slug: str = ""
    guid: str = ""
    speakers: tuple[Speaker, ...] = ()
    talks: tuple[Talk, ...] = ()
    is_cancelled: bool = False
    revision: int = 0

    @property
    def end(self) -> datetime:
        """Counted in UTC: the difference of two clock times is an hour off twice a year."""
        return self.start.astimezone(UTC) + timedelta(minutes=self.minutes)

    @cached_property
    def people(self) -> tuple[Speaker, ...]:
        """Each once, as they first come."""
        everybody = [*self.speakers, *(one for talk in self.talks for one in talk.speakers)]
        return tuple({one.key: one for one in everybody}.values())

    def overlaps(self, other: Session) -> bool:
        """Back to back is no overlap."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True)
class Programme:
    """`acronym`: small letters, digits and underscores, four or more. `zone`: an IANA name, such as
    Europe/Brussels. `changed`: when this version was made. `rooms` in the order to show them in."""

    acronym: str
    title: str
    zone: str
    sessions: tuple[Session, ...]
    changed: datetime
    rooms: tuple[str, ...] = ()
    version: str = "1"
    url: str = ""

    @cached_property
    def clock(self) -> ZoneInfo:
        return ZoneInfo(self.zone)

    @cached_property
    def taking_place(self) -> tuple[Session, ...]:
        """In order of time, then of rooms."""
        places = {name: place for place, name in enumerate(self.all_rooms)}
        held = [one for one in self.sessions if not one.is_cancelled]
        return tuple(sorted(held, key=lambda one: (one.start.astimezone(UTC), places[one.room], one.number)))

    @cached_property
    def all_rooms(self) -> tuple[str, ...]:
        """Those that were named, then those that sessions name."""
        return tuple(dict.fromkeys([*self.rooms, *(one.room for one in self.sessions)]))

    @cached_property
    def days(self) -> Mapping[date, tuple[Session, ...]]:
        """What begins before six in the morning belongs to the day before."""
        found = defaultdict[date, list[Session]](list)
        for one in self.taking_place:
            found[self.day_of(one)].append(one)
        return {day: tuple(found[day]) for day in sorted(found)}

    def local(self, moment: datetime) -> datetime:
        return moment.astimezone(self.clock)

    def day_of(self, session: Session) -> date:
        local = self.local(session.start)
        return local.date() - timedelta(days=local.time() < NIGHT_ENDS)

    def guid_of(self, session: Session) -> str:
        """Its own, or for ever the same by acronym and number."""
        return session.guid or str(
            uuid5(NAMESPACE_URL, f"samenspel:programme:{self.acronym}:{session.number}")
        )

    def slug_of(self, session: Session) -> str:
        return session.slug or f"{self.acronym}-session-{session.number}"


def check_programme(programme: Programme) -> Programme:
    """The same, if it can be written down. Raises UnfitProgramme."""
    if not _ACRONYM.fullmatch(programme.acronym):
        raise _refuse(
            N_("“{acronym}” is no acronym: take four to forty small letters, digits or underscores."),
            acronym=programme.acronym,
        )
    check_zone(programme.zone)
    if len(programme.sessions) > MOST_SESSIONS:
        raise _refuse(N_("These are more sessions than one programme holds ({most})."), most=MOST_SESSIONS)
    numbers, guids = set[int](), set[str]()
    for one in programme.sessions:
        _check_session(one)
        guid = programme.guid_of(one)
        if one.number in numbers or guid in guids:
            raise _refuse(
                N_("Two sessions have the number or the id of session {number}."), number=one.number
            )
        numbers.add(one.number)
        guids.add(guid)
    return programme


def check_zone(name: str) -> ZoneInfo:
    """Raises UnfitProgramme for a name such as “Berlin”, which no calendar understands."""
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, LookupError):
        raise _refuse(
            N_("“{zone}” is no time zone. Take a name of the IANA list, such as Europe/Brussels."), zone=name
        ) from None


def _check_session(one: Session) -> None:
    if one.number < 1:
        raise _refuse(N_("Session {number} needs a number from 1."), number=one.number)
    if one.start.tzinfo is None:
        raise _refuse(N_("The start of session {number} does not say its time zone."), number=one.number)
    if not 0 < one.minutes <= LONGEST:
        raise _refuse(
            N_("Session {number} lasts {minutes} minutes: take 1 to {most}."),
            number=one.number, minutes=one.minutes, most=LONGEST,
        )  # fmt: skip
    if one.guid and not is_guid(one.guid):
        raise _refuse(N_("Session {number} has an id that is no UUID."), number=one.number)


def is_guid(text: str) -> bool:
    try:
        return str(UUID(text)) == text.lower()
    except ValueError:
        return False


def _refuse(template: str, **values: object) -> UnfitProgramme:
    return UnfitProgramme(Words(template, **values))
