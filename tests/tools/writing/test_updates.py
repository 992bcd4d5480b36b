"""An update is looked through before anybody applies it."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as some
from pycrdt import Array, Doc, Map, Text

from samenspel.tools.writing.live import messages
from samenspel.tools.writing.live.polling import polled
from samenspel.tools.writing.places import replaced
from samenspel.tools.writing.queries import document_of
from samenspel.tools.writing.texts import first_update, opened, take_in, words_of
from samenspel.tools.writing.updates import MOST_PENS, ROOT, Unreadable, pens_of
from tests.factories.design import make_text
from tests.factories.initiatives import make_member


def made(change, root=ROOT, kind=Text):
    doc = Doc(client_id=7)
    doc[root] = kind()
    change(doc[root])
    return doc.get_update()


def test_the_pens_of_an_update_are_those_that_wrote_in_it():
    doc = Doc(client_id=7)
    text = doc.get(ROOT, type=Text)
    text += "é😀 one"
    assert pens_of(doc.get_update()) == {7}
    before = doc.get_state()
    text.insert(2, "x")
    assert pens_of(doc.get_update(before)) == {7}
    before = doc.get_state()
    del text[0:3]
    assert pens_of(doc.get_update(before)) == set()
    other = Doc(client_id=9)
    other.get(ROOT, type=Text)
    other.apply_update(doc.get_update())
    before = other.get_state()
    other[ROOT].format(0, 2, {"r:4": True})
    assert pens_of(other.get_update(before)) == {9}
    assert pens_of(other.get_update()) == {7, 9}


STRANGE = {
    "another root": made(lambda text: text.insert(0, "a"), root="other"),
    "a style": made(lambda text: text.insert(0, "a", {"bold": True})),
    "a mark that says something": made(lambda text: text.insert(0, "a", {"r:1": "long"})),
    "a picture": made(lambda text: text.insert_embed(0, {"picture": "x"})),
    "keys": made(lambda room: room.update({"a": 1}), kind=Map),
    "a list": made(lambda room: room.append(1), kind=Array),
    "a text in a list": made(lambda room: room.append(Text("a")), kind=Array),
    "something behind the end": first_update("a") + b"\x00",
    "a number without end": b"\x01\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff",
    "too many parts": b"\xff\xff\xff\xff\x0f",
}


@pytest.mark.parametrize("update", STRANGE.values(), ids=STRANGE)
def test_what_our_editor_does_not_make_is_refused(update):
    with pytest.raises(Unreadable):
        pens_of(update)


def test_an_update_holds_no_more_pens_than_anybody_has():
    doc = opened(b"")
    for _pen in range(MOST_PENS + 1):
        take_in(doc, replaced(opened(doc.get_update()), (0, 0), "x"))
    with pytest.raises(Unreadable, match="so many pens"):
        pens_of(doc.get_update())


@given(some.binary(max_size=200))
def test_bytes_of_any_kind_are_read_or_refused(data):
    for read in (pens_of, lambda data: take_in(opened(b""), data)):
        with suppress(Unreadable):
            read(data)


@given(some.lists(some.tuples(some.integers(0, 30), some.text(max_size=5), some.booleans()), max_size=20))
def test_every_change_of_a_text_is_let_through(changes):
    doc = opened(b"", [first_update("Het begin é😀")])
    for place, words, takes in changes:
        before, text = doc.get_state(), str(doc[ROOT])
        at = len(text[: place % (len(text) + 1)].encode())
        if takes:
            del doc[ROOT][at:]
        doc[ROOT].insert(at, words)
        assert len(pens_of(doc.get_update(before))) <= 1
    assert words_of(opened(doc.get_update())) == words_of(doc)


class Panic(BaseException):
    """As y-crdt's: no Exception."""


class Panics:
    def apply_update(self, update):
        raise Panic("index out of range")


def test_a_panic_is_told_as_unreadable():
    with pytest.raises(Unreadable, match="index out of range"):
        take_in(Panics(), b"")


@pytest.mark.django_db
def test_what_cannot_be_read_back_is_not_kept(monkeypatch):
    text = make_text(words="a")
    document, ann = document_of(text), make_member(text.initiative)
    for looks in ("actions.writing", "live.polling"):
        monkeypatch.setattr(f"samenspel.tools.writing.{looks}.pens_of", lambda update: set())
    sent = messages.piece(messages.sync(messages.UPDATE, b"\x01\x02\x03"))
    with pytest.raises(Unreadable):
        polled(ann, document, sent, 0)
    assert document_of(text).head == 1
