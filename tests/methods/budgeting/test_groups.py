"""How groups of voters fared, and that small groups stay hidden."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspel.methods.budgeting import Election, MalformedFile, Rule, read_pabulib, tally
from samenspel.methods.budgeting.groups import Group, by_group
from samenspel.methods.budgeting.pabulib import read_groups

from .elections import approvals, drawn_approvals

COSTS = {"a": 60, "b": 30, "c": 40}
OLD, YOUNG = ["ab", "a", "a"], ["bc", "c", ""]
WHOLE = approvals(COSTS, 100, OLD + YOUNG)


def parts(**ballots: list[str]) -> dict[str, Election]:
    return {name: approvals(COSTS, 100, votes) for name, votes in ballots.items()}


def test_each_group_is_told_how_it_fared() -> None:
    """Greedy takes a (3 votes, 60) and b (2 votes, 30): the old paid with all of a and half of b."""
    outcome = tally(WHOLE, Rule("greedy", ties=("cost", "id")))
    assert outcome.winners == ("a", "b")
    assert by_group(outcome, parts(old=OLD, young=YOUNG), smallest=1) == [
        Group(("old",), 3, 0, Fraction(4, 3), Fraction(1), Fraction(7500)),
        Group(("young",), 3, 2, Fraction(1, 3), Fraction(1, 4), Fraction(1500)),
    ]


@given(drawn_approvals(), st.data())
def test_all_groups_together_have_all_that_was_spent(election: Election, data: st.DataObject) -> None:
    outcome = tally(election, Rule())
    divided = _divided(election, data)
    groups = by_group(outcome, divided)
    assert sum(group.money for group in groups) == outcome.spent
    assert sum(group.voters for group in groups) == election.voters
    assert sum(group.nothing for group in groups) == outcome.satisfaction.distribution[0]
    assert sorted(name for group in groups for name in group.names) == sorted(divided)
    assert all(group.voters >= 5 for group in groups) or len(groups) == 1


def _divided(election: Election, data: st.DataObject) -> dict[str, Election]:
    """Every ballot goes to a group drawn for it."""
    votes: dict[str, list[str]] = {}
    for start, end, times in zip(election.pointers, election.pointers[1:], election.weights, strict=False):
        for _ in range(times):
            name = data.draw(st.sampled_from("xyz"))
            votes.setdefault(name, []).append(
                "".join(election.projects[c].id for c in election.listed[start:end])
            )
    costs = {one.id: one.cost // 100 for one in election.projects}
    return {name: approvals(costs, election.budget // 100, cast) for name, cast in votes.items()}


@pytest.mark.parametrize(
    ("sizes", "names"),
    [
        ({"a": 9, "b": 5}, [("a",), ("b",)]),
        ({"a": 9, "b": 4, "c": 1, "d": 7}, [("a",), ("d",), ("b", "c")]),
        ({"a": 9, "b": 4, "c": 7}, [("a",), ("b", "c")]),
        ({"a": 9, "b": 4}, [("a", "b")]),
        ({"a": 2}, [("a",)]),
    ],
)
def test_small_groups_are_put_together_until_they_are_large_enough(
    sizes: dict[str, int], names: list[tuple[str, ...]]
) -> None:
    """One small group alone could be told from the total: the next smallest joins it."""
    divided = parts(**{name: ["a"] * size for name, size in sizes.items()})
    outcome = tally(approvals(COSTS, 100, ["a"] * sum(sizes.values())), Rule())
    assert [group.names for group in by_group(outcome, divided)] == names


FILE = """META
key;value
budget;100
vote_type;approval
PROJECTS
project_id;cost
a;60
b;30
VOTES
voter_id;vote;age;place
1;a,b;17;North 10
2;a;18;North 9
3;b;29;North 9
4;b;101;
5;;x;North 10
"""


def test_voters_are_read_by_what_is_told_of_them() -> None:
    found = read_groups(FILE.encode(), "place")
    assert {name: (part.voters, part.votes) for name, part in found.items()} == {
        "North 9": (2, (1, 1)),
        "North 10": (2, (1, 1)),
        "": (1, (0, 1)),
    }
    assert list(found) == ["North 9", "North 10", ""]


def test_ages_are_read_in_bands() -> None:
    found = read_groups(FILE.encode(), "age")
    assert {name: part.voters for name, part in found.items()} == {"0–17": 1, "18–29": 2, "75+": 1, "": 1}
    assert list(found) == ["0–17", "18–29", "75+", ""]


@pytest.mark.parametrize("column", ["vote", "voter_id", "colour"])
def test_a_column_that_is_not_there_is_named_with_those_that_are(column: str) -> None:
    with pytest.raises(
        MalformedFile, match=f"Line 10: the voters have no column “{column}”; there is: age, place"
    ):
        read_groups(FILE.encode(), column)


def test_what_sets_nearly_everybody_apart_makes_no_groups() -> None:
    rows = "".join(f"{n};a;30;street {n}\n" for n in range(10, 120))
    with pytest.raises(MalformedFile, match="“place” has 113 different values"):
        read_groups((FILE + rows).encode(), "place")


def test_the_groups_are_those_of_the_whole_file() -> None:
    whole = read_pabulib(FILE.encode())
    groups = by_group(tally(whole, Rule()), read_groups(FILE.encode(), "age"))
    assert [(group.names, group.voters) for group in groups] == [(("0–17", "18–29", "75+", ""), 5)]
