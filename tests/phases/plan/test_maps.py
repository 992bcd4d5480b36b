"""Proposals on the map: pointing at a place, seeing one, and seeing all."""

from decimal import Decimal
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.cache import cache

from samenspel.phases.plan import actions
from samenspel.phases.plan.models import Proposal
from samenspel.phases.plan.pages.maps import ballot_map
from samenspel.phases.plan.queries import basemap_of, find_proposal, find_round
from tests.checks import HOSTILE, Page, assert_page, assert_shown_as_text, one_line
from tests.factories.initiatives import coordinator_of, make_initiative, make_member
from tests.factories.plan import (
    make_check,
    make_own_round,
    make_proposal,
    make_proposal_draft,
    make_vote,
    make_voter,
)
from tests.factories.services import make_area, make_map, make_person, make_service

pytestmark = pytest.mark.django_db
DAYS = (-5, 5, 6, 9, 12)
HERE = {"latitude": Decimal("52.06"), "longitude": Decimal("5.12")}
TYPED = {"title": "A bench", "description": "To sit."}


@pytest.fixture(autouse=True)
def empty_cache():
    cache.clear()


@pytest.fixture
def town():
    return make_map(make_area("Samenrode"))


@pytest.fixture
def round(town):
    return make_own_round(make_initiative(service=make_service(area=town)), days=DAYS)


@pytest.fixture
def author(client, round):
    person = make_member(round.initiative, make_person("Ina", email="ina@example.org"))
    client.force_login(person)
    return person


def address(thing, rest=""):
    return f"{thing.get_absolute_url()}{rest}"


def test_the_map_is_that_of_the_nearest_place(round, town):
    quarter = make_map(make_area("Oudwijk", town))
    assert basemap_of(find_round(round.pk)).name == "Samenrode"
    type(round).objects.update(area=make_area("Street", quarter))
    assert basemap_of(find_round(round.pk)).name == "Oudwijk"


def test_the_form_has_a_map_and_a_way_to_it_without_a_script(client, round, author):
    page = client.get(address(round, "proposals/add/"))
    assert_page(page)
    html = page.content.decode()
    assert "Map of Samenrode" in html
    assert "Save, then point it out" in html
    done = client.post(address(round, "proposals/add/"), {**TYPED, "point": "1"})
    assert done.url == address(Proposal.objects.get(), "place/")


def test_without_a_map_there_are_the_two_numbers_alone(client):
    round = make_own_round(days=DAYS)
    client.force_login(make_member(round.initiative, make_person("Ina")))
    page = client.get(address(round, "proposals/add/"))
    assert_page(page)
    html = page.content.decode()
    assert ("<sp-map" in html, 'name="latitude"' in html) == (False, True)
    client.post(address(round, "proposals/add/"), {**TYPED, "latitude": "52,1", "longitude": "5,1"})
    proposal = Proposal.objects.get()
    assert (proposal.latitude, proposal.longitude) == (Decimal("52.1"), Decimal("5.1"))
    shown = client.get(address(proposal))
    assert_page(shown)
    assert "52.100000, 5.100000" in shown.content.decode()
    assert "<sp-map" not in shown.content.decode()
    assert_page(client.get(address(proposal, "place/")))


def test_a_place_off_the_map_is_refused_and_what_was_typed_is_kept(client, round, author):
    typed = {**TYPED, "latitude": "51.0", "longitude": "5.12"}
    page = client.post(address(round, "proposals/add/"), typed)
    assert_page(page)
    assert "This place is not on the map of Samenrode." in page.content.decode()
    assert 'value="51.0"' in page.content.decode()
    assert not Proposal.objects.exists()


def test_a_place_is_chosen_by_two_presses_and_saved_by_a_third(client, round, author):
    proposal = make_proposal_draft(round, author)
    whole = client.get(address(proposal, "place/"))
    assert_page(whole)
    near = client.get(address(proposal, "place/"), {"at.x": "144", "at.y": "108"})
    assert_page(near)
    pointing = near.context["pointing"]
    again = client.get(
        address(proposal, "place/"), {"at.x": "150", "at.y": "100", "part": pointing.part_name}
    )
    assert_page(again)
    assert find_proposal(round.pk, proposal.pk).latitude is None
    typed = {name: again.context["form"].initial[name] for name in ("latitude", "longitude")}
    assert client.post(address(proposal, "place/"), typed).url == address(proposal)
    saved = find_proposal(round.pk, proposal.pk)
    assert (str(saved.latitude), str(saved.longitude)) == (typed["latitude"], typed["longitude"])
    assert saved.title == proposal.title


def test_a_press_by_keyboard_is_explained(client, round, author):
    proposal = make_proposal_draft(round, author)
    page = client.get(address(proposal, "place/"), {"at.x": "0", "at.y": "0"})
    assert "can't tell where on the map" in page.content.decode().replace("&#x27;", "'")


def test_a_place_can_be_taken_away(client, round, author):
    proposal = make_proposal_draft(round, author, **HERE)
    client.post(address(proposal, "place/"), {"latitude": "", "longitude": ""})
    assert find_proposal(round.pk, proposal.pk).latitude is None


