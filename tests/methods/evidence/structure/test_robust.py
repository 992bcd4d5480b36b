"""Answers that are not normal, or missing, or few: what lavaan says, and where the steps end."""

from __future__ import annotations

import numpy as np
import pytest

from samenspel.methods.evidence import Data, UnfitData, cfa
from samenspel.methods.evidence.structure.casewise import varying
from samenspel.methods.evidence.structure.fitting import Fitted, look
from samenspel.methods.evidence.structure.plain import without_factors
from samenspel.methods.evidence.structure.samples import deviance_at, independent, samples_of, saturated
from tests.methods.evidence.judges import in_r

from . import pupils, simulated
from .simulated import TWO
from .test_cfa import problem

FULL = {"incomplete": "full information"}
SCALED = ("CFI", "TLI", "RMSEA", "RMSEA, low (90%)", "RMSEA, high (90%)")
ASKED = ("chisq", "cfi", "tli", "rmsea", "rmsea.ci.lower", "rmsea.ci.upper")


def skewed(gaps=0.0, n=180):
    """Two factors behind answers of which most are low and few very high."""
    return {name: np.exp(column / 1.5) for name, column in simulated.answers(n, seed=4, gaps=gaps).items()}


@pytest.mark.slow
@pytest.mark.parametrize(("words", "gaps"), [({}, 0.0), (FULL, 0.15)])
def test_scaled_measures_of_fit_are_those_of_lavaan(words, gaps, tmp_path):
    path = simulated.write(tmp_path / "skewed.csv", skewed(gaps))
    found = cfa(Data.read(path), TWO, robust=True, **words)
    asked = ", ".join(f"'{name}.scaled'" for name in ASKED)
    theirs = in_r(found, path, f"fitMeasures(f, c({asked}))", "lavaan")
    ours = [found.tests[1].statistic, *(found.numbers[f"{name}, scaled"] for name in SCALED)]
    assert ours == pytest.approx(theirs, rel=1e-4, abs=1e-5)


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ({}, ("80.87178", "0.92450", "0.88675", "0.08873", "0.06841", "0.10983")),
        (FULL, ("91.01073", "0.91470", "0.87205", "0.09631", "0.07536", "0.11817")),
    ],
)
def test_pupils_have_the_scaled_fit_that_lavaan_prints(words, printed):
    """lavaan 0.6-14: estimator = "MLM", and "MLR" with missing = "ml" where forty did not answer x1 and
    fifty-one not x5."""
    whole = pupils.scores()
    rows = {item: whole.numbers(item).copy() for own in pupils.FACTORS.values() for item in own}
    if words:
        rows["x1"][:40] = rows["x5"][19:70] = np.nan
    found = cfa(rows, pupils.FACTORS, robust=True, **words)
    ours = [found.tests[1].statistic, *(found.numbers[f"{name}, scaled"] for name in SCALED)]
    assert ours == pytest.approx([float(one) for one in printed], rel=1e-5, abs=1e-5)


@pytest.mark.parametrize(("words", "name"), [({}, "Satorra–Bentler"), (FULL, "Yuan–Bentler")])
def test_skewed_answers_have_wider_errors_and_a_smaller_chi_square_and_it_is_said_whose(words, name):
    rows = skewed(0.1 if words else 0.0, n=400)
    plain, robust = cfa(rows, TWO, **words), cfa(rows, TWO, robust=True, **words)
    assert robust.method.correction == name
    assert [test.name for test in robust.tests[:2]] == ["chi-square", f"chi-square, {name}"]
    assert robust.tests[0] == plain.tests[0]
    assert robust.tests[1].statistic < 0.9 * robust.tests[0].statistic
    assert [one.value for one in robust.estimates] == [one.value for one in plain.estimates]
    assert (
        np.mean([one.se / two.se for one, two in zip(robust.estimates, plain.estimates, strict=True)]) > 1.2
    )
    assert f"{robust.numbers['CFI, scaled']:.3f} of what items have in common" in str(robust.sentence)


