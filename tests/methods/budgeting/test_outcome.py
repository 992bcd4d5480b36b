"""Rules by name, reasons, satisfaction, JSON."""

from __future__ import annotations

import json
import string
from fractions import Fraction

import pytest
from hypothesis import given

from samenspel.methods.budgeting import (
    COMPLETIONS,
    MONEY,
    SINGULAR,
    TEMPLATES,
    UTILITIES,
    Comparison,
    Election,
    Project,
    Rule,
    UnfitRule,
    as_json,
    compare,
    default_rule,
    tally,
    town_rule,
)

from .elections import approvals, drawn_approvals, points, rankings

ELECTION = approvals({"a": 60, "b": 30, "c": 40}, 100, ["ab", "a", "bc", "c", "c"], meta={"currency": "EUR"})


def test_a_rule_survives_as_a_dictionary() -> None:
    rule = Rule("greedy", "cardinality", ties=("cost", "lot:7"), threshold=3, misfit="stop")
    assert Rule.from_dict(json.loads(json.dumps(rule.as_dict()))) == rule


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"name": "borda"}, "There is no rule “borda”"),
        ({"utility": "joy"}, "There is no utility “joy”"),
        ({"completion": "all"}, "There is no completion “all”"),
        ({"ties": ["luck"]}, "There is no tie-break “luck”"),
        ({"misfit": "pray"}, "There is no misfit “pray”"),
        ({"threshold": -1}, "below zero"),
        ({"speed": 3}, "There is no option “speed”"),
        ({"name": "greedy", "completion": "add-one"}, "choose completion none"),
        ({"misfit": "stop"}, "Only greedy"),
    ],
)
def test_a_rule_that_does_not_exist_is_refused(options: dict[str, object], says: str) -> None:
    with pytest.raises(UnfitRule, match=says):
        Rule.from_dict(options)


@pytest.mark.parametrize("utility", ["points", "borda"])
def test_a_rule_that_does_not_suit_the_ballots_is_refused(utility: str) -> None:
    with pytest.raises(UnfitRule):
        tally(ELECTION, Rule(utility=utility))


def test_the_default_rule_suits_the_ballots() -> None:
    elections = [ELECTION, points({"a": 1}, 1, [{"a": 2}]), rankings({"a": 1}, 1, ["a"])]
    assert [default_rule(election).utility for election in elections] == ["cost", "points", "borda"]


@pytest.mark.parametrize(
    ("meta", "rule"),
    [
        ({"rule": "greedy"}, Rule("greedy")),
        ({"rule": "greedy-no-skip"}, Rule("greedy", misfit="stop")),
        (
            {"rule": "greedy-threshold", "min_project_score_threshold": "50"},
            Rule("greedy", threshold=50),
        ),
        ({"rule": "equalshares/add1"}, Rule(completion="add-one")),
        ({"rule": "unknown"}, None),
        ({}, None),
    ],
)
def test_the_towns_rule_is_what_its_file_says(meta: dict[str, str], rule: Rule | None) -> None:
    assert town_rule(approvals({"a": 1}, 1, ["a"], meta=meta)) == rule


def euros(cents: int) -> str:
    return f"€ {cents / 100:.2f}"


def test_every_project_is_told_why() -> None:
    outcome = tally(ELECTION, Rule())
    assert outcome.winners == ("c",)
    assert [one.reason.sentence(euros) for one in outcome.projects] == [
        "2 supporters had € 40.00 left together; it lacked € 20.00.",
        "2 supporters had € 26.66 left together; it lacked € 3.34.",
        "3 supporters, each paid € 13.33.",
    ]


def test_effective_support_tells_who_was_above_and_who_below_the_line() -> None:
    """20 each: the supporters of a and b had 40 and 80/3 left at the end, those of c 60 when it was paid."""
    found = tally(ELECTION, Rule()).projects
    assert [one.effective_support for one in found] == [Fraction(2, 3), Fraction(8, 9), Fraction(3, 2)]
    assert [one.effective_votes for one in found] == [None, None, 3]


def test_what_was_left_is_added_and_says_so() -> None:
    outcome = tally(ELECTION, Rule(completion="greedy"))
    assert outcome.winners == ("c", "b")
    assert outcome.project("b").reason.sentence(euros) == (
        "Added with the money left over: with 2 votes it was next, and € 60.00 was enough."
    )


