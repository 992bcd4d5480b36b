"""The tests' database is copied only while nothing that migrating reads has changed."""

import os
import sqlite3
from contextlib import closing

from tests import migrated


def words_in(database):
    return database.execute("SELECT word FROM said").fetchall()


def test_a_kept_database_is_restored_whole_and_only_the_latest_stay(tmp_path):
    with closing(sqlite3.connect(":memory:")) as made, closing(sqlite3.connect(":memory:")) as copied:
        made.executescript("CREATE TABLE said (word); INSERT INTO said VALUES ('yes'), ('no')")
        for number in range(6):
            migrated.keep(made, tmp_path / f"{number}.sqlite3")
            os.utime(tmp_path / f"{number}.sqlite3", (number, number))
        migrated.restore(tmp_path / "5.sqlite3", copied)
        assert words_in(copied) == [("yes",), ("no",)]
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        f"{number}.sqlite3" for number in (2, 3, 4, 5)
    ]


def test_migrations_and_what_they_import_make_the_fingerprint(tmp_path, monkeypatch):
    read = {path.relative_to(migrated.SOURCE).as_posix() for path in migrated._imported_by_migrations()}
    assert {"foundation/journal/protection.py", "phases/plan/box/guard.py"} <= read
    migration, guard = tmp_path / "0001_initial.py", tmp_path / "guard.py"
    monkeypatch.setattr(migrated, "_migrations", lambda: [migration])
    monkeypatch.setattr(migrated, "_imported_by_migrations", lambda: [guard])
    found = set()
    for one, other in (("a", "a"), ("a", "b"), ("b", "b")):
        migration.write_text(one)
        guard.write_text(other)
        found.add(migrated.fingerprint())
    assert len(found) == 3
    assert migrated.fingerprint() in found