@pytest.mark.parametrize("words", [{}, FULL])
def test_of_normal_answers_nothing_is_scaled(words):
    found = cfa(simulated.answers(n=5000), TWO, robust=True, **words)
    assert found.tests[1].statistic == pytest.approx(found.tests[0].statistic, rel=0.05)
    assert found.numbers["RMSEA, scaled"] == pytest.approx(found.numbers["RMSEA"], abs=0.002)


@pytest.mark.slow
@pytest.mark.parametrize("words", [{}, FULL])
def test_a_model_that_is_true_is_refused_one_time_in_twenty_though_tails_are_long(words):
    plain = scaled = 0
    for seed in range(100):
        chance = np.random.default_rng(seed)
        long = chance.chisquare(8, size=(800, 1)) / 8
        rows = np.column_stack(list(simulated.answers(n=800, seed=seed).values())) / np.sqrt(long)
        if words:
            rows[chance.random(rows.shape) < 0.1] = np.nan
        found = cfa(dict(zip("abcdeh", rows.T, strict=True)), TWO, robust=True, **words)
        plain += found.tests[0].p < 0.05
        scaled += found.tests[1].p < 0.05
    assert plain > 20
    assert 1 <= scaled <= 10


def test_what_one_person_adds_is_the_slope_of_what_they_answered():
    model, _samples, start = problem(gaps=0.2)
    row = np.array([[0.4, np.nan, -1.0, 0.3, np.nan, 2.0]])
    here = look(model, start, samples_of(row, np.zeros(1, int)))
    found = varying(Fitted(model, start, here, True), row, np.zeros(1, int))
    assert found == pytest.approx(np.outer(here.gradient, here.gradient))


@pytest.mark.parametrize("of", [saturated, independent])
@pytest.mark.parametrize("gaps", [0.0, 0.2])
def test_models_without_factors_are_where_the_likelihood_is_level(of, gaps):
    model, samples, _start = problem(gaps)
    moments = of(samples, 6)
    found = without_factors(model, samples, moments)
    assert found.look.deviance == pytest.approx(deviance_at(samples, moments, has_means=True))
    assert found.look.gradient == pytest.approx(np.zeros(len(found.parameters)), abs=1e-5)
    assert len(found.parameters) == (27 if of is saturated else 12)


def two_ends(seed=17, n=40):
    """Few people, and one factor for what two are behind: the likelihood has several tops."""
    chance = np.random.default_rng(seed)
    one, other = chance.normal(size=(n, 2)).T
    told = [one, other, 0.7 * (one + other), other - one, one]
    own = [chance.normal(size=n) for _item in told]
    return {name: shared + rest for name, shared, rest in zip("abcde", told, own, strict=True)}


def test_where_the_steps_can_end_in_two_places_the_better_is_given_and_it_is_said():
    once, often = cfa(two_ends(), {"f": "abcde"}), cfa(two_ends(), {"f": "abcde"}, starts=10)
    assert once.tests[0].statistic > often.tests[0].statistic + 1
    assert once.notes == ()
    assert "ended elsewhere, where the model fits worse" in " ".join(map(str, often.notes))
    assert (once.seed, often.seed) == (None, 1)
    assert often.method.options["starts"] == 10
    again = cfa(two_ends(), {"f": "abcde"}, starts=10)
    assert often.to_json() == again.to_json()


def test_where_every_start_ends_in_one_place_it_changes_nothing():
    once, often = cfa(simulated.answers(), TWO), cfa(simulated.answers(), TWO, starts=5, seed=3)
    assert often.estimates == once.estimates
    assert often.notes == ()


def test_starts_that_come_to_no_rest_are_no_result(monkeypatch):
    monkeypatch.setattr("samenspel.methods.evidence.structure.fitting.MOST_STEPS", 1)
    with pytest.raises(UnfitData, match="The steps came to no rest"):
        cfa(two_ends(), {"f": "abcde"}, starts=3)
