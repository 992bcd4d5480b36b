"""Remarks and suggestions stay with the words they are about."""

import pytest

from samenspel.foundation.access import Refused
from samenspel.foundation.journal.models import Entry, Message
from samenspel.tools.writing.actions.remarks import (
    accept_suggestion,
    anchor_remark,
    decline_suggestion,
    make_remark,
    make_suggestion,
    settle_remark,
    take_back_remark,
)
from samenspel.tools.writing.actions.writing import write_text
from samenspel.tools.writing.places import places_of, replaced, words_at
from samenspel.tools.writing.queries import doc_of, document_of, replayed, text_of
from samenspel.tools.writing.texts import pieces_of, words_of
from tests.factories.design import make_text
from tests.factories.initiatives import make_member
from tests.factories.services import make_person

pytestmark = pytest.mark.django_db
WORDS = "De bieb gaat om vijf uur open. 😀 Één café gaat om acht uur open."


@pytest.fixture
def text():
    return make_text(words=WORDS)


@pytest.fixture
def document(text):
    return document_of(text)


@pytest.fixture
def ann(text):
    return make_member(text.initiative, make_person("Ann", email="ann@example.org"))


@pytest.fixture
def bram(text):
    return make_member(text.initiative, make_person("Bram"))


def where(remark):
    document = document_of(remark.document.subject)
    return words_at(text_of(document), places_of(doc_of(document)).get(remark.key, []))


def insert(person, document, at, words):
    document.refresh_from_db()
    update = replaced(doc_of(document), (at, at), words)
    write_text(actor=person, document=document, update=update)
    document.refresh_from_db()


def test_a_remark_stays_with_its_words(document, ann, bram):
    remark = make_remark(actor=ann, document=document, quote="Één café", text="Which one?")
    insert(bram, document, 0, "Hé! ")
    assert where(remark) == "Één café"
    assert text_of(document) == f"Hé! {WORDS}"


def test_a_remark_about_words_that_do_not_stand_there_is_refused(document, ann):
    for quote in ("kroeg", "gaat om"):
        with pytest.raises(Refused, match="do not stand in the text"):
            make_remark(actor=ann, document=document, quote=quote, text="Which one?")


def test_a_suggestion_that_is_taken_over_is_its_authors(document, ann, bram):
    suggestion = make_suggestion(
        actor=ann, document=document, quote="vijf", instead="zes", text="Five is too early."
    )
    accept_suggestion(actor=bram, remark=suggestion)
    document.refresh_from_db()
    assert text_of(document) == WORDS.replace("vijf", "zes")
    assert (str(ann.pk), "zes") in pieces_of(text_of(document), replayed(document).runs)
    assert where(suggestion) == ""
    assert list(Message.objects.values_list("to", flat=True)) == ["ann@example.org"]


def test_a_suggestion_is_not_taken_over_by_guess(document, ann, bram):
    suggestion = make_suggestion(actor=ann, document=document, quote="vijf uur", instead="zes uur", text="…")
    insert(bram, document, WORDS.encode().index(b" uur"), " of half zes")
    with pytest.raises(Refused, match="has changed there since"):
        accept_suggestion(actor=bram, remark=suggestion)
    assert text_of(document) == WORDS.replace("vijf uur", "vijf of half zes uur")


def test_a_suggestion_to_leave_words_out(document, ann, bram):
    suggestion = make_suggestion(actor=ann, document=document, quote=" 😀", instead="", text="No faces.")
    accept_suggestion(actor=bram, remark=suggestion, answer="Right.")
    document.refresh_from_db()
    assert text_of(document) == WORDS.replace(" 😀", "")


def test_whoever_declines_says_why(document, ann, bram):
    suggestion = make_suggestion(actor=ann, document=document, quote="vijf", instead="zes", text="Too early.")
    decline_suggestion(actor=bram, remark=suggestion, answer="The school is out at four.")
    suggestion.refresh_from_db()
    assert (suggestion.state, suggestion.answer) == ("declined", "The school is out at four.")
    assert text_of(document) == WORDS
    [letter] = Message.objects.all()
    assert "The school is out at four." in letter.text


def test_a_remark_is_settled_once(document, ann, bram):
    remark = make_remark(actor=ann, document=document, quote="café", text="Which one?")
    settle_remark(actor=bram, remark=remark)
    with pytest.raises(Refused, match="settled already"):
        settle_remark(actor=ann, remark=remark)


def test_what_is_taken_back_leaves_no_words(document, ann, bram):
    remark = make_remark(actor=ann, document=document, quote="café", text="Which one?")
    with pytest.raises(Refused, match="Only this initiative's moderators"):
        take_back_remark(actor=bram, remark=remark)
    take_back_remark(actor=ann, remark=remark)
    remark.refresh_from_db()
    assert (remark.quote, remark.text, where(remark)) == ("", "", "")


def test_a_remark_whose_words_were_cut_and_pasted_is_put_back_where_they_stand(document, ann, bram, client):
    remark = make_remark(actor=ann, document=document, quote="café", text="Which one?")
    start = WORDS.encode().index("café".encode())
    document.refresh_from_db()
    write_text(
        actor=bram,
        document=document,
        update=replaced(doc_of(document), (start, start + len("café".encode())), ""),
    )
    with pytest.raises(Refused, match="one place"):
        anchor_remark(actor=ann, remark=remark)
    insert(bram, document, 0, "Het café! ")
    assert where(remark) == ""
    client.force_login(ann)
    assert "Put it back" in client.get(remark.get_absolute_url()).content.decode()
    client.post(f"{remark.get_absolute_url()}anchor/")
    assert where(remark) == "café"
    with pytest.raises(Refused, match="one place"):
        anchor_remark(actor=ann, remark=remark)


def test_the_journal_never_says_what_was_written(document, ann, bram):
    remark = make_remark(actor=ann, document=document, quote="café", text="Which one?")
    settle_remark(actor=bram, remark=remark, answer="The one on the corner.")
    told = str(list(Entry.objects.values_list("data", flat=True)))
    assert not any(words in told for words in ("café", "Which one", "corner", "bieb"))


def test_the_marks_of_remarks_are_no_letters_of_the_text(document, ann):
    make_remark(actor=ann, document=document, quote="café", text="Which one?")
    document.refresh_from_db()
    assert words_of(doc_of(document)) == WORDS
    assert pieces_of(WORDS, replayed(document).runs) == [("", WORDS)]


def test_words_around_a_place_are_as_long_as_they_stand_in_the_text(document, ann, client):
    """A form sends each line break as two signs, and these lines say the same twice."""
    lines = "Open.\n" * 33
    insert(ann, document, 0, f"{lines}\n{lines}")
    client.force_login(ann)
    sent = {"quote": "De bieb", "before": ("\n" + lines)[-200:].replace("\n", "\r\n"), "text": "Which one?"}
    assert client.post(f"/writing/{document.pk}/remarks/make/", sent).status_code == 302
    assert where(document.remarks.get()) == "De bieb"
