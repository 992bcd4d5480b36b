"""Studies together: the BCG trials to the last digit, the same in R's metafor, and what is refused."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenspel.methods.evidence import Data, UnfitData, meta_analysis
from samenspel.methods.evidence.synthesis.between import Studies, restricted, weighed, where_q_is

from .judges import in_r
from .published import agrees, data, numbers, path_of

BCG = "metadat_dat_bcg.csv"
TRIALS = {"measure": "log RR", "columns": ["tpos", "tneg", "cpos", "cneg"]}
INVENTED = "synthesis/invitations.csv"
LETTERS = {
    "measure": "log OR",
    "columns": ["came", "stayed away", "came without letter", "away without letter"],
}


def test_the_bcg_trials_are_found_to_the_last_digit():
    """Viechtbauer 2010, Journal of Statistical Software 36(3); the numbers are metafor's."""
    printed = numbers("meta_bcg_RR_REML")
    found = meta_analysis(data(BCG), **TRIALS, test="Wald")
    mean, new, tau2, share = found.estimates
    assert agrees(mean.value, printed["est"])
    assert agrees(mean.se, printed["se"])
    assert agrees(mean.low, printed["ci"][0])
    assert agrees(mean.high, printed["ci"][1])
    assert agrees(new.low, printed["pi"][0])
    assert agrees(new.high, printed["pi"][1])
    assert agrees(tau2.value, printed["tau2"])
    assert agrees(tau2.se, printed["tau2_se"])
    assert agrees(share.value, printed["I2"])
    assert agrees(found.tests[0].statistic, printed["Q"])
    assert found.tests[0].df == (printed["Qdf"],)


def test_with_few_studies_the_mean_is_tested_by_t():
    printed = numbers("meta_bcg_RR_REML")["knha"]
    mean = meta_analysis(data(BCG), **TRIALS)["effect"]
    assert agrees(mean.se, printed["se"])
    assert agrees(mean.low, printed["ci"][0])
    assert agrees(mean.high, printed["ci"][1])
    assert agrees(mean.p, printed["p"])


def test_the_variance_of_dersimonian_and_laird():
    found = meta_analysis(data(BCG), **TRIALS, method="DL")
    assert agrees(found["tau2"].value, numbers("meta_bcg_RR_REML")["tau2_DL"])


ASKED = "c(m$beta, m$se, m$ci.lb, m$ci.ub, m$tau2, m$I2, m$QE, predict(m)$pi.lb, predict(m)$pi.ub)"


@pytest.mark.slow
@pytest.mark.parametrize("method", ["REML", "ML", "DL", "PM"])
@pytest.mark.parametrize("test", ["Wald", "Knapp-Hartung"])
def test_all_methods_are_those_of_metafor(method, test):
    path = path_of(BCG)
    found = meta_analysis(Data.read(path), **TRIALS, method=method, test=test)
    mean, new, tau2, share = found.estimates
    asked = f"{ASKED[:-1]}, m$se.tau2, confint(m, control = list(tol = 1e-12))$random[1, 2:3])"
    theirs = in_r(found, path, asked, "metafor")
    ours = [mean.value, mean.se, mean.low, mean.high, tau2.value, share.value, found.tests[0].statistic]
    ours += [new.low, new.high, tau2.se, tau2.low, tau2.high]
    assert ours == pytest.approx(theirs, rel=1e-7)


@pytest.mark.slow
@pytest.mark.parametrize("measure", ["log RR", "log OR", "RD"])
def test_counts_with_empty_cells_are_those_of_metafor(measure):
    path = path_of(INVENTED)
    found = meta_analysis(Data.read(path), **LETTERS | {"measure": measure}, method="equal")
    theirs = in_r(found, path, "c(m$beta, m$se, m$QE, m$I2, m$k)", "metafor")
    ours = [found["effect"].value, found["effect"].se, found.tests[0].statistic, found["I2"].value, found.n]
    assert ours == pytest.approx(theirs, rel=1e-9)


def test_a_study_in_which_nobody_came_says_nothing_about_a_ratio():
    found = meta_analysis(Data.read(path_of(INVENTED)), **LETTERS, study="place")
    assert [(left.number, str(left.reason)) for left in found.left_out] == [
        (1, "the event came to nobody, or to everybody, in both groups")
    ]
    assert meta_analysis(Data.read(path_of(INVENTED)), **LETTERS | {"measure": "RD"}).left_out == ()


def studies(seed, k=9, between=0.1):
    chance = np.random.default_rng(seed)
    variances = chance.uniform(0.01, 0.2, k)
    return Studies(chance.normal(0, np.sqrt(variances + between)), variances, np.ones((k, 1)))


def height(those, between):
    """Twice the restricted log-likelihood, as it is written in books."""
    w = 1 / (those.variances + between)
    mean = w @ those.effects / w.sum()
    return float(np.log(w).sum() - np.log(w.sum()) - w @ (those.effects - mean) ** 2)


@pytest.mark.parametrize("seed", range(20))
def test_no_variance_is_likelier_than_the_one_that_is_found(seed):
    those = studies(seed, between=seed % 3 * 0.1)
    best = restricted(those)
    others = np.linspace(0, 4, 2001)
    assert height(those, best) >= max(height(those, other) for other in others) - 1e-12


