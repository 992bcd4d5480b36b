"""The peer: red-dwarf (MPL-2.0), which recomputes what Polis computes; never part of the product."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from typing import Any

from samenspel.methods.opinion import Votes


def prepared(votes: Votes) -> Callable[[list[dict[str, Any]]], dict[str, str]]:
    """The peer, imported, and told what is hidden; it gives the group of each person that it groups."""
    from reddwarf.implementations.polis import run_pipeline

    hidden = [int(id) for id in votes.hidden]

    def run(entries: list[dict[str, Any]]) -> dict[str, str]:
        frame = run_pipeline(votes=entries, mod_out_statement_ids=hidden, random_state=0).participants_df
        grouped = frame[frame["to_cluster"]]
        return {str(person): str(group) for person, group in grouped["cluster_id"].items()}

    return run


def entries(votes: Votes) -> list[dict[str, Any]]:
    """The votes as the peer takes them."""
    return [
        {
            "participant_id": int(votes.people[row]),
            "statement_id": int(votes.statements[column]),
            "vote": int(value),
            "modified": 0,
        }
        for row, column, value in zip(votes.rows, votes.columns, votes.values, strict=True)
    ]


def adjusted_rand(some: Sequence[Hashable], others: Sequence[Hashable]) -> float:
    """How alike two groupings are, whatever their names: 1 the same, 0 as by chance (Hubert and Arabie)."""
    pairs = sum(map(_pairs, Counter(zip(some, others, strict=True)).values()))
    a, b = (sum(map(_pairs, Counter(names).values())) for names in (some, others))
    by_chance = a * b / max(_pairs(len(some)), 1)
    most = (a + b) / 2
    return 1.0 if most == by_chance else (pairs - by_chance) / (most - by_chance)


def _pairs(number: int) -> float:
    return number * (number - 1) / 2
