"""Equal shares against its definition, its properties, and worked examples from the literature."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from samenspel.methods.budgeting import Election, Project, Rule, tally
from samenspel.methods.budgeting.ledger import Ledger
from samenspel.methods.budgeting.support import Support
from tests.examples import examples

from . import naive
from .elections import (
    approvals,
    drawn_approvals,
    drawn_contests,
    drawn_points,
    drawn_rankings,
    points,
    rankings,
)

TIES = ("votes", "cost", "id")


def winners(election: Election, **options: object) -> tuple[str, ...]:
    return tally(election, Rule.from_dict(options)).winners


def by_definition(election: Election, utility: str) -> tuple[str, ...]:
    return tuple(election.projects[c].id for c in naive.equal_shares(election, utility, TIES))


@given(drawn_approvals() | drawn_contests(), st.sampled_from(["cost", "cardinality"]))
def test_approvals_are_counted_as_the_definition_says(election: Election, utility: str) -> None:
    assert winners(election, utility=utility) == by_definition(election, utility)


@given(drawn_points())
def test_points_are_counted_as_the_definition_says(election: Election) -> None:
    assert winners(election, utility="points") == by_definition(election, "points")


@given(drawn_rankings(), st.sampled_from(["points", "borda"]))
def test_rankings_are_counted_as_the_definition_says(election: Election, utility: str) -> None:
    assert winners(election, utility=utility) == by_definition(election, utility)


@examples(60)
@given(drawn_approvals(), st.booleans())
def test_add_one_is_counted_as_the_definition_says(election: Election, to_limit: bool) -> None:
    completion = "add-one-to-limit" if to_limit else "add-one"
    expected = naive.add_one(election, "cost", TIES, to_limit=to_limit)
    assert winners(election, completion=completion) == tuple(election.projects[c].id for c in expected)


@examples(60)
@given(drawn_points())
def test_add_one_with_points_is_counted_as_the_definition_says(election: Election) -> None:
    expected = naive.add_one(election, "points", TIES)
    found = winners(election, utility="points", completion="add-one")
    assert found == tuple(election.projects[c].id for c in expected)


@given(
    drawn_approvals(), st.sampled_from(["none", "greedy", "add-one", "add-one-greedy", "add-one-comparison"])
)
def test_the_winners_stay_within_the_budget(election: Election, completion: str) -> None:
    outcome = tally(election, Rule(completion=completion))
    assert outcome.spent == sum(one.cost for one in outcome.projects if one.selected) <= election.budget


@given(drawn_approvals())
def test_payments_add_up_to_the_costs(election: Election) -> None:
    outcome = tally(election, Rule())
    assert outcome.payments is not None
    paid = float(outcome.payments.paid @ election.weights)
    assert paid == pytest.approx(outcome.spent)


@examples(150)
@given(drawn_approvals())
def test_large_groups_are_represented(election: Election) -> None:
    """EJR up to one project, for cardinality utility (Peters, Pierczyński and Skowron 2021, theorem 2).

    A group that all approves a set of projects and whose shares can pay for it: some member has as many
    winners as that set holds, or would with one more project of the set.
    """
    outcome = tally(election, Rule(utility="cardinality"))
    won = {election.position[id] for id in outcome.winners}
    voters = [set(worth) for worth in naive.utilities(election, "cardinality")]
    share = Fraction(election.budget, election.voters)
    for size in range(1, 4):
        for wanted in combinations(range(len(election.projects)), size):
            group = [voter for voter in voters if voter.issuperset(wanted)]
            if not group or share * len(group) < sum(election.costs[c] for c in wanted):
                continue
            assert max(len((won | {extra}) & voter) for voter in group for extra in wanted) >= size


def test_the_example_of_the_circle_line_is_paid_by_its_supporters() -> None:
    """A minority of 3 in 10 decides about 3 tenths of the money, where greedy gives all to the majority."""
    election = approvals({"a": 30, "b": 30, "c": 30, "d": 30, "e": 30}, 100, ["abc"] * 7 + ["de"] * 3)
    assert winners(election) == ("a", "b", "d")
    assert winners(election, name="greedy") == ("a", "b", "c")


def test_a_supporter_who_has_less_pays_what_is_left() -> None:
    """10 each; a costs 12: 4 each by 1, 2, 3. b costs 15: voter 3 has 6 left, voter 4 pays 9."""
    election = approvals({"a": 12, "b": 15}, 40, ["a", "a", "ab", "b"])
    outcome = tally(election, Rule())
    assert outcome.winners == ("a", "b")
    assert [one.price for one in outcome.projects] == [Fraction(400), Fraction(900)]
    assert [one.paid_by_supporters_min for one in outcome.projects] == [Fraction(400), Fraction(600)]
    assert [one.reason.numbers for one in outcome.projects] == [
        {"supporters": 3, "price": 400},
        {"supporters": 2, "price": 900, "full": 1},
    ]


def test_points_are_paid_in_proportion() -> None:
    election = points({"a": 30}, 40, [{"a": 1}, {"a": 2}])
    outcome = tally(election, Rule(utility="points"))
    one = outcome.projects[0]
    assert (one.price, one.paid_by_supporters_min, one.paid_by_supporters_max) == (1000, 1000, 2000)


def test_borda_gives_the_last_place_nothing() -> None:
    election = rankings({"a": 10, "b": 10}, 20, ["ab", "ab"])
    assert winners(election, utility="borda") == ("a",)
    assert winners(election, utility="points") == ("a", "b")


def test_add_one_stops_when_nothing_more_fits_though_more_money_would_change_it() -> None:
    """c and b cost 5 of 7, and a does not fit beside them. With a larger share a would be bought before b."""
    election = approvals({"a": 4, "b": 2, "c": 3}, 7, ["ac", "ab", "c"])
    assert winners(election, completion="add-one") == ("c", "b")
    assert winners(election, completion="add-one-to-limit") == ("c", "a")


def test_the_tiniest_rest_of_money_is_not_nothing() -> None:
    """Smaller than any float: who has something left may pay less than the price, but is not broke."""
    election = approvals({"a": 1}, 1, ["a", "a"])
    left = Ledger(Support(election, Rule()), Fraction(1, 10**400)).as_floats()
    assert (left > 0).all()


def test_thirds_of_a_cent_do_not_decide() -> None:
    """Three voters share 1.00: exactly enough for three projects of a third together, in any order."""
    election = approvals({"a": 1, "b": 1, "c": 1}, 3, ["ab", "bc", "ca"] * 1)
    assert winners(election) == ("a", "b", "c")


def test_a_cent_too_little_is_too_little() -> None:
    enough = approvals({"a": 10, "b": 20}, 30, ["ab", "ab", "ab"])
    assert winners(enough) == ("b", "a") or winners(enough) == ("a", "b")
    assert len(winners(enough)) == 2
    short = Election.from_ballots(
        projects=enough.projects, budget=2999, ballots={((0, 1), (1, 1)): 3}, ballot_format="approval"
    )
    assert len(winners(short)) == 1


def test_what_floats_take_for_enough_is_not_enough() -> None:
    """One cent in 10^17 is missing."""
    election = Election.from_ballots(
        projects=(Project("a", 10**17),), budget=10**17 - 1, ballots={((0,), (1,)): 3}
    )
    assert winners(election) == ()


def test_a_tie_is_reported_as_a_tie() -> None:
    election = approvals({"a": 10, "b": 10}, 10, ["ab"])
    outcome = tally(election, Rule())
    assert outcome.winners == ("a",)
    assert [(tie.projects, tie.winner, tie.criterion, tie.decisive) for tie in outcome.ties] == [
        (("a", "b"), "a", "id", True)
    ]
    assert outcome.project("b").reason.code == "short-after-tie"


@pytest.mark.parametrize("seed", ["2023-04-21", "2024-01-01", "x"])
def test_a_lot_with_a_public_seed_is_the_same_for_everyone(seed: str) -> None:
    election = approvals(dict.fromkeys("abcdef", 10), 10, ["abcdef"])
    drawn = winners(election, ties=["votes", f"lot:{seed}"])
    assert drawn == winners(election, ties=["votes", f"lot:{seed}"])
    assert len(drawn) == 1


@given(drawn_approvals(), st.integers(min_value=1, max_value=12))
def test_merged_ballots_count_like_single_ones(election: Election, times: int) -> None:
    """Casting every ballot `times` times with `times` the money changes nothing."""
    assume(times > 1)
    many = Election.from_ballots(
        projects=tuple(type(one)(one.id, one.cost * times, one.name) for one in election.projects),
        budget=election.budget * times,
        ballots={
            (tuple(map(int, election.listed[start:end])), (1,) * int(end - start)): int(weight) * times
            for start, end, weight in zip(
                election.pointers, election.pointers[1:], election.weights, strict=False
            )
        },
    )
    assert winners(many) == winners(election)


@pytest.mark.parametrize(("more", "first"), [(0, "b"), (-1, "a")])
def test_prices_that_floats_cannot_tell_apart_are_told_apart(more: int, first: str) -> None:
    """10^15 + 1 cents over 3 voters against 666,666,666,666,667 over 2: a sixth of a cent apart."""
    election = Election.from_ballots(
        projects=(Project("a", 10**15 + 1 + more), Project("b", 666_666_666_666_667)),
        budget=10**16,
        ballots={((0,), (1,)): 3, ((1,), (1,)): 2},
    )
    assert tally(election, Rule(utility="cardinality")).winners[0] == first


def test_the_same_when_some_supporters_have_less() -> None:
    """Paying for c leaves two voters too little for their part of a and b, which half a cent sets apart."""
    costs = {"c": 2 * 10**17, "a": 6 * 10**17 + 1, "b": 6 * 10**17}
    election = Election.from_ballots(
        projects=tuple(Project(id, cost) for id, cost in costs.items()),
        budget=15 * 10**17,
        ballots={((0, 1), (1, 1)): 1, ((1,), (1,)): 2, ((0, 2), (1, 1)): 1, ((2,), (1,)): 2},
    )
    assert tally(election, Rule(utility="cardinality", ties=("cost-high",))).winners == ("c", "b", "a")
