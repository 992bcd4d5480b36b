"""Samples drawn in strata and clusters: the numbers of R's survey, and what is refused."""

from __future__ import annotations

import numpy as np
import pytest

from samenspel.methods.evidence import Data, UnfitData, survey_glm, survey_mean

from .judges import exported, in_r
from .published import agrees

STRATIFIED = {"weights": "pw", "strata": "stype", "populations": ["fpc"]}
ONE_STAGE = {"weights": "pw", "clusters": ["dnum"], "populations": ["fpc"]}
TWO_STAGES = {"clusters": ["dnum", "snum"], "populations": ["fpc1", "fpc2"]}
CENSUS = {"stype": {"E": 4421, "H": 755, "M": 1018}, "sch.wide": {"No": 1072, "Yes": 5122}}


def schools(name):
    return exported("survey", "api", name)


@pytest.mark.slow
def test_schools_have_the_mean_and_the_error_of_the_manual_of_survey():
    """Lumley's survey: svymean(~api00, dstrat) 662.29 (9.4089); raked over type and growth 641.23."""
    found = survey_mean(Data.read(schools("apistrat")), ["api00"], **STRATIFIED)["api00"]
    assert agrees(found.value, "662.287")
    assert agrees(found.se, "9.4089")
    raked = survey_mean(Data.read(schools("apiclus1")), ["api00"], **ONE_STAGE, margins=CENSUS)["api00"]
    assert agrees(raked.value, "641.230")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "design"),
    [
        ("apistrat", STRATIFIED),
        ("apistrat", {"weights": "pw", "strata": "stype"}),
        ("apiclus1", ONE_STAGE),
        ("apiclus1", ONE_STAGE | {"margins": CENSUS}),
        ("apiclus1", ONE_STAGE | {"margins": CENSUS, "calibration": "linear"}),
        ("apistrat", STRATIFIED | {"margins": {"sch.wide": {"No": 0.2, "Yes": 0.8}}}),
        ("apiclus2", TWO_STAGES),
        ("apiclus2", {"weights": "pw", "clusters": ["dnum", "snum"]}),
    ],
)
@pytest.mark.parametrize("kind", ["mean", "total"])
def test_means_and_totals_have_the_errors_of_survey(name, design, kind):
    path = schools(name)
    found = survey_mean(Data.read(path), ["enroll", "api00"], kind=kind, **design)
    asked = (
        f"{{ m <- svy{kind}(~ enroll, s, na.rm = TRUE); n <- svy{kind}(~ api00, s); c(m, n, SE(m), SE(n)) }}"
    )
    lines = tuple(line for line in found.r_code if not line.startswith(("print(m", "confint")))
    theirs = in_r(_with(found, lines), path, asked, "survey")
    ours = [getattr(one, what) for what in ("value", "se") for one in found.estimates]
    assert ours == pytest.approx(theirs, rel=1e-9)


def _with(found, lines):
    return type(found)(found.method, found.estimates, found.n, found.sentence, r_code=lines)


@pytest.mark.slow
def test_domains_ratios_and_shares_have_the_errors_of_survey():
    path = schools("apiclus1")
    rows = Data.read(path)
    by_type = survey_mean(rows, ["api00"], domain="stype", **ONE_STAGE)
    ratio = survey_mean(rows, ["api.stu"], kind="ratio", denominator="enroll", **ONE_STAGE)
    shares = survey_mean(rows, ["stype"], **ONE_STAGE)
    asked = """{
      b <- svyby(~ api00, ~ stype, s, svymean)
      r <- svyratio(~ api.stu, ~ enroll, s); t <- svymean(~ stype, s)
      c(coef(b), SE(b), coef(r), SE(r), coef(t), SE(t), degf(s))
    }"""
    theirs = in_r(_with(by_type, by_type.r_code[:-1]), path, asked, "survey")
    ours = [
        getattr(one, what)
        for found in (by_type, ratio, shares)
        for what in ("value", "se")
        for one in found.estimates
    ]
    assert [*ours, by_type.numbers["df of the design"]] == pytest.approx(theirs, rel=1e-9)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "design", "words"),
    [
        ("apistrat", STRATIFIED, {"outcome": "api00", "predictors": ["ell", "meals", "stype"]}),
        ("apiclus2", TWO_STAGES, {"outcome": "api00", "predictors": ["ell", "mobility", "acs.46"]}),
        ("apiclus1", ONE_STAGE, {"outcome": "sch.wide", "predictors": ["ell", "meals"], "family": "logit"}),
        ("apiclus1", ONE_STAGE | {"margins": CENSUS}, {"outcome": "api00", "predictors": ["ell"]}),
        (
            "apistrat",
            STRATIFIED,
            {"outcome": "comp.imp", "predictors": ["stype"], "family": "logit", "reference": {"stype": "M"}},
        ),
    ],
)
def test_models_have_the_errors_and_chances_of_svyglm(name, design, words):
    path = schools(name)
    found = survey_glm(Data.read(path), **words, **design)
    theirs = in_r(found, path, "summary(m)$coefficients", "survey")
    ours = [getattr(one, what) for what in ("value", "se", "statistic", "p") for one in found.estimates]
    assert ours == pytest.approx(theirs, rel=1e-7)


