"""The formulas beside what is published, and beside the plain formula counted with sixty digits."""

from __future__ import annotations

from decimal import Decimal, localcontext
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import matching_formula
from samenspel.methods.matching import Gifts, Project, Rule, gain_by_splitting, match
from samenspel.methods.matching.formulas import QUADRATIC_ERROR, raw_amounts

from .gifts import Given, drawn_gifts, euros, gifts_of

POT = 10**9


def test_three_friends_who_give_nine_four_and_one_bring_twenty_two() -> None:
    """Alice, Bob and Carol of muqa.org/publications/quadratic-funding-explained: (3 + 2 + 1)² = 36, of which
    they gave 14."""
    raw = raw_amounts(gifts_of(euros({"well": {"Alice": 9, "Bob": 4, "Carol": 1}})), Rule("quadratic"))
    assert raw.amounts == (2200,)


def test_two_who_give_the_same_get_it_twice_over_as_buterin_says() -> None:
    """ethresear.ch/t/5553: two agents who put in M each get (2·√M)² - 2M = 2M; bounded with M, half of it."""
    gifts = gifts_of({"fake": {"a": 5000, "b": 5000}})
    raws = [raw_amounts(gifts, Rule(name, bound=5000)) for name in ("quadratic", "pairwise")]
    assert [round(raw.amounts[0], 20) for raw in raws] == [10000, 5000]


def test_the_simple_formulas_count_euros_and_heads() -> None:
    gifts = gifts_of(euros({"roof": {"a": 10, "b": 30}, "play": {"c": 80}, "shed": {}}))
    rules = [Rule(rate=Fraction(1, 2)), Rule(giver_cap=2000), Rule("per-head", per_head=700)]
    assert [raw_amounts(gifts, rule).amounts for rule in rules] == [
        (2000, 4000, 0),
        (3000, 2000, 0),
        (1400, 700, 0),
    ]


@pytest.mark.parametrize("formula", ["quadratic", "pairwise"])
@given(st.integers(min_value=1, max_value=10**12))
def test_one_giver_alone_brings_nothing(formula: str, cents: int) -> None:
    assert match(gifts_of({"P": {"a": cents}}), Rule(formula, pot=POT, scaling="fit")).paid == 0


@given(drawn_gifts(), st.sampled_from([1, 100, 2500, 10**9]))
def test_both_are_within_their_error_of_the_plain_formula(given: Given, bound: int) -> None:
    with localcontext(prec=60):
        expected = {
            "quadratic": matching_formula.quadratic(given, _root),
            "pairwise": matching_formula.pairwise(given, bound, _root),
        }
    for name, amounts in expected.items():
        raw = raw_amounts(gifts_of(given), Rule(name, bound=bound))
        known = [Fraction(amount) for amount in amounts.values()]
        slack = raw.error + Fraction(1, 10**50)
        off = [
            abs(ours - theirs) <= slack * max(theirs, 1)
            for ours, theirs in zip(raw.amounts, known, strict=True)
        ]
        assert (off, raw.error < Fraction(1, 10**13)) == ([True] * len(given), True)


def _root(cents: int) -> Any:
    return Decimal(cents).sqrt()


def test_the_errors_that_are_stated_are_those_of_the_numbers() -> None:
    gifts = gifts_of({"P": {"a": 2, "b": 3}, "Q": {"a": 2}})
    errors = [raw_amounts(gifts, Rule(name)).error for name in ("proportional", "quadratic", "pairwise")]
    assert errors[:2] == [0, QUADRATIC_ERROR]
    assert 2**-53 < errors[2] < 10**-13


@given(drawn_gifts())
def test_givers_who_gave_alike_are_counted_as_if_they_had_not_been_merged(given: Given) -> None:
    """A thousandth of a cent apart they are no longer one kind: here one cent in a million euros."""
    alike = {"P": {str(n): 10**8 for n in range(6)}, "Q": {str(n): 10**8 for n in range(6)}}
    apart = {id: {giver: cents + int(giver) for giver, cents in some.items()} for id, some in alike.items()}
    amounts = [raw_amounts(gifts_of({**given, **one}), Rule("pairwise")).amounts for one in (alike, apart)]
    assert [float(amount) for amount in amounts[0]] == pytest.approx([float(a) for a in amounts[1]], rel=1e-6)


def test_the_pairs_that_lost_most_are_named_by_numbers_that_tell_nothing() -> None:
    given = euros({"roof": {"zoe": 90, "yan": 90, "ann": 1}, "play": {"zoe": 90, "yan": 90, "bob": 4}})
    roof = match(gifts_of(given), Rule("pairwise", pot=POT, bound=2500)).projects[0]
    found = [(pair.first, pair.second, pair.alike, pair.shared) for pair in roof.pairs]
    assert found == [(1, 1, 1, 2), (1, 3, 2, 1)]
    assert roof.taken == pytest.approx(sum(pair.taken for pair in roof.pairs))
    assert roof.pairs[0].taken == pytest.approx(18000 * 180 / (180 + 25))


@given(st.integers(min_value=2, max_value=8), st.integers(min_value=1, max_value=10**12), st.data())
def test_accounts_of_one_person_bring_less_than_twice_the_bound_for_each_pair(
    accounts: int, cents: int, data: st.DataObject
) -> None:
    """Whatever they give, to however many projects: this is what the bound promises."""
    projects = data.draw(st.integers(min_value=1, max_value=4))
    given = {f"P{p}": {f"fake {n}": cents for n in range(accounts)} for p in range(projects)}
    brought = sum(raw_amounts(gifts_of(given), Rule("pairwise", bound=2500)).amounts)
    assert brought < accounts * (accounts - 1) * 2500 * (1 + Fraction(1, 10**13))


def test_what_splitting_one_gift_brings_is_told_as_it_is() -> None:
    """Ten accounts with ten euros each in place of one with a hundred, and three others who gave four."""
    gifts = gifts_of(euros({"P": {"me": 100, "a": 4, "b": 4, "c": 4}}))
    gains = {
        rule.formula: gain_by_splitting(gifts, rule, giver=0, accounts=10)
        for rule in (
            Rule("proportional", pot=POT),
            Rule("per-head", pot=POT),
            Rule("quadratic", pot=POT),
            Rule("pairwise", pot=POT),
        )
    }
    assert gains == {
        "proportional": 0,
        "per-head": 9 * 1000,
        "quadratic": 90000 + 25947,
        "pairwise": 64286 + 23619,
    }


def test_who_has_not_a_cent_for_each_account_cannot_split() -> None:
    with pytest.raises(ValueError, match="one cent or more for every account"):
        gain_by_splitting(gifts_of({"P": {"me": 3}}), Rule("quadratic", pot=POT), giver=0, accounts=4)


def test_a_country_of_givers_is_matched_in_seconds() -> None:
    """Half a million gifts; equal givers are merged, so that the pairs do not explode."""
    import numpy as np

    place = np.arange(500_000)
    amounts = np.array([500, 1000, 2500, 5000])[place % 4]
    rows = np.column_stack([place, place * 7919 % 300, amounts]).astype(np.int64)
    outcome = match(
        Gifts.from_arrays([Project(str(p)) for p in range(300)], rows),
        Rule("pairwise", pot=POT, scaling="fit"),
    )
    assert (outcome.givers, outcome.paid) == (500_000, POT)
