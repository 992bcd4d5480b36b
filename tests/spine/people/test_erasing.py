"""After erasure nothing personal is left in the files of the database, and every count is what it was."""

from datetime import timedelta
from pathlib import Path

import pytest
from allauth.account.models import EmailAddress
from django.apps import apps
from django.db import connection, models, transaction
from django.utils import timezone

from samenspel.foundation.journal.models import Entry, Message
from samenspel.spine.people import actions, tasks
from samenspel.spine.people.models import Person, Session, SignInRequest
from samenspel.spine.people.personal_data import PERSONAL
from tests.canaries import ADDRESS, find_plants, plant
from tests.factories.people import a_person

TEXTS = (models.CharField, models.TextField, models.JSONField)


def stored_bytes():
    """What a thief of the disk reads: on SQLite the files themselves, on PostgreSQL every row."""
    if connection.vendor == "sqlite":
        database = Path(connection.settings_dict["NAME"])
        logs = (database.with_name(f"{database.name}-{end}") for end in ("wal", "journal"))
        return b"".join(path.read_bytes() for path in [database, *logs] if path.exists())
    every = apps.get_models(include_auto_created=True)
    return "".join(str(row) for model in every for row in model._base_manager.values()).encode()


def counts():
    """Rows of everything that says it stays, for whomever; only who they were about may change."""
    going = {each.model for each in PERSONAL if each.erase == "delete"}
    staying = {each.model for each in PERSONAL} - going
    return {model: apps.get_model(model)._base_manager.count() for model in staying}


def test_every_registered_model_has_a_canary():
    assert {each.model for each in PERSONAL} - find_plants().keys() == set()


@pytest.mark.django_db(transaction=True)
def test_no_canary_survives_and_no_count_changes():
    canary = a_person(email=ADDRESS)
    plant(canary)
    before = counts()
    assert [each.model for each in PERSONAL if not each.rows(canary).exists()] == []
    assert b"canary-passkey" in stored_bytes()

    actions.erase_me(actor=canary)
    tasks.empty_the_log()

    assert b"canary" not in stored_bytes()
    before["journal.Entry"] += 1  # that it was erased
    assert counts() == before


@pytest.mark.django_db(transaction=True)
def test_others_keep_everything():
    other = a_person(email=ADDRESS)
    plant(other)
    held = {each.model: list(each.rows(other).values()) for each in PERSONAL}
    actions.erase_me(actor=a_person())
    assert {each.model: list(each.rows(other).values()) for each in PERSONAL} == held


@pytest.mark.django_db
def test_the_plants_fill_every_text_that_has_to_go():
    canary = a_person(email=ADDRESS)
    plant(canary)
    for each in PERSONAL:
        columns = {name: column(each.model, name) for name in each.fields}
        names = [name for name, one in columns.items() if isinstance(one, TEXTS) and not one.choices]
        if each.erase != "anonymise" and names != [each.of]:
            rows = [str(row) for row in each.rows(canary).values(*names)]
            assert all(any("canary" in row for row in rows) for name in names), each.model


def column(model, name):
    return apps.get_model(model)._meta.get_field(name)


@pytest.mark.django_db
def test_erasing_happens_wholly_or_not_at_all(monkeypatch):
    person = a_person(email="noor@example.org")
    monkeypatch.setattr(actions, "record", lambda **entry: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        actions.erase_me(actor=person)
    assert Person.objects.get(email="noor@example.org").emailaddress_set.count() == 1


@pytest.mark.django_db(transaction=True)
def test_forgetting_outside_a_transaction_is_refused():
    with pytest.raises(transaction.TransactionManagementError):
        actions.forget(a_person())


@pytest.mark.django_db
def test_the_database_refuses_an_erased_person_with_a_name():
    person = actions.erase_me(actor=a_person())
    with pytest.raises(Exception, match="person_erased_without_data"), transaction.atomic():
        Person.objects.filter(pk=person.pk).update(display_name="Noor")


@pytest.mark.django_db(transaction=True)
def test_what_came_in_meanwhile_is_erased_an_hour_later():
    canary = a_person(email=ADDRESS)
    actions.erase_me(actor=canary)
    erased_at = canary.erased_at
    EmailAddress.objects.create(user=canary, email="late@example.org")
    tasks.forget_what_is_past()
    assert not EmailAddress.objects.exists()
    assert Person.objects.get(pk=canary.pk).erased_at == erased_at


@pytest.mark.django_db
def test_mail_that_waits_for_somebody_who_leaves_is_not_sent():
    person = a_person(email="noor@example.org")
    Message.objects.create(to="noor@example.org", subject="News", text="…")
    actions.erase_me(actor=person)
    assert list(Message.objects.values_list("state", "to", "subject")) == [("cancelled", "", "")]


@pytest.mark.django_db(transaction=True)
def test_what_is_past_its_time_is_forgotten():
    long_ago = timezone.now() - timedelta(days=8)
    lost, waiting, proven = (a_person(email=f"{name}@example.org") for name in ("lost", "waiting", "proven"))
    for person in (lost, waiting):
        person.emailaddress_set.update(verified=False)
    Person.objects.exclude(pk=waiting.pk).update(joined_at=long_ago)
    Session.objects.create(session_key="old", session_data="", expire_date=long_ago)
    Session.objects.create(session_key="new", session_data="", expire_date=timezone.now() + timedelta(days=1))
    old = actions.ask_to_sign_in(actor=None, email="a@example.org")
    SignInRequest.objects.filter(pk=old.pk).update(asked_at=timezone.now() - timedelta(minutes=61))
    new = actions.ask_to_sign_in(actor=None, email="b@example.org")

    tasks.forget_what_is_past()

    assert set(Person.objects.filter(erased_at=None)) == {waiting, proven}
    assert [list(model.objects.all()) for model in (SignInRequest,)] == [[new]]
    assert [session.person for session in Session.objects.filter(pk="new")] == [None]
    assert Session.objects.count() == 1
    assert list(Entry.objects.filter(verb="people.erase_me").values_list("actor", "object_id")) == [
        ("", str(lost.pk))
    ]
