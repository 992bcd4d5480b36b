"""What is counted, in our words: a rule of ours and, by the same name, the peer's."""

from __future__ import annotations

from samenspel.methods.budgeting import Election, Rule, read_pabulib
from samenspel.methods.budgeting.rule import default_utility

KINDS = (
    "equal shares",
    "equal shares, cost",
    "equal shares, cardinality",
    "add-one",
    "greedy",
    "greedy, per cost",
    "phragmen",
    "max welfare",
)
TIES = ("id",)
"""The peer's own tie-break: by the project's id as text."""


def rule_for(kind: str, election: Election) -> Rule | None:
    """None where the ballots do not suit."""
    approvals = election.ballot_format in ("approval", "choose-1")
    if kind == "equal shares, cost":  # which on approvals is what “equal shares” means
        return None if approvals else Rule(ties=TIES)
    if kind in ("equal shares, cardinality", "greedy, per cost"):
        name = "greedy" if kind.startswith("greedy") else "equal-shares"
        return Rule(name=name, utility="cardinality", ties=TIES)
    if kind == "phragmen":
        return Rule("phragmen", misfit="stop", ties=TIES) if approvals else None
    if kind == "max welfare":
        return Rule("max-welfare", default_utility("max-welfare", election.ballot_format), ties=TIES)
    if kind == "greedy":
        return Rule(name="greedy", utility=default_utility("greedy", election.ballot_format), ties=TIES)
    utility = default_utility("equal-shares", election.ballot_format)
    return Rule(utility=utility, completion="add-one" if kind == "add-one" else "none", ties=TIES)


__all__ = ["KINDS", "read_pabulib", "rule_for"]
