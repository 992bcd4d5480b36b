"""What a few people voted is in no count from which it could be subtracted."""

from __future__ import annotations

import numpy as np
import pytest

from samenspel.methods.opinion import Votes, opinion_map
from samenspel.methods.opinion.mapping import _hidden
from samenspel.methods.opinion.report import as_json

STATEMENTS = 12


def camps(few: int = 0, *sizes: int) -> Votes:
    """Camps of these sizes, each of one mind and far from the others; and a few who voted once."""
    people, statements, values = [], [], []
    for camp, size in enumerate(sizes):
        for one in range(size):
            for statement in range(STATEMENTS):
                people.append(f"{camp}-{one}")
                statements.append(str(statement))
                values.append(1 if statement % len(sizes) == camp else -1)
    people += [f"few-{one}" for one in range(few)]
    return Votes.collect(people, statements + ["0"] * few, values + [1] * few)


def outside(votes: Votes) -> tuple[list[int], list[int]]:
    """The votes that all have and the groups have not: of a found map, and as its JSON says."""
    found = opinion_map(votes, "polis")
    assert {group.size for group in found.groups} == {30}
    said = as_json(found)["statements"]
    told = [
        sum(one["disagreed_passed_agreed"]) - sum(map(sum, one["by_group"].values())) for one in said.values()
    ]
    rest = found.everybody - found.counts.sum(axis=0)
    return sorted(set(rest.sum(axis=1).tolist())), sorted(set(told))


@pytest.mark.parametrize(
    ("few", "sizes", "seen"),
    [
        (0, (30, 30), [0]),
        (0, (30, 3), [0]),
        (4, (30, 30), [0]),
        (4, (30, 3), [0]),
        (5, (30, 30), [0, 5]),
        (5, (30, 3), [0, 5]),
    ],
)
def test_all_less_the_groups_is_nobody_or_five_people(
    few: int, sizes: tuple[int, ...], seen: list[int]
) -> None:
    assert outside(camps(few, *sizes)) == (seen, seen)


def test_who_asks_for_small_groups_has_all_counts() -> None:
    found = opinion_map(camps(1, 30, 3), "polis", fewest=1)
    assert (found.everybody - found.counts.sum(axis=0)).sum() == 1


def test_without_groups_all_are_counted() -> None:
    labels = np.full(3, -1)
    assert _hidden(labels, np.array([0]), 5).tolist() == [False] * 3
