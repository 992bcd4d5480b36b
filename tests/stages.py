"""What factories make over and over is made once in each worker, and then put back as rows.

A factory marked with `@stage` that is called plainly, as the first that a test writes, makes what it makes
only the first time. From then on the rows and files it left and the answer it gave are put into the next
test's own transaction. Whatever is called otherwise is made as always: after other writing, with things of
the database, at another hour, ten minutes later, in tests with transactions of their own. Under settings
that a test sets for itself it is made and kept apart.
"""

import pickle
import shutil
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache, wraps
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from django.apps import apps
from django.conf import UserSettingsHolder, settings
from django.db import connection, transaction
from django.utils import timezone

from samenspel.foundation.triggers import all_lifted

PLAIN = (str, int, bool, type(None), Path)
FOLDERS = ("BALLOT_KEYS", "MEDIA_ROOT")
MOMENT = timedelta(seconds=1)
LASTS = 10 * 60
"""Seconds, until what is put back is no longer new to the site: a comment can be changed for a quarter of
an hour."""

NEVER = -1
Rows = dict[str, list[tuple]]


@dataclass(frozen=True)
class Stage:
    rows: Rows
    files: TemporaryDirectory
    answer: bytes
    made_at: float

    @property
    def is_young(self) -> bool:
        return monotonic() - self.made_at < LASTS


class Stages:
    def __init__(self):
        self.made: dict[tuple, Stage] = {}
        self.begun_at, self.line = NEVER, None

    def begin(self, *, is_open=True):
        """A test begins, and has written nothing yet. `is_open`: it may use the database."""
        if is_open:
            connection.ensure_connection()
        self.begun_at = _written() if is_open else NEVER
        self.line = connection.connection

    def can_begin(self):
        """A line that was opened since, after a kill, tells nothing of what was written before it."""
        can_tell = connection.in_atomic_block or connection.vendor == "sqlite"
        is_the_same = connection.connection is self.line
        return can_tell and is_the_same and self.begun_at == _written() and _is_now()


stages = Stages()


def stage(factory: Callable) -> Callable:
    @wraps(factory)
    def take(*given, **named):
        if not (_is_plain([given, named]) and stages.can_begin()):
            return factory(*given, **named)
        called = (factory.__module__, factory.__name__, repr(given), repr(sorted(named.items())))
        key = (*called, connection.in_atomic_block, repr(sorted(_own_settings().items())))
        if key in stages.made and stages.made[key].is_young:
            return _put_back(stages.made[key])
        before = _rows()
        answer = factory(*given, **named)
        stages.made[key] = Stage(_new_rows(before), _copy_files(), pickle.dumps(answer), monotonic())
        return answer

    return take


def _is_plain(word) -> bool:
    if isinstance(word, dict):
        return all(map(_is_plain, word.values()))
    return all(map(_is_plain, word)) if isinstance(word, list | tuple) else isinstance(word, PLAIN)


def _is_now() -> bool:
    return abs(timezone.now() - datetime.now(UTC)) < MOMENT


def _own_settings() -> dict[str, object]:
    found, holder = {}, settings._wrapped
    while isinstance(holder, UserSettingsHolder):
        found = {name: word for name, word in vars(holder).items() if name.isupper()} | found
        holder = holder.default_settings
    return {name: word for name, word in found.items() if name not in FOLDERS}


def _written():
    """How many rows were ever written; on PostgreSQL, the number of a transaction that writes."""
    if connection.vendor == "sqlite":
        return connection.connection.total_changes if connection.connection else 0
    if connection.connection is None:
        return None
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id_if_assigned()")
        return cursor.fetchone()[0]


@cache
def _columns() -> dict[str, list[str]]:
    models = [model._meta for model in apps.get_models(include_auto_created=True) if model._meta.managed]
    return {model.db_table: [f'"{each.column}"' for each in model.local_concrete_fields] for model in models}


def _rows() -> Rows:
    """As they are kept: a plus before a column keeps SQLite from making dates of them."""
    mark = "+" if connection.vendor == "sqlite" else ""
    found = {}
    with connection.cursor() as cursor:
        for table, columns in _columns().items():
            cursor.execute(f"SELECT {', '.join(mark + column for column in columns)} FROM {table}")
            found[table] = cursor.fetchall()
    return found


def _new_rows(before: Rows) -> Rows:
    found = {}
    for table, rows in _rows().items():
        known = set(before[table])
        found[table] = [row for row in rows if row not in known]
        assert len(rows) == len(known) + len(found[table]), f"A stage only adds rows; {table} was changed."
    return {table: rows for table, rows in found.items() if rows}


def _put_back(kept: Stage):
    with transaction.atomic(), no_triggers(), connection.cursor() as cursor:
        for table, rows in kept.rows.items():
            columns = _columns()[table]
            cells = ", ".join(["%s"] * len(columns))
            cursor.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({cells})", rows)
    folder = Path(kept.files.name)
    for name in FOLDERS:
        if (folder / name).exists():
            shutil.copytree(folder / name, getattr(settings, name), dirs_exist_ok=True)
    return pickle.loads(kept.answer)


@contextmanager
def no_triggers():
    """They guard how rows come about; these did before. PostgreSQL changes no table in which rows wait for
    their foreign keys."""
    if connection.vendor == "sqlite":
        with all_lifted():
            yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        yield
        cursor.execute("SET LOCAL session_replication_role = DEFAULT")


def _copy_files() -> TemporaryDirectory:
    folder = TemporaryDirectory(prefix="samenspel-stage-")
    for name in FOLDERS:
        if Path(getattr(settings, name)).exists():
            shutil.copytree(getattr(settings, name), Path(folder.name) / name)
    return folder
