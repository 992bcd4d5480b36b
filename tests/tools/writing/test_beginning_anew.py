"""A text begins anew with the same words; what a page holds of the earlier one is never poured into it."""

import pytest

from samenspel.foundation.access import Refused
from samenspel.tools.writing.actions.remarks import accept_suggestion, make_suggestion
from samenspel.tools.writing.actions.versions import begin_anew
from samenspel.tools.writing.actions.writing import write_text
from samenspel.tools.writing.live import messages, seats
from samenspel.tools.writing.places import replaced
from samenspel.tools.writing.queries import doc_of, document_of, replayed, text_of
from samenspel.tools.writing.texts import pieces_of
from tests.factories.design import make_text
from tests.factories.initiatives import coordinator_of
from tests.factories.writing import put, writer
from tests.tools.writing.lines import Page, site

pytestmark = pytest.mark.django_db(transaction=True)
WORDS = "De bieb is open. 😀 Één café ook."
BYTES = "application/octet-stream"


@pytest.fixture
def text():
    return make_text(words=WORDS)


def test_words_authors_and_places_stay_and_what_was_deleted_goes(text):
    ann = writer(text, "Ann")
    put(ann, text, "x" * 20_000)
    put(ann, text, "", (0, 19_999))
    document = document_of(text)
    suggestion = make_suggestion(
        actor=ann, document=document, quote="Één café", instead="Het café", text="Only one."
    )
    begin_anew(actor=coordinator_of(text.initiative), document=document)
    now = document_of(text)
    assert (text_of(now), now.epoch) == (f"x{WORDS}", 1)
    assert len(now.state) < 500
    assert pieces_of(text_of(now), replayed(now).runs) == [(str(ann.pk), "x"), ("", WORDS)]
    accept_suggestion(actor=coordinator_of(text.initiative), remark=suggestion)
    assert text_of(document_of(text)) == f"x{WORDS.replace('Één café', 'Het café')}"


def test_only_who_coordinates_begins_it_anew(text, client):
    ann = writer(text, "Ann")
    with pytest.raises(Refused, match="coordinators"):
        begin_anew(actor=ann, document=document_of(text))
    client.force_login(coordinator_of(text.initiative))
    answer = client.post(f"/writing/{document_of(text).pk}/begin-anew/")
    assert (answer.url, document_of(text).epoch) == (text.get_absolute_url(), 1)


def test_an_open_page_is_told_that_its_text_is_gone_and_comes_back_to_the_new_one(text):
    document, ann = document_of(text), writer(text, "Ann")
    with site() as port:
        with Page(port, document, ann) as page:
            page.synced()
            begin_anew(actor=coordinator_of(text.initiative), document=document)
            assert page.code() == seats.GONE
        with Page(port, document_of(text), ann) as page:
            page.synced().write(lambda words: words.insert(0, "New: "))
            page.listen(lambda: page.saved == 1)
    assert text_of(document_of(text)) == f"New: {WORDS}"


def test_the_old_state_of_a_page_that_was_away_does_not_come_back(text):
    document, ann = document_of(text), writer(text, "Ann")
    coordinator = coordinator_of(text.initiative)
    with site() as port, Page(port, document, ann) as page, Page(port, document, coordinator) as other:
        page.synced().line.close()
        other.synced()
        begin_anew(actor=coordinator, document=document)
        assert other.code() == seats.GONE
        page.update(lambda words: words.insert(0, "Away. "))
        page.open()
        assert page.code() == seats.GONE
    assert text_of(document_of(text)) == WORDS


def test_by_polling_too(text, client):
    document, ann = document_of(text), writer(text, "Ann")
    client.force_login(ann)
    update = replaced(doc_of(document), (0, 0), "Away. ")
    begin_anew(actor=coordinator_of(text.initiative), document=document)
    sent = messages.piece(messages.sync(messages.STEP_2, update))
    answer = client.post(f"/writing/{document.pk}/poll/?epoch=0", sent, content_type=BYTES)
    assert (answer.status_code, text_of(document_of(text))) == (410, WORDS)
    with pytest.raises(Refused, match="took the place"):
        write_text(actor=ann, document=document, update=update)
