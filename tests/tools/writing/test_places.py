"""Places in a text: found by words, kept as marks, in any script."""

import pytest

from samenspel.tools.writing.places import find_place, marked, places_of, replaced, rewritten, words_at
from samenspel.tools.writing.texts import first_update, opened, words_of
from samenspel.tools.writing.updates import ROOT

DUTCH = "De bieb gaat om vijf uur open. 😀 Één café gaat om acht uur open."
ARABIC = "تفتح المكتبة في الخامسة مساءً. 😀 تفتح المكتبة."


def doc(words):
    return opened(b"", [first_update(words)])


def at(words, quote, before="", after=""):
    place = find_place(words, quote, before, after)
    return None if place is None else words_at(words, [place])


def test_a_quote_is_found_by_the_words_around_it():
    assert at(DUTCH, "café") == "café"
    assert at(DUTCH, "gaat om") is None
    assert find_place(DUTCH, "gaat om", before="café ") == find_place(DUTCH, "gaat om", after=" acht")
    assert at(DUTCH, "gaat om", before="café ") == "gaat om"
    assert at(DUTCH, "nowhere") is None
    assert at(DUTCH, "") is None


@pytest.mark.parametrize("words", [DUTCH, ARABIC])
def test_a_mark_moves_with_its_words(words):
    document = doc(words)
    quote = words.split("😀 ")[1]
    document.apply_update(marked(document, "r:1", find_place(words, quote)))
    document[ROOT].insert(0, "é😀 ")
    assert words_at(words_of(document), places_of(document)["r:1"]) == quote


def test_words_typed_inside_a_mark_join_it_and_marks_may_overlap():
    document = doc(DUTCH)
    document.apply_update(marked(document, "r:1", find_place(DUTCH, "bieb gaat")))
    document.apply_update(marked(document, "r:2", find_place(DUTCH, "gaat om vijf")))
    start = places_of(document)["r:1"][0][0]
    document[ROOT].insert(start + 4, "liotheek")
    found = {key: words_at(words_of(document), places) for key, places in places_of(document).items()}
    assert found == {"r:1": "biebliotheek gaat", "r:2": "gaat om vijf"}


def test_a_mark_whose_words_are_gone_is_nowhere():
    document = doc(DUTCH)
    place = find_place(DUTCH, "bieb")
    document.apply_update(marked(document, "r:1", place))
    document.apply_update(replaced(document, place, ""))
    assert places_of(document) == {}


def test_words_are_put_in_place_of_others():
    document = doc(DUTCH)
    document.apply_update(replaced(document, find_place(DUTCH, "Één café"), "De kroeg 🍺"))
    assert words_of(document) == "De bieb gaat om vijf uur open. 😀 De kroeg 🍺 gaat om acht uur open."


@pytest.mark.parametrize("new", ["", "one\ntwo\nthree\n", "one\n2é\nthree", "0\none\ntwo\nthree\nfour 😀\n"])
def test_a_text_is_written_again_by_changing_what_differs(new):
    document = doc("one\ntwo\nthree\n")
    other = opened(document.get_update())
    other.apply_update(rewritten(document, new))
    assert (words_of(document), words_of(other)) == (new, new)
