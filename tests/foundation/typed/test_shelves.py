"""One who sends without end fills a shelf, and not the room of all."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from samenspel.foundation.typed import shelves, store
from samenspel.foundation.typed.shelves import FOLDER, LEAST, SHELVES, shelf_of, taken_on
from samenspel.foundation.typed.store import Place, Typed, find, keep

TYPED = Typed("/a/", "out", {"text": ["By the pond."]})
FLOOD = "203.0.113.7"


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def fill(address):
    while keep(TYPED, address):
        pass


def elsewhere():
    return next(
        one for one in (f"198.51.100.{number}" for number in range(256)) if shelf_of(one) != shelf_of(FLOOD)
    )


def test_who_sends_without_end_takes_the_room_of_no_other_network(monkeypatch):
    monkeypatch.setattr(store, "MOST_WORDS", 3 * LEAST)
    fill(FLOOD)
    place = keep(TYPED, elsewhere())
    assert (keep(TYPED, FLOOD), place and find(place)) == (None, TYPED)


def test_all_shelves_together_are_what_the_explanation_says():
    assert (SHELVES * store.MOST_WORDS, SHELVES * store.MOST_WORDS // LEAST) == (1_024_000_000, 64_000)


def test_small_ones_count_for_what_it_takes_to_look_through_them():
    default_storage.save(f"{FOLDER}/07/one", ContentFile(b"x"))
    default_storage.save(f"{FOLDER}/07/two", ContentFile(b"x" * 2 * LEAST))
    assert (taken_on("07"), taken_on("08")) == (3 * LEAST, 0)


def test_a_home_with_many_addresses_has_one_shelf():
    found = {shelf_of(f"2001:db8:1:2::{number:x}") for number in range(1, 40)}
    others = {shelf_of(f"2001:db8:1:{number:x}::1") for number in range(1, 40)}
    assert (len(found), len(others) > 5, {shelf_of(one) for one in ("", "nonsense")} <= shelves_there()) == (
        1,
        True,
        True,
    )


def shelves_there():
    return {f"{number:02}" for number in range(shelves.SHELVES)}


@pytest.mark.parametrize("word", ["", "..", "../../secret", "٣٣x", "99", "\0\0"])
def test_a_word_that_somebody_made_up_leads_nowhere(word):
    assert find(Place(word, "key")) is None
