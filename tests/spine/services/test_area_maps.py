"""An area's map: sent, refused, taken away, shown, and found from the areas within."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from PIL import Image

from samenspel.foundation.ui.maps import Bounds
from samenspel.spine.services.models import Area
from samenspel.spine.services.queries import basemap_around
from tests.checks import assert_page
from tests.factories.services import EDGES, make_administrator, make_area, make_map, make_person, map_picture

pytestmark = pytest.mark.django_db
UNREADABLE = "not a picture that we can read"
TYPED = {"name": "Samenrode", "west": "5,1", "south": "52.05", "east": "5.14", "north": "52,068429"}


@pytest.fixture
def area(client):
    client.force_login(make_administrator())
    return make_area("Samenrode")


def change(client, **values):
    return client.post("/services/areas/samenrode/change/", {**TYPED, **values})


def test_an_administrator_gives_an_area_its_map(client, area):
    assert_page(client.get("/services/areas/samenrode/change/"))
    answer = change(client, map_picture=map_picture(), map_credit="© Somebody")
    area = Area.objects.get()
    assert (answer.status_code, answer.url) == (302, "/services/areas/")
    assert (area.basemap.name, area.basemap.credit, area.basemap.bounds) == (
        "Samenrode",
        "© Somebody",
        Bounds(5.1, 52.05, 5.14, 52.068429),
    )
    picture = client.get(area.basemap.picture)
    assert picture["Content-Type"] == "image/webp"
    with Image.open(io.BytesIO(b"".join(picture))) as shown:
        assert (shown.size, shown.format) == ((320, 240), "WEBP")


def test_a_part_of_the_map_is_cut_out(client, area):
    change(client, map_picture=map_picture())
    part = client.get(f"{Area.objects.get().basemap.picture}&part=3-12")
    with Image.open(io.BytesIO(part.content)) as shown:
        assert shown.size == (576, 432)


def test_the_map_stays_when_the_name_changes_and_goes_when_it_is_taken_away(client, area):
    change(client, map_picture=map_picture())
    change(client, name="Nieuwrode")
    area = Area.objects.get()
    assert (area.name, bool(area.map_picture)) == ("Nieuwrode", True)
    change(client, remove_map="on")
    area = Area.objects.get()
    assert (str(area.map_picture), area.west, area.basemap) == ("", None, None)
    assert client.get("/services/areas/samenrode/map/").status_code == 404


def test_a_picture_whose_place_another_takes_is_not_kept(client, area, django_capture_on_commit_callbacks):
    for more in ({"map_picture": map_picture()}, {"map_picture": map_picture()}, {}):
        with django_capture_on_commit_callbacks(execute=True):
            change(client, **more)
        kept = Area.objects.get().map_picture
        (name,) = kept.storage.listdir("areas")[1]
        assert kept.name == f"areas/{name}"
    with django_capture_on_commit_callbacks(execute=True):
        change(client, remove_map="on")
    assert kept.storage.listdir("areas")[1] == []


@pytest.mark.parametrize(
    ("values", "field", "said"),
    [
        ({"map_picture": SimpleUploadedFile("map.png", b"no picture")}, "map_picture", UNREADABLE),
        ({"map_picture": SimpleUploadedFile("map.svg", b"<svg/>")}, "map_picture", UNREADABLE),
        ({}, "map_picture", "Choose the picture"),
        ({"west": ""}, "west", "A map needs all four edges."),
        ({"west": "NaN"}, "west", "Write a number of degrees"),
        ({"west": "5.14", "east": "5.1"}, "east", "Did you swap them?"),
        ({"west": "179.98", "east": "-179.98"}, "east", "180th meridian"),
        ({"north": "52.075"}, "north", "another shape"),
    ],
)  # fmt: skip
def test_a_map_that_cannot_be_is_explained_and_changes_nothing(client, area, values, field, said):
    picture = {} if field == "map_picture" else {"map_picture": map_picture()}
    answer = change(client, **picture, **values)
    assert_page(answer)
    assert said in " ".join(answer.context["form"].errors[field])
    assert Area.objects.get().basemap is None


@pytest.mark.slow
def test_a_giant_is_refused_before_it_is_decoded(client, area):
    answer = change(client, map_picture=map_picture((9000, 6750)))
    assert "61 megapixels; as PNG at most 20" in " ".join(answer.context["form"].errors["map_picture"])


@pytest.mark.parametrize(
    "values",
    [
        {"map_picture": "areas/map.webp"},
        EDGES,
        {"map_picture": "areas/map.webp", **EDGES, "west": None},
        {"map_picture": "areas/map.webp", **EDGES, "west": 6},
        {"map_picture": "areas/map.webp", **EDGES, "south": 53},
        {"map_picture": "areas/map.webp", **EDGES, "north": 86},
    ],
)
def test_the_database_holds_no_half_map(values):
    with pytest.raises(IntegrityError), transaction.atomic():
        Area.objects.create(name="Half", slug="half", **values)


def test_only_who_may_change_areas_may_give_it_a_map(client):
    make_area("Samenrode")
    client.force_login(make_person())
    assert change(client, map_picture=map_picture()).status_code == 403
    assert Area.objects.get().basemap is None


def test_the_nearest_map_around_an_area_is_found_with_one_query(django_assert_num_queries):
    town = make_map(make_area("Town"))
    quarter = make_area("Quarter", town)
    street = make_map(make_area("Street", quarter))
    other = make_area("Other")
    with django_assert_num_queries(1):
        assert basemap_around(street.pk).name == "Street"
    assert basemap_around(None, quarter.pk, other.pk).name == "Town"
    assert basemap_around(other.pk, quarter.pk).name == "Town"
    assert basemap_around(other.pk) is None


def test_where_no_area_is_named_the_only_one_at_the_top_is_shown():
    town = make_map(make_area("Town"))
    make_map(make_area("Quarter", town))
    assert basemap_around(None, None).name == "Town"
    make_map(make_area("Another town"))
    assert basemap_around(None, None) is None
