"""Every page, on a phone and on a desk, as somebody who may see it, by what axe and the browser can see."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template.loader import render_to_string
from django.test import Client
from playwright.sync_api import expect

from tests.world import make_world, routes

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WIDTHS = (360, 1280)
KINDS = ("anonymous", "citizen", "professional", "coordinator", "administrator")
FORM_ONLY = 405
NO_PAGES = {
    "account_reauthenticate": "passkeys are the only way, so it leads nowhere",
    "account_signup": "leads to signing in",
    "mfa_edit_webauthn": "wants a passkey: test_signing_in",
    "mfa_login_webauthn": "an answer to a script",
    "mfa_reauthenticate_webauthn": "wants a passkey: test_signing_in",
    "mfa_remove_webauthn": "wants a passkey: test_signing_in",
    "notices:show_feed": "a file",
    "notices:show_site_feed": "a file",
    "openid_connect_callback": "leads on",
    "openid_connect_login": "leads to another service: test_signing_in",
    "people:enter_code": "wants a mail: test_signing_in",
    "people:open_link": "wants a mail: test_signing_in",
    "plan:download_recount": "a file",
    "plan:download_result": "a file",
    "plan:download_rules": "a file",
    "plan:show_imported": "leads on to the round",
    "plan:show_update_picture": "a picture",
    "plan:show_similar": "a part of another page",
    "plan:show_picture": "a picture",
    "talk:show_comment": "leads to its place in the talk",
    "socialaccount_signup": "wants another service",
    "initiatives:download_charter": "a file",
    "journal:download_seals": "a file",
    "pages:show_robots": "a file",
    "services:show_area_map": "a picture",
    "services:describe_catalogue": "a file",
    "services:describe_service": "a file",
    "show_health": "for machines",
    "socialaccount_login_error": "an error page, seen with the others",
}
ERRORS = (400, 403, "403_csrf", 404, 405, 429, 500, "socialaccount/authentication_error")


@pytest.fixture(params=WIDTHS)
def width(request, page):
    page.set_viewport_size({"width": request.param, "height": 800})
    return request.param


@pytest.fixture
def look(page, live_server, width, axe):
    """Go there; what is wrong with it."""

    def at(address):
        status = page.goto(live_server.url + address).status
        wide = page.evaluate("document.documentElement.scrollWidth")
        return [*axe(), *([f"{wide} px wide"] if wide > width else []), *([] if status == 200 else [status])]

    return at


def answer(address, person):
    client = Client(raise_request_exception=False)
    if person is not None:
        client.force_login(person)
    return client.get(address)


def is_page(response):
    return response.status_code == 200 and response["Content-Type"].startswith("text/html")


def pages_of(world):
    """Each route with its address and the first kind of person who gets a page there; None: nobody."""
    for route in routes():
        address = route.to(world.ours)
        answers = {kind: answer(address, world.people[kind]) for kind in KINDS}
        if not all(one.status_code == FORM_ONLY for one in answers.values()):
            yield route.name, address, next((kind for kind in KINDS if is_page(answers[kind])), None)


def test_every_page_is_open_to_all_people_and_fits_its_screen(look, come_in, page):
    world = make_world()
    pages = list(pages_of(world))
    assert {name for name, _, kind in pages if kind is None} <= set(NO_PAGES)
    found = {}
    for kind in KINDS:
        page.context.clear_cookies()
        if world.people[kind]:
            come_in(world.people[kind])
        found |= {address: look(address) for _, address, seen_by in pages if seen_by == kind}
    assert {address: faults for address, faults in found.items() if faults} == {}
    assert len(found) > len(NO_PAGES)


@pytest.mark.parametrize("kind", ["moderator", "scholar", "administrator", "coordinator", "professional"])
def test_every_kind_of_person_has_a_start_page_that_fits(kind, look, come_in):
    come_in(make_world().people[kind])
    assert look("/start/") == []


@pytest.mark.parametrize("error", ERRORS)
def test_a_page_that_says_what_went_wrong_is_open_to_all_people(error, look, page, rf):
    request = rf.get("/broken/")
    request.user = AnonymousUser()
    body = render_to_string(f"{error}.html", request=request)
    page.route("**/broken/", lambda route: route.fulfill(body=body, content_type="text/html"))
    assert look("/broken/") == []
    expect(page.get_by_role("heading", level=1)).to_be_visible()
