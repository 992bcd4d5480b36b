import pytest
from django.db import IntegrityError, transaction

from samenspel.foundation.journal.models import Entry
from samenspel.spine.services.models import Area
from samenspel.spine.services.queries import areas_in_order, areas_outside
from tests.checks import HOSTILE, assert_page, assert_shown_as_text
from tests.factories.services import make_administrator, make_area, make_organisation, make_person

pytestmark = pytest.mark.django_db
LIST, ADD = "/services/areas/", "/services/areas/add/"


@pytest.fixture
def town():
    """A town with two quarters, one of them with a street; and another town before it in the alphabet."""
    top = make_area("Samenrode")
    quarter = make_area("Oudwijk", top)
    return {"top": top, "quarter": quarter, "street": make_area("Dijk", quarter), "other": make_area("Assen")}


def test_areas_stand_after_the_one_they_are_part_of(client, town):
    make_area("Molenveld", town["top"])
    assert [area.name for area in areas_in_order()] == ["Assen", "Samenrode", "Molenveld", "Oudwijk", "Dijk"]
    page = assert_page(client.get(LIST))
    assert page.headings[0] == (1, "Areas")


def test_without_areas_the_page_says_what_that_means(client):
    answer = client.get(LIST)
    assert_page(answer)
    assert "until somebody adds an area" in answer.content.decode()


def test_a_professional_adds_an_area(client, town):
    person = make_person()
    make_organisation(person)
    client.force_login(person)
    answer = client.post(ADD, {"name": "Waterkant", "parent": town["top"].pk})
    assert (answer.status_code, answer.url) == (302, LIST)
    area = Area.objects.get(slug="waterkant")
    assert (area.name, area.parent) == ("Waterkant", town["top"])
    assert Entry.objects.filter(verb="services.add_area", object_id=str(area.pk)).count() == 1


@pytest.mark.parametrize("parent", [None, "top"])
def test_two_areas_of_one_name_in_the_same_place_are_refused(client, town, parent):
    client.force_login(make_administrator())
    name = "Oudwijk" if parent else "Samenrode"
    typed = {"name": name, "parent": town[parent].pk if parent else ""}
    answer = client.post(ADD, typed)
    assert_page(answer)
    assert "There is an area of this name here already." in answer.content.decode()
    assert Area.objects.filter(name=name).count() == 1
    with pytest.raises(IntegrityError), transaction.atomic():
        Area.objects.create(name=name, slug="another", parent=parent and town[parent])


def test_an_area_cannot_become_part_of_itself_or_its_parts(client, town):
    assert set(areas_outside(town["quarter"])) == {town["top"], town["other"]}
    client.force_login(make_administrator())
    page = client.post(
        "/services/areas/samenrode/change/", {"name": "Samenrode", "parent": town["street"].pk}
    )
    assert page.context["form"].errors.keys() == {"parent"}
    town["top"].refresh_from_db()
    assert town["top"].parent is None


def test_an_administrator_renames_and_moves_an_area(client, town):
    client.force_login(make_administrator())
    answer = client.post("/services/areas/dijk/change/", {"name": "De Dijk", "parent": town["other"].pk})
    assert (answer.status_code, answer.url) == (302, LIST)
    town["street"].refresh_from_db()
    assert (town["street"].name, town["street"].parent) == ("De Dijk", town["other"])


def test_html_in_a_name_is_shown_as_text(client):
    make_area(HOSTILE[:120])
    assert_shown_as_text(client.get(LIST))


def test_the_list_costs_as_much_with_one_area_as_with_thirty(client, town, django_assert_num_queries):
    with django_assert_num_queries(1):
        client.get(LIST)
    for number in range(30):
        make_area(f"Street {number}", town["quarter"])
    with django_assert_num_queries(1):
        client.get(LIST)


def test_names_of_pages_are_no_addresses_of_rows():
    assert make_area("Add").slug == "add-2"
