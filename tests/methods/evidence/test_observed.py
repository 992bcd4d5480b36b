"""Where nothing was drawn: weights, a cutoff, and how strong something unmeasured would have to be."""

from __future__ import annotations

import numpy as np
import pytest

from samenspel.methods.evidence import (
    Data,
    UnfitData,
    entropy_balance,
    propensity_weights,
    regression_discontinuity,
    sensitivity,
)
from samenspel.methods.evidence.chances import quantile
from samenspel.methods.evidence.experiments.sensitivity import adjusted, robustness

from .judges import in_r


def chosen(n=800, seed=0):
    """Those with more x take part more often, and have more y; the effect is 1."""
    chance = np.random.default_rng(seed)
    x, z = chance.normal(size=(2, n))
    took = (chance.random(n) < 1 / (1 + np.exp(0.3 * z - 0.7 * x))).astype(int)
    return {"y": 1 + took + x + 0.5 * z + chance.normal(size=n), "took": took, "x": x, "z": z}


def written(rows, folder):
    path = folder / "rows.csv"
    columns = [np.asarray(column).tolist() for column in rows.values()]
    path.write_text(
        "\n".join([",".join(rows), *[",".join(map(repr, row)) for row in zip(*columns, strict=True)]])
    )
    return path


@pytest.mark.slow
@pytest.mark.parametrize("of", ["all", "treated", "overlap"])
def test_weighted_differences_are_those_of_r(tmp_path, of):
    path = written(chosen(200), tmp_path)
    found = propensity_weights(Data.read(path), "y", "took", ["x", "z"], of=of)
    asked = "weighted.mean(d$y[t == 1], w[t == 1]) - weighted.mean(d$y[t == 0], w[t == 0])"
    assert [found["took"].value] == pytest.approx(in_r(found, path, asked), rel=1e-6)


@pytest.mark.slow
def test_entropy_weights_are_those_that_r_finds(tmp_path):
    path = written(chosen(200), tmp_path)
    found = entropy_balance(Data.read(path), "y", "took", ["x", "z"])
    asked = "mean(d$y[t]) - weighted.mean(d$y[!t], exp(x %*% b))"
    assert [found["took"].value] == pytest.approx(in_r(found, path, asked), rel=1e-5)


@pytest.mark.parametrize(
    "method",
    [
        lambda rows: propensity_weights(rows, "y", "took", ["x", "z"], of="all"),
        lambda rows: propensity_weights(rows, "y", "took", ["x", "z"], of="treated"),
        lambda rows: propensity_weights(rows, "y", "took", ["x", "z"]),
        lambda rows: entropy_balance(rows, "y", "took", ["x", "z"]),
    ],
)
def test_errors_are_as_wide_as_estimates_spread(method):
    found = [method(chosen(400, seed))["took"] for seed in range(80)]
    assert np.mean([one.value for one in found]) == pytest.approx(1, abs=0.05)
    spread = np.std([one.value for one in found])
    assert np.mean([one.se for one in found]) == pytest.approx(spread, rel=0.25)


def test_alike_in_two_cells_the_error_is_that_of_means_within_cells():
    """What is left of each row is divided by 1 - 1/n of its cell, as if it were foretold by the others."""
    chance = np.random.default_rng(3)
    x = np.repeat([0, 1, 0, 1], [6, 10, 20, 9])
    took, y = np.repeat([1, 1, 0, 0], [6, 10, 20, 9]), x + chance.normal(size=45)
    found = entropy_balance({"y": y, "took": took, "x": x}, "y", "took", ["x"])["took"]
    zero, one = y[(took == 0) & (x == 0)], y[(took == 0) & (x == 1)]
    others = (6 / 16) ** 2 * zero.var(ddof=1) / 19 + (10 / 16) ** 2 * one.var(ddof=1) / 8
    treated = y[took == 1] - (one.mean() - zero.mean()) * x[took == 1]
    assert found.se == pytest.approx(np.sqrt(treated.var(ddof=1) / 16 + others))


def test_balance_is_shown_before_and_after():
    found = entropy_balance(chosen(), "y", "took", ["x", "z"])
    before, after = ([row[place] for row in found.tables[0].rows] for place in (1, 2))
    assert max(map(abs, before)) > 0.3
    assert max(map(abs, after)) < 1e-8
    overlap = propensity_weights(chosen(), "y", "took", ["x", "z"]).tables[0].rows
    assert max(abs(row[2]) for row in overlap) < 1e-8


