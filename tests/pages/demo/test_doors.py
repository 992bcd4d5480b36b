"""The doors of the demo: who gets in, and what a site that is none says."""

import pytest

pytestmark = pytest.mark.django_db


def test_looking_signs_nobody_in(client):
    assert client.get("/demo/sign-in/administrator/").status_code == 405


def test_somebody_unknown_is_not_found(client):
    assert client.post("/demo/sign-in/king/").status_code == 404


def test_a_site_that_is_no_demo_has_no_such_pages(client, settings):
    settings.DEMO = False
    assert client.get("/demo/").status_code == 404
    assert client.post("/demo/sign-in/administrator/").status_code == 404
    assert b"invented town" not in client.get("/").content


def test_a_demo_says_so_on_every_page(client):
    assert b"invented town" in client.get("/").content


def test_a_public_demo_is_warned_about(settings):
    from samenspel.pages.demo.checks import demo_is_off

    ids = []
    for settings.DEMO in (True, False):
        ids.append([warning.id for warning in demo_is_off()])
    assert ids == [["demo.W001"], []]
