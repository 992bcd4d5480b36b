"""Power: pwr's printed numbers, the formula and chance agree, and nothing is computed after the fact."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenspel.methods.evidence import UnfitData, ols, power
from samenspel.methods.evidence.planning.designs import DESIGNS, Plan, wedge_variance
from samenspel.methods.evidence.planning.simulated import wedge

from .judges import in_r
from .published import agrees, numbers, path_of

STREETS = "planning/streets.csv"
PLAIN = Plan(0.05, 2, 1.0, 1.0, None, 0.0, 1.0, 0.0, 2, 1, 2, 1, 0)
PLANS = {
    "means": {"effect": 0.4, "sd": 1.3, "ratio": 1.5},
    "shares": {"effect": 0.12, "base": 0.3},
    "clusters": {"effect": 0.3, "icc": 0.05, "size": 20.0, "spread": 0.4},
    "stepped wedge": {"effect": 0.15, "icc": 0.05, "size": 15.0, "periods": 5},
    "conjoint": {"effect": 0.05, "tasks": 5, "levels": 3},
    "regression": {"effect": 0.1, "predictors": 2, "covariates": 3},
}


def test_the_numbers_of_pwr_are_found_to_the_last_digit():
    """Champely's pwr 1.3."""
    printed = numbers("power")
    assert agrees(power(design="means", effect=0.5)["n"].value, printed["t_d0.5"])
    assert agrees(power(design="means", effect=0.2)["n"].value, printed["t_d0.2"])
    assert agrees(power(design="shares", base=0.5, effect=0.25)["n"].value, printed["prop_.75_.5"])
    found = power(design="regression", effect=0.15, predictors=3)
    assert agrees(found.numbers["residual df"], printed["f2_u3_.15"])


@pytest.mark.slow
@pytest.mark.parametrize("design", PLANS)
@pytest.mark.parametrize("sides", [1, 2])
def test_r_finds_the_same_power(design, sides):
    if design == "regression":
        sides = 2
    found = power(design=design, **PLANS[design], sides=sides)
    packages = ["pwr"] if design in ("means", "shares", "regression") else []
    theirs = in_r(found, path_of(STREETS), "p", *packages)
    assert theirs == pytest.approx([0.8], abs=1e-7)


IN_SHARES = {
    "clusters": {"effect": 0.1, "base": 0.3, "ratio": 1.5, "icc": 0.02, "size": 12.0},
    "stepped wedge": {"effect": -0.06, "base": 0.4, "icc": 0.1, "size": 30.0, "periods": 4},
}


@pytest.mark.slow
@pytest.mark.parametrize("design", IN_SHARES)
def test_r_finds_the_same_power_for_shares(design):
    found = power(design=design, **IN_SHARES[design], n=24, alpha=0.01)
    assert in_r(found, path_of(STREETS), "p") == pytest.approx([found["power"].value], rel=1e-9)


@pytest.mark.parametrize(
    ("design", "word"), [("clusters", "icc"), ("stepped wedge", "icc"), ("conjoint", "tasks")]
)
def test_the_lines_for_r_begin_with_the_plan(design, word):
    plan = PLANS[design]
    more = plan | {word: 2 * plan[word]}
    n = power(design=design, **plan)["n"].value
    lines, others = (power(design=design, **one, n=n).r_code for one in (plan, more))
    assert [f"{plan[word]}" in line for line in set(lines) - set(others)].count(True) >= 1
    assert all(f"{more[word]}" in line for line in set(others) - set(lines))


@pytest.mark.parametrize("design", PLANS)
def test_each_of_the_three_follows_from_the_other_two(design):
    plan = PLANS[design]
    n = power(design=design, **plan, power=0.9)["n"].value
    assert power(design=design, **plan, n=n)["power"].value == pytest.approx(0.9)
    rest = {name: value for name, value in plan.items() if name != "effect"}
    assert power(design=design, **rest, n=n, power=0.9)["effect"].value == pytest.approx(plan["effect"])


@pytest.mark.parametrize("design", PLANS)
def test_chance_agrees_with_the_formula_and_comes_again(design):
    found = power(design=design, **PLANS[design], power=0.7, simulate=800, seed=4)
    tried = found.estimates[-1]
    assert tried.value == pytest.approx(0.7, abs=0.06)
    assert tried.low < tried.value < tried.high
    assert found.seed == 4
    assert power(design=design, **PLANS[design], power=0.7, simulate=800, seed=4).estimates == found.estimates


@pytest.mark.parametrize("design", PLANS)
def test_what_is_not_there_is_found_as_often_as_alpha(design):
    if design == "regression":
        return
    plan = {name: value for name, value in PLANS[design].items() if name != "effect"}
    found = power(design=design, **plan, effect=1e-9, n=20.0, simulate=1000).estimates[-1]
    assert found.value == pytest.approx(0.05, abs=0.025)


