"""A PostgreSQL of one's own."""

import os
import tempfile
from pathlib import Path

import psycopg
import pytest

from samenspel.config import postgres
from samenspel.config.terminal import Trouble

pytestmark = pytest.mark.slow


@pytest.fixture
def folder():
    """Reachable by others, as a folder of data has to be when root starts the server."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name) / "postgres"


def test_what_was_stored_is_there_at_the_next_start(folder):
    with postgres.running(folder, postgres.FAST) as url, psycopg.connect(url) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 7 AS number")
    with postgres.running(folder, postgres.FAST) as url, psycopg.connect(url) as connection:
        assert connection.execute("SELECT number FROM kept").fetchall() == [(7,)]


def test_a_server_left_by_a_killed_process_is_taken_over(folder):
    with postgres.running(folder, postgres.FAST):
        left = int((folder / "data" / "postmaster.pid").read_text().split()[0])
        with postgres.running(folder, postgres.FAST) as url, psycopg.connect(url) as connection:
            assert connection.execute("SELECT 1").fetchone() == (1,)
            assert int((folder / "data" / "postmaster.pid").read_text().split()[0]) != left


def test_a_folder_nobody_may_enter_is_refused_for_root(tmp_path, monkeypatch):
    monkeypatch.setattr(postgres, "_is_root", lambda: True)
    tmp_path.chmod(0o700)
    with pytest.raises(Trouble) as refused, postgres.running(tmp_path / "data"):
        pass
    assert str(refused.value) == (
        f"PostgreSQL does not run as root, and nobody else may enter {tmp_path}. "
        "Set SAMENSPEL_VAR to a folder that others may enter, or start this as somebody else than root."
    )
    assert tmp_path.stat().st_mode & 0o777 == 0o700


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has to leave its own folders")
def test_programs_that_others_cannot_reach_are_copied(folder, monkeypatch):
    monkeypatch.setattr(postgres, "_is_reachable", lambda path: path == folder.parent)
    with postgres.running(folder, postgres.FAST) as url, psycopg.connect(url) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)
    assert list(folder.glob("programs/*/pginstall*/bin/postgres")) != []
