"""Signing up on the page of a meeting, without any script."""

from datetime import timedelta

import pytest
from django.utils import timezone

from samenspel.tools.seats import actions
from samenspel.tools.seats.models import Places
from samenspel.tools.seats.queries import places_of
from tests.checks import assert_page
from tests.factories.initiatives import coordinator_of, make_initiative, make_meeting, make_member
from tests.factories.seats import make_places, make_seat
from tests.factories.services import make_person

pytestmark = pytest.mark.django_db


def text_of(client, places):
    response = client.get(places.get_absolute_url())
    assert_page(response)
    return " ".join(response.content.decode().split())


def at(places, what):
    return f"/seats/{places.thing}/{what}"


def test_a_coordinator_lets_people_sign_up_and_sees_who_comes(client):
    initiative = make_initiative()
    places = places_of(make_meeting(initiative))
    client.force_login(coordinator_of(initiative))
    assert "Let people sign up for places" in text_of(client, places)
    assert_page(client.get(at(places, "set/")))
    closes = timezone.localtime(timezone.now() + timedelta(days=3)).strftime("%Y-%m-%dT%H:%M")
    typed = {"number": "2", "closes_at": closes, "offer_hours": "12", "by_lottery": "on"}
    client.post(at(places, "set/"), typed)
    saved = Places.objects.get()
    assert (saved.number, saved.offer_hours, saved.by_lottery, saved.taken) == (2, 12, True, 0)
    for name in ("Ann", "Bea", "Cas"):
        make_seat(saved, name)
    refused = client.post(at(places, "set/"), {**typed, "number": "1"})
    assert_page(refused)
    assert "More places are taken than that" in refused.content.decode()
    listed = client.get(at(places, ""))
    assert_page(listed)
    assert all(name in listed.content.decode() for name in ("Ann", "Bea", "Cas"))


@pytest.mark.parametrize(("days", "is_proposed"), [((-2, 2), False), ((2, 3), True)])
def test_signing_up_until_a_moment_that_is_past_is_not_proposed(client, days, is_proposed):
    initiative = make_initiative()
    places = places_of(make_meeting(initiative, days=days))
    client.force_login(coordinator_of(initiative))
    form = client.get(at(places, "set/")).context["form"]
    assert form.initial["closes_at"] == (places.closes_at if is_proposed else None)


def test_one_signs_up_waits_takes_what_is_offered_and_leaves(client):
    places = make_places(1)
    ann = make_seat(places, "Ann").person
    bea = make_member(places.initiative, make_person("Bea"))
    client.force_login(bea)
    assert "Wait for a place" in text_of(client, places)
    client.post(at(places, "sign-up/"))
    assert "You are on the waiting list. 0 people wait longer." in text_of(client, places).replace(
        "</strong>", ""
    )
    actions.leave_seat(actor=ann, places=places)
    assert "A place is free for you." in text_of(client, places)
    client.post(at(places, "accept/"))
    assert "You have a place." in text_of(client, places)
    assert_page(client.get(at(places, "leave/")))
    client.post(at(places, "leave/"))
    assert "Sign up" in text_of(client, places)
    assert client.post(at(places, "leave/")).status_code == 403


def test_strangers_are_told_to_join_and_do_not_see_who_comes(client):
    places = make_places(1)
    make_seat(places, "Ann")
    client.force_login(make_person("Stranger"))
    page = text_of(client, places)
    assert ("Join it first" in page, "Ann" in page) == (True, False)
    assert [client.get(at(places, what)).status_code for what in ("", "set/", "leave/")] == [403, 403, 403]
    assert client.post(at(places, "sign-up/")).status_code == 403


def test_a_meeting_without_few_places_shows_nothing_of_them_to_members(client):
    initiative = make_initiative()
    places = places_of(make_meeting(initiative))
    client.force_login(make_member(initiative))
    assert "Places" not in text_of(client, places)
    assert client.post(at(places, "sign-up/")).status_code == 403


MEETING = "initiatives.activity"


@pytest.mark.parametrize(
    "address", [f"{MEETING}/0", f"{MEETING}/x", f"{MEETING}/{'9' * 30}", "people.person/1", "missing"]
)
def test_what_has_no_places_is_not_found(client, address):
    assert client.get(f"/seats/{address}/").status_code == 404


def test_the_page_of_a_meeting_costs_the_same_with_one_and_with_thirty(client, django_assert_max_num_queries):
    places = make_places(40)
    client.force_login(make_seat(places).person)
    client.get(places.get_absolute_url())
    for number in range(30):
        make_seat(places, f"Ann {number}")
    with django_assert_max_num_queries(20):
        client.get(places.get_absolute_url())
