"""Weights that agree with a census: the same as R's survey, their cost, and what is refused."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenspel.methods.evidence import Data, UnfitData, raked_weights, raking

from .judges import in_r
from .test_survey import CENSUS, people, schools

TOWN = {"age": {"young": 0.3, "middle": 0.4, "old": 0.3}, "sex": {"f": 0.5, "m": 0.5}}


@pytest.mark.slow
def test_linear_weights_within_bounds_are_those_of_survey():
    path = schools("apiclus1")
    found = raking(Data.read(path), CENSUS, weights="pw", method="linear", bounds=[0.8, 2.1])
    theirs = in_r(found, path, "sort(unique(round(weights(s) / d$pw, 9)))", "survey")
    assert sorted(row[-1] for row in found.tables[0].rows) == pytest.approx(theirs, rel=1e-7)


@pytest.mark.parametrize("method", ["raking", "linear"])
def test_weights_agree_with_every_margin_and_their_cost_is_said(method):
    rows = people()
    found = raking(rows, TOWN, weights="w", method=method)
    weights = raked_weights(rows, TOWN, "w", method)
    for name, table in TOWN.items():
        for level, share in table.items():
            assert found[f"{name}={level}"].value == pytest.approx(share)
            assert weights[np.array(rows[name]) == level].sum() / weights.sum() == pytest.approx(share)
    effect = len(weights) * np.sum(weights**2) / np.sum(weights) ** 2
    assert found.numbers["design effect (Kish)"] == pytest.approx(effect)
    assert f"count like {60 / effect:.0f}" in str(found.sentence)


def test_raking_multiplies_and_linear_calibration_adds():
    rows = people()
    factors = {tuple(row[:2]): row[-1] for row in raking(rows, TOWN).tables[0].rows}
    odds = [factors[age, "f"] / factors[age, "m"] for age in ("young", "middle", "old")]
    assert odds == pytest.approx([odds[0]] * 3)
    factors = {tuple(row[:2]): row[-1] for row in raking(rows, TOWN, method="linear").tables[0].rows}
    steps = [factors[age, "f"] - factors[age, "m"] for age in ("young", "middle", "old")]
    assert steps == pytest.approx([steps[0]] * 3)


def test_shares_in_a_hundred_and_numbers_of_people_give_the_same_factors():
    hundred = {name: {level: 100 * share for level, share in table.items()} for name, table in TOWN.items()}
    number = {name: {level: 5000 * share for level, share in table.items()} for name, table in TOWN.items()}
    one, other, third = (
        np.array([row[-1] for row in raking(people(), given).tables[0].rows])
        for given in (TOWN, hundred, number)
    )
    assert other == pytest.approx(one)
    assert third == pytest.approx(one * 5000 / 60)


@settings(max_examples=10)
@given(st.lists(st.floats(0.05, 1), min_size=3, max_size=3), st.floats(0.1, 0.9))
def test_any_census_is_met(ages, share):
    total = sum(ages)
    census = {
        "age": dict(zip(("young", "middle", "old"), (one / total for one in ages), strict=True)),
        "sex": {"f": share, "m": 1 - share},
    }
    found = raking(people(), census)
    assert found.numbers["furthest from the census (part of all)"] < 1e-8
    assert found.numbers["smallest factor"] > 0


def test_bounds_hold_and_too_narrow_ones_are_refused():
    found = raking(people(), TOWN, method="linear", bounds=[0.4, 2.55])
    assert found.numbers["smallest factor"] >= 0.4
    assert found.numbers["largest factor"] <= 2.55
    with pytest.raises(UnfitData, match="No weights were found that agree with all margins"):
        raking(people(), TOWN, method="linear", bounds=[0.95, 1.05])


def test_raking_that_cannot_come_to_rest_is_refused():
    """Everyone young is a woman and everyone old a man, but the census has fewer young than women."""
    rows = {"age": ["young"] * 5 + ["old"] * 5, "sex": ["f"] * 5 + ["m"] * 5}
    with pytest.raises(UnfitData, match="No weights were found"):
        raking(rows, {"age": {"young": 0.4, "old": 0.6}, "sex": {"f": 0.5, "m": 0.5}})


def test_very_unequal_weights_are_said():
    census = {"age": {"young": 0.94, "middle": 0.03, "old": 0.03}}
    assert "more than half" in str(raking(people(), census).notes[0])
    low = raking(people(), census | {"sex": {"f": 0.03, "m": 0.97}}, method="linear")
    assert "0 or below" in str(low.notes[-1])


@pytest.mark.parametrize(
    ("census", "sentence"),
    [
        ({}, "Give at least one margin"),
        ({"age": {"young": 0.5, "old": 0.5}}, "“age” is “middle” in some rows, which the census table"),
        ({"sex": {"f": 0.5, "m": 0.4, "x": 0.1}}, "Nobody in the data is “x” by “sex”"),
        ({"sex": {"f": 0.5, "m": 0.48}}, "The shares of “sex” sum to 0.98, not to 1"),
        ({"sex": {"f": 1.2, "m": -0.2}}, "The census has -0.2 for “sex” = “m”"),
        ({"sex": {"f": 500, "m": 500}, "age": TOWN["age"]}, "“sex” sums to 1000 and “age” to 1"),
    ],
)
def test_a_census_that_disagrees_with_the_data_is_refused_by_name(census, sentence):
    with pytest.raises(UnfitData, match=sentence):
        raking(people(), census)