def test_only_its_authors_may_say_where_a_proposal_is(client, round):
    proposal = make_proposal(round, **HERE)
    client.force_login(make_member(round.initiative, make_person("Otto")))
    assert client.get(address(proposal, "place/")).status_code == 403
    assert (
        client.post(address(proposal, "place/"), {"latitude": "52.06", "longitude": "5.1"}).status_code == 403
    )
    assert find_proposal(round.pk, proposal.pk).longitude == HERE["longitude"]


def test_a_proposal_shows_where_it_is(client, round):
    page = client.get(address(make_proposal(round, **HERE)))
    assert_page(page)
    assert [spot.label for spot in page.context["map"].spots] == [""]


def test_a_round_is_seen_as_a_list_or_on_the_map_with_what_is_looked_for(client, round):
    for title, place in (("Bench", HERE), ("Bank", {}), ("Pond", HERE)):
        make_proposal(round, title=title, **place)
    shown = client.get(address(round), {"q": "b", "sort": "title"})
    assert_page(shown)
    address_of_map = shown.context["ways"][1].address
    assert parse_qs(urlsplit(address_of_map).query) == {"q": ["b"], "sort": ["title"], "view": ["map"]}
    on_map = client.get(f"{address(round)}{address_of_map}")
    assert_page(on_map)
    assert [one.title for one, _cost in on_map.context["here"]] == ["Bench"]
    assert [one.title for one, _cost in on_map.context["elsewhere"]] == ["Bank"]
    assert '<input type="hidden" name="view" value="map"' in one_line(on_map)


def test_proposals_are_filtered_by_area(client, round, town):
    south, north = make_area("South", town), make_area("North", town)
    make_proposal(round, title="Bench", area=south)
    make_proposal(round, title="Pond", area=north)
    shown = client.get(address(round), {"area": north.pk})
    assert_page(shown)
    assert [one.title for one in shown.context["page"]] == ["Pond"]
    every = client.get(address(round), {"area": "x"})
    assert len(every.context["page"]) == 2


def test_a_round_without_a_map_has_no_way_to_one(client):
    round = make_own_round(days=DAYS)
    make_proposal(round, **HERE)
    shown = client.get(address(round), {"view": "map"})
    assert_page(shown)
    assert shown.context["ways"] == []
    assert "<sp-map" not in shown.content.decode()


def test_html_in_a_title_is_text_on_the_map(client, round):
    make_proposal(round, title=HOSTILE[:120], **HERE)
    shown = client.get(address(round), {"view": "map"})
    assert_page(shown)
    assert_shown_as_text(shown)


def test_the_map_costs_as_much_with_one_proposal_as_with_thirty(client, round, django_assert_num_queries):
    author = make_member(round.initiative, make_person("Ina"))
    make_proposal(round, author, **HERE)
    client.get(address(round), {"view": "map"})
    with django_assert_num_queries(8):
        client.get(address(round), {"view": "map"})
    for _number in range(29):
        make_proposal(round, author, **HERE)
    with django_assert_num_queries(8):
        shown = client.get(address(round), {"view": "map"})
    assert len(shown.context["here"]) == 30


@pytest.fixture
def voting(town):
    round = make_own_round(make_initiative(service=make_service(area=town)))
    for place in (HERE, {}, {**HERE, "longitude": Decimal("5.11")}):
        make_check(make_proposal(round, **place), cost=30_00)
    return actions.open_voting(actor=coordinator_of(round.initiative), round=find_round(round.pk))


def test_a_ballot_shows_its_projects_on_the_map_and_what_is_marked(client, voting):
    client.force_login(make_voter())
    first = client.get(address(voting, "ballot/"))
    assert_page(first)
    html = one_line(first)
    assert ('href="#p1"' in html, 'href="#p2"' in html, "data-chosen aria-label" in html) == (
        True,
        False,
        False,
    )
    marked = client.post(address(voting, "ballot/"), {"choose": ["1", "2"], "look": "1"}, follow=True)
    assert_page(marked)
    title = Proposal.objects.get(place=1).title
    assert f'data-keys="1" data-chosen aria-label="Chosen: {title}"' in one_line(marked)
    assert 'data-keys="3" data-chosen' not in one_line(marked)
    assert marked.content.decode().count('name="choose"') == 3


def test_the_map_of_a_ballot_is_drawn_once_for_all(client, voting, django_assert_num_queries):
    client.force_login(make_voter())
    client.get(address(voting, "ballot/"))
    with django_assert_num_queries(0):
        assert "<sp-map" in ballot_map(voting, {})


def test_a_ballot_without_places_has_no_map(client, town):
    voting = make_vote(initiative=make_initiative(service=make_service(area=town)))
    client.force_login(make_voter())
    page = client.get(address(voting, "ballot/"))
    assert_page(page)
    assert "<sp-map" not in page.content.decode()
    assert Page(page.content.decode()).title
