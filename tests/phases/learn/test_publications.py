"""Publications: listed, found, shown."""

import pytest

from tests.factories.library import make_publication

pytestmark = pytest.mark.django_db


def titles(page):
    return [one.title for one in page.context["page"]]


def test_the_library_lists_what_is_published_by_name(client):
    make_publication(title="Second", author=())
    make_publication(title="First of these", author=())
    assert titles(client.get("/learn/publications/")) == ["First of these", "Second"]


@pytest.mark.parametrize("words", ["hasek", "Hašek", "naive odegaard", "NAÏVE Ødeg"])
def test_words_are_found_with_and_without_their_accents(client, words):
    from samenspel.methods.bibliography import Name

    authors = (Name(family="Hašek", given="Jaroslav"), Name(family="Ødegaard", given="Bjørn"))
    found = make_publication(title="Naïve tests", author=authors)
    make_publication()
    assert titles(client.get("/learn/publications/", {"q": words})) == [found.title]
