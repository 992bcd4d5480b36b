"""Sharing the pot: whole cents, caps, ties and reasons."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspel.methods.matching import (
    FORMULAS,
    SCALINGS,
    Gifts,
    Rule,
    Tie,
    UnfitRule,
    match,
    money_text,
    reasons,
)
from samenspel.methods.matching.cents import whole_cents
from samenspel.methods.matching.report import as_table

from .gifts import POTS, Given, drawn_gifts, euros, gifts_of

RULES = st.builds(
    Rule,
    formula=st.sampled_from(FORMULAS),
    pot=POTS,
    scaling=st.sampled_from(SCALINGS),
    redistribute=st.booleans(),
    giver_cap=st.none() | st.integers(min_value=1, max_value=10**4),
    total_cap=st.none() | st.integers(min_value=1, max_value=10**4),
    project_cap=st.none() | st.integers(min_value=0, max_value=10**5),
)
CAPS = st.dictionaries(st.sampled_from("PQRST"), st.integers(min_value=0, max_value=10**5))


@given(drawn_gifts(), RULES, CAPS)
def test_payouts_never_cost_more_than_the_pot_nor_than_a_cap(
    given: Given, rule: Rule, caps: dict[str, int]
) -> None:
    outcome = match(gifts_of(given, caps), rule)
    for one in outcome.projects:
        limit = min(cap for cap in (caps.get(one.id), rule.project_cap, rule.pot) if cap is not None)
        assert 0 <= one.payout <= limit
        assert abs(one.payout - one.share) < 1 + one.share * outcome.error
    exact = sum(one.share for one in outcome.projects)
    assert 0 <= exact - outcome.paid < 1 or abs(exact - outcome.paid) <= exact * outcome.error
    assert outcome.paid <= rule.pot


@given(drawn_gifts(), st.sampled_from(FORMULAS), st.integers(min_value=1, max_value=10**9))
def test_the_whole_pot_is_paid_out_where_it_shall_be(given: Given, formula: str, pot: int) -> None:
    outcome = match(gifts_of(given), Rule(formula, pot=pot, scaling="fit"))
    someone = any(one.amount for one in outcome.projects)
    assert outcome.paid == (pot if someone else 0)


@given(drawn_gifts(), RULES)
def test_nobodys_name_matters(given: Given, rule: Rule) -> None:
    names = dict(zip("abcdefg", "gfedcba", strict=True))
    renamed = {id: {names[giver]: cents for giver, cents in some.items()} for id, some in given.items()}
    outcomes = [match(gifts_of(one), rule) for one in (given, renamed)]
    assert outcomes[0].payouts == outcomes[1].payouts


@given(drawn_gifts(), RULES)
def test_the_order_of_the_lines_does_not_matter(given: Given, rule: Rule) -> None:
    rows = [(giver, id, cents) for id, some in given.items() for giver, cents in some.items()]
    outcomes = [match(Gifts.from_rows(one), rule) for one in (rows, rows[::-1])]
    assert outcomes[0].payouts == outcomes[1].payouts


@given(drawn_gifts(), RULES, st.integers(min_value=1, max_value=10**6))
def test_with_a_larger_pot_no_project_gets_less_but_for_a_cent_of_rounding(
    given: Given, rule: Rule, more: int
) -> None:
    larger = Rule.from_dict({**rule.as_dict(), "pot": rule.pot + more})
    before, after = match(gifts_of(given), rule), match(gifts_of(given), larger)
    for one, other in zip(before.projects, after.projects, strict=True):
        assert other.share >= one.share
        assert other.payout >= one.payout - 1 - int(one.share * before.error)


def test_a_cent_can_be_lost_when_the_pot_grows_by_one() -> None:
    """The Alabama paradox of largest remainders: 1.5 rounds up out of 14 cents, and 1.6 down out of 15."""
    gifts = gifts_of({"P": {"a": 60}, "Q": {"b": 60}, "R": {"c": 20}})
    small, large = (match(gifts, Rule(pot=pot)).payouts for pot in (10, 11))
    assert (small, large) == ({"P": 4, "Q": 4, "R": 2}, {"P": 5, "Q": 5, "R": 1})


def test_what_a_cap_leaves_goes_to_the_others_in_proportion_or_stays() -> None:
    gifts = gifts_of(euros({"P": {"a": 60}, "Q": {"b": 30}, "R": {"c": 10}}), {"P": 1000})
    flows, stays = (match(gifts, Rule(pot=5000, redistribute=one)) for one in (True, False))
    assert flows.payouts == {"P": 1000, "Q": 3000, "R": 1000}
    assert (stays.payouts, stays.left) == ({"P": 1000, "Q": 1500, "R": 500}, 2000)
    assert (flows.factor, stays.factor) == (1, Fraction(1, 2))


def test_the_town_of_the_documentation_gets_what_is_said_there() -> None:
    gifts = gifts_of(euros({"roof": {"Ann": 9, "Bob": 4, "Cas": 1}, "statue": {"Brown": 49}}))
    assert [tuple(match(gifts, Rule(name, pot=10000)).payouts.values()) for name in FORMULAS] == [
        (1400, 4900),
        (3000, 1000),
        (2200, 0),
        (1873, 0),
    ]


def test_water_flows_over_one_brim_after_the_other() -> None:
    gifts = gifts_of({"P": {"a": 100}, "Q": {"b": 100}, "R": {"c": 100}}, {"P": 10, "Q": 40})
    found = [match(gifts, Rule(pot=pot, scaling="fit")).payouts for pot in (30, 60, 150, 1000)]
    assert [tuple(payouts.values()) for payouts in found] == [
        (10, 10, 10),
        (10, 25, 25),
        (10, 40, 100),
        (10, 40, 950),
    ]


def test_when_all_are_at_their_caps_the_rest_stays_in_the_pot() -> None:
    outcome = match(
        gifts_of({"P": {"a": 100}, "Q": {"b": 50}}, {"P": 10, "Q": 20}), Rule(pot=100, scaling="fit")
    )
    assert (outcome.payouts, outcome.left) == ({"P": 10, "Q": 20}, 70)
    assert [one.capped for one in outcome.projects] == [True, True]


def test_the_last_cent_goes_to_more_givers_then_more_gifts_then_the_smaller_id() -> None:
    gifts = gifts_of({"Q": {"a": 100}, "P": {"b": 100}, "R": {"c": 50, "d": 50}})
    outcomes = [match(gifts, Rule(pot=pot)) for pot in (100, 101, 99)]
    assert [outcome.payouts for outcome in outcomes] == [
        {"Q": 33, "P": 33, "R": 34},
        {"Q": 33, "P": 34, "R": 34},
        {"Q": 33, "P": 33, "R": 33},
    ]
    tied = ("R", "P", "Q")
    assert [outcome.tie for outcome in outcomes] == [Tie(tied, ("R",)), Tie(tied, ("R", "P")), None]


def test_with_as_many_givers_more_gifts_go_before_the_smaller_id() -> None:
    outcome = match(gifts_of({"P": {"a": 100}, "Q": {"b": 200}}), Rule("per-head", pot=101))
    assert (outcome.payouts, outcome.tie) == ({"P": 50, "Q": 51}, Tie(("Q", "P"), ("Q",)))


def test_who_gets_less_than_the_cap_or_nothing_is_not_held_back_by_it() -> None:
    gifts = gifts_of({"P": {"a": 100}, "Q": {"b": 100}, "R": {}}, {"P": 99, "Q": 101, "R": 0})
    assert [one.capped for one in match(gifts, Rule(pot=1000)).projects] == [True, False, False]


def test_equal_projects_tie_although_their_floats_may_differ() -> None:
    """The same gifts by other people, in another order: only rounding could tell these two apart."""
    given = {
        "P": {f"p{n}": cents for n, cents in enumerate([700, 1100, 1300, 1700, 1900])},
        "Q": {f"q{n}": cents for n, cents in enumerate([1900, 1300, 700, 1700, 1100])},
    }
    outcome = match(gifts_of(given), Rule("pairwise", pot=1001))
    assert (outcome.payouts, outcome.tie) == ({"P": 501, "Q": 500}, Tie(("P", "Q"), ("P",)))


def test_a_share_that_is_as_good_as_whole_gets_no_cent_more() -> None:
    """Its rounding alone is larger than what the others are above their whole cents."""
    shares = [Fraction(100), *[Fraction(501, 10)] * 10]
    found = whole_cents(shares, Fraction(1, 1000), range(11))
    assert (found.payouts, 0 in found.tied) == ((100, 51, *[50] * 9), False)


def test_a_whole_amount_of_endless_roots_is_paid_in_full() -> None:
    """2·√50·√50 euros are 100, but roots that are cut off somewhere make 99.99…"""
    gifts = gifts_of({"P": {"a": 5000, "b": 5000}})
    assert match(gifts, Rule("quadratic", pot=10**6)).payouts == {"P": 10000}


def test_ten_thousand_million_euros_are_shared_to_the_cent() -> None:
    gifts = gifts_of({"P": {"a": 10**12, "b": 3}, "Q": {"c": 7, "d": 10**12}, "R": {"e": 10**12}})
    for formula in FORMULAS:
        outcome = match(gifts, Rule(formula, pot=10**12, scaling="fit"))
        assert (outcome.paid, outcome.uncertain) == (10**12, 0)


def test_where_numbers_are_too_large_for_the_cents_it_is_said() -> None:
    gifts = gifts_of({"P": {"a": 10**12, "b": 3}, "Q": {"c": 7, "d": 10**12}})
    outcome = match(gifts, Rule("pairwise", pot=10**15, scaling="fit"))
    assert outcome.uncertain > 0
    assert f"may be off by up to {money_text()(outcome.uncertain)}." in as_table(outcome, money_text())


def test_where_nobody_gave_nothing_is_paid() -> None:
    for formula in FORMULAS:
        outcome = match(gifts_of({"P": {}, "Q": {}}), Rule(formula, pot=100, scaling="fit"))
        assert (outcome.payouts, outcome.left, outcome.givers) == ({"P": 0, "Q": 0}, 100, 0)
    assert match(Gifts.from_rows([]), Rule(pot=100)).payouts == {}


def test_every_step_to_a_payout_is_said_in_a_sentence() -> None:
    given = euros(
        {"roof": {"a": 9, "b": 4, "c": 1}, "play": {"a": 9, "b": 4, "d": 100}, "bank": {"e": 7}, "shed": {}}
    )
    outcome = match(gifts_of(given, {"play": 500}), Rule("pairwise", pot=2000, giver_cap=2500))
    said = {one.id: [str(step) for step in reasons(outcome, one, money_text())] for one in outcome.projects}
    assert said == {
        "roof": [
            "3 people gave € 14 together.",
            "The square of the sum of the square roots of the gifts, less the gifts, is € 22.",
            "The more two people give to the same projects, the less they count together: that takes away "
            "€ 4.83 and leaves € 17.17.",
            "Of the pairs, those of givers no. 1 and no. 3 lost most: € 3.89. Pairs alike: 1; projects in "
            "common: 2.",
            "The pot of € 20 is too small for all projects: each gets 87.37 % of its amount.",
            "It gets € 15.",
        ],
        "play": [
            "3 people gave € 113 together.",
            "Of what one person gives, € 25 counts at most: € 38 in all.",
            "The square of the sum of the square roots of the gifts, less the gifts, is € 62.",
            "The more two people give to the same projects, the less they count together: that takes away "
            "€ 20.86 and leaves € 41.14.",
            "Of the pairs, those of givers no. 1 and no. 2 lost most: € 11.25. Pairs alike: 1; projects in "
            "common: 1.",
            "The pot of € 20 is too small for all projects: each gets 87.37 % of its amount.",
            "No more than € 5 may be paid to it.",
            "It gets € 5.",
        ],
        "bank": [
            "One person gave € 7.",
            "The formula rewards what people do together, so that one giver alone brings nothing.",
        ],
        "shed": ["Nobody gave to it, so there is nothing to match."],
    }


def test_the_simple_formulas_say_theirs() -> None:
    given = euros({"roof": {"a": 9, "b": 4}, "play": {"c": 6}})
    rules = [Rule(pot=2000), Rule("per-head", pot=9001, scaling="fit"), Rule(rate=Fraction(1, 2), pot=1)]
    outcomes = [match(gifts_of(given), rule) for rule in rules]
    assert [[str(step) for step in reasons(one, one.projects[1], money_text())[1:]] for one in outcomes] == [
        ["€ 1 for every € 1 given makes € 6.", "The pot of € 20 is enough for that.", "It gets € 6."],
        [
            "€ 10 for every giver makes € 10.",
            "The pot is paid out, so that each project gets 300 % of its amount.",
            "It gets € 30.",
        ],
        [
            "€ 0.50 for every € 1 given makes € 3.",
            "The pot of € 0.01 is too small for all projects: each gets 0.1053 % of its amount.",
            "It gets € 0.",
        ],
    ]


def test_a_tie_is_said_to_both() -> None:
    outcome = match(gifts_of({"P": {"a": 100}, "Q": {"b": 100}}), Rule(pot=101))
    said = [str(reasons(outcome, one, money_text())[-2]) for one in outcome.projects]
    assert said == [
        "It tied with Q for the last cents, and got one by the rule for ties.",
        "It tied with P for the last cents, and got none by the rule for ties.",
    ]


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"formula": "cubic"}, "no formula “cubic”"),
        ({"scaling": "up"}, "no scaling “up”"),
        ({"pot": -1}, "it must be 0 or more"),
        ({"pot": 1.5}, "no whole number of cents"),
        ({"pot": True}, "no whole number of cents"),
        ({"pot": 10**16}, "more than can be counted"),
        ({"bound": 0}, "it must be 1 or more"),
        ({"per_head": 0}, "it must be 1 or more"),
        ({"giver_cap": 0}, "it must be 1 or more"),
        ({"total_cap": 0}, "it must be 1 or more"),
        ({"project_cap": -1}, "it must be 0 or more"),
        ({"rate": Fraction(0)}, "above zero"),
        ({"rate": 0.5}, "must be a fraction"),
    ],
)
def test_a_rule_that_cannot_be_is_refused(options: dict[str, object], says: str) -> None:
    with pytest.raises(UnfitRule, match=says):
        Rule(**options)  # type: ignore[arg-type]


def test_a_rule_survives_the_way_to_json_and_back() -> None:
    rule = Rule("pairwise", pot=100, rate=Fraction(1, 3), giver_cap=5, redistribute=False)
    assert Rule.from_dict(rule.as_dict()) == rule
    with pytest.raises(UnfitRule, match="no option “luck”"):
        Rule.from_dict({"luck": 1})
