"""Effects of studies: what they go with, several in one place, small ones that found more; beside R."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenspel.methods.evidence import (
    Data,
    UnfitData,
    effect_sizes,
    meta_analysis,
    meta_regression,
    publication_bias,
    three_levels,
)
from samenspel.methods.evidence.synthesis.between import Studies
from samenspel.methods.evidence.synthesis.nested import Nested, estimated, fitted

from .judges import in_r
from .published import agrees, data, numbers, path_of

BCG = "metadat_dat_bcg.csv"
TRIALS = {"measure": "log RR", "columns": ["tpos", "tneg", "cpos", "cneg"]}
EFFECTS = "synthesis/effects.csv"
INVENTED = "synthesis/invitations.csv"


def test_small_studies_and_those_that_are_missing_are_those_of_metafor():
    """metafor 3.8-1: regtest and trimfill on the BCG trials."""
    printed = numbers("meta_bcg_RR_REML")
    found = publication_bias(data(BCG), **TRIALS)
    assert agrees(found.tests[0].statistic, printed["egger_z"])
    assert found.numbers["missing studies"] == printed["trimfill_k0"]
    assert agrees(found["effect with the missing"].value, printed["trimfill_est"])


@pytest.mark.slow
@pytest.mark.parametrize("name", [BCG, EFFECTS])
@pytest.mark.parametrize("method", ["REML", "DL", "equal"])
def test_tests_for_bias_are_those_of_metafor(name, method):
    path = path_of(name)
    words = TRIALS if name == BCG else {"effect": "effect", "error": "SE"}
    found = publication_bias(Data.read(path), **words, method=method)
    asked = (
        "{e <- regtest(m); l <- regtest(m, model = 'lm'); b <- suppressWarnings(ranktest(m)); "
        "t <- trimfill(m); c(e$zval, l$zval, l$pval, b$tau, b$pval, t$k0, t$beta, t$se)}"
    )
    theirs = in_r(found, path, asked, "metafor")
    tests, filled = found.tests, found["effect with the missing"]
    ours = [tests[0].statistic, tests[1].statistic, tests[1].p, tests[2].statistic, tests[2].p]
    ours += [found.numbers["missing studies"], filled.value, filled.se]
    assert ours == pytest.approx(theirs, rel=1e-6)


@pytest.mark.slow
@pytest.mark.parametrize("method", ["REML", "ML", "PM", "DL"])
@pytest.mark.parametrize("test", ["Wald", "Knapp-Hartung"])
def test_moderators_are_those_of_metafor(method, test):
    path = path_of(BCG)
    found = meta_regression(Data.read(path), ["ablat", "alloc"], **TRIALS, method=method, test=test)
    theirs = in_r(
        found, path, "c(m$beta, m$se, m$pval, m$QM, m$QMp, m$tau2, m$se.tau2, m$I2, m$QE)", "metafor"
    )
    four = found.estimates[:4]
    ours = [getattr(one, key) for key in ("value", "se", "p") for one in four]
    ours += [found.tests[0].statistic, found.tests[0].p, found["tau2"].value, found["tau2"].se]
    ours += [found["I2"].value, found.tests[1].statistic]
    assert ours == pytest.approx(theirs, rel=1e-6)


def test_what_moderators_take_away_is_measured_against_none():
    """metafor 3.8-1: rma(yi, vi, mods = ~ ablat + alloc) says R^2 53.84 %."""
    found = meta_regression(data(BCG), ["ablat", "alloc"], **TRIALS)
    assert agrees(found.numbers["R2 %"], "53.84")
    assert "13 studies are few for 3 coefficients" in str(found.notes[0])


def test_three_levels_are_what_r_prints():
    """metafor 3.8-1 and clubSandwich 0.5.8: rma.mv(yi, vi, random = ~ 1 | town / each), coef_test(m,
    "CR2")."""
    found = three_levels(data(EFFECTS), "town", effect="effect", error="SE")
    mean, between, within = found.estimates
    assert agrees(mean.value, "0.2744733")
    assert agrees(mean.se, "0.0873166")
    assert agrees(mean.df, "10.82504")
    assert agrees(between.value, "0.055275")
    assert agrees(within.value, "0.048310")


@pytest.mark.slow
@pytest.mark.parametrize("moderators", [[], ["year"], ["outcome"]])
def test_three_levels_are_those_of_metafor_and_club_sandwich(moderators):
    path = path_of(EFFECTS)
    words = {"effect": "effect", "error": "SE", "moderators": moderators}
    found = three_levels(Data.read(path), "town", **words)
    asked = (
        "{r <- coef_test(m, vcov = 'CR2', cluster = d$town, test = 'Satterthwaite'); "
        "c(m$beta, r$SE, r$df_Satt, m$sigma2)}"
    )
    theirs = in_r(found, path, asked, "metafor", "clubSandwich")
    coefficients = found.estimates[:-2]
    ours = [getattr(one, key) for key in ("value", "se", "df") for one in coefficients]
    ours += [one.value for one in found.estimates[-2:]]
    assert ours == pytest.approx(theirs, rel=1e-3, abs=1e-5)


def nested(seed, k=14, clusters=5):
    chance = np.random.default_rng(seed)
    where = np.concatenate([np.arange(clusters), chance.integers(0, clusters, k - clusters)])
    variances = chance.uniform(0.01, 0.2, k)
    effects = chance.normal(0, 0.3, clusters)[where] + chance.normal(0, np.sqrt(variances + 0.05))
    return Nested(Studies(effects, variances, np.column_stack([np.ones(k), chance.normal(size=k)])), where)


def dense_height(those, variances):
    """Twice the restricted log-likelihood, by matrices as large as the effects."""
    same = those.clusters[:, None] == those.clusters[None]
    whole = np.diag(those.studies.variances + variances[1]) + variances[0] * same
    x = those.studies.basis[0]
    inverse = np.linalg.inv(whole)
    inside = x.T @ inverse @ x
    left = those.studies.effects - x @ np.linalg.solve(inside, x.T @ inverse @ those.studies.effects)
    return -np.linalg.slogdet(whole)[1] - np.linalg.slogdet(inside)[1] - left @ inverse @ left


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10**6))
def test_two_variances_are_the_likeliest_and_slopes_are_slopes(seed):
    those = nested(seed)
    best, at = estimated(those)
    assert at.height == pytest.approx(dense_height(those, best))
    for other in np.random.default_rng(seed).uniform(0, 0.5, (40, 2)):
        assert dense_height(those, other) <= at.height + 1e-9
    point, step = np.array([0.1, 0.07]), 1e-6
    for place in range(2):
        moved = point + step * (np.arange(2) == place)
        slope = (dense_height(those, moved) - dense_height(those, point)) / step
        assert fitted(those, point).slope[place] == pytest.approx(slope, rel=1e-3, abs=1e-3)


def test_a_variance_at_its_bound_is_said():
    rows = {"e": [0.1, 0.11, 0.1, 0.12, 0.11, 0.1], "s": [0.2] * 6, "t": list("aabbcc")}
    found = three_levels(rows, "t", effect="e", error="s")
    assert found["tau2 between clusters"].value == found["tau2 within clusters"].value == 0
    assert [str(note)[:30] for note in found.notes] == [
        "Below 4 degrees of freedom no ",
        "A variance is 0, its lowest: t",
    ]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("measure", "columns"),
    [("SMD", "mean sd n mean2 sd2 n2"), ("MD", "mean sd n mean2 sd2 n2"), ("Fisher z", "r n")],
)
def test_effects_are_those_of_escalc(measure, columns, tmp_path):
    path = tmp_path / "means.csv"
    path.write_text(
        "mean,sd,n,mean2,sd2,n2,r\n5,2,10,4,3,12,0.3\n1.5,0.4,5,1.7,0.5,4,-0.8\n9,3,90,7,2.5,80,0\n"
    )
    found = effect_sizes(Data.read(path), measure, columns.split())
    theirs = in_r(found, path, "c(d$yi, sqrt(d$vi))", "metafor")
    ours = [one.value for one in found.estimates] + [one.se for one in found.estimates]
    assert ours == pytest.approx(theirs, rel=1e-12)


def test_effects_that_are_computed_first_are_put_together_as_from_counts():
    each = effect_sizes(data(BCG), **TRIALS, study="trial")
    rows = {"e": [one.value for one in each.estimates], "s": [one.se for one in each.estimates]}
    one, other = (
        found["effect"] for found in (meta_analysis(rows, "e", "s"), meta_analysis(data(BCG), **TRIALS))
    )
    assert (one.value, one.low, one.p) == pytest.approx((other.value, other.low, other.p))
    assert [one.name for one in each.estimates][:2] == ["1", "2"]
    assert agrees(each.estimates[0].value, "-0.8893")


ROWS = {
    "e": [0.1, 0.2, 0.4, 0.1],
    "s": [0.1, 0.2, 0.1, 0.3],
    "t": list("aabb"),
    "x": [1, 2, 3, 4],
    "m": [1.5] * 4,
    "g": list("aabc"),
}


@pytest.mark.parametrize(
    ("method", "words", "sentence"),
    [
        (three_levels, {"cluster": "t"}, "“t” has 2 clusters; at least 3 are needed"),
        (three_levels, {"cluster": "g", "effect": "m"}, "The effects are all the same"),
        (three_levels, {"cluster": "x"}, "“x” is another in every row; take meta-analysis"),
        (meta_regression, {"moderators": ["m"]}, "“m” follows from intercept"),
        (meta_regression, {"moderators": ["x", "e", "s"]}, "4 rows are too few for 4 coefficients"),
        (publication_bias, {"error": "m"}, "All studies are equally precise"),
        (publication_bias, {"effect": "s", "error": "s"}, "exactly on a line with their errors"),
        (publication_bias, {"error": "gone"}, "There is no column “gone”"),
    ],
)
def test_what_gives_no_honest_number_is_refused_with_a_sentence(method, words, sentence):
    with pytest.raises(UnfitData, match=sentence):
        method(ROWS, **{"effect": "e", "error": "s"} | words)


@pytest.mark.parametrize(
    ("measure", "columns", "sentence"),
    [
        ("log RR", ["x", "e", "x", "x"], "Row 1, column “e” \\(without it\\): 0.1 is not a whole number"),
        ("SMD", ["e", "z", "x", "e", "s", "x"], "Row 1, column “z” \\(SD\\): 0 is not above 0"),
        (
            "MD",
            ["e", "s", "x", "e", "s", "x"],
            "Row 1, column “x” \\(n\\): 1 is not a whole number that is large",
        ),
        ("RD", ["z", "z", "x", "x"], "Row 1: there is nobody in one of the groups"),
        ("Fisher z", ["e", "x"], "Row 1, column “x” \\(n\\): 1 is not"),
    ],
)
def test_what_cannot_be_counted_is_named(measure, columns, sentence):
    with pytest.raises(UnfitData, match=sentence):
        effect_sizes(ROWS | {"z": [0] * 4}, measure, columns)
