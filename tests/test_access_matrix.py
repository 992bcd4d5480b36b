"""Every address, as every kind of person: who gets in, what that changes, and what one may not know of.

The answers stand beside the tests of each app, in access_matrix.csv; `ACCESS_MATRIX=write pytest
tests/test_access_matrix.py` writes them anew: read their difference. A page of which nobody finds anything is
not tested: give tests/<app>/world.py what it shows, or its tests/<app>/exceptions.py the reason.
"""

import os
import re
from copy import deepcopy
from urllib.parse import quote

import pytest
from django import shortcuts
from django.contrib.auth.models import AnonymousUser
from django.db import connection, transaction
from django.test import Client

from samenspel.foundation.access.permissions import may_be_hidden
from tests.doors import answers_in, read_table, write_table
from tests.house import APP_FOLDERS, app_of, reasons
from tests.world import NOWHERE, make_world, routes

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("nobody_reads_what_is_answered")]
CHANGES = ("INSERT", "UPDATE", "DELETE")
REFUSALS = ("sign-in", "403", "404", "405")
KEPT = re.compile(r"(?<=typed-)\d\d[\w-]{22}|(?<=typed-again%3D)[\w-]+")
ALL_APPS = ["", *APP_FOLDERS]


def word_for(response):
    is_door = response.status_code == 302 and response["Location"].startswith("/people/sign-in/")
    return "sign-in" if is_door else str(response.status_code)


class Visitors:
    """Every kind of person, signed in once."""

    def __init__(self, people):
        self.cookies = {kind: _cookies_of(person) for kind, person in people.items()}
        self.client = Client(raise_request_exception=False)

    def ask(self, kind, method, address, read=word_for):
        """What is answered, as it is read, and the changes it made, which are taken back."""
        self.client.cookies = deepcopy(self.cookies[kind])
        changes = []

        def note(execute, sql, params, many, context):
            changes.extend([sql] if sql.startswith(CHANGES) else [])
            return execute(sql, params, many, context)

        with transaction.atomic(), connection.execute_wrapper(note):
            said = read(getattr(self.client, method)(address))
            transaction.set_rollback(True)
        return said, changes


def _cookies_of(person):
    client = Client()
    if person is not None:
        client.force_login(person)
    return client.cookies


@pytest.fixture
def world():
    return make_world()


@pytest.fixture
def ask(world):
    return Visitors(world.people).ask


def our_routes(app, at_least=0):
    return [
        route
        for route in routes()
        if route.is_ours and len(route.words) >= at_least and app_of(route.view.__module__) == app
    ]


@pytest.fixture
def only_doors(monkeypatch):
    """Who is let in is decided before a page is drawn; on another database, what is drawn asks it too."""
    if connection.vendor == "sqlite":
        monkeypatch.setattr(shortcuts.loader, "render_to_string", lambda *given, **named: "")


@pytest.mark.usefixtures("short_refusals", "only_doors")
@pytest.mark.parametrize("app", ALL_APPS)
def test_who_gets_in_is_as_the_table_says_and_a_look_changes_nothing(world, ask, app):
    kinds, told, rows, changed = list(world.people), answers_in(app), [], []
    for route in our_routes(app):
        for method in ("get", "post"):
            answers = told.get((route.address, method), {})
            for kind in those_to_ask(kinds, answers):
                answers[kind], changes = ask(kind, method, route.to(world.ours))
                changed += [(route.name, changes)] if changes and method == "get" else []
            rows.append([route.address, method, *map(answers.get, kinds)])
    assert changed == []
    found = [["address", "method", *kinds], *rows] if rows else []
    if found and os.environ.get("ACCESS_MATRIX") == "write":
        write_table(app, found)
    assert found == read_table(app)
    assert untested(rows) == set(reasons("NOT_FOUND", app))


def those_to_ask(kinds, answers):
    """Everybody; on another database, which knows nothing of rules, one for each answer of the table that is
    not a refusal."""
    if connection.vendor == "sqlite":
        return kinds
    return {one: kind for kind, one in answers.items() if one not in REFUSALS}.values()


