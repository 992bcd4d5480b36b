"""Conversations in which there is little to map."""

from __future__ import annotations

import json

import numpy as np
import pytest

from samenspel.methods.opinion import METHODS, OpinionMap, Votes, opinion_map
from samenspel.methods.opinion.mapping import _uniting
from samenspel.methods.opinion.polis import taking_part
from samenspel.methods.opinion.reasons import of_left_out, of_number
from samenspel.methods.opinion.report import as_json, as_text

MISSING = np.nan
ODD = {
    "nothing at all": np.zeros((0, 0)),
    "no votes": np.full((3, 4), MISSING),
    "one person": np.array([[1.0, -1, 0]]),
    "one statement": np.array([[1.0], [-1], [1], [0], [MISSING]]),
    "everyone agrees": np.ones((20, 10)),
    "everyone passes": np.zeros((20, 10)),
    "everyone differs": np.eye(12) * 2 - 1,
    "two statements": np.array([[1.0, -1]] * 10 + [[-1.0, 1]] * 10),
    "a statement nobody saw": np.hstack([np.ones((20, 9)), np.full((20, 1), MISSING)]),
}


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("name", ODD)
@pytest.mark.filterwarnings("error")
def test_every_conversation_has_a_map_that_can_be_told(name: str, method: str) -> None:
    found = opinion_map(Votes.of_table(ODD[name]), method)
    assert sum(group.size for group in found.groups) + len(found.left_out) == len(ODD[name])
    json.dumps(as_json(found), allow_nan=False)
    assert max((len(line) for line in as_text(found).splitlines()), default=0) <= 80


def test_nobody_is_shown_as_a_group_of_their_own() -> None:
    """As bg2050-volunteers has it, where the server of Polis shows one person as a group."""
    camp = np.array([[1.0, -1.0] * 8])
    votes = Votes.of_table(np.vstack([camp] * 30 + [-camp] * 4))
    found = opinion_map(votes, "polis")
    assert [group.size for group in opinion_map(votes, "polis", fewest=1).groups] == [30, 4]
    shown = {str(person) for person in range(30)}
    assert ([group.size for group in found.groups], found.group_of.keys()) == ([30], shown)
    assert {str(of_left_out(one)) for one in found.left_out} == {
        "In a group of fewer than 5 people, which is not shown."
    }
    assert "In groups of fewer than 5 people, not shown: 4." in as_text(found)


def test_five_people_are_a_group() -> None:
    camp = np.array([[1.0, -1.0] * 8])
    found = opinion_map(Votes.of_table(np.vstack([camp] * 30 + [-camp] * 5)), "polis")
    assert [group.size for group in found.groups] == [30, 5]


def test_everyone_who_agrees_is_one_group_and_all_of_it_unites_them() -> None:
    found = opinion_map(Votes.of_table(ODD["everyone agrees"]))
    assert [(group.name, group.size, group.representative) for group in found.groups] == [("A", 20, ())]
    assert [(one.numbers, one.seen, one.agrees) for one in found.uniting] == [((20,), (20,), True)] * 5
    assert _said(found)[0].startswith("One group: opinions differ no more than by chance.")


@pytest.mark.parametrize("method", METHODS)
def test_one_group_stands_for_nothing_that_others_do_not(method: str) -> None:
    found = opinion_map(Votes.of_table(ODD["everyone agrees"]), method)
    assert [group.representative for group in found.groups] == [()]


@pytest.mark.parametrize("method", METHODS)
def test_hidden_statements_are_shown_for_nobody(method: str) -> None:
    """Two camps are of opposite opinions on all that is shown; all agree with what is hidden."""
    camp = np.array([[1.0, -1.0] * 8] * 10)
    table = np.hstack([np.vstack([camp, -camp]), np.ones((20, 1))])
    found = opinion_map(Votes.of_table(table, hidden=["16"]), method)
    shown = [one.statement for group in found.groups for one in group.representative]
    shown += [one.statement for one in (*found.common, *found.uniting)]
    assert (len(found.groups), 16 in shown) == (2, False)


def test_what_is_hidden_divides_nobody() -> None:
    """The same votes make two groups as long as the statements count."""
    camp = np.array([[1.0, -1.0] * 8] * 10)
    table = np.hstack([np.vstack([camp, -camp]), np.ones((20, 10))])
    divided, hidden = (
        opinion_map(Votes.of_table(table, hidden=ids)) for ids in ([], [str(number) for number in range(16)])
    )
    assert (len(divided.groups), len(hidden.groups)) == (2, 1)


def test_who_only_passes_is_left_out_and_told_why() -> None:
    found = opinion_map(Votes.of_table(ODD["everyone passes"]))
    assert (found.groups, len(found.left_out)) == ((), 20)
    assert str(of_left_out(found.left_out[0])) == (
        "Votes: 10, of which 0 agree or disagree with a statement that counts. At least 7 are needed."
    )
    assert _said(found) == ["Nobody has voted often enough to be in a group."]


def test_who_voted_seldom_is_left_out_and_told_why() -> None:
    table = np.ones((20, 10))
    table[0, 6:] = MISSING
    found = opinion_map(Votes.of_table(table))
    assert [str(of_left_out(one)) for one in found.left_out] == ["Votes: 6. At least 7 are needed."]
    assert found.left_out[0].person == "0"


def test_two_camps_that_no_statement_tells_from_yes_saying_are_not_called_groups_in_silence() -> None:
    found = opinion_map(Votes.of_table(np.repeat([[1.0] * 12, [-1.0] * 12], 20, axis=0)))
    assert len(found.groups) == 1
    assert _said(found)[-1].endswith("add statements that say the opposite.")


def test_what_unites_has_most_of_every_group_behind_it() -> None:
    """Statement 0 has all of one group and 11 of 20 of the other; 1 and 2 have most of both."""
    counts = np.array([[[0, 0, 30], [1, 0, 29], [30, 0, 0]], [[9, 0, 11], [1, 1, 18], [19, 1, 0]]])
    found = _uniting(counts, np.arange(3))
    assert [(one.statement, one.agrees, one.numbers, one.seen) for one in found] == [
        (2, False, (30, 19), (30, 20)),
        (1, True, (29, 18), (30, 20)),
    ]


def test_where_fewer_than_fifteen_voted_often_polis_takes_the_most_active() -> None:
    table = np.full((20, 10), MISSING)
    table[:18, :3] = 1.0
    table[:4, :8] = -1.0
    votes = Votes.of_table(table)
    placed = {int(votes.people[i]) for i in taking_part(votes)}
    assert (len(placed), placed >= {0, 1, 2, 3}, placed <= set(range(18))) == (15, True, True)


def test_another_method_is_refused() -> None:
    with pytest.raises(ValueError, match=r"no method “tea leaves”; choose from tested, polis"):
        opinion_map(Votes.of_table(np.ones((2, 2))), "tea leaves")


def _said(found: OpinionMap) -> list[str]:
    return [str(words) for words in of_number(found.evidence)]
