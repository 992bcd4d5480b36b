"""What people may ask of a list, and how it comes."""

import pytest
from django.http import QueryDict

from samenspel.foundation.ui.lists import (
    LIST_OR_MAP,
    ListForm,
    SortField,
    Tab,
    choice,
    list_or_map,
    tabs,
    words,
)
from samenspel.spine.services.models import Area
from tests.factories.services import make_area
from tests.foundation.ui.test_placed import BASEMAP, HERE, wish


class WishList(ListForm):
    AT_ONCE = 2

    view = tabs("How to see them", LIST_OR_MAP)
    q = words("Find a wish")
    topic = choice("Topic", {"": "All", "play": "Play", "rest": "Rest"})
    sort = SortField({"": ("Newest", None), "short": ("Shortest", len), "name": ("Name", ("name", "pk"))})


def asked(query):
    return WishList(QueryDict(query))


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("", {}),
        ("q=+bench+&topic=play&sort=short&page=3", {"q": "bench", "topic": "play", "sort": "short"}),
        ("q=bench&topic=war&sort=%00&view=list", {"q": "bench"}),
        ("topic=play&topic=rest", {"topic": "rest"}),
        ("q=%00", {}),
    ],
)
def test_what_nobody_can_mean_narrows_nothing(query, wanted):
    assert asked(query).wanted == wanted


@pytest.mark.parametrize(
    ("query", "address"),
    [
        ("", "?view=map"),
        ("topic=play&q=a+b&page=3", "?q=a+b&topic=play&view=map"),
        ("view=map&topic=war", "?view=map"),
    ],
)
def test_another_choice_keeps_the_rest_and_begins_at_the_first_page(query, address):
    assert asked(query).address(view="map") == address
    assert asked(query).address(view="") == address.replace("view=map", "").rstrip("&")


def test_a_tab_for_each_choice_says_how_long_its_list_is():
    lengths = {"": 3, "map": 1}
    found = asked("q=a&view=map").tabs_of("view", lambda wanted: lengths[wanted["view"]] + len(wanted["q"]))
    assert found == [Tab("List", "?q=a", is_current=False, count=4), Tab("Map", "?q=a&view=map", True, 2)]
    assert asked("").tabs_of("view")[0] == Tab("List", "?", is_current=True)


def test_rows_stand_as_they_were_found_or_by_a_key():
    rows = ["bench", "sun", "pond"]
    assert asked("").in_order(rows) == rows
    assert asked("sort=short").in_order(rows) == ["sun", "pond", "bench"]


@pytest.mark.django_db
def test_a_query_stays_one_and_is_ordered_by_its_fields():
    for name in ("West", "East"):
        make_area(name)
    found = asked("sort=name").in_order(Area.objects.all())
    assert (found.query.order_by, [area.name for area in found]) == (("name", "pk"), ["East", "West"])


@pytest.mark.parametrize(
    ("query", "rows"), [("", "ab"), ("page=2", "cd"), ("page=3", "e"), ("page=9", "e"), ("page=x", "ab")]
)
def test_a_page_that_is_not_there_is_the_nearest_one(query, rows):
    assert [*asked(query).page("abcde")] == [*rows]


@pytest.mark.parametrize(
    ("query", "basemap", "ways", "shown"),
    [
        ("", None, [], {"page": ["Bench", "Pond"], "found": 3}),
        ("view=map", None, [], {"page": ["Bench", "Pond"], "found": 3}),
        ("page=2", BASEMAP, [True, False], {"page": ["Sun"], "found": 3}),
        ("view=map&page=2", BASEMAP, [False, True], {"here": ["Bench"], "found": 3}),
    ],
)
def test_what_was_found_is_a_list_or_stands_on_the_map_if_there_is_one(query, basemap, ways, shown):
    found = list_or_map(asked(query), [wish("Bench", *HERE), wish("Pond"), wish("Sun")], basemap, str)
    on_it = {"here": [str(one) for one, _words in found["here"]]} if "here" in found else {}
    on_page = {"page": [str(one) for one in found["page"]]} if "page" in found else {}
    assert [way.is_current for way in found["ways"]] == ways
    assert {**on_it, **on_page, "found": found["found"]} == shown


def test_what_links_choose_travels_in_the_form_unseen():
    fields = {name: (field.label, field.widget.is_hidden) for name, field in WishList.base_fields.items()}
    assert fields == {
        "view": ("How to see them", True),
        "q": ("Find a wish", False),
        "topic": ("Topic", False),
        "sort": ("In order of", False),
    }
    assert str(asked("view=map")["view"]) == '<input type="hidden" name="view" value="map" id="id_view">'