def untested(rows):
    """Pages that nobody finds: their rows do not say who may see them."""
    said = {}
    for address, method, anonymous, *answers in rows:
        found = {anonymous, *answers} - {*asked_to("anonymous", method)}
        said.setdefault(address, set()).update(found)
    return {address for address, answers in said.items() if answers <= {"404", "405"}}


def test_a_page_that_nobody_finds_would_be_named():
    rows = [
        ["found/", "get", "404", "200"],
        ["lost/", "get", "405", "405"],
        ["lost/", "post", "sign-in", "404"],
    ]
    assert untested(rows) == {"lost/"}


@pytest.mark.slow
def test_no_address_breaks(ask):
    """Where nothing is, refused in words too; with an empty form, those of allauth. Where there is something,
    all are drawn in test_full_names.py."""
    forms = (("anonymous", "post"), ("administrator", "post"))
    broken = [
        (route.name, kind, method)
        for route in routes()
        for kind, method in (("administrator", "get"), *(() if route.is_ours else forms))
        if ask(kind, method, route.to(NOWHERE))[0] == "500"
    ]
    assert broken == []


@pytest.mark.slow
@pytest.mark.usefixtures("short_refusals")
@pytest.mark.parametrize("app", ALL_APPS)
def test_what_one_may_not_know_of_is_not_found(world, ask, app):
    outsiders = ("anonymous", "citizen", "professional", "coordinator")
    assert not_hidden(ask, app, outsiders, [(world.theirs,)]) == set(reasons("NOT_HIDDEN", app))


@pytest.mark.slow
@pytest.mark.usefixtures("short_refusals")
@pytest.mark.parametrize("app", ALL_APPS)
def test_what_does_not_exist_is_not_found(ask, app):
    found = not_hidden(ask, app, ["anonymous", "administrator"], [(NOWHERE,)])
    assert found == set(reasons("NOT_MISSED", app))


@pytest.mark.slow
@pytest.mark.usefixtures("short_refusals")
@pytest.mark.parametrize("app", ALL_APPS)
def test_a_form_of_who_is_signed_out_tells_nothing_of_what_is_there(world, app):
    """Whether something hidden has this address, or nothing: all that is answered is the same, and where it
    is not the page that there is no such page, signing in leads back to the form."""
    for route in our_routes(app, at_least=1):
        if not may_be_hidden(AnonymousUser(), route.view.permission) or route.name in reasons("NOT_HIDDEN"):
            continue
        hidden, missing = (sent(route, place) for place in (world.theirs, NOWHERE))
        assert (route.name, hidden) == (route.name, missing)
        assert hidden[0] == ("405" if "POST" not in route.view.methods else "sign-in"), route.name


def sent(route, place):
    """All that is answered to a form of a browser without a session, but for the words of its own address."""
    response = Client(raise_request_exception=False).post(route.to(place), {"text": "A bench by the pond."})
    location = KEPT.sub("kept", response.headers.get("Location", ""))
    cookies = sorted(KEPT.sub("kept", name) for name in response.cookies)
    for word in route.words:
        own = str(place.word(route, word))
        location = location.replace(f"/{quote(own)}/", "/here/")
        cookies = [name.removesuffix(f"-{own}") for name in cookies]
    return word_for(response), {**response.headers, "Location": location}, cookies


@pytest.mark.slow
@pytest.mark.usefixtures("short_refusals")
@pytest.mark.parametrize("app", ALL_APPS)
def test_a_part_of_one_whole_is_not_found_in_another(world, ask, app):
    """The check of the parent would be for nothing if a child of somebody else's came with it."""
    mixed = [(world.ours, world.theirs), (world.theirs, world.ours), (world.ours, NOWHERE)]
    assert not_hidden(ask, app, ["administrator", "coordinator"], mixed, at_least=2) == set()


def not_hidden(ask, app, kinds, places, at_least=1):
    """Whatever is answered otherwise than by: there is no such page."""
    return {
        route.name
        for route in our_routes(app, at_least)
        for chosen in places
        for kind in kinds
        for method in ("get", "post")
        if ask(kind, method, route.to(*chosen))[0] not in ("404", "405", *asked_to(kind, method))
    }


def asked_to(kind, method):
    """Who is signed out and sends a form is asked to sign in, also where nothing is."""
    return ("sign-in",) if (kind, method) == ("anonymous", "post") else ()
