"""Entries are written with their action, and never change."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import DatabaseError, connection, transaction

from samenspel.foundation.journal import record
from samenspel.foundation.journal.models import AppendOnly, Entry, Seal
from samenspel.foundation.journal.protection import TRIGGERS
from samenspel.foundation.journal.queries import (
    entries_of_actor,
    entries_of_initiative,
    entries_of_thing,
    page_of_entries,
)
from samenspel.foundation.journal.sealing import seal_entries
from samenspel.spine.people.models import Person

pytestmark = pytest.mark.django_db
CHANGES = [
    "UPDATE journal_entry SET verb = 'plan.other'",
    "DELETE FROM journal_entry",
    "UPDATE journal_seal SET count = 9",
    "DELETE FROM journal_seal",
]


@pytest.fixture
def person():
    return Person.objects.create(display_name="Ans")


@pytest.fixture
def sealed_entry(person, now):
    with transaction.atomic():
        entry = record(actor=person, verb="plan.add_proposal", thing=person, phase="plan", data={"cost": 100})
    seal_entries(now)
    return entry


def run_sql(statement):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_an_entry_says_who_did_what_to_which_thing(person):
    record(
        actor=person, verb="plan.add_proposal", thing=person, initiative=person, phase="plan", data={"a": 1}
    )
    assert list(
        Entry.objects.values_list(
            "actor", "verb", "object_type", "object_id", "initiative_id", "phase", "data"
        )
    ) == [
        (
            str(person.pk),
            "plan.add_proposal",
            "people.person",
            str(person.pk),
            str(person.pk),
            "plan",
            {"a": 1},
        )
    ]


@pytest.mark.django_db(transaction=True)
def test_an_entry_without_a_transaction_is_refused():
    with pytest.raises(transaction.TransactionManagementError, match="inside writing"):
        record(actor=None, verb="plan.add_proposal")


@pytest.mark.parametrize("nobody", [None, AnonymousUser()])
def test_the_house_and_visitors_have_no_name(nobody):
    assert record(actor=nobody, verb="journal.seal").actor == ""


@pytest.mark.parametrize("odd", [0.5, {"deep": [1.5]}, {1: "a"}.keys(), b"", {"a": "\x00"}, object()])
def test_data_that_comes_back_differently_is_refused(odd):
    with pytest.raises(ValueError, match="The journal keeps text"):
        record(actor=None, verb="plan.add_proposal", data={"odd": odd})


def test_the_models_refuse_to_change_or_delete(sealed_entry):
    attempts = [
        sealed_entry.save,
        sealed_entry.delete,
        Seal.objects.first().save,
        Seal.objects.first().delete,
    ]
    attempts += [rows.delete for rows in (Entry.objects.all(), Seal.objects.all())]
    attempts += [lambda: Entry.objects.update(verb="x"), lambda: Seal.objects.update(count=2)]
    for attempt in attempts:
        with pytest.raises(AppendOnly):
            attempt()


@pytest.mark.parametrize("statement", CHANGES)
def test_the_database_refuses_to_change_or_delete(statement, sealed_entry):
    with pytest.raises(DatabaseError, match="the journal is append-only"):
        run_sql(statement)


@pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has no TRUNCATE")
@pytest.mark.parametrize("table", ["journal_entry", "journal_seal"])
def test_the_database_refuses_to_truncate(table, sealed_entry):
    with pytest.raises(DatabaseError, match="the journal is append-only"):
        run_sql(f"TRUNCATE {table} CASCADE")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("statement", CHANGES)
def test_without_the_triggers_the_same_statements_pass(statement, sealed_entry):
    before = all_rows()
    with TRIGGERS.lifted():
        run_sql(statement)
    assert all_rows() != before


def all_rows():
    return list(Entry.objects.values_list()), list(Seal.objects.values_list())


def test_entries_are_found_by_initiative_person_and_thing(person):
    other = Person.objects.create()
    mine = record(actor=person, verb="plan.add_proposal", thing=other, initiative=other)
    record(actor=other, verb="plan.add_proposal", thing=person, initiative=person)
    found = (entries_of_actor(person), entries_of_initiative(other), entries_of_thing(other))
    assert [list(entries) for entries in found] == [[mine]] * 3


def test_pages_stay_right_while_entries_come_in(person):
    entries = [record(actor=person, verb=f"plan.step_{number}") for number in range(60)]
    first_page = page_of_entries(entries_of_actor(person))
    record(actor=person, verb="plan.later")
    second_page = page_of_entries(entries_of_actor(person), before=first_page[-1].id)
    assert [*first_page, *second_page] == entries[::-1]
