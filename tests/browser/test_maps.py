"""Choosing a place, and seeing it: on a phone by touch and by keyboard, and without a script."""

import re

import pytest
from django.core.cache import cache
from playwright.sync_api import expect

from samenspel.phases.plan import actions
from samenspel.phases.plan.models import Proposal
from samenspel.phases.plan.queries import find_round
from tests.factories.initiatives import coordinator_of, make_initiative, make_member
from tests.factories.plan import make_check, make_own_round, make_proposal, make_proposal_draft, make_voter
from tests.factories.services import make_area, make_map, make_person, make_service

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE = {"width": 360, "height": 740}
DAYS = (-5, 5, 6, 9, 12)


@pytest.fixture
def scripts(request):
    return getattr(request, "param", True)


@pytest.fixture
def browser_context_args(browser_context_args, scripts):
    return {**browser_context_args, "viewport": PHONE, "has_touch": True, "java_script_enabled": scripts}


@pytest.fixture(autouse=True)
def empty_cache():
    cache.clear()


@pytest.fixture
def round():
    town = make_map(make_area("Samenrode"))
    return make_own_round(make_initiative(service=make_service(area=town)), days=DAYS)


@pytest.fixture
def author(round, come_in):
    person = make_member(round.initiative, make_person("Ina", email="ina@example.org"))
    come_in(person)
    return person


@pytest.fixture
def at(page, live_server):
    def go(path):
        page.goto(live_server.url + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]

    return go


def moving(page):
    """The map, once it can be moved."""
    expect(page.locator("sp-map[data-ready]")).to_be_attached()
    return page.locator(".sp-map__live")


def test_a_place_is_chosen_by_touch_in_the_form_and_shown_on_the_page(page, at, round, author, axe):
    at(f"/plan/rounds/{round.pk}/proposals/add/")
    page.get_by_label("Title").first.fill("A bench")
    page.get_by_label("Why").first.fill("To sit.")
    page.locator(".sp-place").scroll_into_view_if_needed()
    expect(page.get_by_role("button", name="Save, then point it out")).to_be_hidden()
    moving(page).tap(position={"x": 200, "y": 150})
    expect(page.locator("#id_latitude")).to_have_value(re.compile(r"^52\.\d{6}$"))
    expect(page.locator(".sp-marker--place")).to_be_visible()
    assert axe() == []
    chosen = page.locator("#id_latitude").input_value()
    with page.expect_navigation():
        page.get_by_role("button", name="Save the draft").click()
    assert str(Proposal.objects.get().latitude) == chosen
    page.locator("sp-map").scroll_into_view_if_needed()
    moving(page)
    expect(page.get_by_role("button", name="A bench")).to_be_visible()
    assert axe() == []


def test_a_place_is_chosen_by_keyboard_alone(page, at, round, author):
    proposal = make_proposal_draft(round, author)
    at(f"{proposal.get_absolute_url()}place/")
    live = moving(page)
    live.focus()
    page.keyboard.press("Enter")
    middle = page.locator("#id_longitude").input_value()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("() => !document.querySelector('.leaflet-pan-anim')")
    page.keyboard.press("Enter")
    expect(page.locator("#id_longitude")).not_to_have_value(middle)
    expect(page.get_by_text("The pin is put.")).to_be_attached()
    page.get_by_role("button", name="Take the pin away").press("Enter")
    expect(page.locator("#id_longitude")).to_have_value("")
    page.get_by_role("button", name="Put the pin in the middle").press("Enter")
    with page.expect_navigation():
        page.get_by_role("button", name="Save this place").press("Enter")
    proposal.refresh_from_db()
    assert proposal.longitude > float(middle)


@pytest.mark.parametrize("scripts", [False], indirect=True)
def test_a_place_is_chosen_by_two_presses_without_a_script(page, at, round, author):
    proposal = make_proposal_draft(round, author)
    at(f"{proposal.get_absolute_url()}place/")
    for _press in ("on the whole map", "on the part"):
        with page.expect_navigation():
            page.locator("[name=at]").tap(position={"x": 200, "y": 100})
    expect(page.locator(".sp-pointing__pin .sp-pin")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    with page.expect_navigation():
        page.get_by_role("button", name="Save this place").click()
    expect(page.get_by_role("link", name=proposal.title).last).to_be_visible()
    proposal.refresh_from_db()
    assert float(proposal.longitude) == pytest.approx(5.1 + 0.04 * (200.5 / 288), abs=0.005)


@pytest.fixture
def ballot(round, come_in, at):
    """Of three projects, two of them at one place."""
    type(round).objects.update(proposals_until=round.votes_from)
    for longitude in ("5.11", "5.13", "5.13"):
        make_check(make_proposal(round, latitude="52.06", longitude=longitude), cost=30_00)
    moved = find_round(round.pk)
    now = moved.activity.opens_at
    type(round).objects.update(proposals_until=now, votes_from=now)
    actions.open_voting(actor=coordinator_of(round.initiative), round=find_round(round.pk))
    come_in(make_voter())
    at(f"/plan/rounds/{round.pk}/ballot/")


def test_a_project_is_chosen_on_the_map_of_the_ballot(page, ballot, axe):
    title = Proposal.objects.get(place=1).title
    page.get_by_text("See them on the map").click()
    moving(page)
    page.locator(".sp-map__live").get_by_role("button", name=title).tap()
    page.get_by_label("Choose it").check()
    expect(page.locator("#p1")).to_be_checked()
    expect(page.locator("[data-chosen]").first).to_have_text("1")
    expect(page.locator(".sp-marker--chosen")).to_have_text("✓")
    page.locator("#p1").uncheck()
    expect(page.locator(".sp-marker--chosen")).to_have_count(0)
    assert axe() == []


@pytest.mark.parametrize("scripts", [False], indirect=True)
def test_the_pins_of_a_ballot_lead_to_their_rows_without_a_script(page, ballot):
    page.get_by_text("See them on the map").click()
    page.locator(".sp-pin[href='#p1']").click()
    assert page.url.endswith("#p1")
    expect(page.locator("#p1")).to_be_in_viewport()


def test_many_pins_at_one_place_open_as_a_list(page, at, round, axe):
    for number in range(3):
        make_proposal(round, title=f"<b>Bench {number}</b>", latitude="52.06", longitude="5.12")
    at(f"/plan/rounds/{round.pk}/?view=map")
    page.locator("sp-map").scroll_into_view_if_needed()
    moving(page)
    page.locator(".sp-marker--heap").press("Enter")
    links = page.locator(".leaflet-popup-content a")
    expect(links).to_have_text(["<b>Bench 2</b>", "<b>Bench 1</b>", "<b>Bench 0</b>"])
    expect(page.locator(".leaflet-popup")).to_have_css("opacity", "1")  # it fades in
    assert axe() == []


def test_tiles_of_the_own_host_lie_under_the_pins(page, at, round, settings):
    settings.MAP_TILES, settings.MAP_CREDIT = "/tiles/{z}/{x}/{y}.png", "© Tiles"
    make_proposal(round, latitude="52.06", longitude="5.12")
    asked = []
    page.route("**/tiles/**", lambda route: (asked.append(route.request.url), route.fulfill(status=204)))
    at(f"/plan/rounds/{round.pk}/?view=map")
    page.locator("sp-map").scroll_into_view_if_needed()
    moving(page)
    expect(page.get_by_text("© Tiles")).to_be_visible()
    expect(page.get_by_text("© Somebody")).to_be_hidden()
    assert asked
