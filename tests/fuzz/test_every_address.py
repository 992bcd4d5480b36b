"""Every address takes every value: no 500, and no page beyond its queries, whoever sends whatever.

A sample runs with every test; `python -m scripts.fuzz --minutes 60` goes on, with other seeds, on both
databases.
"""

import logging
import os
import time
from itertools import count

import pytest
from django.db.models import QuerySet
from django.template import Template
from django.test.utils import _TestState

from tests.fuzz import walk
from tests.fuzz.walk import OWN_DATA, Request, Walk, most_queries
from tests.world import make_world

pytestmark = pytest.mark.django_db
SAMPLE, A_STRETCH = 250, 500
LONG = os.environ.get("FUZZ_MINUTES", "")
SEED = int(os.environ.get("FUZZ_SEED") or time.time())


@pytest.fixture(autouse=True)
def nobody_reads_what_is_answered(monkeypatch, caplog):
    monkeypatch.setattr(Template, "_render", _TestState.saved_data.template_render)
    caplog.set_level(logging.CRITICAL)


def test_no_address_breaks_whatever_is_sent():
    assert [*Walk(make_world(), seed=1).faults(SAMPLE)] == []


@pytest.mark.skipif(not LONG, reason="goes on for long")
def test_no_address_breaks_for_long():
    """Each stretch has a seed of its own; a fault says which."""
    world, end, found = make_world(), time.monotonic() + 60 * float(LONG or 0), 0
    for seed in count(SEED):
        for fault in Walk(world, seed).faults(A_STRETCH):
            print(f"\nseed {seed}: {fault}", flush=True)
            found += 1
        print(f"{(seed - SEED + 1) * A_STRETCH} requests, {found} faults", end="\r", flush=True)
        if time.monotonic() > end:
            break
    assert found == 0


def test_own_data_is_asked_of_each_kind_of_thing_once():
    prepared = Walk(make_world(), seed=1)
    for kind in prepared.world.people:
        asked = Request(kind, "post", OWN_DATA)
        response, queries = prepared.answer(asked)
        assert (response.status_code, queries <= most_queries(asked)) in ((200, True), (302, True)), queries


def test_the_walk_would_find_an_address_that_breaks(monkeypatch):
    prepared = Walk(make_world(), seed=1)
    monkeypatch.setattr(QuerySet, "get", _break)
    assert any("ZeroDivisionError" in fault for fault in prepared.faults(20))


def _break(*words, **options):
    raise ZeroDivisionError


def test_the_walk_would_find_a_page_beyond_its_queries(monkeypatch):
    monkeypatch.setattr(walk, "MOST_QUERIES", 3)
    assert any("queries: " in fault for fault in Walk(make_world(), seed=1).faults(20))
