"""Every page, on a phone and on a desk, as somebody who may see it, by what axe and the browser can see."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template.loader import render_to_string
from django.test import Client
from playwright.sync_api import expect

from tests.house import reasons
from tests.world import make_world, routes

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WIDTHS = (360, 1280)
KINDS = ("anonymous", "citizen", "professional", "coordinator", "administrator")
FORM_ONLY = 405
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


class Visitor:
    """Somebody who came in once."""

    def __init__(self, kind, person):
        self.kind, self.client = kind, Client(raise_request_exception=False)
        if person is not None:
            self.client.force_login(person)

    def finds(self, address):
        """A page; None: it only takes forms."""
        response = self.client.get(address)
        is_html = response.headers.get("Content-Type", "").startswith("text/html")
        return None if response.status_code == FORM_ONLY else response.status_code == 200 and is_html


def pages_of(world):
    """Each route with its address and the first kind of person who gets a page there; None: nobody."""
    visitors = [Visitor(kind, world.people[kind]) for kind in KINDS]
    for route in routes():
        address, answers = route.to(world.ours), []
        for visitor in visitors:
            answers.append(visitor.finds(address))
            if answers[-1]:
                yield route.name, address, visitor.kind
                break
        else:
            if answers != [None] * len(KINDS):
                yield route.name, address, None


def test_every_page_is_open_to_all_people_and_fits_its_screen(look, come_in, page):
    world = make_world()
    pages = list(pages_of(world))
    assert {name for name, _, kind in pages if kind is None} <= set(reasons("NO_PAGES"))
    found = {}
    for kind in KINDS:
        page.context.clear_cookies()
        if world.people[kind]:
            come_in(world.people[kind])
        found |= {address: look(address) for _, address, seen_by in pages if seen_by == kind}
    assert {address: faults for address, faults in found.items() if faults} == {}
    assert len(found) > len(reasons("NO_PAGES"))


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
