"""A row afresh, and a row with new values."""

import pytest
from django.db import transaction

from samenspel.foundation.locks import writing
from samenspel.foundation.locks.rows import fresh, set_values
from samenspel.spine.people.models import Person
from tests.factories.people import a_person


@pytest.mark.django_db(transaction=True)
def test_a_row_is_read_afresh_inside_a_transaction_or_not_at_all():
    person = a_person("Ada")
    with pytest.raises(transaction.TransactionManagementError, match="inside writing"):
        fresh(Person.objects, person.pk)
    Person.objects.filter(pk=person.pk).update(display_name="Bea")
    with writing():
        assert fresh(Person.objects, person.pk).display_name == "Bea"


@pytest.mark.django_db
def test_what_was_not_said_is_not_saved():
    """What somebody else changed meanwhile stays."""
    person = a_person("Ada", email="ada@example.org")
    Person.objects.filter(pk=person.pk).update(email="new@example.org")
    set_values(person, display_name="Bea")
    assert [*Person.objects.values_list("display_name", "email")] == [("Bea", "new@example.org")]
