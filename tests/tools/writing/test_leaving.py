"""Whoever leaves takes their words along as a copy, and their name; the text stays, as the charter says."""

import pytest
from django.test import Client

from samenspel.spine.people.actions import erase_me
from samenspel.spine.people.queries import data_of
from samenspel.tools.writing.models import Document
from samenspel.tools.writing.queries import document_of, text_of
from tests.factories.design import make_text
from tests.factories.writing import put, writer

pytestmark = pytest.mark.django_db


@pytest.fixture
def text():
    return make_text(words="Open.")


def end_of(text):
    return len(text_of(document_of(text)).encode())


def words_held_of(person):
    return next(part["data"] for part in data_of(person) if part["about"] == "writing.Update")


def test_one_takes_along_the_words_that_one_wrote_and_nobody_elses(text):
    ann, bram = writer(text, "Anneke"), writer(text, "Bram")
    put(ann, text, "Één café. ")
    put(bram, text, "Brams words. ")
    put(ann, text, " Gone Kept.", (end_of(text), end_of(text)))
    put(bram, text, "", (end_of(text) - len("Gone Kept."), end_of(text) - len("Kept.")))
    assert words_held_of(ann) == [{"text": str(text), "words": ["Één café. ", " Kept."]}]
    assert words_held_of(bram) == [{"text": str(text), "words": ["Brams words. "]}]


def test_a_text_whose_activity_is_gone_is_left_out(text):
    ann = writer(text, "Anneke")
    put(ann, text, "x")
    Document.objects.filter(pk=document_of(text).pk).update(thing="design.text/999999")
    assert words_held_of(ann) == []


def test_erasing_takes_the_name_off_and_leaves_the_text(text):
    ann, bram = writer(text, "Anneke"), writer(text, "Bram")
    put(ann, text, "Mine. ")
    put(bram, text, "Yours. ")
    erase_me(actor=ann)
    assert text_of(document_of(text)) == "Yours. Mine. Open."
    for page in ("authors", "remarks", "versions"):
        shown = Client().get(f"/writing/{document_of(text).pk}/{page}/").content.decode()
        assert "Anneke" not in shown
    page = Client().get(f"/writing/{document_of(text).pk}/authors/").content.decode()
    assert "Somebody" in page
    assert "Bram" in page
