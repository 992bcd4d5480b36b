"""Conversations for the tests: real ones with their credit, and ones that we planted."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.opinion_peer import adjusted_rand
from samenspel.methods.opinion import OpinionMap, Votes, read_groups, read_statements, read_votes

FOLDER = Path(__file__).parent / "conversations"
SERVER = ("2dhnep37ie", "6ukkcvfbre", "4cvkai2ctw")
REAL = ("15-per-hour-seattle", "brexit-consensus")


def real(name: str) -> tuple[Votes, dict[str, str]]:
    """The votes, and the group that Polis published for each person."""
    statements = read_statements(FOLDER / f"{name}-statements.csv")
    path = FOLDER / f"{name}.csv"
    return read_votes(path, statements), read_groups(path)


def served(name: str) -> tuple[Votes, dict[str, Any]]:
    """The votes, and what the server of Polis made of them."""
    stored = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    people, statements, values = zip(*stored["votes"], strict=True)
    votes = Votes.collect(
        [str(person) for person in people],
        [str(statement) for statement in statements],
        list(values),
        hidden=[str(id) for id in stored["server"]["mod-out"]],
    )
    return votes, stored["server"]


def server_labels(votes: Votes, server: dict[str, Any]) -> NDArray[np.int64]:
    """The server's groups (n,), -1 for who is in none."""
    members = dict(zip(server["base-clusters"]["id"], server["base-clusters"]["members"], strict=True))
    group = {
        str(person): one["id"]
        for one in server["group-clusters"]
        for base in one["members"]
        for person in members[base]
    }
    return np.array([group.get(person, -1) for person in votes.people])


def agreement(found: OpinionMap, groups: dict[str, Any]) -> float:
    """The adjusted Rand index of the people who are in both."""
    ours = found.group_of
    both = [person for person in ours if person in groups]
    return adjusted_rand([ours[person] for person in both], [groups[person] for person in both])
