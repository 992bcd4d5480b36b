"""Writers of an SQLite file stand in one queue; on PostgreSQL they need none."""

import fcntl
import os
import subprocess
import sys
import threading
import time

import pytest
from django.db import IntegrityError, OperationalError, connection, transaction

from samenspel.foundation.locks import writing
from samenspel.foundation.locks.engine.base import DatabaseWrapper
from samenspel.foundation.locks.gate import Gate
from samenspel.foundation.locks.models import Key
from tests.foundation.storms import CLIENTS, storm

only_sqlite = pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL needs no gate")
HOLD_GATE = """
import pathlib, sys
from samenspel.foundation.locks.gate import Gate
Gate(pathlib.Path(sys.argv[1])).enter()
print("held", flush=True)
sys.stdin.read()
"""


def no_gate(monkeypatch):
    monkeypatch.setattr(DatabaseWrapper, "_enter_gate", lambda self: None)


def write_twice():
    with writing():
        Key.objects.create(digest="one")
        Key.objects.create(digest="one")


@pytest.mark.django_db
def test_what_is_written_inside_is_saved_together_or_not_at_all():
    with pytest.raises(IntegrityError):
        write_twice()
    assert list(Key.objects.all()) == []


@pytest.mark.django_db
def test_it_can_be_nested():
    with writing(), writing():
        Key.objects.create(digest="one")
    assert Key.objects.count() == 1


def commit():
    pass


def roll_back():
    transaction.set_rollback(True)


def break_off():
    connection.close()


@only_sqlite
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("ending", [commit, roll_back, break_off])
def test_the_gate_is_open_again_however_a_transaction_ends(ending):
    with writing():
        assert connection.gate is not None
        ending()
    assert connection.gate is None


@only_sqlite
@pytest.mark.django_db(transaction=True)
def test_reading_does_not_pass_the_gate(monkeypatch):
    monkeypatch.setattr(Gate, "enter", lambda self: pytest.fail("a read stood in the queue"))
    assert list(Key.objects.all()) == []


def is_open(path):
    with path.open() as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


def test_the_gate_opens_even_when_a_child_inherited_it(tmp_path):
    gate = Gate(tmp_path / "gate")
    gate.enter()
    inherited = os.dup(gate._file)
    found = [is_open(gate.path)]
    gate.leave()
    found.append(is_open(gate.path))
    os.close(inherited)
    assert found == [False, True]


def write_while_the_gate_is_held(path):
    """What has happened when another process lets go of the gate: `["held", …]` in order."""
    events = []

    def write(number):
        with writing():
            events.append("written")

    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD_GATE, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout.readline() == "held\n"
    writer = threading.Thread(target=storm, args=(write, 1))
    writer.start()
    writer.join(0.5)
    events.append("let go")
    holder.kill()
    holder.wait()
    writer.join()
    return events


@only_sqlite
@pytest.mark.django_db(transaction=True)
def test_a_writer_waits_for_another_process_and_a_killed_one_lets_go():
    path = f"{connection.settings_dict['NAME']}.gate"
    assert write_while_the_gate_is_held(path) == ["let go", "written"]


@only_sqlite
@pytest.mark.django_db(transaction=True)
def test_without_the_gate_a_writer_does_not_wait(monkeypatch):
    no_gate(monkeypatch)
    path = f"{connection.settings_dict['NAME']}.gate"
    assert write_while_the_gate_is_held(path) == ["written", "let go"]


def write_slowly(number):
    """On SQLite without its own patience: it gives up at once when somebody else is writing."""
    if connection.vendor == "sqlite":
        connection.cursor().execute("PRAGMA busy_timeout = 0")
    for turn in range(3):
        with writing():
            Key.objects.create(digest=f"{number}-{turn}")
            time.sleep(0.005)
    return "written"


@pytest.mark.power
@pytest.mark.django_db(transaction=True)
def test_in_a_storm_every_writer_gets_its_turn():
    assert storm(write_slowly) == ["written"] * CLIENTS
    assert Key.objects.count() == 3 * CLIENTS


@only_sqlite
@pytest.mark.power
@pytest.mark.django_db(transaction=True)
def test_without_the_gate_the_same_storm_loses_writers(monkeypatch):
    no_gate(monkeypatch)
    errors = [result for result in storm(write_slowly) if result != "written"]
    assert {type(error) for error in errors} == {OperationalError}
