"""Sequential Phragmén against its definition, its properties, and a worked example from the literature."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspel.methods.budgeting import Election, Project, Rule, UnfitRule, tally

from . import naive
from .elections import approvals, drawn_approvals, drawn_contests, points

TIES = ("votes", "cost", "id")


def phragmen(election: Election, **options: object) -> tuple[str, ...]:
    return tally(election, Rule.from_dict({"name": "phragmen", **options})).winners


@given(drawn_approvals() | drawn_contests(), st.booleans())
def test_it_is_counted_as_the_definition_says(election: Election, stop: bool) -> None:
    found = phragmen(election, misfit="stop" if stop else "skip")
    assert found == tuple(election.projects[c].id for c in naive.phragmen(election, TIES, stop=stop))


@given(drawn_approvals())
def test_the_winners_fit_and_nothing_more_does(election: Election) -> None:
    outcome = tally(election, Rule("phragmen"))
    assert outcome.left >= 0
    assert all(one.cost > outcome.left for one in outcome.projects if one.votes and not one.selected)


@given(drawn_approvals())
def test_with_a_larger_budget_the_winners_before_the_stop_stay_winners(election: Election) -> None:
    """Monotonicity of the variant that stops, among projects that fit the smaller budget."""
    largest = max(election.costs)
    small, large = (replace(election, budget=largest + more) for more in (0, election.budget))
    before = phragmen(small, misfit="stop")
    assert phragmen(large, misfit="stop")[: len(before)] == before


def test_the_moments_are_exact() -> None:
    """a at 10/3 by 1, 2 and 3; then b needs 10: voter 4 has saved all, voter 3 since the purchase of a.
    2 given - 10/3 = 10, so at 20/3."""
    outcome = tally(approvals({"a": 10, "b": 10}, 20, ["a", "a", "ab", "b"]), Rule("phragmen"))
    a, b = outcome.projects
    assert (a.price, a.paid_by_supporters_max, a.paid_by_supporters_min) == (Fraction(1000, 3),) * 3
    assert (b.price, b.paid_by_supporters_max, b.paid_by_supporters_min) == (
        Fraction(2000, 3),
        Fraction(2000, 3),
        Fraction(1000, 3),
    )


def test_the_example_of_phragmens_method_for_committees() -> None:
    """Phragmén's own, as told by Janson (2016), Phragmén's and Thiele's election methods, arXiv:1611.08826:
    three seats, each a project of cost 1."""
    ballots = ["abc"] * 1034 + ["pqr"] * 519 + ["abq"] * 90 + ["apq"] * 47
    found = tally(approvals(dict.fromkeys("abcpqr", 1), 3, ballots), Rule("phragmen"))
    assert found.winners == ("a", "q", "b")


def test_an_eps_that_floats_cannot_see_decides() -> None:
    """a costs 10^17 + 1, b 10^17, by as many supporters each."""
    election = Election.from_ballots(
        projects=(Project("a", 10**17 + 1), Project("b", 10**17)),
        budget=10**17 + 1,
        ballots={((0,), (1,)): 3, ((1,), (1,)): 3},
    )
    assert phragmen(election, ties=["id"]) == ("b",)


def test_a_tie_that_floats_tell_apart_is_still_a_tie() -> None:
    """b and c both at 1450/3, after purchases at 175 and 875/3; in floats c is a little earlier."""
    costs = {"a": 7, "b": 5, "c": 11, "d": 7}
    outcome = tally(
        approvals(costs, 60, ["ac", "c", "d", "abd", "abc", "d", "a"]), Rule("phragmen", ties=("id",))
    )
    assert outcome.winners == ("a", "d", "b", "c")
    assert [(tie.projects, tie.winner) for tie in outcome.ties] == [(("b", "c"), "b")]
    assert outcome.project("b").price == Fraction(1450, 3)


def test_a_tie_is_reported_as_a_tie() -> None:
    outcome = tally(approvals({"a": 10, "b": 10}, 10, ["a", "b"]), Rule("phragmen"))
    assert [(tie.projects, tie.winner, tie.criterion, tie.decisive) for tie in outcome.ties] == [
        (("a", "b"), "a", "id", True)
    ]
    assert [one.reason.code for one in outcome.projects] == ["saved", "unfit-after-tie"]


def test_a_tie_with_a_misfit_ends_the_variant_that_stops() -> None:
    """As in pabutools, also when another one of those that tie would have fitted."""
    election = approvals({"a": 4, "b": 8, "c": 2}, 9, ["a", "b", "b", "c"])
    stopped = tally(election, Rule("phragmen", misfit="stop", ties=("cost",)))
    assert [one.reason.code for one in stopped.projects] == ["saved-stopped", "saved-unfit", "saved"]
    assert phragmen(election) == ("c", "a")


def test_every_project_is_told_why() -> None:
    election = approvals(
        {"a": 40, "b": 30, "c": 60, "d": 0, "e": 10, "f": 500}, 100, ["ab", "ab", "c", "d", "f"]
    )
    skipped, stopped = (tally(election, Rule("phragmen", misfit=misfit)) for misfit in ("skip", "stop"))
    assert [one.reason.sentence(lambda cents: f"€{cents // 100}") for one in skipped.projects] == [
        "Its 2 supporters together had what it costs when everyone had been given €35.",
        "Its 2 supporters together had what it costs when everyone had been given €15.",
        "Its one supporter had what it costs when everyone had been given €60, "
        "but then only €30 of the budget was left and it costs €60.",
        "It costs nothing and has one supporter.",
        "Nobody voted for it.",
        "It costs €500, more than the whole budget of €100.",
    ]
    assert stopped.winners == skipped.winners == ("d", "b", "a")


def test_who_had_no_turn_is_told_what_was_saved() -> None:
    election = approvals({"a": 90, "b": 90, "c": 60}, 100, ["a", "a", "a", "b", "b", "c"])
    outcome = tally(election, Rule("phragmen", misfit="stop"))
    assert outcome.project("c").reason.sentence(lambda cents: f"€{cents // 100}") == (
        "The count ended at a project that did not fit. Its one supporter then had €45; it lacked €15."
    )
    assert outcome.project("c").missing == 1500


def test_points_and_completions_are_refused() -> None:
    with pytest.raises(UnfitRule, match="needs ballots that approve"):
        tally(points({"a": 1}, 1, [{"a": 2}]), Rule("phragmen"))
    for options in ({"completion": "greedy"}, {"utility": "cardinality"}):
        with pytest.raises(UnfitRule):
            Rule.from_dict({"name": "phragmen", **options})


@pytest.mark.parametrize("ballots", [[], [""], ["", ""]])
def test_without_votes_nothing_is_bought(ballots: list[str]) -> None:
    assert phragmen(approvals({"a": 10, "b": 0}, 100, ballots)) == ()
