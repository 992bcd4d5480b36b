"""One mailbox is one person, however its address is written."""

import pytest
from django.db import IntegrityError, transaction

from samenspel.spine.people.models import Person, SignInRequest
from samenspel.spine.people.queries import owner_of
from tests.factories.people import a_person

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("typed", ["Noor@ｅxample.org", "noor@example.org\u200b", "\ufeffnoor@example。org"])
def test_one_mailbox_is_one_person_however_its_address_is_written(client, mails, typed):
    person = a_person(email="noor@example.org")
    client.post("/people/sign-in/", {"email": typed})
    assert [sent[0] for sent in mails()] == ["noor@example.org"]
    assert (SignInRequest.objects.get().email, owner_of(typed)) == ("noor@example.org", person)
    assert Person.objects.get_by_natural_key(typed) == person


def test_who_only_claimed_an_address_owns_it_in_no_form():
    person = a_person(email="noor@example.org")
    person.emailaddress_set.update(verified=False)
    assert [owner_of(text) for text in ("noor@example.org", "Noor@ｅxample.org")] == [None, None]


def test_the_database_keeps_one_form_of_an_address_and_so_one_person():
    a_person(email="noor@example.org")
    with pytest.raises(IntegrityError), transaction.atomic():
        Person.objects.create(email="Noor@ｅxample.org")
    other = Person.objects.create(email="Ben@ｅxample.org")
    assert other.email == "ben@example.org"
