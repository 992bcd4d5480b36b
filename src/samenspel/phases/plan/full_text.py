"""The index behind `similar`: a table of FTS5 kept by triggers, or an index on a tsvector."""

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

VECTOR = (
    "(setweight(to_tsvector('simple', plan_plain(title)), 'A') || "
    "setweight(to_tsvector('simple', plan_plain(description)), 'D'))"
)
SQLITE = """
CREATE VIRTUAL TABLE plan_proposal_text USING fts5(
  title, description, content='plan_proposal', content_rowid='id', tokenize='unicode61 remove_diacritics 2');;
CREATE TRIGGER plan_proposal_text_insert AFTER INSERT ON plan_proposal BEGIN
  INSERT INTO plan_proposal_text(rowid, title, description) VALUES (NEW.id, NEW.title, NEW.description); END;;
CREATE TRIGGER plan_proposal_text_delete AFTER DELETE ON plan_proposal BEGIN
  INSERT INTO plan_proposal_text(plan_proposal_text, rowid, title, description)
    VALUES ('delete', OLD.id, OLD.title, OLD.description); END;;
CREATE TRIGGER plan_proposal_text_update AFTER UPDATE OF title, description ON plan_proposal BEGIN
  INSERT INTO plan_proposal_text(plan_proposal_text, rowid, title, description)
    VALUES ('delete', OLD.id, OLD.title, OLD.description);
  INSERT INTO plan_proposal_text(rowid, title, description) VALUES (NEW.id, NEW.title, NEW.description); END;;
INSERT INTO plan_proposal_text(plan_proposal_text) VALUES ('rebuild')
"""
SQLITE_OFF = """
DROP TRIGGER plan_proposal_text_insert;;
DROP TRIGGER plan_proposal_text_delete;;
DROP TRIGGER plan_proposal_text_update;;
DROP TABLE plan_proposal_text
"""
ACCENTED, PLAIN = "àáâãäåçèéêëìíîïñòóôõöùúûüýÿ", "aaaaaaceeeeiiiinooooouuuuyy"
POSTGRESQL = f"""
CREATE FUNCTION plan_plain(text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
  $$ SELECT translate(lower($1), '{ACCENTED}', '{PLAIN}') $$;;
CREATE INDEX plan_proposal_text ON plan_proposal USING gin ({VECTOR})
"""
POSTGRESQL_OFF = """
DROP INDEX plan_proposal_text;;
DROP FUNCTION plan_plain(text)
"""


def index(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    _run(schema_editor, POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE)


def unindex(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    _run(schema_editor, POSTGRESQL_OFF if schema_editor.connection.vendor == "postgresql" else SQLITE_OFF)


def _run(schema_editor: BaseDatabaseSchemaEditor, statements: str) -> None:
    """One by one: `;;` stands between them."""
    for statement in statements.split(";;"):
        schema_editor.execute(statement.strip(), params=None)
