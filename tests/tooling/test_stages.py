"""What was made once is put back whole, and only where that is the same as making it."""

from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from samenspel.spine.people.models import Person
from tests.factories.plan import MINUTE, clock
from tests.factories.services import make_person
from tests.stages import _rows, stage, stages

pytestmark = pytest.mark.django_db


@pytest.fixture
def make(monkeypatch):
    """A factory, and how often it really made something."""
    monkeypatch.setattr(stages, "made", {})
    calls = []

    @stage
    def make_anna(name="Anna", **values):
        calls.append(name)
        folder = Path(settings.BALLOT_KEYS)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "key").write_text(name)
        return make_person(name, email="anna@example.org")

    make_anna.calls = calls
    return make_anna


def as_a_test(*does):
    """What each of these answers, and the rows and the key file that they leave."""
    stages.begin()
    with transaction.atomic():
        answers = [do() for do in does]
        left = answers, _rows(), (Path(settings.BALLOT_KEYS) / "key").read_text()
        transaction.set_rollback(True)
    (Path(settings.BALLOT_KEYS) / "key").unlink()
    return left


def test_the_second_test_has_the_rows_the_files_and_the_answer_of_the_first(make):
    first, second = as_a_test(make), as_a_test(make)
    assert second == first
    assert make.calls == ["Anna"]


def test_what_is_asked_for_otherwise_is_made(make):
    as_a_test(make)
    ((person,), _, key) = as_a_test(lambda: make("Bert"))
    assert (person.display_name, key, make.calls) == ("Bert", "Bert", ["Anna", "Bert"])


@pytest.mark.skipif(connection.vendor != "sqlite", reason="these two tests share a transaction")
def test_after_something_was_written_it_is_made(make):
    as_a_test(make)
    as_a_test(make_person, make)
    assert make.calls == ["Anna", "Anna"]


def test_at_another_hour_it_is_made(make):
    as_a_test(make)

    def make_earlier():
        with clock(timezone.now() - MINUTE):
            return make()

    as_a_test(make_earlier)
    assert make.calls == ["Anna", "Anna"]


def test_what_is_old_is_made_anew(make, monkeypatch):
    as_a_test(make)
    monkeypatch.setattr("tests.stages.LASTS", 0)
    as_a_test(make)
    assert make.calls == ["Anna", "Anna"]


def test_under_other_settings_it_is_made(make, settings):
    as_a_test(make)
    settings.FEWEST_SHOWN = 5
    as_a_test(make)
    as_a_test(make)
    assert make.calls == ["Anna", "Anna"]


def test_with_a_thing_of_the_database_it_is_made(make):
    as_a_test(lambda: make(friend=Person(pk=1)))
    as_a_test(lambda: make(friend=Person(pk=1)))
    assert make.calls == ["Anna", "Anna"]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="nothing says whether something was written")
@pytest.mark.django_db(transaction=True)
def test_in_transactions_of_its_own_it_is_made_once_apart_from_others(make):
    as_a_test(make)
    left = []
    for _ in range(2):
        stages.begin()
        make()
        left.append(_rows())
        Person.objects.all().delete()
    assert make.calls == ["Anna", "Anna"]
    assert left[0]["people_person"] == left[1]["people_person"] != []


@pytest.mark.skipif(connection.vendor != "sqlite", reason="nothing says whether something was written")
@pytest.mark.django_db(transaction=True)
def test_in_transactions_of_its_own_it_is_made_after_something_was_written(make):
    for _ in range(2):
        stages.begin()
        make_person()
        make()
        Person.objects.all().delete()
    assert make.calls == ["Anna", "Anna"]


@pytest.mark.skipif(connection.vendor == "sqlite", reason="there it is made once")
@pytest.mark.django_db(transaction=True)
def test_where_nothing_says_what_was_written_it_is_made(make):
    stages.begin()
    make()
    Person.objects.all().delete()
    stages.begin()
    make()
    assert make.calls == ["Anna", "Anna"]


def test_a_factory_that_changes_what_was_there_is_no_stage():
    person = make_person("Anna")
    rename = stage(lambda: Person.objects.filter(pk=person.pk).update(display_name="Bert"))
    stages.begin()
    with pytest.raises(AssertionError, match="people_person was changed"):
        rename()
