import re

import pytest

from samenspel.foundation.journal.models import Entry
from samenspel.spine.people.models import Person
from samenspel.spine.people.queries import owner_of
from tests.checks import assert_page
from tests.factories.people import a_person

pytestmark = pytest.mark.django_db
ADDRESS = "/accounts/email/"


@pytest.fixture
def noor(client):
    person = a_person("Noor", email="old@example.org")
    client.force_login(person)
    return person


@pytest.fixture
def link(client, noor, mails):
    """The one in the mail to the new address."""
    client.post(ADDRESS, {"action_add": "1", "email": "New@example.org"})
    (sent,) = mails()
    assert sent[:2] == ("new@example.org", "Is this your e-mail address?")
    return re.search(r"/accounts/confirm-email/\S+/", sent[2])[0]


def signed_in(client):
    return client.session.get("_auth_user_id")


def test_the_new_address_counts_from_when_its_link_is_confirmed(client, noor, link):
    assert_page(client.get(ADDRESS))
    assert_page(client.get(link))
    assert owner_of("old@example.org") == noor
    client.post(link)
    assert (owner_of("new@example.org"), owner_of("old@example.org")) == (noor, None)
    assert list(noor.emailaddress_set.values_list("email", "verified", "primary")) == [
        ("new@example.org", True, True)
    ]
    assert Entry.objects.first().verb == "people.confirm_address"


def test_a_new_address_is_kept_in_its_one_form(client, noor, mails):
    client.post(ADDRESS, {"action_add": "1", "email": "New@ｅxample.org"})
    assert mails()[0][0] == "new@example.org"


def test_the_old_address_hears_of_the_change(client, noor, link, mails):
    client.post(link)
    warned = [sent for sent in mails() if sent[1] == "Your e-mail address was changed"]
    assert warned[0][0] == "old@example.org"
    assert "IP" not in warned[0][2]


def test_a_link_mailed_to_the_old_address_no_longer_leads_to_the_person(
    client, noor, link, way_in, another_client
):
    old_link, _code = way_in("old@example.org", browser=another_client)
    client.post(link)
    another_client.post(old_link)
    assert signed_in(another_client) not in (None, str(noor.pk))


def test_the_link_changes_nothing_twice(client, noor, link):
    client.post(link)
    assert_page(client.get(link))
    assert Person.objects.get().email == "new@example.org"


def test_opening_somebody_elses_link_signs_nobody_out(client, noor, link, another_client):
    other = a_person()
    another_client.force_login(other)
    another_client.get(link)
    assert signed_in(another_client) == str(other.pk)


def test_an_address_of_somebody_else_gets_the_same_answer_but_is_not_taken(client, noor, mails):
    owner = a_person(email="taken@example.org")
    answers = [
        client.post(ADDRESS, {"action_add": "1", "email": f"{name}@example.org"})
        for name in ("free", "taken")
    ]
    assert len({(answer.status_code, answer.url) for answer in answers}) == 1
    link = re.search(r"/accounts/confirm-email/\S+/", mails()[-1][2])[0]
    assert assert_page(client.get(link)).headings == [(1, "This link works no more")]
    client.post(link)
    assert (owner_of("taken@example.org"), owner_of("old@example.org")) == (owner, noor)


def test_a_made_up_link_is_explained(client):
    page = assert_page(client.get("/accounts/confirm-email/made:up:link/"))
    assert page.headings == [(1, "This link works no more")]
