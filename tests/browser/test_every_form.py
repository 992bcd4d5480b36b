"""Every form that writes keeps what is typed: over a lost session, another language, an error, Back.

The forms are found on the pages of `tests.world`, so that those of a new app are walked from the first day.
"""

import re
from pathlib import Path
from urllib.parse import urlsplit
from zlib import crc32

import pytest
from django.contrib.auth.models import AnonymousUser
from django.templatetags.static import static
from django.test import Client
from django.urls import resolve
from playwright.sync_api import Error

import samenspel.foundation.typed
from samenspel.foundation.access import PERMISSIONS, allow
from tests.doors import told_to
from tests.factories.initiatives import make_member
from tests.factories.plan import make_own_round
from tests.factories.services import make_person, map_picture
from tests.house import reasons
from tests.world import make_world, routes

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
TYPED = Path(samenspel.foundation.typed.__file__).parent / "static/typed"
SCRIPT = (Path(__file__).parent / "forms.js").read_text(encoding="utf-8")
UNSEEN = ["*.woff2", "*.css", "*.svg"]
KINDS = ("citizen", "coordinator", "professional", "administrator")
ELSEWHERE = static("typed/typed.js")
PARTS = 12
FORM = re.compile(r"<form\b[^>]*\bmethod=\"post\".*?</form>", re.DOTALL)
FIELD = re.compile(r"<(?:textarea|select|input(?![^>]*type=\"(?:hidden|submit|search)\"))\b")


def written_on(response):
    """The addresses to which forms on this page send what somebody typed."""
    is_page = response.status_code == 200 and response.headers.get("Content-Type", "").startswith("text/html")
    main = response.content.decode().partition("<main")[2] if is_page else ""
    forms = [form for form in FORM.findall(main) if FIELD.search(form)]
    return (
        {re.search(r'action="([^"]*)"', form)[1] or response.request["PATH_INFO"] for form in forms}
        if forms
        else set()
    )


def pages_with_forms(world, kinds, place, part):
    """Each page of `place` in this part with a form that no page before it has, by the kind of person who
    finds it there."""
    found, seen = {}, set()
    for kind in kinds:
        client = Client(raise_request_exception=False)
        client.force_login(world.people[kind])
        for route in filter(part, routes()):
            told = told_to(route, kind) if place is world.ours else None
            if told in (None, "200") and route.name not in reasons("NOT_WALKED"):
                address = route.to(place)
                new = written_on(client.get(address)) - seen
                found.setdefault(kind, []).extend([address] if new else [])
                seen |= new
    return found


