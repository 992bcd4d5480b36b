"""A form has its effect once, however often and however fast it is sent."""

import re
import time
from datetime import datetime, timedelta
from types import SimpleNamespace

import pytest
from django.db import connection  # noqa: F401 -- for skipif
from django.test import Client
from django.utils import timezone

from samenspel.foundation.locks import once
from samenspel.foundation.locks.models import Key
from samenspel.foundation.locks.once import FormClaim, forget_keys, new_key
from samenspel.spine.people.models import Person
from tests.foundation.locks.urls import calls
from tests.foundation.storms import CLIENTS, storm

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.foundation.locks.urls")]


def send(client, key, name="Ans", address="/add/", **headers):
    return client.post(address, {"once": key, "name": name}, headers=headers)


def names():
    return sorted(Person.objects.values_list("display_name", flat=True))


@pytest.fixture
def careless():
    """A client that sees an error page, as a browser does."""
    return Client(raise_request_exception=False)


@pytest.fixture
def base_page(settings):
    """The product's pages extend base.html; these tests only need its blocks."""
    pages = {"base.html": "<title>{% block title %}{% endblock %}</title>{% block content %}{% endblock %}"}
    loaders = settings.TEMPLATES[0]["OPTIONS"]["loaders"]
    options = {**settings.TEMPLATES[0]["OPTIONS"]}
    options["loaders"] = [("django.template.loaders.locmem.Loader", pages), *loaders]
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "OPTIONS": options}]


def test_a_form_carries_a_fresh_key_each_time(client):
    pages = [client.get("/add/").content.decode() for _ in range(2)]
    keys = [re.search(r'<input type="hidden" name="once" value="([\w-]{22})">', page)[1] for page in pages]
    assert len(set(keys)) == 2


@pytest.mark.parametrize("times", [1, 2, 5])
def test_the_same_form_has_one_effect_and_one_answer(times, client):
    key = new_key()
    answers = [send(client, key) for _ in range(times)]
    person = Person.objects.get()
    assert [(answer.status_code, answer["Location"]) for answer in answers] == [
        (302, f"/people/{person.pk}/")
    ] * times


def test_another_form_has_another_effect(client):
    for _ in range(2):
        send(client, new_key())
    assert names() == ["Ans", "Ans"]


@pytest.mark.parametrize("key", ["", "short", "x" * 23, "é" * 22, "a" * 21 + "'"])
def test_what_is_no_key_protects_nothing(key, client):
    for _ in range(2):
        send(client, key)
    assert (names(), Key.objects.count()) == (["Ans", "Ans"], 0)


def test_a_form_that_did_not_validate_stays_usable(client):
    key = new_key()
    send(client, key, name="")
    send(client, key)
    assert names() == ["Ans"]


def test_a_form_whose_action_was_rolled_back_stays_usable(careless):
    key = new_key()
    assert send(careless, key, name="twin trouble").status_code == 500
    send(careless, key)
    assert names() == ["Ans"]


def test_nobody_gets_another_persons_answer(client):
    key = new_key()
    send(client, key, name="Ans")
    client.force_login(Person.objects.get())
    send(client, key, name="Bea")
    assert names() == ["Ans", "Bea"]


def test_the_table_tells_nothing_about_who_sent_what(client):
    client.force_login(Person.objects.create())
    key = new_key()
    send(client, key)
    kept = Key.objects.values().get()
    assert [name for name, value in kept.items() if key in str(value) or "people" in str(value)] == []
    assert kept["claimed_on"] == timezone.now().date()
    assert [name for name, value in kept.items() if isinstance(value, datetime)] == []


def test_a_form_whose_answer_is_found_again_keeps_none(client):
    key = new_key()
    answers = [send(client, key, address="/add-hidden/") for _ in range(2)]
    assert [answer["Location"] for answer in answers] == [f"/people/{Person.objects.get().pk}/", "/again/1/"]
    assert Key.objects.get().location == ""


def test_after_a_crash_an_answer_that_is_found_again_is_found(client, monkeypatch):
    monkeypatch.setattr(once, "PATIENCE_SECONDS", 0)
    key = new_key()
    send(client, key, address="/add-hidden/")
    Key.objects.update(is_answered=False)
    assert (send(client, key, address="/add-hidden/")["Location"], names()) == ("/again/1/", ["Ans"])


def test_a_refusal_caused_by_the_forms_own_effect_becomes_the_first_answer(client):
    key = new_key()
    answers = [send(client, key, address="/add-only/") for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]


def test_the_view_does_not_even_run_again(client):
    calls.clear()
    key = new_key()
    for _ in range(3):
        send(client, key, address="/count-calls/")
    assert calls == ["POST"]


def test_what_is_done_instead_of_what_was_rolled_back_is_done_once(client):
    key = new_key()
    for _ in range(2):
        send(client, key, address="/add-second-try/")
    assert names() == ["Ans"]


