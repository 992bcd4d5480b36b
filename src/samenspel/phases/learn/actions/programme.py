"""Planning: rooms, sessions, and which contributions are told in them. Clashes are shown, never refused."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.access import Refused
from samenspel.foundation.journal import record
from samenspel.foundation.journal.sentences import untold
from samenspel.foundation.locks.acting import acting, stay
from samenspel.foundation.locks.rows import set_values
from samenspel.phases.learn.models.contributions import Author, Contribution
from samenspel.phases.learn.models.programme import Absence, Discussant, Room, Session, Talk
from samenspel.phases.learn.models.series import Edition
from samenspel.phases.learn.queries.programme import (
    known_to,
    locked_discussant,
    locked_edition,
    locked_room,
    locked_session,
    locked_talk,
    next_number,
)
from samenspel.phases.learn.queries.speakers import key_of, keys_of
from samenspel.spine.people.models import Person

untold(
    "learn.add_room",
    "learn.change_room",
    "learn.remove_room",
    "learn.add_session",
    "learn.change_session",
    "learn.move_session",
    "learn.remove_session",
    "learn.place_talk",
    "learn.move_talk",
    "learn.change_talk",
    "learn.remove_talk",
    "learn.add_discussant",
    "learn.remove_discussant",
    "learn.add_absence",
    "learn.remove_absence",
    because="A plan is known to those who make it, until they publish it.",
)
UNKNOWN = _("This contribution cannot be planned here any more. Look at the plan again.")
NAMED = _("There is a room of this name already. Choose another name.")
OWN = _("They are an author of this. Ask somebody else to discuss it.")
MOST_ABSENCES = 30


def add_room(*, actor: Person, edition: Edition, name: str, directions: str = "") -> Room:
    with acting(actor, "learn.add_room", edition, locked_edition) as edition:
        _refuse_named("learn.add_room", edition, name)
        last = Room.objects.filter(edition=edition).aggregate(last=Max("place"))["last"] or 0
        room = Room.objects.create(edition=edition, name=name, directions=directions, place=last + 1)
        record(actor=actor, verb="learn.add_room", thing=edition)
    return room


def change_room(*, actor: Person, room: Room, name: str, directions: str = "") -> Room:
    with acting(actor, "learn.change_room", room, locked_room) as room:
        _refuse_named("learn.change_room", room.edition, name, room)
        set_values(room, name=name, directions=directions)
        record(actor=actor, verb="learn.change_room", thing=room.edition)
    return room


def _refuse_named(verb: str, edition: Edition, name: str, room: Room | None = None) -> None:
    rooms = Room.objects.filter(edition=edition, name=name)
    if any(one != room for one in rooms):
        raise Refused(verb, NAMED)


def remove_room(*, actor: Person, room: Room) -> None:
    """Sessions that were in it stay, without a room."""
    with acting(actor, "learn.remove_room", room, locked_room) as room:
        record(actor=actor, verb="learn.remove_room", thing=room.edition)
        room.delete()


def add_session(
    *,
    actor: Person,
    edition: Edition,
    title: str,
    kind: str,
    starts_at: datetime,
    minutes: int,
    room: Room | None = None,
    chair: Person | None = None,
    text: str = "",
) -> Session:
    with acting(actor, "learn.add_session", edition, locked_edition) as edition:
        if chair:
            stay(chair, "learn.add_session")
        words = {"title": title, "kind": kind, "starts_at": starts_at, "minutes": minutes, "text": text}
        number = next_number(edition)
        session = Session.objects.create(edition=edition, number=number, room=room, chair=chair, **words)
        record(actor=actor, verb="learn.add_session", thing=edition)
    return session


def change_session(*, actor: Person, session: Session, **values: Any) -> Session:
    """`values`: words of `add_session`."""
    with acting(actor, "learn.change_session", session, locked_session) as session:
        if values.get("chair"):
            stay(values["chair"], "learn.change_session")
        set_values(session, **values)
        record(actor=actor, verb="learn.change_session", thing=session.edition)
    return session


def move_session(*, actor: Person, session: Session, minutes: int) -> Session:
    """Earlier where `minutes` are less than none. Instants move: no hour is lost when clocks change."""
    with acting(actor, "learn.move_session", session, locked_session) as session:
        set_values(session, starts_at=session.starts_at + timedelta(minutes=minutes))
        record(actor=actor, verb="learn.move_session", thing=session.edition)
    return session


def remove_session(*, actor: Person, session: Session) -> None:
    """What was planned in it waits for another. Who knows it from a version is told with the next one."""
    with acting(actor, "learn.remove_session", session, locked_session) as session:
        record(actor=actor, verb="learn.remove_session", thing=session.edition)
        session.delete()


def place_talk(*, actor: Person, session: Session, contribution: Contribution, minutes: int) -> Talk:
    """At the end of the session; out of the one in which it was."""
    with acting(actor, "learn.place_talk", session, locked_session) as session:
        if contribution.pk not in known_to(actor, session.edition):
            raise Refused("learn.place_talk", UNKNOWN)
        last = session.talks.aggregate(last=Max("place"))["last"] or 0
        values = {"session": session, "place": last + 1, "minutes": minutes}
        talk, _is_new = Talk.objects.update_or_create(contribution=contribution, defaults=values)
        record(actor=actor, verb="learn.place_talk", thing=session.edition)
    return talk


def move_talk(*, actor: Person, talk: Talk, is_earlier: bool) -> Talk:
    """Past its neighbour, of those that this person knows of."""
    with acting(actor, "learn.move_talk", talk, locked_talk) as talk:
        known = known_to(actor, talk.session.edition)
        rows = [one for one in talk.session.talks.order_by("place", "pk") if one.contribution_id in known]
        at = [one.pk for one in rows].index(talk.pk)
        other = max(at - 1, 0) if is_earlier else min(at + 1, len(rows) - 1)
        rows[at], rows[other] = rows[other], rows[at]
        for place, one in enumerate(rows, 1):
            set_values(one, place=place)
        record(actor=actor, verb="learn.move_talk", thing=talk.session.edition)
    return talk


def change_talk(*, actor: Person, talk: Talk, minutes: int) -> Talk:
    with acting(actor, "learn.change_talk", talk, locked_talk) as talk:
        set_values(talk, minutes=minutes)
        record(actor=actor, verb="learn.change_talk", thing=talk.session.edition)
    return talk


def remove_talk(*, actor: Person, talk: Talk) -> None:
    with acting(actor, "learn.remove_talk", talk, locked_talk) as talk:
        record(actor=actor, verb="learn.remove_talk", thing=talk.session.edition)
        talk.delete()


def add_discussant(*, actor: Person, talk: Talk, person: Person, side: str) -> Discussant:
    """In place of whoever it was on that side; nobody discusses what is their own, by any address."""
    with acting(actor, "learn.add_discussant", talk, locked_talk) as talk:
        stay(person, "learn.add_discussant")
        authors = Author.objects.filter(contribution=talk.contribution_id).select_related("person")
        if key_of(person) in keys_of(authors).values():
            raise Refused("learn.add_discussant", OWN)
        talk.discussants.filter(person=person).delete()
        discussant, _is_new = Discussant.objects.update_or_create(
            talk=talk, side=side, defaults={"person": person}
        )
        record(actor=actor, verb="learn.add_discussant", thing=talk.session.edition)
    return discussant


def remove_discussant(*, actor: Person, discussant: Discussant) -> None:
    with acting(actor, "learn.remove_discussant", discussant, locked_discussant) as discussant:
        record(actor=actor, verb="learn.remove_discussant", thing=discussant.talk.session.edition)
        discussant.delete()


def add_absence(*, actor: Person, edition: Edition, since: datetime, until: datetime) -> Absence:
    with acting(actor, "learn.add_absence", edition, locked_edition) as edition:
        mine = Absence.objects.filter(edition=edition, person=actor)
        if mine.count() >= MOST_ABSENCES:
            raise Refused("learn.add_absence", _("These are enough. Remove one first."))
        absence = Absence.objects.create(edition=edition, person=actor, since=since, until=until)
        record(actor=actor, verb="learn.add_absence", thing=edition)
    return absence


def remove_absence(*, actor: Person, absence: Absence) -> None:
    with acting(actor, "learn.remove_absence", absence) as absence:
        record(actor=actor, verb="learn.remove_absence", thing=absence.edition)
        absence.delete()
