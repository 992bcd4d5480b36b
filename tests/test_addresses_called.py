"""What a page leads to is there, and takes what the page sends: its forms, its buttons, its scripts."""

from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import pytest
from django.conf import settings
from django.test import Client

from tests.called import fault_of
from tests.house import reasons
from tests.world import make_world, routes

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
KINDS = ("anonymous", "citizen", "coordinator", "administrator")
BY_HTMX = ("get", "post", "put", "patch", "delete")
FILES = settings.STATIC_URL


class Called(HTMLParser):
    """`found`: the method and the address of whatever this page may ask for. `told`: the addresses for its
    scripts, which send what they like: those are seen at work in tests/browser."""

    def __init__(self, page):
        super().__init__()
        self.found, self.told, self.method, self.action = set(), set(), "GET", ""
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        said = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.method, self.action = said.get("method", "get").upper(), said.get("action", "")
            self.found.add((self.method, self.action))
        elif tag == "button" and {"formaction", "formmethod"} & said.keys():
            method = said.get("formmethod", self.method).upper()
            self.found.add((method, said.get("formaction", self.action)))
        elif tag == "a" and "href" in said:
            self.found.add(("GET", said["href"]))
        self.found |= {(way.upper(), said[f"hx-{way}"]) for way in BY_HTMX if f"hx-{way}" in said}
        self.told |= {word for name, word in said.items() if name.startswith("data-") and _is_address(word)}


def _is_address(word):
    return word.startswith("/") and not word.startswith("//") and "{" not in word


def faults_of(page, at):
    called = Called(page)
    found = {(method, urlsplit(urljoin(at, address))) for method, address in called.found}
    faults = [
        fault
        for method, goal in found
        if goal.scheme in ("", "http")
        and goal.netloc in ("", "testserver")
        and not goal.path.startswith(FILES)
        for fault in fault_of(method, goal.path)
    ]
    told = {urlsplit(word).path for word in called.told}
    return faults + [
        fault
        for path in told
        if not path.startswith(FILES)
        for fault in fault_of("GET", path)
        if fault.endswith("no such address")
    ]


def pages(world, kind):
    """Each that there is for this kind of person, with its address."""
    client = Client(raise_request_exception=False)
    if world.people[kind] is not None:
        client.force_login(world.people[kind])
    for route in routes():
        if "GET" in getattr(route.view, "methods", ("GET",)):
            address = route.to(world.ours)
            response = client.get(address)
            if not response.streaming and response.headers.get("Content-Type", "").startswith("text/html"):
                yield address, response.content.decode()


@pytest.mark.parametrize("kind", KINDS)
def test_what_a_page_leads_to_is_there_and_takes_what_it_sends(kind):
    found = {fault for address, page in pages(make_world(), kind) for fault in faults_of(page, address)}
    assert found - {*reasons("NOT_CALLED")} == set()


@pytest.mark.parametrize(
    ("part", "fault"),
    [
        ('<form method="post" action="/search/">', "/search/ takes GET, HEAD, not POST"),
        ('<form method="post"><button formaction="/search/">', "/search/ takes GET, HEAD, not POST"),
        ('<form action="/nowhere/">', "/nowhere/: there is no such address"),
        ('<a href="../nowhere/?x=1">', "/nowhere/: there is no such address"),
        ('<button hx-post="/search/">', "/search/ takes GET, HEAD, not POST"),
        ('<div data-poll="/nowhere/?epoch=2">', "/nowhere/: there is no such address"),
    ],
)
def test_what_nothing_takes_is_named(part, fault):
    assert fault in faults_of(part, "/initiatives/")
