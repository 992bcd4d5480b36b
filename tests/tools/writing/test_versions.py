"""A text has versions, that are compared and written again."""

import pytest

from samenspel.foundation.access import Refused
from samenspel.tools.writing.actions.versions import name_version, restore_version
from samenspel.tools.writing.actions.writing import write_text
from samenspel.tools.writing.comparing import Part, compared
from samenspel.tools.writing.places import rewritten
from samenspel.tools.writing.queries import doc_of, document_of, find_version, replayed, text_of
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


def names(text):
    return [str(version) for version in document_of(text).versions.all()]


def test_going_back_first_keeps_what_stood_there(text, ann):
    first = name_version(actor=ann, document=document_of(text), name="First")
    write(ann, text, "one\nall else\n")
    restore_version(actor=ann, version=first)
    before = document_of(text).versions.get(name="Before going back to “First”")
    assert (before.text, before.by) == ("one\nall else\n", ann)
    restore_version(actor=ann, version=before)
    assert text_of(document_of(text)) == "one\nall else\n"
    assert names(text) == ["Before going back to “First”", "First"], "both said the same already"


def test_what_is_kept_by_itself_has_a_name_that_fits_and_nobody_used(text, ann):
    long = name_version(actor=ann, document=document_of(text), name="n" * 80)
    for words in ("one\n", "two\n"):
        write(ann, text, words)
        restore_version(actor=ann, version=long)
    start = "Before going back to “"
    assert names(text)[:2] == [f"{start}{'n' * (75 - len(start))}… (2)", f"{start}{'n' * (79 - len(start))}…"]


def test_what_is_kept_by_itself_is_named_in_the_initiative_s_language(text, ann):
    first = name_version(actor=ann, document=document_of(text), name="First")
    write(ann, text, "one\n")
    type(text.initiative).objects.update(language="nl")
    restore_version(actor=ann, version=find_version(first.document_id, first.pk))
    assert names(text)[0] != "Before going back to “First”"


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
