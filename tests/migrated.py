"""A migrated database is kept under a hash of all that migrating reads, and each worker copies it: from a
file or, with PostgreSQL, from a database beside its own."""

import hashlib
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

import django
import grimp
from django.apps import apps
from django.core import management
from django.core.management import call_command
from django.db import connection

import samenspel

try:
    import fcntl
except ImportError:  # as on Windows
    fcntl = None  # type: ignore[assignment]

SOURCE = Path(samenspel.__file__).parent
KEPT = 4
TEMPLATE = "test_migrated_"


def keep_in(folder: Path) -> None:
    """Takes the place of the command by which Django makes the tests' database, until it is called."""

    def migrate(name, *words, **options):
        management.call_command = call_command
        connection.ensure_connection()
        with alone(folder):
            make = partial(call_command, name, *words, **options)
            from_file(folder, make) if connection.vendor == "sqlite" else from_template(make)

    management.call_command = migrate


def from_file(folder: Path, make: Callable[[], None]) -> None:
    path = folder / f"{fingerprint()}.sqlite3"
    if path.exists():
        return restore(path, connection.connection)
    make()
    return keep(connection.connection, path)


def from_template(make: Callable[[], None]) -> None:
    own, kept = connection.settings_dict["NAME"], f"{TEMPLATE}{fingerprint()}"
    with connection._nodb_cursor() as server:
        server.execute("SELECT datname FROM pg_database WHERE datname LIKE %s", [f"{TEMPLATE}%"])
        known = {name for (name,) in server.fetchall()}
        if kept not in known:
            make()
        connection.close()
        for old in known - {kept} | ({own} if kept in known else set()):
            server.execute(f'DROP DATABASE "{old}"')
        source, target = (kept, own) if kept in known else (own, kept)
        server.execute(f'CREATE DATABASE "{target}" TEMPLATE "{source}"')


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """The others wait for what one makes."""
    with (folder / "lock").open("w") as file:
        if fcntl is not None:
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def fingerprint() -> str:
    """Of every migration, of what ours import, and of the versions of others'."""
    files = sorted({*_migrations(), *_imported_by_migrations()})
    read = hashlib.sha256(f"{django.VERSION} {sqlite3.sqlite_version}".encode())
    for path in files:
        read.update("/".join(path.parts[-3:]).encode() + path.read_bytes())
    return read.hexdigest()[:20]


def _migrations():
    return [path for app in apps.get_app_configs() for path in Path(app.path).glob("migrations/*.py")]


def _imported_by_migrations():
    graph = grimp.build_graph("samenspel", cache_dir=None)
    migrations = [module for module in graph.modules if ".migrations." in module]
    modules = {found for module in migrations for found in graph.find_upstream_modules(module)}
    paths = [SOURCE.parent / module.replace(".", "/") for module in modules]
    return [path / "__init__.py" if path.is_dir() else path.with_suffix(".py") for path in paths]


def keep(database, path: Path) -> None:
    """Whole at once, for other workers; the oldest go."""
    made = path.with_suffix(f".{os.getpid()}")
    with closing(sqlite3.connect(made)) as copy:
        database.backup(copy)
    made.replace(path)
    for old in sorted(path.parent.glob("*.sqlite3"), key=lambda each: each.stat().st_mtime)[:-KEPT]:
        old.unlink(missing_ok=True)


def restore(path: Path, database) -> None:
    with closing(sqlite3.connect(path)) as kept:
        kept.backup(database)
