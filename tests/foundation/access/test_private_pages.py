"""A page of one person is kept by no browser and no proxy: after signing out, Back shows nothing."""

import pytest

from tests.factories.papers import make_coded_vote
from tests.factories.services import make_person

pytestmark = pytest.mark.django_db
OWN = ("/people/me/", "/accounts/email/", "/accounts/passkeys/", "/accounts/passkeys/add/", "/nowhere/", "/")


def is_kept(page):
    return "no-store" not in page.headers.get("Cache-Control", "")


def test_no_page_of_somebody_who_is_signed_in_is_kept_whoever_made_it(client):
    client.force_login(make_person())
    assert [address for address in OWN if is_kept(client.get(address))] == []


def test_the_page_with_the_address_of_who_signs_in_is_not_kept(client):
    page = client.post("/people/sign-in/", {"email": "noor@example.org"}, follow=True)
    assert ("noor@example.org" in page.content.decode(), is_kept(page)) == (True, False)


def test_a_ballot_that_a_visitor_marks_is_not_kept(client):
    round, _codes = make_coded_vote()
    page = client.post(f"/plan/rounds/{round.pk}/ballot/", {"choose": "1", "look": "1"}, follow=True)
    assert ("checked" in page.content.decode(), is_kept(page)) == (True, False)


def test_what_everybody_reads_alike_may_be_kept(client):
    client.get("/people/sign-in/")
    client.cookies["django_language"] = "nl"
    assert (is_kept(client.get("/")), {*client.cookies} <= {"csrftoken", "django_language"}) == (True, True)
