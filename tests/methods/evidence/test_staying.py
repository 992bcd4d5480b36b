"""How long people stay: the numbers of R's survival, and what is refused."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenspel.methods.evidence import Data, UnfitData, cox, kaplan_meier

from .judges import exported, in_r
from .published import agrees, data, on_file


@pytest.fixture
def lung(tmp_path):
    """North Central lung cancer data of R's survival: 228 people, times with ties, an event coded 1."""
    rows = Data.read(exported("survival", "cancer", "lung"))
    columns = {name: rows.numbers(name) for name in ("time", "age", "ph.ecog", "sex")}
    columns["event"] = rows.numbers("status") - 1
    columns["weeks"] = np.ceil(columns["time"] / 28)
    return on_file(tmp_path, columns)


@pytest.mark.slow
def test_lung_has_the_median_of_survfit(lung):
    """survival's manual: 228 people, 165 events, median 310 (285 to 363)."""
    found = kaplan_meier(Data.read(lung), "time", "event")["median"]
    assert (found.value, found.low, found.high) == (310, 285, 363)
    assert agrees(found.value, "310")


@pytest.mark.slow
@pytest.mark.parametrize("time", ["time", "weeks"])
def test_curves_and_their_test_are_those_of_survival(lung, time):
    found = kaplan_meier(Data.read(lung), time, "event", group="sex")
    asked = f"""{{
      s <- summary(m); k <- survdiff(Surv({time}, event) ~ sex, data = d)
      c(tail(s$surv[s$strata == "sex=2"], 5), s$surv[1:3], s$lower[1:3], s$upper[1:3], k$chisq,
        s$table[, 7:9])
    }}"""
    theirs = in_r(found, lung, asked, "survival")
    one, two = found.tables
    last = [row[3] for row in two.rows[-5:]] if len(two.rows) < 40 else theirs[:5]
    firsts = [row[place] for place in (3, 4, 5) for row in one.rows[:3]]
    if len(one.rows) >= 40:
        firsts[1:3], firsts[4:6], firsts[7:9] = theirs[6:8], theirs[9:11], theirs[12:14]
    medians = [getattr(e, what) for what in ("value", "low", "high") for e in found.estimates]
    assert [*last, *firsts, found.tests[0].statistic, *medians] == pytest.approx(theirs, rel=1e-9)


@pytest.mark.slow
@pytest.mark.parametrize("time", ["time", "weeks"])
@pytest.mark.parametrize("ties", ["efron", "breslow"])
def test_ratios_are_those_of_coxph(lung, time, ties):
    found = cox(Data.read(lung), time, "event", ["age", "ph.ecog", "sex"], ties=ties)
    asked = 'c(summary(m)$coefficients[, c(1, 3, 5)], m$loglik, cox.zph(m)$table["GLOBAL", c(1, 3)])'
    theirs = in_r(found, lung, asked, "survival")
    ours = [getattr(one, what) for what in ("value", "se", "p") for one in found.estimates]
    likelihoods = [found.numbers["of no predictors"], found.numbers["log-likelihood"]]
    steady = found.tests[1].statistic, found.tests[1].p
    assert [*ours, *likelihoods, *steady] == pytest.approx(theirs, rel=1e-7)


@pytest.mark.parametrize(("ties", "theirs"), [("efron", 0.09885131629068), ("breslow", 0.10492978228149)])
def test_steady_ratios_are_tested_as_survival_tests_them(ties, theirs):
    """`cox.zph` of survival 3.5-3 on the same file, with times that several people share."""
    rows = data("invented/stay.csv")
    found = cox(rows, "months", "left", ["coached", "age"], ties=ties).tests[1]
    assert (found.statistic, found.df) == (pytest.approx(theirs, rel=1e-7), (2,))


def people(n=200, seed=1, slope=0.7):
    chance = np.random.default_rng(seed)
    asked = chance.integers(0, 2, n).astype(float)
    until = chance.exponential(10 * np.exp(-slope * asked))
    seen = chance.uniform(0, 25, n)
    return {
        "months": np.ceil(np.minimum(until, seen)),
        "left": (until <= seen).astype(float),
        "asked": asked,
        "side": [("a", "b")[int(one)] for one in chance.integers(0, 2, n)],
    }


