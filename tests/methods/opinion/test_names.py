"""A group keeps its name from one map to the next."""

from __future__ import annotations

import numpy as np

from benchmarks.planted_camps import Planted, conversation
from samenspel.methods.opinion import Votes, opinion_map
from samenspel.methods.opinion.names import by_size, names


def test_the_largest_group_is_first_and_equal_ones_go_by_their_votes() -> None:
    counts = np.zeros((3, 1, 3), np.int64)
    counts[:, 0, 2] = 1, 5, 9
    labels = np.array([0, 1, 1, 2, 2, -1])
    numbered, order = by_size(labels, counts)
    assert (numbered.tolist(), order) == ([2, 1, 1, 0, 0, -1], [2, 1, 0])


def test_groups_without_a_map_before_are_lettered() -> None:
    assert names([["a", "b"], ["c"]]) == ["A", "B"]


def test_a_group_that_shares_most_people_keeps_its_name_and_a_new_one_gets_a_new_letter() -> None:
    before = {"a": "B", "b": "B", "c": "A", "d": "A", "e": "A"}
    assert names([["a", "b", "c"], ["d", "e"], ["f"]], before) == ["B", "A", "C"]


def test_a_new_group_does_not_take_the_name_of_one_that_is_gone() -> None:
    assert names([["a"], ["x"]], {"a": "A", "b": "B"}) == ["A", "C"]


def test_a_group_that_splits_gives_its_name_to_the_larger_part() -> None:
    before = dict.fromkeys("abcde", "A")
    assert names([["a", "b"], ["c", "d", "e"]], before) == ["B", "A"]


def test_names_stay_when_the_smaller_group_grows_larger() -> None:
    votes, _planted = conversation(Planted(people=120, statements=40, camps=2, gap=1.2), seed=3)
    first = opinion_map(votes)
    smaller = first.groups[1].name
    joined = [i for i, row in enumerate(votes.rows) if first.group_of.get(votes.people[row]) == smaller]
    grown = Votes.collect(
        [votes.people[row] for row in votes.rows] + [f"new {votes.people[votes.rows[i]]}" for i in joined],
        [votes.statements[column] for column in (*votes.columns, *votes.columns[joined])],
        [*votes.values, *votes.values[joined]],
    )
    second = opinion_map(grown, before=first.group_of)
    assert [group.name for group in second.groups] == [smaller, first.groups[0].name]
    stayed = [second.group_of[person] == group for person, group in first.group_of.items()]
    assert sum(stayed) > 0.95 * len(stayed)
