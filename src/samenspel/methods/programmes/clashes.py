"""What cannot be in a programme: one person twice at once, two sessions in one room, a wish that is not met,
talks that are longer than their session."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import takewhile

from samenspel.methods.words import Words

from .programme import Programme, Session

Span = tuple[datetime, datetime]
"""From, until; both with an offset."""


class Kind(StrEnum):
    """What a clash is about."""

    PERSON = "person"
    ROOM = "room"
    WISH = "wish"
    LENGTH = "length"


@dataclass(frozen=True)
class Clash:
    """`sessions`: by their numbers. `person`: the key of the speaker whom it is about."""

    kind: Kind
    sessions: tuple[int, ...]
    reason: Words
    person: str = ""


def clashes(programme: Programme, away: Mapping[str, Sequence[Span]] | None = None) -> tuple[Clash, ...]:
    """In order of time. `away`: when who cannot be there, by the keys of speakers.

    Near linear in the number of sessions: each is held only against those of its room and people that begin
    before it ends.

    >>> from datetime import datetime, timezone
    >>> from samenspel.methods.programmes import Programme, Session, clashes
    >>> nine = datetime(2026, 9, 8, 9, tzinfo=timezone.utc)
    >>> both = (Session(1, "Care", "Hall", nine, 90), Session(2, "Safety", "Hall", nine, 30))
    >>> [str(one.reason) for one in clashes(Programme("panel26", "Panel", "Europe/Brussels", both, nine))]
    ['Hall has two sessions at once: 1 and 2.']
    """
    held = programme.taking_place
    found = [*_in_rooms(held), *_of_people(held), *_lengths(held), *_wishes(programme, away or {})]
    places = {one.number: place for place, one in enumerate(held)}
    return tuple(sorted(found, key=lambda one: (places[one.sessions[0]], one.kind, one.person)))


def _in_rooms(held: Sequence[Session]) -> Iterator[Clash]:
    rooms = defaultdict[str, list[Session]](list)
    for one in held:
        if one.room:
            rooms[one.room].append(one)
    for room, sessions in rooms.items():
        for one, other in _overlapping(sessions):
            reason = Words(
                "{room} has two sessions at once: {one} and {other}.",
                room=room, one=one.number, other=other.number,
            )  # fmt: skip
            yield Clash(Kind.ROOM, (one.number, other.number), reason)


def _of_people(held: Sequence[Session]) -> Iterator[Clash]:
    sessions, names = defaultdict[str, list[Session]](list), dict[str, str]()
    for one in held:
        for person in one.people:
            sessions[person.key].append(one)
            names[person.key] = person.name
    for key, theirs in sessions.items():
        for one, other in _overlapping(theirs):
            reason = Words(
                "{person} is in two sessions at once: {one} and {other}.",
                person=names[key], one=one.number, other=other.number,
            )  # fmt: skip
            yield Clash(Kind.PERSON, (one.number, other.number), reason, key)


def _overlapping(sessions: Sequence[Session]) -> Iterator[tuple[Session, Session]]:
    """`sessions` by their starts."""
    for place, one in enumerate(sessions):
        later = sessions[place + 1 :]
        yield from ((one, other) for other in takewhile(one.overlaps, later))


def _lengths(held: Iterable[Session]) -> Iterator[Clash]:
    for one in held:
        needed = sum(talk.minutes for talk in one.talks)
        if needed > one.minutes:
            reason = Words(
                "Session {number} lasts {minutes} minutes, its talks {needed}.",
                number=one.number, minutes=one.minutes, needed=needed,
            )  # fmt: skip
            yield Clash(Kind.LENGTH, (one.number,), reason)


def _wishes(programme: Programme, away: Mapping[str, Sequence[Span]]) -> Iterator[Clash]:
    for one in programme.taking_place:
        for person in one.people:
            if any(since < one.end and one.start < until for since, until in away.get(person.key, ())):
                reason = Words(
                    "{person} cannot be there during session {number}.", person=person.name, number=one.number
                )
                yield Clash(Kind.WISH, (one.number,), reason, person.key)
