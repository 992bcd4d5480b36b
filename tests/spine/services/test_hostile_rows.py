"""Rows and choices that the page never sent."""

import pytest

from tests.factories.services import make_administrator, make_organisation, make_service

pytestmark = pytest.mark.django_db
ROWS = {"channels-TOTAL_FORMS": "2", "channels-INITIAL_FORMS": "0", "channels-0-address": "Market 1"}


@pytest.mark.parametrize("kind", [None, "", "nonsense", "\0"])
def test_a_way_of_an_unknown_kind_is_a_mistake_in_the_form(client, kind):
    client.force_login(make_administrator())
    service = make_service()
    row = {} if kind is None else {"channels-0-kind": kind}
    for address in ("/services/add/", f"/services/{service.slug}/change/"):
        response = client.post(address, {**ROWS, **row, "channels-1-kind": "desk", "channels-1-address": "B"})
        assert (response.status_code, "kind" in response.context["form"].channels.errors[0]) == (200, True)


@pytest.mark.parametrize("total", ["", "-1", "x", "1001", "9" * 30, "\0"])
def test_a_form_with_so_many_rows_is_no_form_of_ours(client, total):
    client.force_login(make_administrator())
    assert client.post("/services/add/", {**ROWS, "channels-TOTAL_FORMS": total}).status_code == 200


@pytest.mark.parametrize("person", [None, "", "1", "nonsense", "00000000-0000-0000-0000-000000000000", "\0"])
def test_who_does_not_work_there_can_not_be_removed(client, person):
    client.force_login(make_administrator())
    address = f"/services/organisations/{make_organisation().slug}/professionals/remove/"
    assert client.post(address, {} if person is None else {"person": person}).status_code == 404
