"""Every page, on a phone and on a desk, as somebody who may see it, by what axe and the browser can see; and
walked through by Tab."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.template.loader import render_to_string
from django.test import Client
from playwright.sync_api import expect

from tests.browser.tabbing import missed_by_tab
from tests.doors import told_to
from tests.house import APP_FOLDERS, SOURCE, app_of, reasons
from tests.world import make_world, routes

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WIDTHS = (360, 1280)
KINDS = ("anonymous", "citizen", "professional", "coordinator", "administrator")
FORM_ONLY = 405
ELSEWHERE = "elsewhere"
PARTS = 3
PHASES = (app for app in APP_FOLDERS if app.startswith("phases/") and (SOURCE / app / "urls.py").exists())
PLACES = [*PHASES, ELSEWHERE]
ERRORS = (400, 403, "403_csrf", 404, 405, 429, 500, "socialaccount/authentication_error")


@pytest.fixture
def look(page, live_server, axe):
    """Go there; what is wrong with it on a phone, and on a desk: the same page in a window that grew."""

    def at(address):
        faults = []
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            if width == WIDTHS[0]:
                status = page.goto(live_server.url + address).status
                faults += [] if status == 200 else [status]
            wide = page.evaluate("document.documentElement.scrollWidth")
            faults += [*axe(again=width != WIDTHS[0]), *([f"{wide} px wide"] if wide > width else [])]
        return faults

    return at


class Visitor:
    """Somebody who came in once."""

    def __init__(self, kind, person):
        self.kind, self.client = kind, Client(raise_request_exception=False)
        if person is not None:
            self.client.force_login(person)

    def finds(self, route, address):
        """A page; None: it only takes forms. Where the table tells, it is not drawn to be refused."""
        told = told_to(route, self.kind)
        if told not in (None, "200"):
            return None if told == str(FORM_ONLY) else False
        response = self.client.get(address)
        is_html = response.headers.get("Content-Type", "").startswith("text/html")
        return None if response.status_code == FORM_ONLY else response.status_code == 200 and is_html


def place_of(route):
    app = app_of(route.view.__module__) if route.is_ours else ""
    return app if app in PLACES else ELSEWHERE


def pages_of(world, place, number):
    """Each route of this part with its address and the first kind of person who gets a page there; None:
    nobody."""
    visitors = [Visitor(kind, world.people[kind]) for kind in KINDS]
    for route in [one for one in routes() if place_of(one) == place][number::PARTS]:
        address, answers = route.to(world.ours), []
        for visitor in visitors:
            answers.append(visitor.finds(route, address))
            if answers[-1]:
                yield route.name, address, visitor.kind
                break
        else:
            if answers != [None] * len(KINDS):
                yield route.name, address, None


@pytest.mark.parametrize("number", range(PARTS))
@pytest.mark.parametrize("place", PLACES)
def test_every_page_is_open_to_all_people_and_fits_its_screen(place, number, look, come_in, page):
    world = make_world()
    pages, found = list(pages_of(world, place, number)), {}
    assert {name for name, _, kind in pages if kind is None} <= set(reasons("NO_PAGES"))
    for kind in KINDS:
        page.context.clear_cookies()
        if world.people[kind]:
            come_in(world.people[kind])
        for address in (address for _, address, seen_by in pages if seen_by == kind):
            found[address] = [*look(address), *missed_by_tab(page)]
    assert {address: faults for address, faults in found.items() if faults} == {}
    assert found


def test_every_kind_of_person_has_a_start_page_that_fits(look, come_in):
    world, found = make_world(), {}
    for kind in ("moderator", "scholar", "administrator", "coordinator", "professional"):
        come_in(world.people[kind])
        found[kind] = look("/start/")
    assert {kind: faults for kind, faults in found.items() if faults} == {}


@pytest.mark.parametrize("error", ERRORS)
def test_a_page_that_says_what_went_wrong_is_open_to_all_people(error, look, page, rf):
    request = rf.get("/broken/")
    request.user = AnonymousUser()
    body = render_to_string(f"{error}.html", request=request)
    page.route("**/broken/", lambda route: route.fulfill(body=body, content_type="text/html"))
    assert look("/broken/") == []
    expect(page.get_by_role("heading", level=1)).to_be_visible()


ON_ONE_WIDTH = {
    "@media (min-width: 1000px) { p { color: #ccc } }": "color-contrast",
    "@media (max-width: 1000px) { img { display: none } }": "image-alt",
    "@media (max-width: 1000px) { p { width: 50rem } }": "px wide",
    "@media (min-width: 1000px) { p { width: 90rem } }": "px wide",
    "p { color: #ccc }": "color-contrast",
}


@pytest.mark.parametrize(("style", "fault"), ON_ONE_WIDTH.items())
def test_what_is_wrong_on_one_width_alone_is_found(style, fault, look, page):
    """The control."""
    picture = '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">' if "img" in style else ""
    body = (
        f'<html lang="en"><title>A</title><style>{style}</style><main><h1>A</h1><p>Words.</p>{picture}</main>'
    )
    page.route("**/broken/", lambda route: route.fulfill(body=body, content_type="text/html"))
    assert [one for one in look("/broken/") if fault in one]


@pytest.mark.parametrize(
    ("link", "fault"),
    [
        ("<a href='/'>Home</a>", None),
        ("<a href='/' tabindex='-1'>Home</a>", "no stop"),
        ("<p role='toolbar'><button tabindex='0'>A</button><button tabindex='-1'>B</button></p>", None),
        ("<p role='toolbar'><button tabindex='-1'>B</button></p>", "no stop"),
        ("<a href='/' style='outline: none'>Home</a>", "does not show"),
    ],
)
def test_what_tab_misses_is_named(link, fault, page, live_server):
    """The control."""
    body = f"<h1>A</h1><main id='main' tabindex='-1'>{link}<a href='/'>Second</a></main><a href='/'>Third</a>"
    page.route("**/broken/", lambda route: route.fulfill(body=body, content_type="text/html"))
    page.goto(f"{live_server.url}/broken/")
    assert [one.partition(":")[0] for one in missed_by_tab(page)] == ([fault] if fault else [])
