"""A line ends, with a code, as soon as somebody does what is not theirs to do; the others notice nothing."""

import time
from contextlib import ExitStack, contextmanager
from datetime import timedelta

import pytest
from websockets.exceptions import InvalidStatus

from samenspel.foundation import clock
from samenspel.spine.initiatives.actions import leave
from samenspel.spine.people.actions import erase_me
from samenspel.tools.writing.live import keeping, messages, rooms, seats
from samenspel.tools.writing.live.polling import polled
from samenspel.tools.writing.places import replaced
from samenspel.tools.writing.queries import doc_of, document_of, text_of
from samenspel.tools.writing.texts import opened
from samenspel.tools.writing.updates import MOST_PENS, Unreadable, pens_of
from tests.factories.design import make_text
from tests.factories.initiatives import make_member
from tests.factories.services import make_person
from tests.tools.writing.lines import Page, site

pytestmark = pytest.mark.django_db(transaction=True)
WORDS = "The library opens at five."


@pytest.fixture
def text():
    return make_text(words=WORDS)


@pytest.fixture
def port():
    with site() as port:
        yield port


def member(text, name):
    return make_member(text.initiative, make_person(name))


def add(words):
    words.insert(0, "x")


@contextmanager
def writing(document, person, port):
    """A page of somebody who wrote something already."""
    with Page(port, document, person) as page:
        page.synced()
        page.write(add)
        page.listen(lambda: page.saved == 1)
        yield page


def now(document):
    document.refresh_from_db()
    return text_of(document)


BAD = {
    "bytes of any kind": (b"\xff" * 40, seats.UNREADABLE),
    "nothing": (b"", seats.UNREADABLE),
    "an unknown message": (b"\x09\x00", seats.UNREADABLE),
    "half an update": (messages.sync(messages.UPDATE, b"\x01\x05"), seats.UNREADABLE),
    "a state that is none": (messages.sync(messages.STEP_1, b"\xff\xff\xff"), seats.UNREADABLE),
    "a caret that is no JSON": (b"\x01" + messages.piece(b"\x01\x05\x01\x03abc"), seats.UNREADABLE),
    "a caret that is a letter": (
        messages.carets({7: (1, b'{"cursor": "' + b"x" * messages.LARGEST_CARET + b'"}')}),
        seats.UNREADABLE,
    ),
    "a page of typing at once": (messages.sync(messages.UPDATE, b"\x01" * 70_000), seats.TOO_LARGE),
}


@pytest.mark.parametrize(("message", "code"), BAD.values(), ids=BAD)
def test_what_is_no_typing_ends_that_line_and_no_other(text, port, message, code):
    document = document_of(text)
    with writing(document, member(text, "Ann"), port) as good:
        with Page(port, document, member(text, "Bram")) as bad:
            bad.synced()
            bad.send(message)
            assert bad.code() == code
        good.write(add)
        good.listen(lambda: good.saved == 2)
    assert now(document) == f"xx{WORDS}"


def test_fifty_megabytes_are_not_taken(text, port):
    with writing(document_of(text), member(text, "Ann"), port) as page:
        page.send(b"\x00" * 50_000_000)
        assert page.code() in (1009, None), "or the line is gone before it could be said"


def test_a_message_is_short_once_the_page_is_known(text, port):
    with writing(document_of(text), member(text, "Ann"), port) as page:
        page.write(lambda words: words.insert(0, "x" * 70_000))
        assert page.code() == seats.TOO_LARGE


def test_nobody_types_ten_thousand_times_a_second(text, port):
    with writing(document_of(text), member(text, "Ann"), port) as page:
        for _time in range(1_000):
            page.send(messages.sync(messages.UPDATE, b"\x00\x00"))
        assert page.code() == seats.TOO_MANY


@pytest.mark.parametrize("is_here", [True, False])
def test_nobody_writes_with_anothers_pen(text, port, is_here):
    document, bram = document_of(text), member(text, "Bram")
    with ExitStack() as stack:
        mine = stack.enter_context(writing(document, member(text, "Ann"), port))
        forged = mine.update(add)
        if not is_here:
            stack.close()
        with Page(port, document, bram) as yours:
            yours.synced()
            yours.send(messages.sync(messages.UPDATE, forged))
            assert yours.code() == seats.NOT_ALLOWED
    assert now(document) == f"x{WORDS}"


