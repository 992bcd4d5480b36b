"""Whoever reads the table of sessions takes none over, and reads no moment there."""

from datetime import timedelta

import pytest
from django.conf import settings as site
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from samenspel.spine.people.models import Person, Session
from tests.factories.people import a_person

pytestmark = pytest.mark.django_db
ME = "/people/me/"


def stored():
    with connection.cursor() as cursor:
        cursor.execute("SELECT session_key, session_data, expire_date FROM people_session")
        return cursor.fetchall()


@pytest.fixture
def noor(client):
    noor = a_person(email="noor@example.org")
    client.force_login(noor)
    return noor


def test_nothing_in_the_table_lets_anybody_in(client, noor):
    ((kept, data, _day),) = stored()
    assert kept != client.session.session_key
    for stolen in (kept, kept[1:], kept.removeprefix("~"), data):
        thief = Client()
        thief.cookies[site.SESSION_COOKIE_NAME] = stolen
        assert thief.get(ME).status_code == 302
    assert client.get(ME).status_code == 200


def test_what_a_session_holds_is_read_by_nobody_in_the_table(client, noor):
    session = client.session
    session["word"] = "canary"
    session.save()
    ((_key, data, _day),) = stored()
    assert ("canary" in data, str(noor.pk) in data, client.session["word"]) == (False, False, "canary")


def test_of_signing_in_the_day_is_kept_and_no_moment(client, noor):
    login, until = Person.objects.get().last_login, Session.objects.get().expire_date
    assert login == timezone.now().replace(hour=0, minute=0, second=0, microsecond=0)
    assert (until.hour, until.minute, until.second, until.microsecond) == (0, 0, 0, 0)
    lasts = until - timezone.now()
    assert timedelta(0) <= lasts - timedelta(seconds=site.SESSION_COOKIE_AGE) <= timedelta(days=1)


def test_after_the_key_of_the_site_was_changed_everybody_signs_in_anew(client, noor, settings):
    settings.SECRET_KEY = "another " * 8
    assert client.get(ME).status_code == 302


def test_signing_out_ends_the_session(client, noor):
    client.logout()
    assert stored() == []


def test_signing_out_empties_what_the_browser_keeps_and_nothing_else_does(client, noor):
    stays, leaves = client.get(ME), client.post(reverse("account_logout"))
    assert [page.headers.get("Clear-Site-Data") for page in (stays, leaves)] == [None, '"storage"']
