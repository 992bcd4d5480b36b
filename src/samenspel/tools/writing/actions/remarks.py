"""Remarks about a place in a text, and suggestions for other words there."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from samenspel.foundation.access import Refused
from samenspel.foundation.journal.sentences import describe
from samenspel.foundation.locks.acting import acting
from samenspel.foundation.locks.rows import fresh, set_values
from samenspel.spine.initiatives.answers import give_answer
from samenspel.spine.initiatives.telling import tell
from samenspel.spine.people.letters import write_to
from samenspel.spine.people.models import Person
from samenspel.tools.writing.actions.writing import append, locked
from samenspel.tools.writing.hearing import tell_answered
from samenspel.tools.writing.models import Document, Remark, State
from samenspel.tools.writing.places import find_place, marked, places_of, replaced, words_at
from samenspel.tools.writing.queries import doc_of, every_remark
from samenspel.tools.writing.texts import Change, words_of

describe("writing.make_remark", _("{actor} made a remark about “{title}”."))
describe("writing.make_suggestion", _("{actor} suggested other words in “{title}”."))
describe("writing.anchor_remark", _("{actor} put a remark about “{title}” back at its words."), news=False)
describe("writing.settle_remark", _("{actor} settled a remark about “{title}”."), news=False)
describe("writing.accept_suggestion", _("{actor} took over a suggestion in “{title}”."))
describe("writing.decline_suggestion", _("{actor} declined a suggestion in “{title}”."), news=False)
describe("writing.take_back_remark", _("{actor} took back a remark about “{title}”."), news=False)


def make_remark(
    *, actor: Person, document: Document, quote: str, text: str, before: str = "", after: str = ""
) -> Remark:
    """`before`, `after`: words around the quote, where it stands more than once."""
    with acting(actor, "writing.make_remark", document, locked) as document:
        remark = _place(document, "writing.make_remark", (quote, before, after), author=actor, text=text)
        tell(actor, "writing.make_remark", remark, title=str(document))
    return remark


def make_suggestion(
    *,
    actor: Person,
    document: Document,
    quote: str,
    instead: str,
    text: str,
    before: str = "",
    after: str = "",
) -> Remark:
    """`instead`: the words that should stand there, none to leave the quote out; `text`: why."""
    where, words = (quote, before, after), {"author": actor, "text": text, "instead": instead}
    with acting(actor, "writing.make_suggestion", document, locked) as document:
        remark = _place(document, "writing.make_suggestion", where, **words)
        tell(actor, "writing.make_suggestion", remark, title=str(document))
    return remark


def _place(document: Document, verb: str, where: tuple[str, str, str], **values: Any) -> Remark:
    doc = doc_of(document)
    place = find_place(words_of(doc), *where)
    if place is None:
        raise Refused(verb, _("These words do not stand in the text, or at more than one place."))
    remark = Remark.objects.create(document=document, quote=where[0], **values)
    append(document, [Change("", marked(doc, remark.key, place))])
    return remark


def anchor_remark(*, actor: Person, remark: Remark) -> Remark:
    """Where its words stand again: cut and paste takes a remark off, since the letters are new ones."""
    with acting(actor, "writing.anchor_remark", remark, _locked) as remark:
        doc = doc_of(remark.document)
        place = find_place(words_of(doc), remark.quote)
        if place is None or remark.key in places_of(doc):
            raise Refused("writing.anchor_remark", _("Its words do not stand at one place alone."))
        append(remark.document, [Change("", marked(doc, remark.key, place))])
        tell(actor, "writing.anchor_remark", remark, title=str(remark.document))
    return remark


def settle_remark(*, actor: Person, remark: Remark, answer: str = "") -> Remark:
    """It is talked about and done with."""
    with acting(actor, "writing.settle_remark", remark, _locked) as remark:
        _settle(actor, remark, State.SETTLED, answer)
        tell(actor, "writing.settle_remark", remark, title=str(remark.document))
    return remark


def decline_suggestion(*, actor: Person, remark: Remark, answer: str) -> Remark:
    with acting(actor, "writing.decline_suggestion", remark, _locked) as remark:
        _settle(actor, remark, State.DECLINED, answer)
        tell(actor, "writing.decline_suggestion", remark, title=str(remark.document))
    return remark


def take_back_remark(*, actor: Person, remark: Remark) -> Remark:
    """Its words go; by its author, or by who moderates."""
    with acting(actor, "writing.take_back_remark", remark, _locked) as remark:
        _unmark(remark)
        set_values(remark, state=State.TAKEN_BACK, text="", quote="", instead=None)
        tell(actor, "writing.take_back_remark", remark, title=str(remark.document))
    return remark


def _settle(actor: Person, remark: Remark, state: State, answer: str) -> None:
    _unmark(remark)
    tell_answered(actor, remark)
    set_values(remark, state=state, answered_by=actor)
    if answer:
        give_answer(remark, answer)
    if remark.author_id != actor.pk:
        write_to(remark.author, f"writing/{state.value}", remark)


def _unmark(remark: Remark) -> None:
    doc = doc_of(remark.document)
    updates = [marked(doc, remark.key, place, on=False) for place in places_of(doc).get(remark.key, [])]
    append(remark.document, [Change("", update) for update in updates])


def accept_suggestion(*, actor: Person, remark: Remark, answer: str = "") -> Remark:
    """Only where the words still stand as they were quoted: nothing is applied by guess. The text says that
    its author wrote them; the journal, who took them over."""
    with acting(actor, "writing.accept_suggestion", remark, _locked) as remark:
        doc = doc_of(remark.document)
        places = places_of(doc).get(remark.key, [])
        if words_at(words_of(doc), places) != remark.quote:
            changed = _("The text has changed there since. Compare both, and write what is right.")
            raise Refused("writing.accept_suggestion", changed)
        update = replaced(doc, places[0], remark.instead or "")
        append(remark.document, [Change(str(remark.author_id), update)])
        _settle(actor, remark, State.ACCEPTED, answer)
        tell(actor, "writing.accept_suggestion", remark, title=str(remark.document))
    return remark


def _locked(remark: Remark) -> Remark:
    """With its text, so that both stay as they are meanwhile."""
    document = locked(remark.document)
    now = fresh(every_remark(), remark.pk)
    now.document = document
    return now