def test_who_may_only_read_ends_by_writing(text, port):
    document = document_of(text)
    with Page(port, document, make_person("Rita")) as page:
        assert page.synced().words == WORDS
        page.write(add)
        assert page.code() == seats.NOT_ALLOWED
    assert now(document) == WORDS


def test_who_may_only_read_is_turned_out_before_anybody_else_waits_for_it(text, port, monkeypatch):
    document = document_of(text)
    with Page(port, document, make_person("Rita")) as page:
        page.synced()
        monkeypatch.setattr(rooms, "write_together", lambda *_words: 1 / 0)
        page.write(add)
        assert page.code() == seats.NOT_ALLOWED


def test_nobody_writes_with_a_pen_that_has_only_a_caret_so_far(text, port):
    document = document_of(text)
    with (
        Page(port, document, member(text, "Ann")) as mine,
        Page(port, document, member(text, "Bram")) as yours,
    ):
        mine.synced()
        mine.send(caret_of(mine.doc.client_id))
        yours.synced()
        yours.listen(lambda: mine.doc.client_id in yours.carets)
        yours.send(messages.sync(messages.UPDATE, mine.update(add)))
        assert yours.code() == seats.NOT_ALLOWED
    assert now(document) == WORDS


def caret_of(pen):
    return messages.carets({pen: (1, b'{"cursor": null}')})


def test_what_was_a_right_is_asked_again_when_its_hour_is_over(text, monkeypatch):
    monkeypatch.setattr(keeping, "REMEMBERED", 0)
    document, ann, rights = document_of(text), member(text, "Ann"), keeping.Rights()

    def refused():
        update = replaced(doc_of(document_of(text)), (0, 0), "x")
        line = keeping.Line(ann, update, pens_of(update))
        return set(keeping.write_together(document, [line], rights, 0).refused)

    assert [refused(), refused()] == [set(), set()]
    close(text)
    assert refused() == {0}
    assert now(document) == f"xx{WORDS}"


def test_nobody_writes_with_pens_without_end(text, port):
    document = document_of(text)
    with Page(port, document, member(text, "Ann")) as page:
        page.synced()
        for pen in range(1, MOST_PENS + 2):
            page.send(caret_of(pen))
        assert page.code() == seats.TOO_MANY


def test_nobody_polls_with_pens_without_end(text):
    document, ann = document_of(text), member(text, "Ann")
    doc = doc_of(document)
    sent = [replaced(opened(doc.get_update()), (0, 0), "x") for _pen in range(MOST_PENS + 1)]
    body = b"".join(messages.piece(messages.sync(messages.UPDATE, update)) for update in sent)
    with pytest.raises(Unreadable, match="so many pens"):
        polled(ann, document, body, 0)
    assert now(document) == WORDS


@pytest.mark.parametrize("origin", ["https://evil.example", "http://127.0.0.1:1", "null"])
def test_no_other_site_opens_a_line(text, port, origin):
    with pytest.raises(InvalidStatus, match="403"):
        Page(port, document_of(text), member(text, "Ann"), origin=origin)


def test_a_stranger_to_a_draft_gets_no_line(port):
    text = make_text()
    text.initiative.is_public = False
    text.initiative.save()
    with pytest.raises(InvalidStatus, match="403"):
        Page(port, document_of(text), make_person("Xena"))


def close(text):
    text.activity.closes_at = clock.now() - timedelta(seconds=1)
    text.activity.save()


ENDS = {
    "leaving the initiative": lambda ann, text: leave(actor=ann, initiative=text.initiative),
    "closing the account": lambda ann, text: erase_me(actor=ann),
    "the hour of the end": lambda ann, text: close(text),
}


@pytest.mark.parametrize("end", ENDS.values(), ids=ENDS)
def test_what_is_typed_after_the_right_has_ended_is_not_kept(text, port, end):
    document, ann = document_of(text), member(text, "Ann")
    with writing(document, ann, port) as page:
        end(ann, text)
        time.sleep(keeping.REMEMBERED)
        page.write(add)
        assert page.code() == seats.NOT_ALLOWED
        assert page.saved == 1
    assert now(document) == f"x{WORDS}"


def test_the_page_of_one_who_leaves_turns_to_reading_by_itself(text, port):
    ann = member(text, "Ann")
    with writing(document_of(text), ann, port) as page:
        leave(actor=ann, initiative=text.initiative)
        assert page.code() == seats.NOT_ALLOWED
