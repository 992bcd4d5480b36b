"""Lists narrowed by every word that was typed."""

import pytest
from django.db.models import Q

from samenspel.foundation.search.words import holds_every_word, with_every_word
from samenspel.spine.services.models import Area
from tests.factories.services import make_area

pytestmark = pytest.mark.django_db


@pytest.fixture
def areas():
    town = make_area("The old town")
    make_area("The harbour", parent=town)
    make_area("A new quarter")
    return Area.objects.order_by("pk")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", ["The old town", "The harbour", "A new quarter"]),
        ("THE", ["The old town", "The harbour"]),
        ("old harbour", ["The harbour"]),
        ("quarter harbour", []),
        ("%", []),
    ],
)
def test_every_word_stands_somewhere(areas, text, found):
    assert [area.name for area in with_every_word(areas, text, "name", "parent__name")] == found


def test_a_word_may_be_met_in_another_way(areas):
    found = with_every_word(areas, "new top", "name", also=lambda word: Q(parent=None) & Q(name__gt=word))
    assert list(found) == []
    found = with_every_word(
        areas, "old top", "name", also=lambda word: Q(parent=None) if word == "top" else Q()
    )
    assert [area.name for area in found] == ["The old town"]


@pytest.mark.parametrize(
    ("typed", "written"),
    [("laka", "Łąka"), ("ŁĄKA", "łąka"), ("oeuvre", "Œuvre"), ("cafe", "Cafe\u0301"), ("strasse", "Straße")],
)
def test_accents_need_not_be_typed(typed, written):
    assert holds_every_word(f"Een {written} is fijn", typed)
    assert holds_every_word(f"een {typed} is fijn", f"FIJN {written}")
    assert not holds_every_word(written, f"{typed} fijn")
