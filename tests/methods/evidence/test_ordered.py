"""Answers in steps: published coefficients and cut points, R's clm, slopes by differences, Brant's test."""

from __future__ import annotations

import numpy as np
import pytest

from samenspel.methods.evidence import Data, UnfitData, ordered_logit
from samenspel.methods.evidence.models import steps as curve

from .judges import in_r
from .published import agrees, data, numbers, path_of

WORLD = ["religion", "degree", "country", "gender", "age"]
POVERTY = ["Too Little", "About Right", "Too Much"]


def test_what_the_world_thinks_of_poverty_is_found_to_the_last_digit():
    """World Values Survey 1995-97 (R's carData); MASS polr and ordinal clm agree."""
    found = ordered_logit(data("carData_WVS.csv"), "poverty", WORLD, order=POVERTY)
    printed = dict(numbers("ordinal_WVS"))
    assert agrees(found.numbers["deviance"], printed.pop("deviance"))
    ours = {one.name.replace("=", ""): one.value for one in found.estimates}
    for name, value in printed.items():
        assert agrees(ours[name], value)


def test_the_bitterness_of_wine_is_found_with_the_errors_of_its_cut_points():
    """Randall 1989; the numbers are printed in the tutorial of R's ordinal."""
    found = ordered_logit(data("ordinal_wine.csv"), "rating", ["temp", "contact"])
    printed = numbers("ordinal_wine")
    pairs = [printed["tempwarm"], printed["contactyes"], *printed["thresholds"]]
    for ours, (value, error) in zip(found.estimates, pairs, strict=True):
        assert agrees(ours.value, value)
        assert agrees(ours.se, error)
    assert agrees(found.numbers["log-likelihood"], printed["logLik"])
    assert "could not be tested" in str(found.notes[0])


@pytest.mark.slow
def test_the_likelihood_is_that_of_clm_or_higher():
    path = path_of("carData_WVS.csv")
    found = ordered_logit(Data.read(path), "poverty", [*WORLD, "age:gender"], order=POVERTY)
    theirs = in_r(found, path, "c(m$beta, m$alpha, sqrt(diag(vcov(m))), logLik(m))", "ordinal")
    ours = {one.name: one for one in found.estimates}
    order = [one.name for one in found.estimates[:-2]]
    cuts = [one.name for one in found.estimates[-2:]]
    assert [ours[name].value for name in (*order, *cuts)] == pytest.approx(theirs[:10], abs=1e-5)
    assert [ours[name].se for name in (*cuts, *order)] == pytest.approx(theirs[10:20], rel=1e-4)
    assert found.numbers["log-likelihood"] >= theirs[20] - 1e-9


@pytest.mark.parametrize("shift", [0.0, 30.0])
def test_slopes_are_those_of_small_differences_also_far_out(shift):
    chance = np.random.default_rng(1)
    steps = curve.Steps(chance.integers(0, 4, 50), chance.normal(size=(50, 2)), 3)
    point = np.array([-1 + shift, 0.2 + shift, 1.3 + shift, 0.3, -0.2])
    _value, gradient, hessian = curve._slopes(steps, point)
    for place, step in enumerate(1e-4 * np.eye(5)):
        above, below = (curve._slopes(steps, point + sign * step) for sign in (1, -1))
        assert (above[0] - below[0]) / 2e-4 == pytest.approx(gradient[place], rel=1e-5, abs=1e-5)
        assert (above[1] - below[1]) / 2e-4 == pytest.approx(hessian[place], rel=1e-4, abs=1e-5)


def planted(n=2000, seed=2, uneven=0.0):
    chance = np.random.default_rng(seed)
    x = chance.normal(size=n)
    noise = chance.logistic(size=n)
    answer = 1 + (x + noise > -1).astype(int) + ((1 + uneven) * x + noise > 0.5) * (x + noise > -1)
    return {"y": answer, "x": x}


def test_brants_test_finds_a_predictor_that_moves_one_step_more():
    even, uneven = (ordered_logit(planted(uneven=one), "y", ["x"]) for one in (0.0, 0.6))
    assert even.assumptions[0].state == "met"
    assert uneven.assumptions[0].state == "not met"
    assert uneven.tests[1].name == "proportional odds: x"


def test_brants_test_says_so_too_often_in_one_of_twenty():
    found = [ordered_logit(planted(300, seed), "y", ["x"]).tests[0].p < 0.05 for seed in range(200)]
    assert 2 <= sum(found) <= 20


def test_turning_the_steps_round_turns_the_signs():
    rows = planted(200)
    words = {1: "never", 2: "sometimes", 3: "always"}
    said = {"y": [words[one] for one in rows["y"].tolist()], "x": rows["x"]}
    up = ordered_logit(said, "y", ["x"], order=["never", "sometimes", "always"])
    down = ordered_logit(said, "y", ["x"], order=["always", "sometimes", "never"])
    assert up["x"].value == pytest.approx(-down["x"].value)
    assert up["never|sometimes"].value == pytest.approx(-down["sometimes|never"].value)
    assert up["x"].value == pytest.approx(ordered_logit(rows, "y", ["x"])["x"].value)


@pytest.mark.parametrize(
    ("change", "words", "sentence"),
    [
        ({"y": ["a", "b", "c"] * 4}, {}, "in which order the answers of “y” go, .*not in it yet: a, b, c"),
        ({"y": ["a", "b", "c"] * 4}, {"order": ["a", "b"]}, "not in it yet: c"),
        ({"y": [1] * 12}, {}, "“y” is the same in every row"),
        ({"y": sorted([1, 2, 3] * 4), "x": range(12)}, {}, r"^“x” tells “y” apart without a mistake"),
        ({"y": range(40), "x": [1, 2, 1, 3] * 10}, {}, "“y” has 40 different answers; take ols"),
    ],
)
def test_what_gives_no_honest_number_is_refused_with_a_sentence(change, words, sentence):
    rows = {"y": [1, 2, 3] * 4, "x": [0.0, 1, 0, 2, 1, 3, 0, 2, 2, 1, 0, 1]} | change
    with pytest.raises(UnfitData, match=sentence):
        ordered_logit(rows, "y", ["x"], **words)
