"""Maps: where places are on a picture, what may be typed and pressed, and how many pins are drawn."""

import json
import math
from decimal import Decimal

import pytest
from django.core.exceptions import ImproperlyConfigured
from hypothesis import given
from hypothesis import strategies as st

from samenspel.config import env
from samenspel.foundation.ui.maps import (
    Basemap,
    Bounds,
    Map,
    OffTheMap,
    Pin,
    PlaceForm,
    check_bounds,
    pointed,
)
from samenspel.foundation.ui.maps.pointing import part_named

UTRECHT = Bounds(5.0, 52.0, 5.2, 52.15)
BASEMAP = Basemap("Utrecht", "/map/?v=1", "", UTRECHT)
OFF_THE_MAP = "This place is not on the map of Utrecht. Choose a place on it, or leave both numbers empty."
shares = st.floats(0, 1)


@st.composite
def some_bounds(draw):
    west = draw(st.floats(-180, 179))
    south = draw(st.floats(-85, 84))
    return Bounds(west, south, west + draw(st.floats(0.001, 1)), south + draw(st.floats(0.001, 1)))


@given(some_bounds(), shares, shares)
def test_a_point_of_the_picture_is_a_place_and_back(bounds, across, down):
    found = bounds.share(*bounds.place(across, down))
    assert found == pytest.approx((across, down), abs=1e-6)


@given(some_bounds(), shares, shares)
def test_every_point_of_the_picture_is_within_the_bounds(bounds, across, down):
    assert bounds.hold(*bounds.place(across, down))


@given(shares, shares)
def test_a_point_of_a_part_is_the_same_place_as_on_the_whole(across, down):
    part = UTRECHT.part_around(*(share := (across, down)))
    assert UTRECHT.part(*part).hold(*UTRECHT.place(*share))


def test_latitude_runs_as_web_mercator_says():
    """In EPSG:3857 latitude 60 lies 8 399 737.889818 m from the equator, and 45 lies 5 621 521.486192 m."""
    radius, high, low = 6378137.0, 8399737.889818, 5621521.486192
    assert radius * math.asinh(math.tan(math.radians(60))) == pytest.approx(high)
    across, down = Bounds(0, 0, 10, 60).share(45, 5)
    assert (across, down) == pytest.approx((0.5, (high - low) / high))


@pytest.mark.parametrize(
    ("place", "holds"),
    [
        ((52.0, 5.0), True),
        ((52.15, 5.2), True),
        ((51.999999, 5.1), False),
        ((52.150001, 5.1), False),
        ((52.1, 4.999999), False),
        ((52.1, 5.200001), False),
    ],
)
def test_the_border_is_part_of_the_map(place, holds):
    assert UTRECHT.hold(*place) is holds


@pytest.mark.parametrize(
    ("edges", "said"),
    [
        ((5.2, 52, 5.0, 52.1), "East must be more than west."),
        ((5.0, 52, 5.0, 52.1), "East must be more than west."),
        ((5.0, 52.1, 5.2, 52), "North must be more than south."),
        ((179.9, -17, -179.9, -16), "180th meridian"),
        ((5, 84, 6, 86), "85 degrees"),
        ((5, 52, 5.0005, 52.0005), "thousandth of a degree"),
        ((-20, 40, 20, 60), "ten degrees"),
        ((5, 52, 6, 52.01), "four times as long"),
    ],
)
def test_edges_that_make_no_map_are_explained(edges, said):
    with pytest.raises(OffTheMap, match=said):
        check_bounds(dict(zip(("west", "south", "east", "north"), edges, strict=True)))


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("52.0907", "52.090700"),
        ("52,0907", "52.090700"),
        (" 52,0907° ", "52.090700"),
        ("\N{MINUS SIGN}52,5", "-52.500000"),
        ("-0", "0.000000"),
        ("52.12345678", "52.123457"),
        ("90", "90.000000"),
    ],
)
def test_degrees_are_read_as_people_type_them(typed, value):
    form = PlaceForm({"latitude": typed, "longitude": "5"})
    assert form.is_valid()
    assert str(form.cleaned_data["latitude"]) == value


@pytest.mark.parametrize(
    "typed", ["NaN", "inf", "1e400", "1e1", "52.1.2", "52;1", "٥٢", "x", "--5", "1234", "9" * 9999]
)
def test_what_is_no_number_of_degrees_is_refused(typed):
    form = PlaceForm({"latitude": typed, "longitude": "5"})
    assert form.errors == {"latitude": ["Write a number of degrees, such as 52.0907 or 52,0907."]}


@pytest.mark.parametrize(
    ("typed", "errors"),
    [
        ({"latitude": "90.000001", "longitude": "5"}, {"latitude": ["Write a number from -90 to 90."]}),
        ({"latitude": "52", "longitude": "-181"}, {"longitude": ["Write a number from -180 to 180."]}),
        (
            {"latitude": "52"},
            {"longitude": ["A place on the map needs both numbers. Fill in both, or neither."]},
        ),
        (
            {"longitude": "5"},
            {"latitude": ["A place on the map needs both numbers. Fill in both, or neither."]},
        ),
        (
            {"latitude": "51.9", "longitude": "5,1"},
            {"latitude": [OFF_THE_MAP]},
        ),
        ({}, {}),
        ({"latitude": "52.15", "longitude": "5.2"}, {}),
    ],
)
def test_a_place_is_both_numbers_on_the_map_or_none(typed, errors):
    assert PlaceForm(typed, basemap=BASEMAP).errors == errors


