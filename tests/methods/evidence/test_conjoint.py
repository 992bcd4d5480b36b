"""Features that were drawn: published effects and means, R's survey, restricted lots, and groups."""

from __future__ import annotations

import numpy as np
import pytest

from samenspel.methods.evidence import Data, UnfitData, conjoint

from .judges import in_r
from .published import agrees, data, numbers, path_of

OURS = "invented/workshop_choices.csv"
TERMS = [*(f"taxrate{number}" for number in range(1, 7)), "taxrev"]
FIRST = {
    "taxrate2": "10-35k: 5%",
    "taxrate3": "35-85k: 5%",
    "taxrate4": "85-175k: 5%",
    "taxrate5": "175-375k: 5%",
    "taxrate6": ">375k: 5%",
    "taxrev": "<75%",
}


def test_choices_of_tax_plans_are_found_to_the_last_digit():
    """Ballard-Rosa, Martin & Scheve 2016 (Journal of Politics 79(1)); the numbers are those of R's survey."""
    found = conjoint(data("conjoint_taxes.csv.gz"), "chose_plan", TERMS, "ID", reference=FIRST)
    printed = numbers("conjoint_taxes")
    ours = {one.name.replace("=", "", 1).replace("intercept", "(Intercept)"): one for one in found.estimates}
    for term, value, error in zip(printed["terms"], printed["amce"], printed["se_cluster"], strict=True):
        assert agrees(ours[term].value, value)
        assert agrees(ours[term].se, error)
    for level, (value, error) in printed["marginal_means_taxrate1"].items():
        assert agrees(found[f"mean taxrate1={level}"].value, value)
        assert agrees(found[f"mean taxrate1={level}"].se, error)
    assert (found.n, found.numbers["respondents"]) == (printed["n"], printed["respondents"])


def test_plans_whose_revenue_follows_from_their_rates_were_not_drawn_independently():
    found = conjoint(data("conjoint_taxes.csv.gz"), "chose_plan", TERMS, "ID", reference=FIRST)
    assert found.assumptions[0].state == "not met"


@pytest.mark.slow
def test_effects_and_means_are_those_of_survey():
    path = path_of(OURS)
    found = conjoint(Data.read(path), "chosen", ["cost", "open", "run_by"], "respondent")
    names = [one.name for one in found.estimates if not one.name.startswith("mean ")]
    means = "svyby(~chosen, ~run_by, s, svymean)"
    asked = f"c(coef(m), SE(m), coef({means}), SE({means}))"
    theirs = in_r(found, path, asked, "survey")
    means = [one for one in found.estimates if one.name.startswith("mean run_by")]
    ours = [found[name].value for name in names] + [found[name].se for name in names]
    ours += [one.value for one in means] + [one.se for one in means]
    assert ours == pytest.approx(theirs, rel=1e-10)


@pytest.mark.slow
def test_effects_in_groups_and_their_differences_are_those_of_survey():
    path = path_of(OURS)
    found = conjoint(Data.read(path), "chosen", ["cost", "open"], "respondent", by="age")
    one, other = ("open=weekdays, " + side for side in ("age=40 and over", "age=under 40"))
    theirs = in_r(
        found, path, "c(sapply(each, function(m) c(coef(m)[4], SE(m)[4])), SE(between)[8])", "survey"
    )
    both = found["open=weekdays, age=under 40 less age=40 and over"]
    ours = [found[one].value, found[one].se, found[other].value, found[other].se, both.se]
    assert ours == pytest.approx(theirs, rel=1e-10)


def test_a_group_alone_is_what_its_rows_alone_give_and_differences_have_errors_of_both():
    rows = Data.read(path_of(OURS))
    found = conjoint(rows, "chosen", ["cost", "run_by"], "respondent", by="age", reference={"run_by": "town"})
    name = "run_by=neighbours"
    for age in ("under 40", "40 and over"):
        kept = rows.where(np.array([text == age for text in rows.texts("age")]))
        alone = conjoint(kept, "chosen", ["cost", "run_by"], "respondent", reference={"run_by": "town"})[name]
        assert found[f"{name}, age={age}"].value == pytest.approx(alone.value)
        assert found[f"{name}, age={age}"].se == pytest.approx(alone.se)
    young, old = (found[f"{name}, age={age}"] for age in ("under 40", "40 and over"))
    difference = found[f"{name}, age=under 40 less age=40 and over"]
    assert difference.value == pytest.approx(young.value - old.value)
    assert difference.se == pytest.approx(np.hypot(young.se, old.se), rel=0.02)
    assert found.tests[0].df[0] == 4