@pytest.mark.slow
def test_lonely_strata_are_those_of_survey():
    path = schools("apistrat")
    rows = Data.read(path)
    kept = np.array([one in ("E", "M") for one in rows.texts("stype")])
    kept[rows.texts("stype").index("H")] = True
    few = rows.where(kept)
    with pytest.raises(UnfitData, match="1 strata have one unit each"):
        survey_mean(few, ["api00"], weights="pw", strata="stype")
    for lonely in ("certainty", "adjust"):
        found = survey_mean(few, ["api00"], weights="pw", strata="stype", lonely=lonely)
        lines = list(found.r_code)
        lines[1:1] = ['d <- d[d$stype != "H" | seq_len(nrow(d)) == which(d$stype == "H")[1], ]']
        theirs = in_r(_with(found, tuple(lines)), path, "c(coef(m), SE(m))", "survey")
        assert [found["api00"].value, found["api00"].se] == pytest.approx(theirs, rel=1e-9)


def people(n=60, seed=1):
    chance = np.random.default_rng(seed)
    return {
        "age": [("young", "middle", "old")[one] for one in chance.choice(3, n, p=[0.2, 0.3, 0.5])],
        "sex": [("f", "m")[one] for one in chance.choice(2, n, p=[0.7, 0.3])],
        "hours": chance.normal(5, 2, n),
        "came": [("no", "yes")[one] for one in chance.choice(2, n)],
        "w": chance.uniform(1, 3, n),
        "place": [f"p{one % 15}" for one in range(n)],
    }


@pytest.mark.parametrize(
    ("change", "words", "sentence"),
    [
        ({"w": np.zeros(60)}, {"weights": "w"}, "Row 1: the weight is not above 0"),
        ({"w": [1.0] * 59 + [-2.0]}, {"weights": "w"}, "Row 60: the weight is not above 0"),
        ({}, {"outcomes": []}, "Name at least one outcome"),
        ({}, {"kind": "ratio"}, "A ratio has a denominator"),
        (
            {"size": np.full(60, 9.0)},
            {"populations": ["size"]},
            "Row 1: “size” is 9, where 60 units",
        ),
        ({"size": [100.0, *[90.0] * 59]}, {"populations": ["size"]}, "Row 2: “size” is 90"),
        ({}, {"populations": ["w", "w"]}, "as many populations as there are stages"),
        ({"nought": np.zeros(60)}, {"kind": "ratio", "denominator": "nought"}, "below the ratio sums to 0"),
        ({"hours": np.full(60, np.nan)}, {}, "No row of all has an answer in “hours”"),
    ],
)
def test_a_sample_that_cannot_be_is_refused_with_a_sentence(change, words, sentence):
    with pytest.raises(UnfitData, match=sentence):
        survey_mean(people() | change, **({"outcomes": ["hours"]} | words))


def test_answers_that_are_missing_are_counted_and_stay_in_the_design():
    rows = people()
    rows["hours"][:4] = np.nan
    found = survey_mean(rows, ["hours"], clusters=["place"])
    assert found["hours"].df == 14
    assert [(left.number, str(left.reason)) for left in found.left_out] == [(4, "no answer in hours")]


def test_a_total_that_the_census_fixes_has_no_error():
    found = survey_mean(people(), ["sex"], margins={"sex": {"f": 300, "m": 200}}, kind="total")
    assert found["sex=f"].value == pytest.approx(300)
    assert found["sex=f"].se is None


def test_an_outcome_that_is_told_apart_is_refused():
    rows = people() | {"sure": [float(one == "yes") for one in people()["came"]]}
    with pytest.raises(UnfitData, match="“sure” tells “came” apart"):
        survey_glm(rows, "came", ["sure"], family="logit")


def test_nearly_all_intervals_of_a_clustered_sample_hold_the_mean():
    inside = 0
    for seed in range(100):
        chance = np.random.default_rng(seed)
        place = np.repeat(np.arange(20), 5)
        hours = 3 + chance.normal(size=20)[place] + chance.normal(size=100)
        one = survey_mean({"hours": hours, "place": place.astype(float)}, ["hours"], clusters=["place"])[
            "hours"
        ]
        inside += one.low <= 3 <= one.high
    assert 88 <= inside <= 99


def test_a_lonely_stratum_is_refused_or_compared_with_all():
    rows = {"y": [1.0, 2.0, 4.0, 9.0], "s": ["a", "a", "a", "b"]}
    with pytest.raises(UnfitData, match="1 strata have one unit each"):
        survey_mean(rows, ["y"], strata="s")
    certain, adjusted = (
        survey_mean(rows, ["y"], strata="s", lonely=how)["y"].se for how in ("certainty", "adjust")
    )
    assert certain == pytest.approx(np.sqrt(1.5 * np.sum((np.array([1, 2, 4]) - 7 / 3) ** 2)) / 4)
    assert adjusted > certain
