"""Every address, as every kind of person: who gets in, what a look changes, and what one may not know of.

`ACCESS_MATRIX=write pytest tests/test_access_matrix.py` writes the table anew: read its difference.
"""

import csv
import os
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.world import NOWHERE, make_world, routes

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
TABLE = Path(__file__).parent / "access_matrix.csv"
CHANGES = ("INSERT", "UPDATE", "DELETE")
NOT_HIDDEN = {
    "services": "services and organisations are public",
    "people": "one's own: what isn't there to be disconnected is answered as what was",
}


@pytest.fixture
def world():
    return make_world()


def ask(method, address, person):
    """What is answered, and the changes it made, which are taken back."""
    client = Client(raise_request_exception=False)
    with transaction.atomic(), CaptureQueriesContext(connection) as asked:
        if person is not None:
            client.force_login(person)
        signed_in = len(asked)
        response = getattr(client, method)(address)
        changes = [
            each["sql"] for each in asked.captured_queries[signed_in:] if each["sql"].startswith(CHANGES)
        ]
        transaction.set_rollback(True)
    return word_for(response), changes


def word_for(response):
    is_door = response.status_code == 302 and response["Location"].startswith("/people/sign-in/")
    return "sign-in" if is_door else str(response.status_code)


def our_routes(at_least=0):
    return [route for route in routes() if route.is_ours and len(route.words) >= at_least]


def test_who_gets_in_is_as_the_table_says_and_a_look_changes_nothing(world):
    kinds, rows, changed = list(world.people), [], []
    for route in our_routes():
        for method in ("get", "post"):
            asked = [ask(method, route.to(world.ours), world.people[kind]) for kind in kinds]
            rows.append([route.address, method, *(said for said, _ in asked)])
            changed += [(route.name, changes) for _, changes in asked if changes and method == "get"]
    assert changed == []
    assert [["address", "method", *kinds], *rows] == the_table([["address", "method", *kinds], *rows])


def the_table(found):
    if os.environ.get("ACCESS_MATRIX") == "write":
        with TABLE.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(found)
    with TABLE.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def test_no_address_breaks(world):
    """Those of allauth neither; an empty form, and things that are hidden or missing."""
    broken = [
        (route.name, kind, method)
        for route in routes()
        for place in (world.ours, NOWHERE)
        for kind, method in (("anonymous", "post"), ("administrator", "get"), ("administrator", "post"))
        if ask(method, route.to(place), world.people[kind])[0] == "500"
    ]
    assert broken == []


def test_what_one_may_not_know_of_is_not_found(world):
    outsiders = ("anonymous", "citizen", "professional", "coordinator")
    assert not_hidden(world, outsiders, [(world.theirs,)], NOT_HIDDEN) == []


def test_what_does_not_exist_is_not_found(world):
    assert not_hidden(world, ["anonymous", "administrator"], [(NOWHERE,)], {"people"}) == []


def test_a_part_of_one_whole_is_not_found_in_another(world):
    """The check of the parent would be for nothing if a child of somebody else's came with it."""
    mixed = [(world.ours, world.theirs), (world.theirs, world.ours), (world.ours, NOWHERE)]
    assert not_hidden(world, ["administrator", "coordinator"], mixed, at_least=2) == []


def not_hidden(world, kinds, places, exempt=(), at_least=1):
    """Whatever is answered otherwise than by: there is no such page."""
    return [
        (route.address, kind, method, said)
        for route in our_routes(at_least)
        if route.name.partition(":")[0] not in exempt
        for chosen in places
        for kind in kinds
        for method in ("get", "post")
        for said, _ in [ask(method, route.to(*chosen), world.people[kind])]
        if said not in ("404", "405")
    ]