def restricted(n=4000, seed=1):
    """A doctor never left school early; every other pair is drawn alike. Effects add up, with a product."""
    chance = np.random.default_rng(seed)
    job = np.array(["cleaner", "clerk", "doctor"])[chance.integers(0, 3, n)]
    school = np.array(["none", "some", "much"])[chance.integers(0, 3, n)]
    kept = ~((job == "doctor") & (school == "none"))
    job, school = job[kept], school[kept]
    y = 0.3 * (job == "doctor") + 0.2 * (school == "much") + 0.4 * ((job == "doctor") & (school == "much"))
    return {"y": y, "job": job, "school": school, "who": np.arange(len(y)) // 8}


def test_a_restricted_level_is_compared_only_where_both_could_be_drawn():
    """A doctor against a cleaner: the mean of 0.3 with some school and 0.7 with much."""
    rows = restricted()
    rows["y"] = rows["y"] + 1e-3 * np.sin(np.arange(len(rows["y"])))
    words = {"reference": {"school": "some"}}
    found = conjoint(rows, "y", ["job", "school"], "who", restricted=["job:school"], **words)
    assert found["job=doctor"].value == pytest.approx(0.5, abs=1e-3)
    assert found["job=clerk"].value == pytest.approx(0, abs=1e-3)
    assert found["school=none"].value == pytest.approx(0, abs=1e-3)
    assert found["school=much"].value == pytest.approx(0.2 + 0.4 / 3, abs=1e-3)
    assert "not drawn independently" in str(found.notes[0])


@pytest.mark.slow
def test_effects_of_tied_attributes_are_those_of_survey(tmp_path):
    rows = restricted(n=1200)
    rows["y"] = rows["y"] + np.random.default_rng(2).normal(size=len(rows["y"]))
    rows["late"] = np.random.default_rng(3).integers(0, 2, len(rows["y"]))
    path = tmp_path / "profiles.csv"
    lines = [",".join(map(str, line)) for line in zip(*rows.values(), strict=True)]
    path.write_text("\n".join([",".join(rows), *lines]) + "\n")
    asked = ["job", "school", "late"]
    found = conjoint(Data.read(path), "y", asked, "who", restricted=["job:school"])
    theirs = in_r(found, path, "c(coef(effects(m)), SE(effects(m)), coef(m)[['late1']])", "survey")
    names = [one.name for one in found.estimates if one.name.startswith(("job=", "school="))]
    ours = [found[name].value for name in names] + [found[name].se for name in names]
    assert [*ours, found["late=1"].value] == pytest.approx(theirs, rel=1e-9)


def test_levels_that_never_occur_together_are_told_when_nobody_said_so():
    found = conjoint(restricted(), "y", ["job", "school"], "who")
    assert "Some levels of job:school never occur together" in str(found.notes[0])
    assert found.assumptions[0].state == "not met"


def test_below_ten_respondents_there_are_no_errors_and_a_reason():
    rows = {name: column[:72] for name, column in restricted().items()}
    found = conjoint(rows, "y", ["job"], "who")
    assert found["job=clerk"].se is None
    assert "9 respondents are too few" in str(found.notes[-1])


@pytest.mark.parametrize(
    ("change", "words", "sentence"),
    [
        ({"job": ["clerk"] * 80}, {}, "“job” is the same in every profile"),
        ({}, {"restricted": ["job"]}, "“job” is no pair of two attributes"),
        ({}, {"restricted": ["job:y"]}, "“job:y” is no pair of two attributes"),
        ({"age": [1] * 80}, {"by": "age"}, "“age” is the same in every profile"),
        ({"y": [1] * 80}, {}, "“y” is the same in every row"),
        ({}, {"reference": {"job": "king"}}, "No row of “job” is “king”"),
    ],
)
def test_what_gives_no_honest_number_is_refused_with_a_sentence(change, words, sentence):
    rows = {name: column[:80] for name, column in restricted().items()} | change
    with pytest.raises(UnfitData, match=sentence):
        conjoint(rows, "y", ["job", "school"], "who", **words)


def test_a_level_that_came_out_the_same_every_time_has_no_error_and_a_reason():
    found = conjoint(restricted(), "y", ["job", "school"], "who")
    assert found["mean school=none"].se is None
    assert "mean school=none came out the same every time" in str(found.notes[-1])
