"""What a room keeps: the letters of several people in one transaction."""

import time
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from samenspel.foundation.access import Refused, allow, require
from samenspel.foundation.locks.acting import stay
from samenspel.foundation.locks.writing import writing
from samenspel.spine.people.models import Person
from samenspel.tools.writing.actions.writing import VERB, append, use_pens
from samenspel.tools.writing.live.seats import GONE, Left
from samenspel.tools.writing.models import Document
from samenspel.tools.writing.queries import find_document, newest_entry, replayed, updates_after
from samenspel.tools.writing.texts import Change, words_of

REMEMBERED = 1.0


@dataclass(frozen=True)
class Line:
    """What one person sent within a blink, and with which pens."""

    person: Person
    update: bytes
    pens: Collection[int]


@dataclass(frozen=True)
class Written:
    """`before`: what came from elsewhere meanwhile; `refused`: the places of the lines that were not written;
    `head`: the number of the last change."""

    head: int
    before: list[bytes]
    refused: Mapping[int, Refused]


class Rights:
    """Who may write in one document, and with which pens, remembered until anything happens that could change
    it. Asked inside writing(), of the document as it is there."""

    def __init__(self) -> None:
        self.newest, self.asked_at = -1, 0.0
        self.people: dict[Any, Refused | None] = {}
        self.pens: dict[int, Any] = {}

    def look(self) -> None:
        """An end that comes with its hour stands in no journal."""
        newest, moment = newest_entry(), time.monotonic()
        if newest != self.newest or moment > self.asked_at + REMEMBERED:
            self.newest, self.asked_at = newest, moment
            self.people.clear()

    def refusal(self, line: Line, now: Document) -> Refused | None:
        person = line.person.pk
        if person not in self.people:
            self.people[person] = _told(lambda: _ask(line.person, now))
        return self.people[person] or _told(lambda: self._take_pens(line, now))

    def _take_pens(self, line: Line, now: Document) -> None:
        """A pen stays somebody's for good."""
        new = [pen for pen in line.pens if self.pens.get(pen) != line.person.pk]
        use_pens(now, line.person, new)
        self.pens.update(dict.fromkeys(new, line.person.pk))


def _told(ask: Callable[[], None]) -> Refused | None:
    try:
        ask()
    except Refused as refused:
        return refused
    return None


def _ask(person: Person, now: Document) -> None:
    stay(person, VERB)
    require(person, VERB, now)


def refuse_earlier(document: Document, now: Document) -> None:
    """Raises Left when the text was begun anew since `document` was read."""
    if document.epoch != now.epoch:
        raise Left(GONE, "Another text took the place of this one.")


def write_together(document: Document, lines: Sequence[Line], rights: Rights, seen: int) -> Written:
    """What several people wrote within a blink: each of them may still, or is refused alone. `seen`: the
    number of the last change that is known already."""
    with writing():
        now = Document.objects.select_for_update().get(pk=document.pk)
        refuse_earlier(document, now)
        rights.look()
        before = updates_after(now, seen) if now.head > seen else []
        answers = {place: rights.refusal(line, now) for place, line in enumerate(lines)}
        refused = {place: answer for place, answer in answers.items() if answer}
        kept = [line for place, line in enumerate(lines) if place not in refused]
        append(now, [Change(str(line.person.pk), line.update) for line in kept])
    return Written(now.head, before, refused)


@dataclass(frozen=True)
class Opening:
    """A text as it is kept, and the updates that came after."""

    document: Document
    state: bytes
    updates: list[bytes]


def read_on(document_id: int, seen: int) -> Opening:
    """From the change with this number on; from the beginning when it is none."""
    with transaction.atomic():
        document = find_document(document_id)
        return Opening(document, bytes(document.state), updates_after(document, seen or document.kept))


@dataclass(frozen=True)
class Look:
    """`may`: who of those that were asked for may write; empty when nothing happened that could change it."""

    head: int
    newest: int
    may: Mapping[Person, bool | None]


def look_around(document_id: int, people: Collection[Person], seen: int) -> Look:
    """`seen`: the newest entry of the journal at the last look."""
    document = find_document(document_id)
    newest = newest_entry()
    fresh = Person.objects.filter(pk__in=[person.pk for person in people]) if newest != seen else ()
    return Look(document.head, newest, {person: _may(person, document) for person in fresh})


def _may(person: Person, document: Document) -> bool | None:
    """None: not even read."""
    if not person.is_active or not allow(person, "writing.follow_text", document):
        return None
    return bool(allow(person, VERB, document))


def keep_text(document_id: int) -> None:
    """What all changes come to, so that nobody goes through them again. Somebody else may be quicker."""
    document = find_document(document_id)
    if document.head == document.kept:
        return
    replay = replayed(document)
    Document.objects.filter(pk=document.pk, kept=document.kept).update(
        kept=document.head, state=replay.doc.get_update(), text=words_of(replay.doc), runs=replay.runs
    )
