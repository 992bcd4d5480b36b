"""Triggers that keep the rules of a round as they were fixed, whoever asks."""

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from samenspel.foundation.triggers import Triggers

ROUND, PROPOSAL = "plan_budgetround", "plan_proposal"
OF_ROUND = (
    "budget", "scale", "currency", "ballot_format", "most", "most_cost", "points", "most_each",
    "points_scale", "rule", "meta", "who", "least_age", "asks_birth_year", "area_id", "votes_from",
    "votes_until", "papers_until", "objections_until", "least_ballots", "rules_sha256", "public_key",
)  # fmt: skip
OF_PROPOSAL = ("round_id", "place", "number", "title", "cost", "state")
SAID = "the rules of this round are fixed"


class OfRounds(Triggers):
    def protect(self, apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
        """Of the columns, those that there are at this point of the history."""
        there = {field.column for field in apps.get_model("plan", "BudgetRound")._meta.concrete_fields}
        self.remake(_on(tuple(name for name in OF_ROUND if name in there)), editor)


def _differs(columns: tuple[str, ...], operator: str, cast: str = "") -> str:
    return " OR ".join(f'NEW."{name}"{cast} {operator} OLD."{name}"{cast}' for name in columns)


def _fixed(of_round: tuple[str, ...], operator: str, cast: str = "") -> dict[str, str]:
    """When a change is refused: to a round whose rules are fixed, or to a proposal on its ballot."""
    return {
        ROUND: "OLD.who <> '' AND OLD.state <> 'preparing' AND "
        f"(NEW.state = 'preparing' OR {_differs(of_round, operator, cast)})",
        PROPOSAL: f"OLD.place IS NOT NULL AND ({_differs(OF_PROPOSAL, operator)})",
    }


def _on(of_round: tuple[str, ...]) -> dict[str, list[str]]:
    return {
        "sqlite": [
            f"CREATE TRIGGER {table}_fixed BEFORE UPDATE ON {table} WHEN {when} "
            f"BEGIN SELECT RAISE(ABORT, '{SAID}'); END"
            for table, when in _fixed(of_round, "IS NOT").items()
        ],
        "postgresql": [
            "CREATE FUNCTION plan_refuse() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{SAID}' USING ERRCODE = 'integrity_constraint_violation'; END $$",
            *(
                f"CREATE TRIGGER {table}_fixed BEFORE UPDATE ON {table} FOR EACH ROW WHEN ({when}) "
                "EXECUTE FUNCTION plan_refuse()"
                for table, when in _fixed(of_round, "IS DISTINCT FROM", "::text").items()
            ),
        ],
    }


OFF = {
    "sqlite": [f"DROP TRIGGER IF EXISTS {table}_fixed" for table in (ROUND, PROPOSAL)],
    "postgresql": [
        *(f"DROP TRIGGER IF EXISTS {table}_fixed ON {table}" for table in (ROUND, PROPOSAL)),
        "DROP FUNCTION IF EXISTS plan_refuse()",
    ],
}
TRIGGERS = OfRounds(_on(OF_ROUND), OFF)
