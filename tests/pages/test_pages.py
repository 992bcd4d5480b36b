import re

import pytest
from django.conf import settings

from samenspel.foundation.journal.models import Message
from samenspel.methods.budgeting import RULES
from samenspel.spine.initiatives import actions
from tests.checks import HOSTILE, assert_page, assert_shown_as_text
from tests.factories.initiatives import (
    CHARTER,
    make_draft,
    make_initiative,
    make_meeting,
    make_member,
    make_period,
)
from tests.factories.plan import make_own_round, make_proposal, make_proposal_draft, make_round, make_tally
from tests.factories.services import make_administrator, make_organisation, make_person, make_service

pytestmark = pytest.mark.django_db
LOC = re.compile(r"<loc>([^<]+)</loc>")


@pytest.mark.parametrize("address", ["/", "/search/", "/how-it-works/", "/accessibility/"])
def test_pages_for_everyone_are_whole_also_when_nothing_is_there(client, address):
    assert_page(client.get(address))


def test_how_it_works_tells_every_rule_that_votes_may_be_counted_by(client):
    page = client.get("/how-it-works/").content.decode()
    assert page.count("<li><strong>") == len(RULES)
    assert "Everyone is given money at the same pace." in page


def test_the_front_page_shows_where_something_can_be_done_now(client):
    busy = make_initiative(title="Busy")
    make_meeting(busy)
    quiet = make_initiative(title="Quiet")
    make_meeting(quiet, days=(-9, -8))
    make_meeting(make_draft(title="Draft"))
    response = client.get("/")
    assert_page(response)
    assert [initiative.title for initiative, _cycle in response.context["busy"]] == ["Busy"]


def test_the_front_page_leads_to_a_counted_election(client):
    tally = make_tally(make_round())
    response = client.get("/")
    assert_page(response)
    assert {name: response.context["election"][name] for name in ("voters", "proposals", "chosen")} == {
        "voters": 10,
        "proposals": 3,
        "chosen": 2,
    }
    assert f'href="{tally.get_absolute_url()}"' in response.content.decode()


def test_the_front_page_costs_the_same_with_one_and_with_thirty(client, django_assert_num_queries):
    def add():
        initiative = make_initiative()
        make_period(initiative)
        make_meeting(initiative)

    for _ in range(6):
        add()
    with django_assert_num_queries(7):
        client.get("/")
    for _ in range(30):
        add()
    with django_assert_num_queries(7):
        client.get("/")


def test_what_is_searched_is_found_everywhere(client):
    make_initiative(title="Sea view", service=make_service(name="Sea wall"))
    response = client.get("/search/", {"q": "sea"})
    assert_page(response)
    assert [(str(label), [one.title for one in things]) for label, things in response.context["found"]] == [
        ("Initiatives", ["Sea view"]),
        ("Services", ["Sea wall"]),
    ]


def test_nothing_found_says_so(client):
    response = client.get("/search/", {"q": "xyzzy"})
    assert_page(response)
    assert b"Nothing found" in response.content


def test_what_hostile_people_typed_is_shown_as_text(client):
    initiative = make_initiative(title=HOSTILE)
    make_meeting(initiative, title=HOSTILE)
    client.force_login(make_person(HOSTILE))
    for address in ("/", "/start/", f"/search/?q={'script'}"):
        response = client.get(address)
        assert_page(response)
        assert_shown_as_text(response)


def test_the_start_page_asks_visitors_to_sign_in(client):
    assert client.get("/start/").headers["Location"] == "/people/sign-in/?next=/start/"


def start_page(client, person):
    client.force_login(person)
    response = client.get("/start/")
    assert_page(response)
    return response.context


def test_a_newcomer_is_shown_what_to_join(client):
    initiative = make_initiative(title="Busy")
    make_meeting(initiative)
    page = start_page(client, make_person())
    assert (page["kind"], page["mine"], len(page["busy"])) == ("citizen", [], 1)


@pytest.mark.parametrize("role", ["citizen", "moderator", "scholar", "coordinator"])
def test_the_start_page_greets_every_role(client, role):
    initiative = make_initiative()
    page = start_page(client, make_member(initiative, role=role))
    assert (page["kind"], [one for one, _cycle in page["mine"]]) == (role, [initiative])


def test_what_waits_for_a_member_is_on_the_start_page(client):
    initiative = make_initiative(cora := make_person("Cora"))
    mo = make_member(initiative)
    actions.adopt_charter(actor=cora, initiative=initiative, **CHARTER)
    page = start_page(client, mo)
    assert [str(doing.title) for doing in page["waiting"]] == ["Accept the new charter"]


def test_drafts_wait_for_a_professional_who_is_no_member(client):
    pat, cora = make_person("Pat"), make_person("Cora")
    draft = make_draft(cora, service=make_service(organisation=make_organisation(pat)))
    actions.adopt_charter(actor=cora, initiative=draft, **CHARTER)
    page = start_page(client, pat)
    assert (page["kind"], [doing.initiative for doing in page["waiting"]]) == ("professional", [draft])


def test_an_administrator_sees_how_the_site_is_doing(client):
    Message.objects.create(to="a@example.org", state="failed", ended_at="2026-11-01T00:00Z")
    page = start_page(client, make_administrator())
    assert page["kind"] == "administrator"
    assert (page["health"]["failed_mail"], page["health"]["worker_is_silent"]) == (1, True)
    assert "/plan/import/" in [address for _label, address in page["links"]]


def test_others_do_not_see_how_the_site_is_doing(client):
    assert start_page(client, make_person())["health"] is None


@pytest.mark.slow
def test_the_start_page_costs_the_same_with_one_and_with_thirty(client, django_assert_max_num_queries):
    person = make_person()

    def join_one():
        initiative = make_initiative()
        make_period(initiative)
        make_meeting(initiative)
        make_member(initiative, person)

    join_one()
    client.force_login(person)
    with django_assert_max_num_queries(30) as first:
        client.get("/start/")
    for _ in range(30):
        join_one()
    with django_assert_max_num_queries(len(first)):
        client.get("/start/")


def test_robots_are_told_where_not_to_go(client):
    response = client.get("/robots.txt")
    assert response.headers["Content-Type"] == "text/plain"
    assert b"Disallow: /demo/" in response.content


def test_search_engines_find_what_everybody_sees_and_nothing_else(client):
    round = make_own_round(days=(-9, 1, 2, 5, 8))
    proposal, draft = make_proposal(round), make_proposal_draft(round, make_member(round.initiative))
    hidden = make_draft()
    index = client.get("/sitemap.xml").content.decode()
    parts = [address.removeprefix("http://testserver") for address in LOC.findall(index)]
    pages = {page for part in parts for page in LOC.findall(client.get(part).content.decode())}
    site = settings.SITE_URL
    wanted = (round.initiative, round.initiative.service, hidden.service, round, proposal)
    assert pages == {f"{site}{thing.get_absolute_url()}" for thing in wanted}
    assert not {f"{site}{thing.get_absolute_url()}" for thing in (hidden, draft)} & pages


def test_a_part_of_the_map_that_is_none_is_not_found(client):
    assert client.get("/sitemap-plan.nothing.xml").status_code == 404
