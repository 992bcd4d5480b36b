"""The index behind likeness, as an operation of a migration: a table of FTS5 kept by triggers on SQLite, a
tsvector kept beside the texts on PostgreSQL, so that ranking reads no text again."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState
from django.db.models import IntegerField, Model

VECTOR = "text_vector"
SMALL, PLAIN = "àáâãäåçèéêëìíîïñòóôõöùúûüýÿ", "aaaaaaceeeeiiiinooooouuuuyy"
APART = "’‘“”„«»–—…"  # to a PostgreSQL with few letters of its own, these are letters, and É has no small one
FROM, TO = SMALL + SMALL.upper() + APART, PLAIN + PLAIN + " " * len(APART)
TO_PLAIN = f"""
CREATE OR REPLACE FUNCTION search_plain(text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
  $$ SELECT translate(lower($1), '{FROM}', '{TO}') $$
"""


class TextIndex(Operation):
    """`TextIndex("proposal", ["title", "description"])`: an index on texts of a model that has a whole number
    for its key. On SQLite a later migration that makes the table anew loses the triggers: repeat it there."""

    reversible = True

    def __init__(self, model: str, fields: Sequence[str]) -> None:
        self.model, self.fields = model, fields

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return type(self).__qualname__, [self.model, self.fields], {}

    def describe(self) -> str:
        return f"Index the words of {self.model}: {', '.join(self.fields)}"

    @property
    def migration_name_fragment(self) -> str:
        return f"{self.model.lower()}_text"

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """No field of a model tells of it."""

    def database_forwards(
        self, app_label: str, editor: BaseDatabaseSchemaEditor, before: ProjectState, after: ProjectState
    ) -> None:
        model = after.apps.get_model(app_label, self.model)
        _run(editor, statements_off(editor, model))
        _run(editor, statements_on(editor, model, self.fields))

    def database_backwards(
        self, app_label: str, editor: BaseDatabaseSchemaEditor, before: ProjectState, after: ProjectState
    ) -> None:
        _run(editor, statements_off(editor, before.apps.get_model(app_label, self.model)))


def table_of(table: str) -> str:
    """The name of a table's index."""
    return f"{table}_text"


def vector_of(table: str) -> str:
    """The column that no model knows, in which PostgreSQL keeps the words of a row."""
    return f"{table}.{VECTOR}"


def statements_on(editor: BaseDatabaseSchemaEditor, model: type[Model], fields: Sequence[str]) -> list[str]:
    table = model._meta.db_table
    if editor.connection.vendor == "postgresql":
        kept = f"{VECTOR} tsvector GENERATED ALWAYS AS ({_weighted(fields)}) STORED"
        index = f"CREATE INDEX {table_of(table)} ON {table} USING gin ({VECTOR})"
        return [TO_PLAIN, f"ALTER TABLE {table} ADD COLUMN {kept}", index]
    if not isinstance(model._meta.pk, IntegerField):
        raise TypeError(
            f"{model._meta.label} has no whole number for its key; SQLite numbers such rows anew."
        )
    return list(_fts5(table, str(model._meta.pk.column), fields))


def statements_off(editor: BaseDatabaseSchemaEditor, model: type[Model]) -> list[str]:
    """On PostgreSQL the function stays: other tables may be indexed by it."""
    table, index = model._meta.db_table, table_of(model._meta.db_table)
    if editor.connection.vendor == "postgresql":
        return [f"DROP INDEX IF EXISTS {index}", f"ALTER TABLE {table} DROP COLUMN IF EXISTS {VECTOR}"]
    triggers = [f"DROP TRIGGER IF EXISTS {index}_{event}" for event in ("insert", "delete", "update")]
    return [*triggers, f"DROP TABLE IF EXISTS {index}"]


def _weighted(fields: Sequence[str]) -> str:
    weights = ["A", *["D"] * (len(fields) - 1)]
    parts = [
        f"setweight(to_tsvector('simple', search_plain(coalesce({field}, ''))), '{weight}')"
        for field, weight in zip(fields, weights, strict=True)
    ]
    return " || ".join(parts)


def _fts5(table: str, key: str, fields: Sequence[str]) -> Iterator[str]:
    index, names = table_of(table), ", ".join(fields)
    new, old = _values("NEW", key, fields), _values("OLD", key, fields)
    add = f"INSERT INTO {index}(rowid, {names}) VALUES ({new});"  # noqa: S608 -- names of ours
    remove = f"INSERT INTO {index}({index}, rowid, {names}) VALUES ('delete', {old});"  # noqa: S608 -- idem
    yield (
        f"CREATE VIRTUAL TABLE {index} USING fts5({names}, content='{table}', content_rowid='{key}', "
        "tokenize='unicode61 remove_diacritics 2')"
    )
    yield f"CREATE TRIGGER {index}_insert AFTER INSERT ON {table} BEGIN {add} END"
    yield f"CREATE TRIGGER {index}_delete AFTER DELETE ON {table} BEGIN {remove} END"
    yield f"CREATE TRIGGER {index}_update AFTER UPDATE OF {names} ON {table} BEGIN {remove} {add} END"
    yield f"INSERT INTO {index}({index}) VALUES ('rebuild')"  # noqa: S608 -- idem


def _values(row: str, key: str, fields: Sequence[str]) -> str:
    return ", ".join(f"{row}.{name}" for name in (key, *fields))


def _run(editor: BaseDatabaseSchemaEditor, statements: list[str]) -> None:
    for statement in statements:
        editor.execute(statement, params=None)
