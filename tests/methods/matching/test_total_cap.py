"""A cap on what counts of all gifts of one giver together."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenspel.methods.matching import Rule, gain_by_splitting, match, money_text, reasons
from samenspel.methods.matching.formulas import quadratic, raw_amounts

from .gifts import CENTS, Given, drawn_gifts, euros, gifts_of

LIMITS = st.none() | st.integers(min_value=1, max_value=10**4)
TOTALS = st.one_of(st.integers(min_value=1, max_value=3000), st.integers(min_value=1, max_value=10**12))


def counted(given: Given, limit: int | None, total: int | None) -> Counter[tuple[str, int]]:
    """The cents that count, by giver and place of the project."""
    gifts = gifts_of(given)
    names = list(dict.fromkeys(giver for some in given.values() for giver in some))
    rows = zip(gifts.giver, gifts.project, gifts.counted(limit, total), strict=True)
    return Counter({(names[giver], int(project)): int(cents) for giver, project, cents in rows})


def by_giver(cents: Counter[tuple[str, int]]) -> Counter[str]:
    sums: Counter[str] = Counter()
    for (giver, _), count in cents.items():
        sums[giver] += count
    return sums


@given(drawn_gifts(), LIMITS, TOTALS)
def test_each_gift_counts_in_proportion_rounded_down(given: Given, limit: int | None, total: int) -> None:
    each = counted(given, limit, None)
    sums = by_giver(each)
    exact = {key: cents * min(Fraction(1), Fraction(total, sums[key[0]])) for key, cents in each.items()}
    assert counted(given, limit, total) == {key: int(share) for key, share in exact.items()}


@given(drawn_gifts(), LIMITS, TOTALS)
def test_never_more_counts_than_the_cap_and_less_by_under_a_cent_for_each_gift(
    given: Given, limit: int | None, total: int
) -> None:
    each, after = counted(given, limit, None), by_giver(counted(given, limit, total))
    for giver, sum_ in by_giver(each).items():
        due = min(sum_, total)
        gifts = sum(1 for name, _ in each if name == giver)
        assert due - gifts < after[giver] <= due


@given(drawn_gifts(), LIMITS, TOTALS, st.integers(min_value=0, max_value=10**6))
def test_with_a_higher_cap_no_gift_counts_for_less(
    given: Given, limit: int | None, total: int, more: int
) -> None:
    assert counted(given, limit, total) <= counted(given, limit, total + more)


@given(drawn_gifts(), LIMITS, TOTALS, CENTS)
def test_who_gives_more_to_a_project_counts_for_no_less_there_and_for_no_more_elsewhere(
    given: Given, limit: int | None, total: int, more: int
) -> None:
    given = {**given, "P": {**given.get("P", {}), "a": given.get("P", {}).get("a", 0) + 1}}
    raised = {**given, "P": {**given["P"], "a": given["P"]["a"] + more}}
    before, after = counted(given, limit, total), counted(raised, limit, total)
    place = list(given).index("P")
    assert after["a", place] >= before["a", place]
    assert all(cents <= before[key] for key, cents in after.items() if key != ("a", place))


@given(drawn_gifts(), TOTALS, st.integers(min_value=2, max_value=5))
def test_with_several_accounts_one_person_counts_for_as_many_caps_at_most(
    given: Given, total: int, accounts: int
) -> None:
    """And for no less than with one account but for a cent of rounding for each gift."""
    split = {
        id: {f"a{n}": cents for n in range(accounts) for cents in [some.get("a", 0)] if cents}
        for id, some in given.items()
    }
    one = {id: {"a": accounts * some["a"]} if "a" in some else {} for id, some in given.items()}
    gifts = sum("a" in some for some in given.values())
    by_one = sum(counted(one, None, total).values())
    by_many = sum(counted(split, None, total).values())
    assert (
        by_one - accounts * gifts <= by_many <= min(accounts * total, by_one + (accounts - 1) * total + gifts)
    )


@pytest.mark.parametrize(("total", "gained"), [(None, 0), (2000, 2000), (50_00, 0)])
def test_splitting_brings_what_the_cap_had_held_back(total: int | None, gained: int) -> None:
    gifts = gifts_of(euros({"roof": {"ann": 30, "bob": 5}, "play": {"ann": 10}}))
    rule = Rule(pot=1000_00, total_cap=total)
    assert gain_by_splitting(gifts, rule, giver=0, accounts=2) == gained


@settings(max_examples=20)
@given(drawn_gifts(), LIMITS, TOTALS)
def test_what_does_not_count_brings_nothing_by_any_formula(
    given: Given, limit: int | None, total: int
) -> None:
    """The same as when people had given no more than counts."""
    cents = counted(given, limit, total)
    kept = {
        id: {name: count for (name, place), count in cents.items() if place == number and count}
        for number, id in enumerate(given)
    }
    for formula in ("proportional", "quadratic", "pairwise"):
        amounts = [
            raw_amounts(gifts_of(some), rule).amounts
            for some, rule in (
                (given, Rule(formula, giver_cap=limit, total_cap=total)),
                (kept, Rule(formula)),
            )
        ]
        assert [float(one) for one in amounts[0]] == pytest.approx([float(one) for one in amounts[1]])
        assert min(amounts[0]) >= 0


def test_a_gift_of_which_no_cent_counts_makes_no_pair() -> None:
    """The root of 5 cents, cut off and squared, is a trifle below 5."""
    gifts = gifts_of({"P": {"a": 1, "b": 5}, "Q": {"a": 99}})
    assert gifts.counted(None, 10).tolist() == [0, 9, 5]
    assert quadratic(gifts, gifts.counted(None, 10)) == [0, 0]


def test_large_gifts_are_counted_exactly() -> None:
    gifts = gifts_of({"P": {"a": 4 * 10**14}, "Q": {"a": 5 * 10**14 - 1}})
    assert gifts.counted(None, 3 * 10**14).tolist() == [133333333333333, 166666666666666]


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (
            Rule(pot=1000_00, total_cap=2000),
            "Of what one person gives to all projects, € 20 counts at most, in proportion: € 20 in all.",
        ),
        (
            Rule(pot=1000_00, giver_cap=1500, total_cap=2000),
            "Of what one person gives, € 15 counts at most, and then € 20 for all projects together, in "
            "proportion: € 17 in all.",
        ),
    ],
)
def test_what_counts_is_said_in_a_sentence(rule: Rule, said: str) -> None:
    gifts = gifts_of(euros({"roof": {"ann": 30, "bob": 5}, "play": {"ann": 10}}))
    outcome = match(gifts, rule)
    assert str(reasons(outcome, outcome.projects[0], money_text())[1]) == said
