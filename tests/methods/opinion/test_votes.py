"""Votes in one order, whatever the order of the lists."""

from __future__ import annotations

import numpy as np
import pytest

from samenspel.methods.opinion import Votes
from samenspel.methods.opinion import votes as module


@pytest.mark.parametrize("largest_table", [0, 2**26])
def test_entries_are_sorted_and_the_last_vote_of_two_counts(
    largest_table: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether they are written in a table or sorted."""
    monkeypatch.setattr(module, "LARGEST_TABLE", largest_table)
    draw = np.random.Generator(np.random.PCG64(4))
    people, statements = draw.integers(40, size=900).tolist(), draw.integers(12, size=900).tolist()
    values = draw.integers(-1, 2, size=900).tolist()
    last = {(f"p{p}", str(s)): value for p, s, value in zip(people, statements, values, strict=True)}
    found = Votes.collect([f"p{p}" for p in people], [str(s) for s in statements], values)
    entries = list(zip(found.rows.tolist(), found.columns.tolist(), found.values.tolist(), strict=True))
    assert entries == sorted(entries)
    assert {(found.people[i], found.statements[j]): value for i, j, value in entries} == last
    assert found.statements == tuple(sorted(set(map(str, statements)), key=int))
    assert found.cast.tolist() == [sum(p == person for p, _s in last) for person in found.people]
    assert found.voted_on.tolist() == [sum(s == id for _p, s in last) for id in found.statements]


def test_votes_are_counted_by_group_and_outside_all_groups() -> None:
    votes = Votes.of_table(np.array([[1.0, 0], [1, -1], [-1, np.nan]]), ["a", "b", "c"])
    group = {"a": 0, "b": 1, "c": -1}
    labels = np.array([group[person] for person in votes.people])
    counted = votes.counts_and_rest(labels, 2).tolist()
    assert counted == [[[0, 0, 1], [0, 1, 0]], [[0, 0, 1], [1, 0, 0]], [[1, 0, 0], [0, 0, 0]]]
    assert votes.counts(labels, 2).tolist() == counted[:2]
