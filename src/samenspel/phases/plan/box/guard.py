"""Triggers that keep the rules of a round as they were fixed, whoever asks."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

ROUND, PROPOSAL = "plan_budgetround", "plan_proposal"
OF_ROUND = (
    "budget", "scale", "currency", "ballot_format", "points_scale", "rule", "meta", "who", "least_age",
    "area_id", "votes_from", "votes_until", "objections_until", "rules_sha256", "public_key",
)  # fmt: skip
OF_PROPOSAL = ("round_id", "place", "number", "title", "cost", "state")
SAID = "the rules of this round are fixed"


def protect(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in ON[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


def unprotect(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in OFF[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


@contextmanager
def unguarded() -> Iterator[None]:
    """For tests that play the attacker."""
    _run(OFF)
    try:
        yield
    finally:
        _run(ON)


def _differs(columns: tuple[str, ...], operator: str, cast: str = "") -> str:
    return " OR ".join(f'NEW."{name}"{cast} {operator} OLD."{name}"{cast}' for name in columns)


def _fixed(operator: str, cast: str = "") -> dict[str, str]:
    """When a change is refused: to a round whose rules are fixed, or to a proposal on its ballot."""
    return {
        ROUND: "OLD.who <> '' AND OLD.state <> 'preparing' AND "
        f"(NEW.state = 'preparing' OR {_differs(OF_ROUND, operator, cast)})",
        PROPOSAL: f"OLD.place IS NOT NULL AND ({_differs(OF_PROPOSAL, operator)})",
    }


def _run(statements: dict[str, list[str]]) -> None:
    with connection.cursor() as cursor:
        for statement in statements[connection.vendor]:
            cursor.execute(statement)


ON = {
    "sqlite": [
        f"CREATE TRIGGER {table}_fixed BEFORE UPDATE ON {table} WHEN {when} "
        f"BEGIN SELECT RAISE(ABORT, '{SAID}'); END"
        for table, when in _fixed("IS NOT").items()
    ],
    "postgresql": [
        "CREATE FUNCTION plan_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{SAID}' USING ERRCODE = 'integrity_constraint_violation'; END $$",
        *(
            f"CREATE TRIGGER {table}_fixed BEFORE UPDATE ON {table} FOR EACH ROW WHEN ({when}) "
            "EXECUTE FUNCTION plan_refuse()"
            for table, when in _fixed("IS DISTINCT FROM", "::text").items()
        ),
    ],
}
OFF = {
    "sqlite": [f"DROP TRIGGER {table}_fixed" for table in (ROUND, PROPOSAL)],
    "postgresql": [
        *(f"DROP TRIGGER {table}_fixed ON {table}" for table in (ROUND, PROPOSAL)),
        "DROP FUNCTION plan_refuse()",
    ],
}