def test_nearly_all_intervals_hold_the_ratio():
    inside = 0
    for seed in range(60):
        one = cox(people(seed=seed), "months", "left", ["asked"])["asked"]
        inside += one.low <= 0.7 <= one.high
    assert 52 <= inside <= 60


def test_ratios_that_change_are_found_and_steady_ones_are_not():
    """Where being asked first keeps people and then drives them away."""
    chance = np.random.default_rng(5)
    asked = np.repeat([0.0, 1.0], 300)
    months = np.where(asked == 1, 8 + chance.normal(size=600), chance.exponential(8, 600)).clip(0.01)
    changing = cox({"months": months, "left": np.ones(600), "asked": asked}, "months", "left", ["asked"])
    assert changing.tests[1].p < 1e-6
    assert changing.assumptions[0].state == "not met"
    steady = [cox(people(seed=seed), "months", "left", ["asked"]).tests[1].p < 0.05 for seed in range(60)]
    assert sum(steady) <= 9


@settings(max_examples=5)
@given(st.permutations(range(60)))
def test_the_order_of_rows_changes_nothing(order):
    rows = people(60)
    turned = {name: [column[place] for place in order] for name, column in rows.items()}
    one, other = (cox(given, "months", "left", ["asked", "side"]) for given in (rows, turned))
    assert [e.value for e in one.estimates] == pytest.approx([e.value for e in other.estimates])
    assert kaplan_meier(rows, "months", "left").tables == kaplan_meier(turned, "months", "left").tables


def test_without_a_median_it_is_said():
    found = kaplan_meier({"months": [1, 2, 3, 4], "left": [1, 0, 0, 0]}, "months", "left")
    assert found.estimates == ()
    assert "Fewer than half left" in str(found.notes[0])


def test_all_gone_has_no_interval_at_the_end():
    found = kaplan_meier({"months": [1, 2], "left": [1, 1]}, "months", "left")
    assert found.tables[0].rows[-1][3:] == (0.0, None, None)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"months": [-1.0] * 200}, "Row 1: “months” is -1; a time is 0 or more"),
        ({"left": [2.0] * 200}, "Row 1: “left” is 2; write 1 where it happened"),
        ({"left": [0.0] * 200}, "“left” is 0 in every row: it never happened"),
        ({"asked": 1.0 * (people()["months"] <= 3)}, "“asked”: those with one value all left before"),
        ({"asked": [1.0] * 200}, "“asked” follows from intercept"),
    ],
)
def test_what_has_no_honest_ratio_is_refused_with_a_sentence(change, sentence):
    with pytest.raises(UnfitData, match=sentence):
        cox(people() | change, "months", "left", ["asked"])


def test_ties_by_hand():
    """Four people, two of whom leave at once; the partial likelihood at 0 by Efron and by Breslow."""
    rows = {"months": [1, 1, 2, 3], "left": [1, 1, 1, 0], "asked": [1.0, 0.0, 1.0, 0.0]}
    efron, breslow = (cox(rows, "months", "left", ["asked"], ties=ties) for ties in ("efron", "breslow"))
    assert efron.numbers["of no predictors"] == pytest.approx(-np.log(4 * 3 * 2))
    assert breslow.numbers["of no predictors"] == pytest.approx(-np.log(4 * 4 * 2))


def test_without_predictors_there_is_no_model():
    with pytest.raises(UnfitData, match="kaplan-meier needs none"):
        cox(people(), "months", "left", [])


def test_a_predictor_that_is_the_time_itself_has_no_end():
    """The steps go on until the information is no number any more."""
    chance = np.random.default_rng(5)
    age = chance.permutation(np.arange(20, 80)).astype(float)
    rows = {
        "months": age,
        "left": chance.integers(0, 2, 60),
        "coached": chance.integers(0, 2, 60),
        "age": age,
    }
    with pytest.raises(UnfitData, match="so the ratio has no end"):
        cox(rows, "months", "left", ["coached", "age"])
