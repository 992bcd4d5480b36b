"""What every rule must hold to, and what only some promise; extreme elections."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import combinations
from random import Random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from samenspel.methods.budgeting import COMPLETIONS, Election, Project, Rule, UnfitRule, tally
from tests.examples import examples

from .elections import approvals, drawn_approvals

RULES = [
    *(Rule(completion=completion) for completion in COMPLETIONS),
    Rule(utility="cardinality", completion="add-one"),
    Rule("greedy"),
    Rule("greedy", "cardinality"),
    Rule("phragmen"),
    Rule("phragmen", misfit="stop"),
    Rule("max-welfare"),
    Rule("max-welfare", "cardinality"),
]
Votes = list[tuple[int, ...]]


def votes_of(election: Election) -> Votes:
    """Ballot by ballot."""
    parts = zip(election.pointers, election.pointers[1:], election.weights, strict=False)
    return [tuple(map(int, election.listed[i:j])) for i, j, times in parts for _ in range(times)]


def cast(election: Election, projects: tuple[Project, ...], votes: Votes) -> Election:
    merged = {vote: votes.count(vote) for vote in votes}
    ballots = {(vote, (1,) * len(vote)): times for vote, times in merged.items()}
    return Election.from_ballots(projects=projects, budget=election.budget, ballots=ballots)


def shuffled(election: Election, chance: Random) -> Election:
    order, votes = list(range(len(election.projects))), votes_of(election)
    chance.shuffle(order)
    chance.shuffle(votes)
    places = {c: place for place, c in enumerate(order)}
    moved = [tuple(sorted(places[c] for c in vote)) for vote in votes]
    return cast(election, tuple(election.projects[c] for c in order), moved)


@examples(200)
@given(drawn_approvals(), st.sampled_from(RULES), st.randoms(use_true_random=False))
def test_the_order_of_ballots_and_projects_does_not_matter(
    election: Election, rule: Rule, chance: Random
) -> None:
    """Anonymity and neutrality: with ties broken by id, listing things differently changes nothing."""
    before, after = tally(election, rule), tally(shuffled(election, chance), rule)
    assert (after.winners, after.ties, after.welfare) == (before.winners, before.ties, before.welfare)
    assert {one.id: one for one in after.projects} == {one.id: one for one in before.projects}


@examples(200)
@given(drawn_approvals(), st.sampled_from(RULES))
def test_the_winners_fit_the_budget_and_somebody_wants_them(election: Election, rule: Rule) -> None:
    outcome = tally(election, rule)
    assert outcome.spent == sum(one.cost for one in outcome.projects if one.selected) <= election.budget
    assert all(outcome.project(id).votes for id in outcome.winners)
    assert len(set(outcome.winners)) == len(outcome.winners)


@examples(200)
@given(drawn_approvals(), st.data())
def test_one_more_vote_does_not_make_a_winner_lose(election: Election, data: st.DataObject) -> None:
    """Monotonicity in votes, which greedy and maximum welfare have."""
    rule = data.draw(st.sampled_from([one for one in RULES if one.name in ("greedy", "max-welfare")]))
    winners = tally(election, rule).winners
    assume(winners)
    c = election.position[data.draw(st.sampled_from(winners))]
    votes = votes_of(election)
    without = [place for place, vote in enumerate(votes) if c not in vote]
    assume(without)
    place = data.draw(st.sampled_from(without))
    votes[place] = tuple(sorted((*votes[place], c)))
    assert election.projects[c].id in tally(cast(election, election.projects, votes), rule).winners


@examples(150)
@given(drawn_approvals(), st.sampled_from(["cost", "cardinality"]))
def test_large_groups_are_represented_up_to_any_project(election: Election, utility: str) -> None:
    """EJR up to any project (Brill, Forster, Lackner, Maly and Peters 2023, Proportionality in approval-based
    participatory budgeting): of a group that all approves a set of projects and whose shares can
    pay for it, some member would with any missing project of the set have more than the set is worth."""
    worth = dict(enumerate(election.costs)) if utility == "cost" else dict.fromkeys(range(7), 1)
    won = {election.position[id] for id in tally(election, Rule(utility=utility)).winners}
    share = Fraction(election.budget, election.voters)
    for size in range(1, 5):
        for wanted in combinations(range(len(election.projects)), size):
            group = [vote for vote in votes_of(election) if set(wanted) <= set(vote)]
            if not group or share * len(group) < sum(election.costs[c] for c in wanted):
                continue
            have = [sum(worth[c] for c in won & set(vote)) for vote in group]
            least = min((worth[c] for c in wanted if c not in won), default=sum(worth.values()) + 1)
            assert max(have) + least > sum(worth[c] for c in wanted)


@examples(150)
@given(drawn_approvals())
def test_phragmen_spends_on_a_large_group_what_is_its_share_less_one_project(election: Election) -> None:
    """PJR up to any project, for cost (the same source; the variant that stops has it already)."""
    won = {election.position[id] for id in tally(election, Rule("phragmen", misfit="stop")).winners}
    largest = max(election.costs)
    assume(largest <= election.budget)
    share = Fraction(election.budget, election.voters)
    for size in range(1, 4):
        for wanted in combinations(range(len(election.projects)), size):
            group = [set(vote) for vote in votes_of(election) if set(wanted) <= set(vote)]
            if not group or share * len(group) < sum(election.costs[c] for c in wanted):
                continue
            have = sum(election.costs[c] for c in won & set.union(*group))
            least = min((election.costs[c] for c in wanted if c not in won), default=have + 1)
            assert have + least > sum(election.costs[c] for c in wanted) or set(wanted) <= won


@pytest.mark.parametrize("rule", RULES, ids=str)
def test_extreme_elections_have_a_right_answer(rule: Rule) -> None:
    """No ballots, blank ones, one project, above the budget, exactly the budget, all the same."""
    found = [
        tally(election, rule).winners
        for election in (
            approvals({"a": 10}, 100, []),
            approvals({"a": 10}, 100, ["", ""]),
            approvals({"a": 11}, 10, ["a", "a"]),
            approvals({"a": 10}, 10, ["a"]),
            approvals(dict.fromkeys("dcba", 10), 20, ["abcd"] * 5),
        )
    ]
    assert found == [(), (), (), ("a",), ("a", "b")]


@pytest.mark.parametrize("rule", [one for one in RULES if "add-one" not in one.completion], ids=str)
def test_ten_to_the_twelve_cents_are_counted_like_ten(rule: Rule) -> None:
    """The same election in larger money. Not add-one, whose step is one unit whatever the amounts."""
    small = approvals({"a": 4, "b": 3, "c": 3, "d": 5}, 10, ["ab", "abc", "cd", "d", "bd"])
    huge = 10**12
    large = replace(
        small,
        budget=small.budget * huge,
        projects=tuple(replace(one, cost=one.cost * huge) for one in small.projects),
    )
    assert tally(large, rule).winners == tally(small, rule).winners


def test_no_rule_takes_an_option_that_it_does_not_know() -> None:
    for options in (
        {"name": "max-welfare", "misfit": "stop"},
        {"name": "max-welfare", "completion": "greedy"},
        {"name": "phragmen", "utility": "points"},
    ):
        with pytest.raises(UnfitRule):
            Rule.from_dict(options)