def test_reasons_that_need_no_count() -> None:
    election = approvals({"a": 200, "b": 10, "c": 0, "d": 50}, 100, ["a", "a", "c", "d"])
    outcome = tally(election, Rule(threshold=1))
    assert [one.reason.sentence(euros) for one in outcome.projects] == [
        "It costs € 200.00, more than the whole budget of € 100.00.",
        "Nobody voted for it.",
        "It costs nothing and has one supporter.",
        "One supporter had € 25.00 left; it lacked € 25.00.",
    ]
    below = tally(election, Rule(threshold=2)).project("d")
    assert below.reason.sentence(euros) == "It got one vote and needed at least 2."


@given(drawn_approvals())
def test_what_is_left_and_missing_is_the_cost(election: Election) -> None:
    for one in tally(election, Rule()).projects:
        if one.reason.code == "short":
            assert one.reason.numbers["left"] + one.reason.numbers["missing"] == one.cost  # type: ignore[operator]


def test_every_template_names_known_numbers() -> None:
    counts = {"supporters", "full", "votes", "points", "place", "threshold", "rival", "fewer", "needed"}
    for template in [*TEMPLATES.values(), *SINGULAR.values()]:
        names = {name for _, name, _, _ in string.Formatter().parse(template) if name}
        assert names <= MONEY | counts


def test_satisfaction_counts_the_voters_with_a_winner() -> None:
    satisfaction = tally(ELECTION, Rule(completion="greedy")).satisfaction
    assert (satisfaction.voters, satisfaction.represented, satisfaction.distribution) == (5, 4, (1, 3, 1))
    assert satisfaction.mean == 1
    assert satisfaction.steered is not None
    assert (satisfaction.steered.lowest, satisfaction.steered.mean, satisfaction.steered.highest) == (
        0,
        800,
        1333,
    )


def test_two_rules_are_compared() -> None:
    shares, greedy = tally(ELECTION, Rule()), tally(ELECTION, Rule(completion="greedy"))
    assert compare(ELECTION, shares, greedy) == Comparison(
        both=("c",),
        only_a=(),
        only_b=("b",),
        represented_a=0.6,
        represented_b=0.8,
        prefer_a=0,
        prefer_b=2,
        indifferent=3,
    )


def test_json_says_everything_plainly() -> None:
    found = json.loads(json.dumps(as_json(tally(ELECTION, Rule()))))
    assert found["rule"] == {
        "name": "equal-shares",
        "utility": "cost",
        "completion": "none",
        "ties": ["votes", "cost", "id"],
        "threshold": 0,
        "misfit": "skip",
    }
    assert {key: found[key] for key in ("currency", "budget", "spent", "left", "voters", "winners")} == {
        "currency": "EUR",
        "budget": 100,
        "spent": 40,
        "left": 60,
        "voters": 5,
        "winners": ["c"],
    }
    assert found["share_exact"] == "20"
    chosen = found["projects"][2]
    assert (chosen["price"], chosen["price_exact"]) == (pytest.approx(40 / 3), "40/3")
    assert chosen["reason"] == "3 supporters, each paid € 13.33."


@pytest.mark.parametrize("name", ["equal-shares", "greedy"])
@pytest.mark.parametrize("ballots", [[], [""], ["", ""]])
def test_an_election_without_votes_has_no_winners(name: str, ballots: list[str]) -> None:
    outcome = tally(approvals({"a": 10}, 100, ballots), Rule(name))
    assert (outcome.winners, outcome.spent, outcome.satisfaction.share) == ((), 0, 0.0)
    assert as_json(outcome)["winners"] == []


@pytest.mark.parametrize("completion", COMPLETIONS)
def test_one_project_and_one_voter(completion: str) -> None:
    assert tally(approvals({"a": 10}, 10, ["a"]), Rule(completion=completion)).winners == ("a",)
    assert tally(approvals({"a": 11}, 10, ["a"]), Rule(completion=completion)).winners == ()


@pytest.mark.parametrize("utility", ["cost", "cardinality"])
def test_when_everything_is_equal_the_ids_decide(utility: str) -> None:
    election = approvals(dict.fromkeys("gfedcba", 10), 30, ["abcdefg"] * 9)
    assert tally(election, Rule(utility=utility)).winners == ("a", "b", "c")


def test_huge_amounts_are_counted_exactly() -> None:
    huge = 10**12
    election = Election.from_ballots(
        projects=(Project("a", 3 * huge + 1), Project("b", 3 * huge), Project("c", 1)),
        budget=6 * huge,
        ballots={((0, 2), (1, 1)): huge // 1000, ((1, 2), (1, 1)): huge // 1000},
    )
    assert tally(election, Rule()).winners == ("c",)
    assert tally(election, Rule(completion="greedy")).winners == ("c", "b")
    assert set(UTILITIES) == {"cost", "cardinality", "points", "borda"}