def test_a_press_on_the_whole_map_shows_the_part_around_it():
    found = pointed(BASEMAP, {"at.x": "144", "at.y": "100"}, None)
    assert found.part == (6, 3)
    assert found.bounds.hold(*found.place)
    assert UTRECHT.share(*found.place) == pytest.approx(
        (144.5 / 288, 100.5 / int(BASEMAP.height) * 1600 / 288), abs=0.01
    )


def test_a_press_on_the_part_is_five_metres_exact():
    west, south, east, north = 5.1, 52.05, 5.15, 52.08
    basemap = Basemap("Town", "/map/?v=1", "", Bounds(west, south, east, north))
    wanted = (52.0654321, 5.1234567)
    first = pointed(basemap, _press(basemap.bounds, wanted, {}), None)
    second = pointed(basemap, _press(first.bounds, wanted, {"part": first.part_name}), first.place)
    metres = math.dist(second.place, wanted) * 111_000
    assert second.part == first.part
    assert metres < 5


def _press(bounds, place, asked):
    across, down = bounds.share(*place)
    return {**asked, "at.x": str(int(across * 288)), "at.y": str(int(down * 288 / bounds.ratio))}


@pytest.mark.parametrize(
    ("asked", "blind", "placed"),
    [
        ({"at.x": "0", "at.y": "0"}, True, False),
        ({"at.x": "0", "at.y": "1"}, False, True),
        ({"at.x": "999999", "at.y": "5"}, False, False),
        ({"at.x": "99999", "at.y": "99999"}, False, True),
        ({"at.x": "-5", "at.y": "5"}, False, False),
        ({"at.x": "²", "at.y": "5"}, False, False),
        ({"part": "99-99", "at.x": "nan", "at.y": ""}, False, False),
        ({}, False, False),
    ],
)
def test_what_is_no_press_puts_no_pin(asked, blind, placed):
    found = pointed(BASEMAP, asked, None)
    assert (found.is_blind, found.place is not None) == (blind, placed)
    assert found.place is None or UTRECHT.hold(*found.place)


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("0-0", (0, 0)),
        ("12-12", (12, 12)),
        ("13-0", None),
        ("0-13", None),
        ("", None),
        ("1-1-1", None),
        ("٣-٣", None),
    ],
)
def test_a_part_is_named_by_its_column_and_row(name, part):
    assert part_named(name) == part


def pins(count, step=0.0001):
    return [
        Pin(52.05 + step * n, 5.05 + step * n, f"Bench {n}", f"/{n}/", label=str(n)) for n in range(count)
    ]


def test_pins_that_would_cover_each_other_are_drawn_as_one():
    shown = Map(BASEMAP, pins(3))
    assert [(spot.label, spot.name) for spot in shown.spots] == [
        ("3×", "3 together: Bench 0, Bench 1, Bench 2")
    ]


def test_a_hundred_pins_are_no_heap_that_nobody_can_read():
    spots = Map(BASEMAP, pins(100, 0.0009)).spots
    apart = [
        math.dist((a.across, a.down / UTRECHT.ratio), (b.across, b.down / UTRECHT.ratio))
        for a in spots
        for b in spots
        if a != b
    ]
    assert sum(len(spot.pins) for spot in spots) == 100
    assert min(apart) >= 0.09


def test_what_is_off_the_map_is_not_drawn():
    away = Pin(51.0, 5.1, "Away", "/")
    assert Map(BASEMAP, [away, *pins(1)]).shown == tuple(pins(1))


def test_what_a_script_gets_is_numbers_and_texts():
    pin = Pin(Decimal("52.1"), Decimal("5.1"), "A <b>bench</b>", "/1/", "€ 5", "1", "7")
    assert json.loads(Map(BASEMAP, [pin]).data) == [
        {
            "at": [52.1, 5.1],
            "title": "A <b>bench</b>",
            "href": "/1/",
            "words": "€ 5",
            "label": "1",
            "key": "7",
        }
    ]


@pytest.mark.parametrize("path", ["", "/tiles/{z}/{x}/{y}.png", " /t/{z}-{y}-{x} "])
def test_tiles_of_the_own_host_are_taken(path, monkeypatch):
    monkeypatch.setenv("MAP_TILES", path)
    assert env.tiles("MAP_TILES") == path.strip()


@pytest.mark.parametrize(
    "address",
    [
        "https://tile.example.org/{z}/{x}/{y}.png",
        "//tile.example.org/{z}/{x}/{y}.png",
        "/\\example.org/{z}/{x}/{y}",
        "tiles/{z}/{x}/{y}.png",
        "/tiles/{z}/{x}.png",
        "/tiles",
    ],
)
def test_tiles_of_another_host_stop_the_start_with_a_sentence(address, monkeypatch):
    monkeypatch.setenv("MAP_TILES", address)
    with pytest.raises(ImproperlyConfigured, match="write a path on the site's own host"):
        env.tiles("MAP_TILES")
