"""An SQLite that can damage its file is refused where several processes write."""

import sqlite3

import pytest
from django.db import connection

from samenspel.foundation.locks.checks import sqlite_is_safe

pytestmark = pytest.mark.skipif(connection.vendor != "sqlite", reason="about SQLite")


@pytest.mark.parametrize(
    ("version", "production", "processes", "found"),
    [
        ((3, 51, 3), True, 4, []),
        ((3, 53, 4), True, 4, []),
        ((3, 51, 2), True, 4, ["locks.E001"]),
        ((3, 40, 1), True, 1, ["locks.W001"]),
        ((3, 40, 1), False, 4, ["locks.W001"]),
    ],
)
def test_an_unsafe_sqlite_is_named(version, production, processes, found, monkeypatch, settings):
    monkeypatch.setattr(sqlite3, "sqlite_version_info", version)
    settings.PRODUCTION, settings.PROCESSES = production, processes
    assert [message.id for message in sqlite_is_safe()] == found
