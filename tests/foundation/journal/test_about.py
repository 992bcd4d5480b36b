"""The journal's index: what an entry is news of."""

import pytest
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor

from samenspel.foundation.journal import record
from samenspel.foundation.journal.models import About, Entry
from tests.factories.initiatives import make_initiative
from tests.factories.people import a_person

WRITE = (
    "INSERT INTO journal_entry (id, at, actor, verb, object_type, object_id, initiative_id, phase, data) "
    "VALUES (%s, CURRENT_TIMESTAMP, '', 'x.y', %s, %s, %s, '', '{}')"
)


def cards(entry):
    return list(entry.about.values_list("thing", flat=True))


@pytest.mark.django_db
def test_an_entry_is_about_its_thing_and_its_initiative_or_what_is_said_the_nearest_first():
    person, initiative = a_person(), make_initiative()
    home = f"initiatives.initiative/{initiative.pk}"
    with transaction.atomic():
        plain = record(actor=person, verb="x.y", thing=person, initiative=initiative)
        alone = record(actor=person, verb="x.y", thing=person)
        same = record(actor=person, verb="x.y", thing=initiative, initiative=initiative)
        said = record(
            actor=person, verb="x.y", initiative=initiative, about=[initiative, None, person, person]
        )
        nothing = record(actor=person, verb="x.y", initiative=initiative, about=[])
    found = [cards(entry) for entry in (plain, alone, same, said, nothing)]
    her = f"people.person/{person.pk}"
    assert found == [[her, home], [], [home], [home, her], []]


@pytest.mark.django_db(transaction=True)
def test_what_was_written_before_gets_its_cards():
    before, after = ("journal", "0002_protect"), ("journal", "0003_about_and_headers")
    MigrationExecutor(connection).migrate([before])
    try:
        with connection.cursor() as cursor:
            for number, (label, id, initiative) in enumerate(
                [
                    ("plan.proposal", "12", "3"),
                    ("people.person", "a", ""),
                    ("initiatives.initiative", "3", "3"),
                ]
            ):
                cursor.execute(WRITE, [900 + number, label, id, initiative])
    finally:
        MigrationExecutor(connection).migrate([after])
    assert list(About.objects.order_by("entry", "id").values_list("entry", "thing")) == [
        (900, "plan.proposal/12"),
        (900, "initiatives.initiative/3"),
        (902, "initiatives.initiative/3"),
    ]
    assert Entry.objects.count() == 3
