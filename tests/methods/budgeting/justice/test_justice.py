"""Justified representation beside its definition over all groups; priceability beside another solver."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspel.methods.budgeting import Election, Rule, UnfitRule, tally
from samenspel.methods.budgeting.justice import ejr_plus, pjr, priceable
from samenspel.methods.budgeting.pabulib import read_pabulib
from tests.examples import examples
from tests.methods.budgeting.elections import REAL, approvals, drawn_approvals, drawn_contests, rankings

from . import naive


@st.composite
def drawn_outcomes(draw: st.DrawFn) -> tuple[Election, list[str]]:
    """Few voters, and any projects chosen that the budget pays."""
    costs = dict(zip("abcde", draw(st.lists(st.integers(1, 6), min_size=2, max_size=5)), strict=False))
    ballot = st.sets(st.sampled_from(list(costs)))
    ballots = draw(st.lists(ballot, min_size=1, max_size=6))
    budget = draw(st.integers(1, 12))
    chosen = draw(st.lists(st.sampled_from(list(costs)), unique=True))
    while sum(costs[id] for id in chosen) > budget:
        chosen.pop()
    return approvals(costs, budget, ["".join(sorted(one)) for one in ballots]), chosen


def places(election: Election, ids: list[str]) -> set[int]:
    return {election.position[id] for id in ids}


@pytest.mark.parametrize("up_to", ["any", "one"])
@pytest.mark.parametrize("utility", ["cost", "cardinality"])
@given(drawn=drawn_outcomes())
def test_ejr_plus_is_as_its_definition_reads(utility: str, up_to: str, drawn: Any) -> None:
    election, chosen = drawn
    found = ejr_plus(election, chosen, utility, up_to)
    assert found.holds == naive.ejr_plus(election, places(election, chosen), utility, up_to)
    assert (found.group is None) == found.holds


@pytest.mark.parametrize("up_to", ["none", "any", "one"])
@pytest.mark.parametrize("utility", ["cost", "cardinality"])
@examples(40)
@given(drawn=drawn_outcomes())
def test_pjr_is_as_its_definition_reads(utility: str, up_to: str, drawn: Any) -> None:
    election, chosen = drawn
    found = pjr(election, chosen, utility, up_to)
    assert found.holds == naive.pjr(election, places(election, chosen), utility, up_to)
    assert (found.group is None) == found.holds


@given(drawn_outcomes())
def test_a_group_that_is_told_is_wronged(drawn: Any) -> None:
    election, chosen = drawn
    group = ejr_plus(election, chosen).group
    if group:
        mask = np.array([project.id in chosen for project in election.projects])
        costs = np.where(mask, election.costs, 0)
        had = [int(costs[election.listed[election.ballot_of == i]].sum()) for i in group.ballots]
        assert group.voters == int(election.weights[list(group.ballots)].sum())
        assert group.had == Fraction(max(had), 100)
        assert group.deserved == Fraction(election.budget * group.voters, 100 * election.voters)
        (c,) = places(election, list(group.projects))
        assert all(c in election.listed[election.ballot_of == i] for i in group.ballots)


@pytest.mark.parametrize("utility", ["cost", "cardinality"])
@given(election=drawn_approvals() | drawn_contests())
def test_equal_shares_gives_ejr_plus_and_prices(utility: str, election: Election) -> None:
    """Theorems of the sources."""
    outcome = tally(election, Rule(utility=utility))
    assert ejr_plus(election, outcome, utility).holds
    assert priceable(election, outcome).spends


@given(drawn_contests())
def test_phragmen_can_be_priced(election: Election) -> None:
    assert priceable(election, tally(election, Rule("phragmen", misfit="stop"))).holds


def by_scipy(election: Election, chosen: set[int]) -> bool:
    """Voter by voter; feasible or not."""
    optimize = pytest.importorskip("scipy.optimize")
    listed = naive.voters(election)
    paid = [(i, c) for i, ballot in enumerate(listed) for c in sorted(ballot & chosen)]
    money = len(paid)
    upper, most, equal, costs = [], [], [], []
    for i in range(len(listed)):
        row = np.array([float(who == i) for who, _ in paid] + [-1.0])
        upper.append(row)
        most.append(0.0)
    for c in range(len(election.projects)):
        if c in chosen:
            equal.append(np.array([float(what == c) for _, what in paid] + [0.0]))
            costs.append(float(election.costs[c]))
        else:
            supporters = {i for i, ballot in enumerate(listed) if c in ballot}
            upper.append(np.array([-float(who in supporters) for who, _ in paid] + [float(len(supporters))]))
            most.append(float(election.costs[c]))
    exact = {"A_eq": np.array(equal), "b_eq": costs} if equal else {}
    found = optimize.linprog(np.zeros(money + 1), A_ub=np.array(upper), b_ub=most, **exact)
    return bool(found.status == 0)


@given(drawn_outcomes())
def test_what_can_be_priced_another_solver_prices_too(drawn: Any) -> None:
    election, chosen = drawn
    found = priceable(election, chosen)
    assert found.holds == by_scipy(election, places(election, chosen))
    assert found.holds == (not found.projects)


def test_what_is_wronged_is_told() -> None:
    election = approvals({"a": 5, "b": 5, "c": 5}, 10, ["ac"] * 6 + ["b"] * 4)
    outcome = tally(election, Rule("greedy"))
    assert outcome.winners == ("a", "c")
    assert ejr_plus(election, outcome).holds
    pair = approvals({"a": 5, "b": 5, "c": 5}, 10, ["ac"] * 5 + ["b"] * 5)
    found = ejr_plus(pair, ["a", "c"])
    assert (found.table(), repr(found), bool(found)) == (
        "EJR+ up to any project: does not hold. 5 voters who all approve of b deserve 5 and have 0.",
        "<EJR+ up to any project: does not hold>",
        False,
    )
    assert pjr(pair, ["a", "c"]).table() == (
        "PJR: does not hold. 5 voters who all approve of b deserve 5 and have 0."
    )
    priced = priceable(pair, ["a", "c"])
    assert priced.table() == (
        "Not priceable: whatever is paid, the supporters of b (5 voters) keep 5.00 more than it costs."
    )
    assert repr(priced) == "<Pricing: not priceable>"
    assert priceable(pair, ["a", "b"]).table() == (
        "Priceable with 1.00 to 2.00 for each voter; also with the whole budget."
    )
    bare = approvals({"a": 5, "b": 5}, 10, ["a"])
    assert priceable(bare, ["b"]).table() == "Not priceable: nobody approves of b, which won."


def test_a_search_that_has_no_time_says_so() -> None:
    election = read_pabulib(REAL / "assen-2024.pb")
    found = pjr(election, tally(election, Rule()), seconds=1e-9)
    assert (found.holds, repr(found)) == (None, "<PJR: not found within the time>")


@pytest.mark.parametrize("ask", [ejr_plus, pjr, priceable])
def test_what_cannot_be_asked_is_refused(ask: Any) -> None:
    with pytest.raises(UnfitRule, match="Justified representation is defined for ballots that approve"):
        ask(rankings({"a": 1}, 1, ["a"]), ["a"])
    with pytest.raises(UnfitRule, match="Project “z” is not in this election"):
        ask(approvals({"a": 1}, 1, ["a"]), ["z"])
    if ask is not priceable:
        with pytest.raises(UnfitRule, match="There is no utility “joy” here; choose one of: cost"):
            ask(approvals({"a": 1}, 1, ["a"]), ["a"], "joy")
        with pytest.raises(UnfitRule, match="There is no up to “two”; choose one of"):
            ask(approvals({"a": 1}, 1, ["a"]), ["a"], up_to="two")


@pytest.mark.slow
def test_on_a_towns_file_all_are_answered() -> None:
    election = read_pabulib(REAL / "assen-2024.pb")
    outcome = tally(election, Rule())
    assert ejr_plus(election, outcome).holds
    assert priceable(election, outcome).spends
