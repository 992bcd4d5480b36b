"""Several people write in one text, each over a line of their own."""

import pytest

from samenspel.tools.writing.queries import document_of, replayed, text_of
from samenspel.tools.writing.texts import pieces_of
from tests.factories.design import make_text
from tests.factories.initiatives import make_member
from tests.factories.services import make_person
from tests.tools.writing.lines import Page, site

pytestmark = pytest.mark.django_db(transaction=True)


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
