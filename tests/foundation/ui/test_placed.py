"""Things on a map: where one is, all that are found, and pointing at a place."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from samenspel.foundation.ui.maps import Basemap, Bounds, Pin, PlaceForm, placed
from samenspel.foundation.ui.maps.placed import map_of, on_the_map, place_as_typed, pointing_at
from tests.factories.initiatives import make_initiative
from tests.tools.wishes.models import Wish

BASEMAP = Basemap("Utrecht", "/map/?v=1", "", Bounds(5.0, 52.0, 5.2, 52.15))


def wish(title, latitude=None, longitude=None):
    return Wish(pk=7, title=title, latitude=latitude, longitude=longitude)


HERE, THERE, NOWHERE = (Decimal("52.06"), Decimal("5.12")), (Decimal("0"), Decimal("0")), ()


@pytest.mark.parametrize(
    ("place", "point", "shown"),
    [(HERE, (52.06, 5.12), True), (THERE, (0.0, 0.0), False), (NOWHERE, None, False)],
)
def test_a_thing_has_a_map_where_its_place_is_on_it(place, point, shown):
    bench = wish("Bench", *place)
    map = map_of(bench, lambda: BASEMAP)
    assert (bench.point, map is not None, map_of(bench, lambda: None)) == (point, shown, None)
    assert not map or map.pins == [Pin(52.06, 5.12, "Bench", "/wishes/7/")]


def test_things_on_the_map_are_numbered_and_the_others_stand_apart(monkeypatch):
    monkeypatch.setattr(placed, "MOST_PINS", 4)
    bench, far, vague = wish("Bench", *HERE), wish("Far", *THERE), wish("Vague")
    last, left_off = wish("Last", *HERE), wish("Left off", *HERE)
    shown = on_the_map(BASEMAP, [vague, bench, far, last, left_off], lambda one: f"{one}!", "#list")
    assert {name: shown[name] for name in ("here", "elsewhere", "found", "left_off")} == {
        "here": [(bench, "Bench!"), (last, "Last!")],
        "elsewhere": [(vague, "Vague!"), (far, "Far!")],
        "found": 5,
        "left_off": True,
    }
    assert (shown["map"].list, [*shown["map"].pins]) == (
        "#list",
        [
            Pin(52.06, 5.12, "Bench", "/wishes/7/", "Bench!", "1"),
            Pin(52.06, 5.12, "Last", "/wishes/7/", "Last!", "2"),
        ],
    )
    assert not on_the_map(BASEMAP, [bench, far, vague, last], str, "")["left_off"]


def test_where_somebody_points_is_typed_and_till_then_where_it_is():
    bench = wish("Bench", *HERE)
    assert pointing_at(bench, None, {}) is None
    still = pointing_at(bench, BASEMAP, {})
    assert still.place == (52.06, 5.12)
    assert place_as_typed(wish("Vague"), None) == {"latitude": None, "longitude": None}
    pressed = pointing_at(wish("Vague"), BASEMAP, {"at.x": "0", "at.y": "1", "part": "0-0"})
    typed = place_as_typed(bench, pressed)
    assert PlaceForm(typed, basemap=BASEMAP).is_valid()
    assert typed != place_as_typed(bench, still) == {"latitude": "52.060000", "longitude": "5.120000"}


@pytest.mark.django_db
@pytest.mark.parametrize("place", [(Decimal("91"), Decimal("0")), (None, Decimal("0")), (Decimal("0"), None)])
def test_the_database_keeps_a_place_on_earth_or_none(place):
    bench = Wish(initiative=make_initiative(), title="Bench", latitude=place[0], longitude=place[1])
    with pytest.raises(IntegrityError, match="wishes_wish_on_earth"), transaction.atomic():
        bench.save()