@settings(max_examples=30, deadline=None)
@given(st.sampled_from(sorted(PLANS)), st.floats(4, 200), st.floats(1.05, 3))
def test_more_people_or_a_larger_effect_find_more(design, n, more):
    plan = PLANS[design]
    some = power(design=design, **plan, n=n + 5)["power"].value
    assert power(design=design, **plan, n=(n + 5) * more)["power"].value >= some - 1e-9
    larger = plan | {"effect": plan["effect"] * min(more, 1.5)}
    assert power(design=design, **larger, n=n + 5)["power"].value >= some - 1e-9


@settings(max_examples=20, deadline=None)
@given(st.integers(3, 6), st.integers(1, 3), st.floats(0, 0.6), st.floats(1, 30))
def test_the_formula_of_the_wedge_is_least_squares_by_its_covariance(periods, each, icc, size):
    plan = Plan(0.05, 2, 1.0, 1.3, None, icc, size, 0.0, periods, 1, 2, 1, 0)
    n = each * (periods - 1)
    _treated, columns, covariance = wedge(n, 0.2, plan)
    variance = np.linalg.inv(columns.T @ np.linalg.solve(covariance, columns))[-1, -1]
    assert wedge_variance(n, 0.2, plan) == pytest.approx(variance, rel=1e-6)


def test_clusters_of_one_size_without_likeness_are_people():
    alone = power(design="means", effect=0.4, n=200)["power"].value
    clustered = power(design="clusters", effect=0.4, n=200, size=1.0, icc=0.3)["power"].value
    assert clustered == pytest.approx(alone)


def test_sizes_come_from_a_table_and_their_spread_costs():
    sizes = {"size": [10, 20, 30]}
    found = power(sizes, "clusters", effect=0.3, icc=0.1, sizes="size")
    spread = np.std([10, 20, 30]) / 20
    assert found.numbers["design effect"] == pytest.approx(1 + ((1 + spread**2) * 20 - 1) * 0.1)
    assert found["n"].value > power(design="clusters", effect=0.3, icc=0.1, size=20.0)["n"].value


@pytest.mark.parametrize(
    "words",
    [{"observed": 0.4}, {"data": ols({"y": [1, 2, 4, 3], "x": [1, 2, 3, 4]}, "y", ["x"])}],
)
def test_power_after_the_fact_is_refused(words):
    with pytest.raises(
        UnfitData, match="Power after the fact says nothing new: it is the p-value in other words"
    ):
        power(**words, design="means", effect=0.4, n=30)


def test_an_effect_that_was_estimated_is_none_to_plan_with():
    found = ols({"y": [1, 2, 4, 3], "x": [1, 2, 3, 4]}, "y", ["x"])
    with pytest.raises(UnfitData, match="after the fact"):
        power(effect=found["x"], n=30)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({}, "Give two of effect, n and power"),
        ({"effect": 0.5, "n": 20, "power": 0.8}, "Give two of effect, n and power"),
        ({"effect": 0.0}, "“effect” is 0.0; it has to be something other than 0"),
        ({"effect": 0.5, "power": 1.0}, "“power” is 1, which is not between alpha \\(0.05\\) and 1"),
        ({"effect": 0.5, "power": 0.01}, "“power” is 0.01, which is not between alpha"),
        ({"effect": 0.5, "alpha": 0.0}, "“alpha” is 0.0; it has to be between 0 and 1"),
        ({"effect": 0.5, "sides": 3}, "“sides” is 3; it has to be 1 or 2"),
        ({"effect": 0.5, "sd": 0.0}, "“sd” is 0.0; it has to be above 0"),
        ({"effect": 0.5, "n": 1}, "“n” is 1, and at least 2 are needed"),
        ({"effect": 0.5, "n": float("inf")}, "“n” is inf"),
        ({"design": "shares", "effect": 0.2}, "“base” is None; it has to be the share without the effect"),
        ({"design": "shares", "effect": 0.6, "base": 0.5}, "such that base and effect make a share"),
        ({"design": "shares", "n": 3, "base": 0.99}, "Nothing of that kind reaches a power of 0.8"),
        ({"design": "clusters", "effect": 0.5, "icc": 1.2}, "“icc” is 1.2; it has to be from 0 to below 1"),
        ({"design": "clusters", "effect": 0.5, "size": 0.5}, "“size” is 0.5; it has to be 1 at least"),
        ({"design": "stepped wedge", "effect": 0.5, "periods": 2}, "“periods” is 2; it has to be 3 at least"),
        ({"design": "conjoint", "effect": 0.1, "levels": 1}, "“levels” is 1; it has to be 2 at least"),
        (
            {"design": "regression", "effect": 0.1, "sides": 1},
            "“sides” is 1; it has to be 2, as the F test has",
        ),
        (
            {"data": {"m": [3]}, "design": "clusters", "effect": 0.1, "sizes": "m"},
            "the sizes of two clusters",
        ),
    ],
)
def test_a_plan_that_cannot_be_is_refused(words, sentence):
    with pytest.raises(UnfitData, match=sentence):
        power(**words)


def test_where_the_least_is_more_than_enough_its_own_power_is_said():
    found = power(design="means", effect=100.0)
    assert (found["n"].value, found["power"].value) == (2, pytest.approx(1))


def test_no_design_gives_less_than_its_least():
    for design in DESIGNS.values():
        assert design.least(PLAIN) >= 1