def test_a_few_who_carry_the_result_are_told():
    rows = chosen()
    rows["took"] = (rows["x"] + 0.6 * np.random.default_rng(1).normal(size=800) > 0).astype(float)
    found = propensity_weights(rows, "y", "took", ["x"], of="all")
    assert any("a few of them carry the result" in str(note) for note in found.notes)


def test_who_has_no_like_is_refused():
    rows = chosen()
    with pytest.raises(UnfitData, match="“x” tells “took” apart without a mistake"):
        propensity_weights(rows | {"took": (rows["x"] > 0).astype(float)}, "y", "took", ["x"])
    with pytest.raises(UnfitData, match="No weights make the others like those who took part in x"):
        entropy_balance(rows | {"took": (rows["x"] > 0.5).astype(float)}, "y", "took", ["x"])


def ruled(n=1500, seed=0, is_fuzzy=False, sorted_by=0.0):
    chance = np.random.default_rng(seed)
    x = chance.normal(size=n)
    x = np.where((x < 0) & (x > -0.3) & (chance.random(n) < sorted_by), -x, x)
    took = (x >= 0).astype(float)
    if is_fuzzy:
        took = (chance.random(n) < 0.2 + 0.6 * took).astype(int)
    return {"y": took + x + 0.3 * x**2 + 0.5 * chance.normal(size=n), "x": x, "took": took}


@pytest.mark.slow
@pytest.mark.parametrize("received", [None, "took"])
def test_a_jump_is_that_of_lines_in_r(tmp_path, received):
    path = written(ruled(400, is_fuzzy=received is not None), tmp_path)
    found = regression_discontinuity(Data.read(path), "y", "x", 0.0, received=received)
    theirs = in_r(
        found, path, 'c(coef(m)["taken"], sqrt(diag(sandwich::vcovHC(m, type = "HC1")))["taken"])', "AER"
    )
    one = found.estimates[0]
    assert [one.value, one.se] == pytest.approx(theirs, rel=1e-8)


def test_jumps_and_their_errors_are_those_that_were_planted():
    found = [regression_discontinuity(ruled(seed=seed), "y", "x", 0.0) for seed in range(80)]
    for place in (0, 1):
        held = [one.estimates[place].low <= 1 <= one.estimates[place].high for one in found]
        assert 70 <= sum(held) <= 80
    assert sum(one.tests[0].p < 0.05 for one in found) <= 10
    fuzzy = regression_discontinuity(ruled(is_fuzzy=True), "y", "x", 0.0, received="took")
    assert fuzzy["took"].low < 1 < fuzzy["took"].high
    assert fuzzy["first stage: took"].value == pytest.approx(0.6, abs=0.15)


def test_people_who_sort_themselves_are_found():
    found = regression_discontinuity(ruled(4000, sorted_by=0.7), "y", "x", 0.0)
    assert found.assumptions[0].state == "not met"
    assert regression_discontinuity(ruled(4000), "y", "x", 0.0).assumptions[0].state == "met"


def test_the_width_does_not_depend_on_units():
    rows = ruled()
    plain = regression_discontinuity(rows, "y", "x", 0.0)
    scaled = regression_discontinuity({"y": 7 * rows["y"], "x": 100 * rows["x"] + 50}, "y", "x", 50.0)
    assert scaled.numbers["width"] == pytest.approx(100 * plain.numbers["width"], rel=1e-6)
    assert scaled.estimates[0].value == pytest.approx(7 * plain.estimates[0].value, rel=1e-6)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({"cutoff": 99.0}, "All rows are on one side of 99 in “x”"),
        ({"width": 0.001}, "Within 0.001 of the cutoff"),
        ({"width": -1.0}, "The width is not above 0"),
        ({"cutoff": 3.0}, "Too few rows are near the cutoff to choose a bandwidth"),
    ],
)
def test_cutoffs_that_tell_nothing_are_refused_with_a_sentence(words, sentence):
    with pytest.raises(UnfitData, match=sentence):
        regression_discontinuity(ruled(), "y", "x", **{"cutoff": 0.0} | words)


