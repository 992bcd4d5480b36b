"""Only settled entries are sealed: none with a lower number can still appear."""

import random
import threading
import time

import pytest
from django.db import connection  # noqa: F401 -- for skipif
from django.utils import timezone

from samenspel.foundation.journal import record, sealing
from samenspel.foundation.journal.models import Entry, Seal
from samenspel.foundation.journal.sealing import seal_entries
from samenspel.foundation.journal.verifying import verify_journal
from samenspel.foundation.locks import writing
from tests.foundation.storms import CLIENTS, storm

pytestmark = [pytest.mark.power, pytest.mark.django_db(transaction=True)]
only_postgresql = pytest.mark.skipif(
    "connection.vendor == 'sqlite'", reason="SQLite's writers come one after another"
)


@pytest.fixture
def without_settling(monkeypatch):
    """Seal whatever is there."""
    monkeypatch.setattr(sealing, "_wait_for_writers", lambda: None)


def overtake():
    """A draws a number and dawdles, B draws the next one and commits; we seal before and after A commits."""
    drawn, go_on = threading.Event(), threading.Event()

    def dawdle(number):
        with writing():
            record(actor=None, verb="plan.early")
            drawn.set()
            go_on.wait()

    early = threading.Thread(target=storm, args=(dawdle, 1))
    early.start()
    drawn.wait()
    with writing():
        record(actor=None, verb="plan.late")
    sealed_meanwhile = [seal.count for seal in seal_entries(timezone.now())]
    go_on.set()
    early.join()
    return sealed_meanwhile, [seal.count for seal in seal_entries(timezone.now())]


@only_postgresql
def test_nothing_is_sealed_while_a_lower_number_can_still_appear():
    assert overtake() == ([], [2])
    assert verify_journal().faults == []


@only_postgresql
def test_without_settling_an_honest_entry_looks_smuggled_in(without_settling):
    assert overtake() == ([1], [])
    assert [fault.text for fault in verify_journal().faults] == ["Seal 1 covers 1 entries; there are 2."]


def write_or_seal(number):
    for _ in range(10):
        with writing():
            if number % 8:
                record(actor=None, verb="plan.add_proposal")
            time.sleep(random.random() * 0.01)
        if number % 8 == 0:
            seal_entries(timezone.now())
    return "done"


def test_writers_and_sealers_in_a_storm_leave_a_journal_that_fits():
    assert storm(write_or_seal) == ["done"] * CLIENTS
    seal_entries(timezone.now())
    report = verify_journal()
    assert (report.faults, report.sealed, report.unsealed) == ([], 140, 0)
    assert sum(seal.count for seal in Seal.objects.all()) == Entry.objects.count()
