"""Every outcome of a tie: beside all orders in which ties may be broken."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspel.methods.budgeting import Election, Rule, UnfitRule, tally
from samenspel.methods.budgeting.alternatives import all_outcomes
from samenspel.methods.budgeting.pabulib import read_pabulib
from tests.examples import examples

from .elections import REAL, approvals

RULES = [
    Rule("greedy"),
    Rule("greedy", misfit="stop"),
    Rule("greedy", "cardinality"),
    Rule("greedy", "chamberlin-courant"),
    Rule("phragmen"),
    Rule("phragmen", misfit="stop"),
    Rule(),
    Rule(utility="cardinality"),
    Rule(completion="greedy"),
]


@st.composite
def drawn_ties(draw: st.DrawFn) -> Election:
    """Few costs and few kinds of ballots, so that much is even."""
    costs = dict(
        zip("abcde", draw(st.lists(st.sampled_from([1, 2, 3]), min_size=2, max_size=5)), strict=False)
    )
    ballots = draw(st.lists(st.sets(st.sampled_from(list(costs)), max_size=3), min_size=1, max_size=5))
    return approvals(costs, draw(st.integers(1, 6)), ["".join(sorted(one)) for one in ballots])


def in_every_order(election: Election, rule: Rule) -> set[frozenset[str]]:
    """The projects renamed, so that each order is once that of the ids."""
    found = set()
    for order in permutations(range(len(election.projects))):
        name = {id: f"{order[place]}{id}" for place, id in enumerate(election.position)}
        renamed = Election.of_approvals(
            {name[one.id]: one.cost for one in election.projects},
            [
                [name[election.projects[c].id] for c in election.listed[start:end]]
                for start, end in zip(election.pointers, election.pointers[1:], strict=False)
            ],
            budget=election.budget,
            times=election.weights.tolist(),
        )
        winners = tally(renamed, Rule.from_dict({**rule.as_dict(), "ties": ("id",)})).winners
        found.add(frozenset(id[1:] for id in winners))
    return found


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: " ".join(map(str, rule.as_dict().values())))
@examples(25)
@given(election=drawn_ties())
def test_all_are_found_and_no_others(rule: Rule, election: Election) -> None:
    found = all_outcomes(election, rule)
    assert found.complete
    assert set(map(frozenset, found.winners)) == in_every_order(election, rule)
    assert len(set(found.winners)) == len(found.winners)
    assert set(found.winners[0]) == set(tally(election, rule).winners)


def test_what_is_chosen_however_ties_are_broken_is_told() -> None:
    election = approvals({"a": 5, "b": 5, "c": 5}, 10, ["abc", "a"])
    found = all_outcomes(election, Rule("greedy"))
    assert (found.winners, found.always, found.sometimes) == ((("a", "b"), ("a", "c")), ("a",), ("b", "c"))
    assert repr(found) == "<Outcomes of greedy: 2>"
    assert found.table() == (
        "2 outcomes. However ties are broken: a.\n\n   chosen\n1  a, b\n2  a, c\n\n"
        "rule: greedy; utility cost; completion none"
    )


def test_a_search_that_is_cut_off_says_so() -> None:
    election = approvals(dict.fromkeys("abcdefg", 5), 15, ["abcdefg"])
    found = all_outcomes(election, Rule("greedy"), most=4)
    assert (found.complete, found.counts, repr(found)) == (False, 4, "<Outcomes of greedy: 2 or more>")
    assert "2 outcomes found in 4 counts, and there may be more." in found.table()
    whole = all_outcomes(election, Rule("greedy"))
    assert (whole.complete, len(whole.winners)) == (True, 35)
    assert whole.counts < 7 * 6 * 5  # in how many orders three of seven can be taken


@pytest.mark.parametrize("rule", RULES[:1] + RULES[4:7], ids=lambda rule: rule.name + rule.misfit)
def test_ties_that_change_nothing_take_one_count(rule: Rule) -> None:
    """Twenty times the same, and money for all: not two to the power of twenty states."""
    ids = [f"p{place:02d}" for place in range(20)]
    election = Election.of_approvals(dict.fromkeys(ids, 5), [ids] * 3, budget=100)
    assert all_outcomes(election, rule).counts == 1


def test_a_towns_file_is_searched() -> None:
    election = read_pabulib(REAL / "assen-2024.pb")
    for rule in (Rule("greedy"), Rule("phragmen"), Rule()):
        found = all_outcomes(election, rule)
        assert (found.complete, len(found.winners)) == (True, 1)


@pytest.mark.parametrize("options", [{"name": "max-welfare"}, {"completion": "add-one"}])
def test_rules_that_are_not_searched_are_refused(options: dict[str, Any]) -> None:
    with pytest.raises(UnfitRule, match="All outcomes are found of greedy, phragmen, and equal shares with"):
        all_outcomes(approvals({"a": 1}, 1, ["a"]), Rule(**options))