def test_the_robustness_value_of_darfur_is_the_published_one():
    """Cinelli & Hazlett 2020, table 1: t 4.18 with 783 degrees of freedom."""
    assert robustness(4.18445, 783, 0) == pytest.approx(0.139, abs=0.0005)
    assert robustness(4.18445, 783, float(quantile(0.975, 782))) == pytest.approx(0.076, abs=0.0005)


def test_e_values_are_those_of_the_definition():
    """VanderWeele & Ding 2017: RR + sqrt(RR (RR - 1)), with RR = exp(0.91 d)."""
    found = sensitivity(chosen(), "y", "took", ["x"])
    ratio = np.exp(0.91 * found["took"].value / np.std(chosen()["y"], ddof=1))
    assert found.numbers["E-value"] == pytest.approx(ratio + np.sqrt(ratio * (ratio - 1)))
    assert 1 < found.numbers["E-value of the interval"] < found.numbers["E-value"]


def test_the_e_value_of_yes_and_no_is_that_of_a_ratio_of_chances():
    """30 of 100 against 10 of 100: three times as likely; 3 + sqrt(6)."""
    rows = {"y": [1] * 30 + [0] * 70 + [1] * 10 + [0] * 90, "took": [1] * 100 + [0] * 100, "x": [0, 1] * 100}
    found = sensitivity(rows, "y", "took", ["x"])
    assert found.numbers["E-value"] == pytest.approx(3 + np.sqrt(6), rel=1e-6)
    assert found.numbers["E-value of the interval"] < found.numbers["E-value"]
    turned = rows | {"took": [1 - one for one in rows["took"]]}
    assert sensitivity(turned, "y", "took", ["x"]).numbers["E-value"] == pytest.approx(
        3 + np.sqrt(6), rel=1e-6
    )


def test_where_a_chance_would_be_below_0_the_difference_stands_for_it():
    rows = {"y": [1] * 30 + [0] * 170, "took": [1] * 100 + [0] * 100, "x": [0, 1] * 100}
    found = sensitivity(rows, "y", "took", ["x"])
    ratio = np.exp(0.91 * found["took"].value / np.std(rows["y"], ddof=1))
    assert found.numbers["E-value"] == pytest.approx(ratio + np.sqrt(ratio * (ratio - 1)))


def test_leaving_out_what_was_measured_costs_exactly_what_is_said():
    """With z in hand: its partial R2 with both gives the estimate and the error beside it."""
    rows = chosen()
    without = sensitivity(rows, "y", "took", ["x"])["took"]
    beside = sensitivity(rows, "y", "took", ["x", "z"])["took"]
    base = np.column_stack([np.ones(800), rows["x"]])

    def left(outcome, columns):
        return outcome - columns @ np.linalg.lstsq(columns, outcome)[0]

    of_taken = np.corrcoef(left(rows["took"], base), left(rows["z"], base))[0, 1] ** 2
    both = np.column_stack([base, rows["took"]])
    of_outcome = np.corrcoef(left(rows["y"], both), left(rows["z"], both))[0, 1] ** 2
    moved = adjusted(without.value, without.se, 797, of_outcome, of_taken)
    away = adjusted(-without.value, without.se, 797, of_outcome, of_taken)
    bias = without.value - moved[0]
    assert min(abs(beside.value - moved[0]), abs(beside.value - (without.value + bias))) < 1e-9
    assert away[0] == pytest.approx(-moved[0])
    assert beside.se == pytest.approx(moved[1])


def test_something_as_strong_as_the_robustness_value_leaves_nothing():
    found = sensitivity(chosen(), "y", "took", ["x"])
    value = found.numbers["robustness value"]
    assert adjusted(found["took"].value, found["took"].se, 797, value, value)[0] == pytest.approx(
        0, abs=1e-12
    )
    assert found.tables[0].rows[0][0] == "1 times x"


@pytest.mark.slow
def test_robustness_values_are_those_of_base_r(tmp_path):
    path = written(chosen(200), tmp_path)
    found = sensitivity(Data.read(path), "y", "took", ["x"])
    theirs = in_r(found, path, "c(t^2 / (t^2 + df), rv(t / sqrt(df)), rv(max(0, f)))")
    assert list(found.numbers.values())[:3] == pytest.approx(theirs, rel=1e-8)