class Walk:
    """One browser, in which somebody is signed in and out."""

    def __init__(self, page, site):
        self.page, self.site, self.session, self.untouched = page, site, [], None
        self.picture = {"name": "kept.png", "mimeType": "image/png", "buffer": map_picture().read()}
        page.add_init_script(SCRIPT)
        network = page.context.new_cdp_session(page)
        network.send("Network.enable")
        network.send("Network.setBlockedURLs", {"urls": UNSEEN})
        page.on("dialog", lambda dialog: dialog.accept())
        page.set_default_timeout(10_000)

    def come_in(self, person):
        client = Client()
        client.force_login(person)
        self.session = [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": self.site}]
        self.page.context.add_cookies(self.session)

    def do(self, verb, *words):
        return self.page.evaluate(f"words => walk.{verb}(...words)", [*words])

    def at(self, address):
        """The forms on this page, as nobody was here before."""
        self.page.goto(f"{self.site}{address}", wait_until="domcontentloaded")
        self.page.evaluate("sessionStorage.clear()")
        self.untouched = address
        return self.do("forms")

    def come_to(self, address):
        if self.untouched != address:
            self.at(address)
        self.untouched = None

    def typed(self, form):
        return self.do("typed", form["address"]), self.do("kept", form["address"])

    def fill(self, form):
        """Everything, with files; what should stand there ever after."""
        self.do("fill", form["address"])
        for name in form["files"]:
            self.page.set_input_files(f"main form[method=post] input[name={name}]", self.picture)
        return self.do("typed", form["address"]), len(form["files"])

    def send(self, form):
        """By a real press: a script's own one is answered otherwise."""
        self.do("mark", form["address"])
        with self.page.expect_navigation(wait_until="domcontentloaded"):
            self.page.click("[data-walk]")

    def lose_the_session(self, form):
        """And sign in again."""
        self.page.context.clear_cookies(name="sessionid")
        self.send(form)
        assert "/people/sign-in/?next=" in self.page.url
        self.page.context.add_cookies(self.session)
        self.page.reload(wait_until="domcontentloaded")

    def change_language(self, form):
        language = "nl" if self.page.locator("html").get_attribute("lang") != "nl" else "fr"
        with self.page.expect_navigation(wait_until="domcontentloaded"):
            self.page.click(f"header .sp-languages__button[value={language}]")
        assert self.page.locator("html").get_attribute("lang") == language

    def err(self, form):
        """Something needed is missing: the form comes back; somebody looks elsewhere, and comes Back."""
        emptied = self.do("empty", form["address"])
        self.send(form)
        came_back = self.typed(form)
        self.page.goto(f"{self.site}{ELSEWHERE}")
        self.page.go_back(wait_until="domcontentloaded")
        assert without({emptied}, self.typed(form)) == without({emptied}, came_back), "Back"
        return emptied


def lost(walk, address, form):
    """The first step after which something that was typed is not there any more. Files go another way with a
    form that was not sent yet."""
    lose = [] if needs_no_session(form["address"]) else [Walk.lose_the_session]
    err, change = [Walk.err] if form["needs"] else [], [Walk.change_language]
    ways = [change, [*lose, *err]] if form["files"] else [[*change, *err, *lose]]
    return lost_on(walk, address, form, *ways)


def lost_on(walk, address, form, *ways):
    for steps in ways:
        walk.come_to(address)
        before, emptied = walk.fill(form), set()
        for step in steps:
            try:
                emptied.add(step(walk, form))
                before, after = without(emptied, before), without(emptied, walk.typed(form))
            except (AssertionError, Error) as error:
                before, after = "", str(error)
            if after != before:
                return [(address, form["address"], step.__name__, before, after)]
    return []


def needs_no_session(address):
    """May anybody send it, also who was signed out meanwhile?"""
    found = resolve(urlsplit(address).path)
    view, _words, parts = found
    if not hasattr(view, "permission") or found.view_name in reasons("ASKS_ITSELF"):
        return False  # such as those of another app
    return bool(allow(AnonymousUser(), view.permission, view.find(**parts) if view.find else None))


def without(emptied, typed):
    """But for the fields that were emptied on purpose, if any were."""
    fields, kept = typed
    return [one for one in fields if one[0] not in emptied], kept


def one_part(number):
    """Of all routes: each is in one, whatever others there are."""
    return lambda route: crc32(route.name.encode()) % PARTS == number


@pytest.mark.parametrize("number", range(PARTS))
def test_every_form_keeps_what_is_typed(page, live_server, number):
    world = make_world()
    walk, faults, walked = Walk(page, live_server.url), [], 0
    for kind, addresses in pages_with_forms(world, KINDS, world.ours, one_part(number)).items():
        page.context.clear_cookies()
        walk.come_in(world.people[kind])
        for address in addresses:
            for form in walk.at(address):
                walked += 1
                faults += lost(walk, address, form)
    assert faults == []
    assert walked


@pytest.mark.parametrize("number", range(PARTS))
def test_a_form_about_something_hidden_keeps_what_is_typed(page, live_server, number):
    """A draft that its coordinator alone knows: who lost the session is asked to sign in there too."""
    world = make_world()
    walk, faults, walked = Walk(page, live_server.url), [], 0
    walk.come_in(world.people["stranger"])
    [addresses] = pages_with_forms(world, ["stranger"], world.theirs, one_part(number)).values()
    for address in addresses:
        for form in filter(is_about_something_hidden, walk.at(address)):
            walked += 1
            faults += lost_on(walk, address, form, [Walk.lose_the_session])
    assert faults == []
    assert walked


def is_about_something_hidden(form):
    """From everybody who is signed out."""
    view, _words, parts = resolve(urlsplit(form["address"]).path)
    thing = view.find(**parts) if getattr(view, "find", None) else None
    return thing is not None and not PERMISSIONS[view.permission].sees(AnonymousUser(), thing)


JAVASCRIPT, SERVER = "**/typed.js", "samenspel.foundation.typed.middleware"
BROKEN = [
    ("  forms.forEach(putBack);", "err"),
    ('document.addEventListener("click", takeFilesAlong, true);', "change_language"),
    ("_lead_through", "lose_the_session"),
    ("put_files_back", "err"),
    ("fill_in", "change_language"),
    ("keep_files", "err"),
    ("  callByItsPage();", "err"),
]


@pytest.mark.parametrize(("part", "step"), BROKEN, ids=[part.strip() for part, _ in BROKEN])
def test_each_promise_that_is_broken_is_noticed(page, live_server, monkeypatch, part, step):
    """The control: without this part the walk names the step after which something is lost."""
    round = make_own_round(days=(-1, 2, 3, 4, 5))
    walk = Walk(page, live_server.url)
    walk.come_in(make_member(round.initiative, make_person("Ina")))
    if part.isidentifier():
        monkeypatch.setattr(f"{SERVER}.{part}", lambda *words: None)
    else:
        script = (TYPED / "typed.js").read_text(encoding="utf-8")
        assert part in script
        page.route(JAVASCRIPT, lambda route: route.fulfill(body=script.replace(part, "")))
    address = f"/plan/rounds/{round.pk}/proposals/add/"
    [form] = walk.at(address)
    assert [fault[2] for fault in lost(walk, address, form)] == [step]