def test_of_two_peaks_the_higher_is_found():
    """Two exact studies that differ and many vague ones that do not: the likelihood has two peaks."""
    those = Studies(
        np.array([0.0, 0.05, 0.1, 3.0, -3.0, 0.02, 0.04]),
        np.array([1e-6, 1e-6, 1e-6, 1, 1, 1e-6, 1e-6]),
        np.ones((7, 1)),
    )
    best = restricted(those)
    assert height(those, best) >= max(height(those, other) for other in np.geomspace(1e-8, 40, 4000))


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10**6), st.floats(-1e5, 1e5), st.floats(1e-3, 1e3))
def test_another_zero_or_unit_changes_nothing_but_the_mean(seed, shift, factor):
    those = studies(seed)
    moved = Studies(those.effects * factor + shift, those.variances * factor**2, those.columns)
    assert restricted(moved) == pytest.approx(restricted(those) * factor**2, rel=1e-4, abs=1e-6 * factor**2)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10**6), st.floats(0.5, 30))
def test_q_falls_to_what_is_asked(seed, value):
    those = studies(seed)
    between = where_q_is(those, value)
    if between > 0:
        assert weighed(those, between).q == pytest.approx(value, rel=1e-9)
    else:
        assert weighed(those, 0.0).q <= value * (1 + 1e-9)


def test_without_each_study_the_rest_is_what_they_say_alone():
    whole = data(BCG)
    table = meta_analysis(whole, **TRIALS, study="trial", each=True).tables[1]
    rest = meta_analysis(whole.where(np.arange(13) != 4), **TRIALS)
    assert table.rows[4][3] == pytest.approx(rest["effect"].value)
    assert table.rows[4][6] == pytest.approx(rest["tau2"].value)
    assert sum(row[2] for row in table.rows) == pytest.approx(100)


def test_below_three_studies_nothing_is_said_of_a_new_place():
    found = meta_analysis({"effect": [0.1, 0.5], "error": [0.1, 0.2]}, "effect", "error")
    assert [one.name for one in found.estimates] == ["effect", "tau2", "I2"]
    assert "2 studies are too few to say what a new place may find" in str(found.notes[-1])
    assert "new place" not in str(found.sentence)


def test_a_ratio_is_said_as_one():
    found = meta_analysis(data(BCG), **TRIALS, test="Wald")
    assert "a mean RR of 0.4894; anything from 0.3441 to 0.6962" in str(found.sentence)
    assert "a mean effect of 0.3" in str(meta_analysis({"e": [0.3, 0.3], "s": [1, 1]}, "e", "s").sentence)


def test_equal_studies_have_the_error_of_wald_and_a_reason():
    found = meta_analysis({"effect": [1.1] * 4, "error": [0.2] * 4}, "effect", "error")
    assert found["effect"].se == pytest.approx(0.1)
    assert found["tau2"].value == found["I2"].value == 0
    assert [str(note)[:28] for note in found.notes] == [
        "The effects are all the same",
        "tau2 is 0, its lowest: that ",
    ]


def test_intervals_cover_the_mean_as_often_as_they_say():
    covered = 0
    for seed in range(300):
        those = studies(seed, k=12, between=0.1)
        rows = {"effect": those.effects, "variance": those.variances}
        mean = meta_analysis(rows, "effect", variance="variance")["effect"]
        covered += mean.low <= 0 <= mean.high
    assert 0.92 <= covered / 300 <= 0.98


ROWS = {"effect": [0.1, 0.2, 0.4], "error": [0.1, 0.2, 0.1], "n": [10, 20, 30], "r": [0.1, 0.2, 1.0]}


@pytest.mark.parametrize(
    ("change", "words", "sentence"),
    [
        ({"error": [0.1, 0.0, 0.1]}, {}, "Row 2, column “error”: an error of 0 is not above 0"),
        ({"error": [0.1, 0.1, -1]}, {}, "Row 3, column “error”: an error of -1 is not above 0"),
        ({}, {"error": None}, "Name the column with the effects and one with their errors"),
        ({}, {"variance": "error"}, "Name the column with the effects and one with their errors"),
        ({}, {"measure": "SMD"}, "or a measure with its columns, not both"),
        (
            {},
            {"effect": None, "error": None, "measure": "Fisher z"},
            "Fisher z needs 2 columns, in this order: c",
        ),
        (
            {},
            {"effect": None, "error": None, "measure": "Fisher z", "columns": ["r", "n"]},
            "Row 3, column “r” \\(correlation\\): 1 is not between -1 and 1",
        ),
        ({}, {"level": 1.5}, "The level 1.5 is not between 0 and 1"),
        ({"effect": [0.1, None, None]}, {}, "1 studies can be used; at least 2 are needed"),
        ({"effect": [0.1, "x", 0.3]}, {}, "Row 2, column “effect”: “x” is not a number"),
    ],
)
def test_what_gives_no_honest_number_is_refused_with_a_sentence(change, words, sentence):
    with pytest.raises(UnfitData, match=sentence):
        meta_analysis(ROWS | change, **{"effect": "effect", "error": "error"} | words)
