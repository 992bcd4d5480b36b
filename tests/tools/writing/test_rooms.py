"""Several people write in one text, each over a line of their own."""

import time
from contextlib import ExitStack

import pytest

from samenspel.spine.initiatives.actions import leave
from samenspel.tools.writing.live import hall, messages, polling, seats
from samenspel.tools.writing.places import replaced
from samenspel.tools.writing.queries import doc_of, document_of, replayed, text_of
from samenspel.tools.writing.texts import pieces_of
from tests.factories.design import make_text
from tests.factories.initiatives import make_member
from tests.factories.services import make_person
from tests.tools.writing.lines import Page, site

pytestmark = pytest.mark.django_db(transaction=True)

WATCH_ENDS = 2.5
"""Seconds after which the broken room is gone, and with it the watch over it."""


@pytest.fixture
def text():
    return make_text(words="The library opens at five.")


def member(text, name):
    return make_member(text.initiative, make_person(name))


def test_what_one_writes_is_on_the_screen_of_the_other_and_kept(text):
    document = document_of(text)
    ann, bram = member(text, "Ann"), member(text, "Bram")
    with site() as port, Page(port, document, ann) as mine, Page(port, document, bram) as yours:
        mine.synced()
        yours.synced()
        mine.write(lambda words: words.insert(4, "new "))
        yours.listen(lambda: "new" in yours.words)
        mine.listen(lambda: mine.saved == 1)
        assert yours.words == "The new library opens at five."
    document.refresh_from_db()
    replay = replayed(document)
    assert text_of(document) == "The new library opens at five."
    assert pieces_of(text_of(document), replay.runs) == [
        ("", "The "),
        (str(ann.pk), "new "),
        ("", "library opens at five."),
    ]


def test_people_in_a_room_have_colours_of_their_own_and_the_names_that_the_house_gives(text):
    document = document_of(text)
    with site() as port, ExitStack() as stack:
        people = [member(text, name) for name in ("Ann", "<b>Bram</b>", "Cees")]
        pages = [stack.enter_context(Page(port, document, person)) for person in people]
        for page in pages:
            page.synced()
            page.write(lambda words: words.insert(0, "x"))
        pages[0].listen(lambda: len(pages[0].people) == 3)
        told = [*pages[0].people.values()]
    assert [one["name"] for one in told] == ["Ann", "<b>Bram</b>", "Cees"]
    assert len({one["colour"] for one in told}) == 3


def test_a_page_without_a_line_asks_again_and_again(text, client):
    document, ann = document_of(text), member(text, "Ann")
    client.force_login(ann)
    doc = doc_of(document)
    update = replaced(doc, (4, 4), "new ")
    sent = messages.piece(messages.sync(messages.STEP_2, update))
    address = f"/writing/{document.pk}/poll/?seen=1"
    answer = client.post(address, sent, content_type="application/octet-stream")
    assert (answer.status_code, answer.headers["X-Seen"]) == (200, "2")
    assert answer.content.startswith(messages.piece(messages.saved(1)))
    assert text_of(document_of(text)) == "The new library opens at five."
    assert client.post(address, b"\xff\xff", content_type="application/octet-stream").status_code == 400
    asks = messages.piece(messages.sync(messages.STEP_1, b"\x00"))
    answer = client.post(address, asks, content_type="application/octet-stream")
    assert "new " in answer.content.decode(errors="ignore")


def test_what_is_polled_reaches_who_has_a_line(text, client):
    document = document_of(text)
    client.force_login(member(text, "Ann"))
    with site() as port, Page(port, document, member(text, "Bram")) as page:
        page.synced()
        sent = messages.piece(messages.sync(messages.UPDATE, replaced(doc_of(document), (0, 0), "Hey. ")))
        client.post(f"/writing/{document.pk}/poll/", sent, content_type="application/octet-stream")
        page.listen(lambda: page.words.startswith("Hey. "))


def test_a_text_does_not_grow_without_end_by_polling(text, client, monkeypatch):
    monkeypatch.setattr(polling, "LARGEST_FIRST", 200)
    document = document_of(text)
    client.force_login(member(text, "Ann"))
    sent = messages.piece(messages.sync(messages.UPDATE, replaced(doc_of(document), (0, 0), "x" * 300)))
    answer = client.post(f"/writing/{document.pk}/poll/", sent, content_type="application/octet-stream")
    assert (answer.status_code, text_of(document_of(text))) == (400, "The library opens at five.")


def test_where_nobody_can_look_around_the_pages_come_back_and_are_watched_again(text, monkeypatch):
    document, ann = document_of(text), member(text, "Ann")
    with site() as port:
        with monkeypatch.context() as broken:
            broken.setattr(hall, "look_around", lambda *words: 1 / 0)
            with Page(port, document, ann) as page:
                page.synced()
                assert page.code() == seats.BROKEN
        time.sleep(WATCH_ENDS)
        with Page(port, document, ann) as page:
            page.synced()
            leave(actor=ann, initiative=text.initiative)
            assert page.code() == seats.NOT_ALLOWED
