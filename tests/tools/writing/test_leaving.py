"""Whoever leaves takes their words along as a copy, and their name; the text stays, as the charter says."""

import pytest
from django.test import Client

from samenspel.spine.people.actions import erase_me
from samenspel.spine.people.queries import data_of
from samenspel.tools.writing.actions.writing import write_text
from samenspel.tools.writing.models import Document
from samenspel.tools.writing.places import replaced
from samenspel.tools.writing.queries import doc_of, document_of, text_of
from tests.factories.design import make_text
from tests.factories.initiatives import make_member
from tests.factories.services import make_person

pytestmark = pytest.mark.django_db


def write(person, document, place, words):
    document.refresh_from_db()
    write_text(actor=person, document=document, update=replaced(doc_of(document), place, words))
    document.refresh_from_db()


@pytest.fixture
def document():
    return document_of(make_text(words="Open."))


@pytest.fixture
def ann(document):
    return make_member(document.initiative, make_person("Anneke"))


@pytest.fixture
def bram(document):
    return make_member(document.initiative, make_person("Bram"))


def words_held_of(person):
    return next(part["data"] for part in data_of(person) if part["about"] == "writing.Update")


def test_one_takes_along_the_words_that_one_wrote_and_nobody_elses(document, ann, bram):
    write(ann, document, (0, 0), "Één café. ")
    write(bram, document, (0, 0), "Brams words. ")
    write(ann, document, (len(text_of(document).encode()),) * 2, " Gone Kept.")
    start = text_of(document).encode().index(b"Gone ")
    write(bram, document, (start, start + len("Gone ")), "")
    assert words_held_of(ann) == [{"text": str(document), "words": ["Één café. ", " Kept."]}]
    assert words_held_of(bram) == [{"text": str(document), "words": ["Brams words. "]}]


def test_a_text_whose_activity_is_gone_is_left_out(document, ann):
    write(ann, document, (0, 0), "x")
    Document.objects.filter(pk=document.pk).update(thing="design.text/999999")
    assert words_held_of(ann) == []


def test_erasing_takes_the_name_off_and_leaves_the_text(document, ann, bram):
    write(ann, document, (0, 0), "Mine. ")
    write(bram, document, (0, 0), "Yours. ")
    erase_me(actor=ann)
    document.refresh_from_db()
    assert text_of(document) == "Yours. Mine. Open."
    for page in ("authors", "remarks", "versions"):
        shown = Client().get(f"/writing/{document.pk}/{page}/").content.decode()
        assert "Anneke" not in shown
    page = Client().get(f"/writing/{document.pk}/authors/").content.decode()
    assert "Somebody" in page
    assert "Bram" in page
