"""Writing together: each change is added to those before it, and nothing is ever written over."""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.access import Refused
from samenspel.foundation.journal.queries import address_of
from samenspel.foundation.journal.sentences import describe
from samenspel.foundation.locks.acting import acting
from samenspel.foundation.locks.rows import fresh, set_values
from samenspel.spine.initiatives.rules import initiative_of
from samenspel.spine.initiatives.telling import tell
from samenspel.spine.people.models import Person
from samenspel.tools.writing.hearing import tell_listeners
from samenspel.tools.writing.models import Document, Update
from samenspel.tools.writing.queries import every_document
from samenspel.tools.writing.texts import Change, first_update
from samenspel.tools.writing.updates import pens_of

VERB = "writing.write_text"
describe("writing.write_text", _("{actor} writes in “{title}”."), news=False)


def begin_document(thing: Any, words: str = "") -> Document:
    """Inside an action of the phase that makes the thing: its text, with the words it begins with."""
    document = Document.objects.create(thing=address_of(thing), initiative=initiative_of(thing))
    if words:
        append(document, [Change("", first_update(words))])
    return document


def write_text(*, actor: Person, document: Document, update: bytes) -> int:
    """One change by one person; its number. Raises Unreadable, or Refused when the pen is somebody else's."""
    pens = pens_of(update)
    with acting(actor, "writing.write_text", document, locked) as now:
        if now.epoch != document.epoch:
            raise Refused(VERB, _("Another text took the place of this one."))
        use_pens(now, actor, pens)
        append(now, [Change(str(actor.pk), update)])
    return now.head


def use_pens(document: Document, person: Person, pens: Iterable[int]) -> None:
    """A new one becomes this person's. That somebody writes here is told once."""
    for number in pens:
        pen, is_new = document.pens.get_or_create(number=number, defaults={"person": person})
        if pen.person_id != person.pk:
            raise Refused(VERB, _("This was written with somebody else's pen. Open the page again."))
        if is_new and not document.pens.filter(person=person).exclude(pk=pen.pk).exists():
            tell(person, "writing.write_text", document, title=str(document.subject))


def append(document: Document, changes: Sequence[Change]) -> None:
    """The document's row is locked, so numbers follow each other without a gap."""
    if not changes:
        return
    rows = (
        Update(
            document=document, number=document.head + place, person_id=change.person or None, data=change.data
        )
        for place, change in enumerate(changes, start=1)
    )
    Update.objects.bulk_create(rows)
    set_values(document, head=document.head + len(changes))
    transaction.on_commit(partial(tell_listeners, document.pk, document.head))


def begin_epoch(document: Document, **values: Any) -> None:
    """What stands in `values` takes the place of all changes so far. Rooms notice by the number."""
    head = document.head + 1
    set_values(document, epoch=document.epoch + 1, head=head, kept=head, **values)
    transaction.on_commit(partial(tell_listeners, document.pk, head))


def locked(document: Document) -> Document:
    return fresh(every_document(), document.pk)
