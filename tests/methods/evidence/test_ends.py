"""Filling in where most of an end of the range is missing."""

from __future__ import annotations

import numpy as np
import pytest

from samenspel.methods.evidence import pooled

SPEC = {"outcome": "y", "predictors": ["x"]}
ROUNDS = {"imputations": 5, "rounds": 3}


def people(seed: int, lost) -> dict[str, np.ndarray]:
    chance = np.random.default_rng(seed)
    x = chance.normal(size=400)
    y = x + chance.normal(size=400)
    return {"x": x, "y": np.where(lost(chance, x), np.nan, y)}


def at_the_top(chance, x):
    return (x > 0.8) & (chance.random(len(x)) < 0.98)


def by_lot(share):
    return lambda chance, x: chance.random(len(x)) < share


def notes(rows, **words) -> list[str]:
    return [str(one).split(",")[0] for one in pooled(rows, "ols", SPEC, ["x", "y"], **ROUNDS, **words).notes]


def test_an_end_of_which_most_is_missing_is_said_and_flattens_the_slope():
    high = "Most of the high end of “y” is missing"
    assert high in notes(people(1, at_the_top))
    assert high.replace("high", "low") in notes(people(1, lambda chance, x: at_the_top(chance, -x)))
    slopes = [pooled(people(seed, at_the_top), "ols", SPEC, ["x", "y"], **ROUNDS)["x"] for seed in range(6)]
    assert np.mean([one.value for one in slopes]) < 0.95
    assert np.mean([one.value for one in slopes]) < 1 - 2 * np.mean([one.se for one in slopes]) / 6**0.5


@pytest.mark.parametrize("share", [0.1, 0.4, 0.6])
def test_gaps_by_lot_leave_both_ends(share):
    assert [one for one in notes(people(2, by_lot(share))) if one.startswith("Most")] == []


def test_levels_without_an_order_have_no_ends():
    rows = people(1, at_the_top)
    named = ["a" if value < 0 else "b" for value in rows["x"]]
    rows["y"] = [None if np.isnan(y) else one for y, one in zip(rows["y"], named, strict=True)]
    found = pooled(rows, "ols", {"outcome": "x", "predictors": ["y"]}, ["x", "y"], **ROUNDS)
    assert [one for one in map(str, found.notes) if one.startswith("Most")] == []