def test_a_twin_waits_for_the_answer_that_is_still_being_made(client, monkeypatch):
    key = new_key()
    send(client, key)
    location = Key.objects.get().location
    Key.objects.update(location="", is_answered=False)

    def finish_answer(pause):
        Key.objects.update(location=location, is_answered=True)

    monkeypatch.setattr(once, "time", SimpleNamespace(monotonic=time.monotonic, sleep=finish_answer))
    assert send(client, key)["Location"] == f"/people/{Person.objects.get().pk}/"


def look_too_early(monkeypatch, times):
    """As if a twin saved only after we looked `times` times."""
    looks, look = iter([None] * times), FormClaim.earlier
    monkeypatch.setattr(FormClaim, "earlier", lambda claim: next(looks, look(claim)))


@pytest.mark.parametrize("address", ["/add/", "/add-only/"])
def test_a_twin_that_was_overtaken_gets_the_first_answer(address, client, monkeypatch):
    key = new_key()
    first = send(client, key, address=address)
    look_too_early(monkeypatch, times=1)
    second = send(client, key, address=address)
    assert (second.status_code, second["Location"], names()) == (302, first["Location"], ["Ans"])


def test_without_the_second_look_an_overtaken_twin_reads_a_refusal(client, monkeypatch):
    key = new_key()
    send(client, key, address="/add-only/")
    look_too_early(monkeypatch, times=2)
    assert send(client, key, address="/add-only/").status_code == 403


@pytest.mark.parametrize("name", ["stay here", "broken answer"])
def test_without_a_known_address_the_sender_reads_that_it_was_saved(name, careless, base_page):
    key = new_key()
    send(careless, key, name=name)
    answer = send(careless, key, name=name, referer="http://testserver/add/?page=2")
    assert (answer.status_code, names()) == (200, [name])
    assert "<h1>This was saved already</h1>" in answer.content.decode()
    assert 'href="http://testserver/add/?page=2"' in answer.content.decode()


def test_the_way_back_never_leads_to_another_site(careless, base_page):
    key = new_key()
    send(careless, key, name="stay here")
    page = send(careless, key, name="stay here", referer="http://evil.example/").content.decode()
    assert ("evil" in page, 'href="/"' in page) == (False, True)


def test_after_a_crash_between_saving_and_answering_nothing_is_done_twice(client, base_page, monkeypatch):
    monkeypatch.setattr(once, "PATIENCE_SECONDS", 0)
    key = new_key()
    send(client, key)
    Key.objects.update(location="", is_answered=False)
    answer = send(client, key)
    assert ("saved already" in answer.content.decode(), names()) == (True, ["Ans"])


@pytest.mark.parametrize(("name", "header"), [("Ans", "HX-Redirect"), ("stay here", "HX-Refresh")])
def test_htmx_is_sent_on_too(name, header, client):
    key = new_key()
    answers = [send(client, key, name=name, **{"HX-Request": "true"}) for _ in range(2)]
    expected = {"HX-Redirect": answers[0].headers.get("Location"), "HX-Refresh": "true"}[header]
    assert (answers[1].status_code, answers[1][header]) == (204, expected)


def test_old_keys_are_forgotten():
    Key.objects.create(digest="old", claimed_on=timezone.now().date() - timedelta(days=15))
    Key.objects.create(digest="new")
    assert (forget_keys(), list(Key.objects.values_list("digest", flat=True))) == (1, ["new"])


def send_one_form_from_many_clients(name="Ans"):
    key = new_key()
    answers = storm(lambda number: send(Client(raise_request_exception=False), key, name=name))
    return sorted({(answer.status_code, answer.headers.get("Location")) for answer in answers}, key=str)


@pytest.mark.power
@pytest.mark.django_db(transaction=True)
def test_in_a_storm_the_same_form_has_one_effect_and_one_answer():
    answers = send_one_form_from_many_clients()
    assert answers == [(302, f"/people/{Person.objects.get().pk}/")]


@pytest.mark.power
@pytest.mark.django_db(transaction=True)
def test_without_the_claim_the_same_storm_has_many_effects(monkeypatch):
    monkeypatch.setattr(FormClaim, "take", lambda claim: setattr(claim, "taken", True))
    send_one_form_from_many_clients()
    assert len(names()) == CLIENTS


@pytest.mark.skipif("connection.vendor == 'sqlite'", reason="SQLite's writers come one after another")
@pytest.mark.power
@pytest.mark.django_db(transaction=True)
def test_looking_first_is_no_protection(monkeypatch):
    """The claim without its UNIQUE: every client looks, finds nothing, and writes."""
    digests = iter(map(str, range(1000)))

    def look_then_write(claim):
        if not Key.objects.filter(digest__startswith=claim.digest[:32]).exists():
            Key.objects.create(digest=claim.digest[:32] + next(digests))
        claim.taken = True

    monkeypatch.setattr(FormClaim, "take", look_then_write)
    send_one_form_from_many_clients()
    assert len(names()) > 1
