"""Items hidden in a list: published shares and coefficients, R, slopes by differences, the design test."""

from __future__ import annotations

import numpy as np
import pytest

from samenspel.methods.evidence import UnfitData, list_experiment
from samenspel.methods.evidence.experiments import design_effect, list_models
from samenspel.methods.evidence.newton import climb

from .judges import in_r
from .published import agrees, data, numbers, path_of

TERMS = ["south", "age", "male", "college"]


@pytest.fixture(scope="module")
def race():
    """The 1991 National Race and Politics Survey, as in Blair & Imai 2012 and R's list."""
    return list_experiment(data("list_race.csv"), "y", "treat", TERMS)


def named(race, kind):
    return [race[f"{kind}: {term}"] for term in ("intercept", *TERMS)]


def test_the_difference_and_the_linear_model_are_found_to_the_last_digit(race):
    printed = numbers("list_race")
    difference = race["difference in means"]
    assert [agrees(difference.value, printed["difference_in_means"][0]), race.n] == [True, printed["n"]]
    assert agrees(difference.se, printed["difference_in_means"][1])
    for ours, value, error in zip(
        named(race, "linear"), printed["linear"]["b"], printed["linear"]["se_HC3"], strict=True
    ):
        assert agrees(ours.value, value)
        assert agrees(ours.se, error)


def test_two_steps_and_the_likelihood_are_rs_and_no_lower(race):
    printed = numbers("list_race")
    for ours, value in zip(named(race, "two steps"), printed["nls_two_step_b"], strict=True):
        assert agrees(ours.value, f"{value:.2f}")
    for ours, value in zip(named(race, "likelihood"), printed["ml_binomial_b"], strict=True):
        assert ours.value == pytest.approx(value, abs=0.01)
    assert agrees(race.numbers["log-likelihood"], printed["ml_logLik"])
    assert race.numbers["log-likelihood"] >= printed["ml_logLik"] - 0.0005


def test_the_design_effect_is_rs_whose_p_is_itself_drawn(race):
    """R's 250,000 draws leave 0.0006 of error in a p of 0.044."""
    assert race.tests[0].p == pytest.approx(numbers("list_race")["design_test_p"], abs=0.0012)
    assert race.tests[1].p > race.tests[0].p
    assert race.assumptions[0].state == "not met"


@pytest.mark.slow
def test_the_linear_model_is_that_of_sandwich(race):
    path = path_of("list_race.csv")
    theirs = in_r(race, path, 'sqrt(diag(vcovHC(m, type = "HC3")))[7:10]', "sandwich", "lmtest")
    assert [one.se for one in named(race, "linear")[1:]] == pytest.approx(theirs, rel=1e-10)


def planted(n=3000, seed=1, share=0.3, disturbed=0.0):
    """Four other items; those with x hold the sensitive one more often."""
    chance = np.random.default_rng(seed)
    x = chance.integers(0, 2, n).astype(float)
    saw = np.arange(n) % 2
    holds = chance.random(n) < share + 0.2 * x
    others = chance.binomial(4, 0.3 + 0.2 * x)
    others = np.where((saw == 1) & (chance.random(n) < disturbed), 0, others)
    return {"y": others + saw * holds, "saw": saw, "x": x}


def test_what_was_planted_is_found():
    found = list_experiment(planted(20_000), "y", "saw", ["x"])
    assert found["difference in means"].value == pytest.approx(0.4, abs=0.04)
    assert found["share by likelihood"].value == pytest.approx(0.4, abs=0.04)
    for kind in ("likelihood", "two steps"):
        assert found[f"{kind}: x"].value == pytest.approx(np.log(0.5 / 0.5) - np.log(0.3 / 0.7), abs=0.3)
    assert found.tests[0].p > 0.05


def test_errors_cover_what_was_planted_in_nineteen_of_twenty():
    truth, held = -np.log(0.3 / 0.7), {"likelihood: x": 0, "two steps: x": 0}
    for seed in range(60):
        found = list_experiment(planted(2000, seed), "y", "saw", ["x"])
        for name in held:
            held[name] += found[name].low <= truth <= found[name].high
    assert all(52 <= number <= 60 for number in held.values())


def test_an_item_that_changes_the_other_answers_is_found():
    found = list_experiment(planted(disturbed=0.4), "y", "saw", ["x"])
    assert found.assumptions[0].state == "not met"
    assert found.tests[1].p < 0.01


def test_slopes_are_those_of_small_differences():
    rows = planted(60)
    columns = np.column_stack([np.ones(60), rows["x"]])
    counts = list_models.Counts(rows["y"], rows["saw"] == 1, columns, 4)
    beta = np.array([-0.5, 0.3, 0.1, -0.2])
    _value, gradient, hessian = list_models._slopes(counts, beta)
    for place, step in enumerate(1e-5 * np.eye(4)):
        above, below = (list_models._slopes(counts, beta + sign * step) for sign in (1, -1))
        assert (above[0] - below[0]) / 2e-5 == pytest.approx(gradient[place], rel=1e-5)
        assert (above[1] - below[1]) / 2e-5 == pytest.approx(hessian[place], rel=1e-4, abs=1e-5)


def test_the_distance_is_that_of_the_nearest_point_without_a_part_below_nought():
    optimize = pytest.importorskip("scipy.optimize")
    chance = np.random.default_rng(3)
    root = chance.normal(size=(3, 3))
    covariance = root @ root.T
    points = chance.normal(size=(50, 3))
    turn = np.linalg.cholesky(np.linalg.inv(covariance)).T
    theirs = [optimize.nnls(turn, turn @ point)[1] ** 2 for point in points]
    assert design_effect._distances(points, covariance)[0].tolist() == pytest.approx(theirs, abs=1e-8)


def test_where_everyone_holds_the_item_there_are_no_coefficients_and_a_reason():
    rows = {"y": [0, 1, 2, 1, 1, 2, 2, 3], "saw": [0, 0, 0, 0, 1, 1, 1, 1]}
    found = list_experiment(rows, "y", "saw")
    assert found["difference in means"].value == pytest.approx(1)
    assert [one.name for one in found.estimates] == ["difference in means", "linear: intercept"]
    assert "No coefficients (likelihood): A coefficient has no end" in str(found.notes[-1])


def test_a_climb_that_never_ends_is_told():
    with pytest.raises(UnfitData, match=r"no top after 200 steps|no end"):
        climb(lambda x: (float(x[0]), np.ones(1), np.zeros((1, 1)) - 1e-9), np.zeros(1))


@pytest.mark.parametrize(
    ("change", "words", "sentence"),
    [
        ({"y": [0, 1, 2.5, 1]}, {}, "Row 3: 2.5 is no number of items from 0 to 2"),
        ({"y": [0, 1, 4, 1]}, {}, "Row 3: 4 is no number of items from 0 to 2"),
        ({"y": [1, -1, 1, 1]}, {}, "Row 2: -1 is no number of items from 0 to 1"),
        ({"y": [0, 0, 1, 1]}, {}, "Nobody without the sensitive item holds any other"),
        ({"saw": [0, 1, 2, 1]}, {}, "There are 3 lists \\(0, 1, 2\\)"),
        ({"y": [0, 5, 1, 1]}, {"items": 4}, "Row 2: 5 is no number of items from 0 to 4"),
    ],
)
def test_what_gives_no_honest_number_is_refused_with_a_sentence(change, words, sentence):
    rows = {"y": [0, 1, 1, 1], "saw": [0, 0, 1, 1]} | change
    with pytest.raises(UnfitData, match=sentence):
        list_experiment(rows, "y", "saw", **words)
