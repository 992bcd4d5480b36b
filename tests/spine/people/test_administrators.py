from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from samenspel.foundation.access import Refused
from samenspel.foundation.journal.models import Entry
from samenspel.spine.people import actions
from samenspel.spine.people.models import Person
from tests.factories.people import a_person

pytestmark = pytest.mark.django_db


def create(*arguments):
    out = StringIO()
    call_command("create_administrator", *arguments, stdout=out)
    return out.getvalue()


def test_the_command_makes_the_first_administrator():
    said = create("Ada@Example.org", "--name", "Ada")
    assert said == "ada@example.org is an administrator now. Sign in with this address at http://testserver\n"
    assert list(Person.objects.values_list("email", "display_name", "is_administrator")) == [
        ("ada@example.org", "Ada", True)
    ]
    assert list(Entry.objects.order_by("id").values_list("verb", "actor")) == [
        ("people.sign_up", str(Person.objects.get().pk)),
        ("people.appoint_administrator", ""),
    ]


def test_the_command_takes_who_is_known_already():
    person = a_person(email="ada@example.org")
    create("ada@example.org")
    person.refresh_from_db()
    assert (person.is_administrator, Person.objects.count()) == (True, 1)


def test_the_command_refuses_what_is_no_address():
    with pytest.raises(CommandError, match="write it like ada"):
        create("ada")


def test_only_administrators_appoint_administrators():
    ordinary, ada = a_person(), a_person(administrator=True)
    with pytest.raises(Refused, match="Nobody is signed in"):
        actions.appoint_administrator(actor=ordinary, person=ordinary)
    assert actions.appoint_administrator(actor=ada, person=ordinary).is_administrator is True
