"""What is different in a later version of a programme, and for whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum

from samenspel.methods.words import Words

from .programme import Programme, Session, Speaker


class What(StrEnum):
    """What is different."""

    NEW = "new"
    CANCELLED = "cancelled"
    BACK = "back"
    TIME = "time"
    ROOM = "room"
    LENGTH = "length"
    TITLE = "title"
    PEOPLE = "people"


@dataclass(frozen=True)
class Change:
    """`people`: whom it touches, those who left it too."""

    what: What
    session: int
    said: Words
    people: tuple[Speaker, ...] = field(default=())


def changes(before: Programme, after: Programme) -> tuple[Change, ...]:
    """Session by session, in the order of the later programme; what is gone from it comes last.

    A session is the same by its guid. Times are told by the clocks of the later programme's zone.
    """
    earlier = {before.guid_of(one): one for one in before.sessions}
    found = list[Change]()
    for one in after.sessions:
        was = earlier.pop(after.guid_of(one), None)
        found += _changes_of(after, was, one)
    gone = [one for one in earlier.values() if not one.is_cancelled]
    return (*found, *(_change(What.CANCELLED, one, Words("Cancelled")) for one in gone))


def with_revisions(before: Programme, after: Programme) -> Programme:
    """The later programme, in which the revision of each changed session is one higher than it was told, and
    what is gone stays as cancelled: calendars keep what they are not told about."""
    earlier = {before.guid_of(one): one for one in before.sessions}
    sessions = list[Session]()
    for one in after.sessions:
        was = earlier.pop(after.guid_of(one), None)
        revision = was.revision + bool(_changes_of(after, was, one)) if was else 0
        sessions.append(replace(one, revision=revision))
    gone = (one if one.is_cancelled else _cancelled(before, one) for one in earlier.values())
    return replace(after, sessions=(*sessions, *gone))


def _cancelled(programme: Programme, one: Session) -> Session:
    return replace(one, is_cancelled=True, revision=one.revision + 1, guid=programme.guid_of(one))


def _changes_of(programme: Programme, was: Session | None, one: Session) -> list[Change]:
    if was is None:
        return [] if one.is_cancelled else [_change(What.NEW, one, Words("New"))]
    if was.is_cancelled and one.is_cancelled:
        return []
    if one.is_cancelled:
        return [_change(What.CANCELLED, was, Words("Cancelled"))]
    back = [_change(What.BACK, one, Words("Takes place after all"))] if was.is_cancelled else []
    return [*back, *_differences(programme, was, one)]


def _differences(programme: Programme, was: Session, one: Session) -> Iterator[Change]:
    if was.start != one.start:
        said = Words("{now} instead of {then}", now=_when(programme, one), then=_when(programme, was))
        yield _change(What.TIME, one, said)
    if was.minutes != one.minutes:
        said = Words("{now} minutes instead of {then}", now=one.minutes, then=was.minutes)
        yield _change(What.LENGTH, one, said)
    if was.room != one.room:
        yield _change(What.ROOM, one, Words("In {now} instead of {then}", now=one.room, then=was.room))
    if was.title != one.title:
        yield _change(What.TITLE, one, Words("Was called “{then}”", then=was.title))
    if left := _others(was, one):
        yield _people(one, Words("Without {names}", names=_names(left)), left)
    if came := _others(one, was):
        yield _people(one, Words("With {names}", names=_names(came)), ())


def _change(what: What, one: Session, said: Words) -> Change:
    return Change(what, one.number, said, one.people)


def _people(one: Session, said: Words, left: tuple[Speaker, ...]) -> Change:
    return Change(What.PEOPLE, one.number, said, (*one.people, *left))


def _others(one: Session, than: Session) -> tuple[Speaker, ...]:
    known = {person.key for person in than.people}
    return tuple(person for person in one.people if person.key not in known)


def _names(people: tuple[Speaker, ...]) -> str:
    return ", ".join(person.name for person in people)


def _when(programme: Programme, one: Session) -> str:
    return programme.local(one.start).strftime("%Y-%m-%d %H:%M")
