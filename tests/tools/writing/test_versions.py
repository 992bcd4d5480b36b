"""A text has versions, that are compared and written again."""

import pytest

from samenspel.foundation.access import Refused
from samenspel.tools.writing.actions.versions import name_version, restore_version
from samenspel.tools.writing.actions.writing import write_text
from samenspel.tools.writing.comparing import Part, compared
from samenspel.tools.writing.places import rewritten
from samenspel.tools.writing.queries import doc_of, document_of, replayed, text_of
from samenspel.tools.writing.texts import pieces_of
from tests.factories.design import make_text
from tests.factories.initiatives import make_member
from tests.factories.services import make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def text():
    return make_text(words="one\ntwo é\nthree\n")


@pytest.fixture
def ann(text):
    return make_member(text.initiative, make_person("Ann"))


def write(person, text, words):
    document = document_of(text)
    write_text(actor=person, document=document, update=rewritten(doc_of(document), words))


def test_a_version_is_written_again_as_a_change(text, ann):
    version = name_version(actor=ann, document=document_of(text), name="First")
    write(ann, text, "one\n2 é\nthree\nfour\n")
    restore_version(actor=ann, version=version)
    document = document_of(text)
    assert text_of(document) == "one\ntwo é\nthree\n"
    assert pieces_of(text_of(document), replayed(document).runs) == [
        ("", "one\n"),
        (str(ann.pk), "two é\n"),
        ("", "three\n"),
    ]


def test_a_name_is_given_once(text, ann):
    name_version(actor=ann, document=document_of(text), name="First")
    with pytest.raises(Refused, match="of this name"):
        name_version(actor=ann, document=document_of(text), name="First")


def test_versions_are_compared_word_by_word():
    assert compared("one\ntwo small words\nlast", "one\ntwo large words\nmore\nlast") == [
        [Part("same", "one")],
        [Part("gone", "two small words")],
        [Part("new", "two large words")],
        [Part("new", "more")],
        [Part("same", "last")],
    ]
    assert compared("two small words", "two large words") == [
        [Part("same", "two "), Part("gone", "small"), Part("new", "large"), Part("same", " words")]
    ]
