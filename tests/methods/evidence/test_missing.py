"""Missing answers: Rubin's rules as in R, draws that keep what goes together, and what is refused."""

from __future__ import annotations

import numpy as np
import pytest

from samenspel.methods.evidence import (
    Data,
    UnfitData,
    completed,
    missing_patterns,
    ols,
    pooled,
)
from samenspel.methods.evidence.missing.pooled import rubin

from .judges import in_r, said_by_r
from .published import on_file

USED = ["hours", "trust", "side", "often"]
SPEC = {"outcome": "hours", "predictors": ["trust", "side"], "correction": "classical"}
OFTEN = {"often": ["never", "sometimes", "always"]}


def answers(n=300, seed=1, gaps=True, side_gaps=True):
    """Hours that go with trust and side; hours are missing more where trust is high."""
    chance = np.random.default_rng(seed)
    trust = chance.normal(5, 2, n)
    side = chance.integers(0, 3, n)
    hours = 2 + 1.5 * trust + 2.0 * (side == 1) + chance.normal(0, 2, n)
    steps = np.digitize(hours + chance.normal(0, 3, n), [7, 13])
    rows = {
        "hours": hours,
        "trust": trust,
        "side": [("left", "middle", "right")[one] for one in side],
        "often": [OFTEN["often"][one] for one in steps],
    }
    if gaps:
        rows["hours"] = np.where(chance.random(n) < np.where(trust > 5, 0.5, 0.1), np.nan, hours)
        rows["trust"] = np.where(chance.random(n) < 0.1, np.nan, trust)
        hidden = chance.random(n) < 0.15 * side_gaps
        rows["side"] = [None if gone else one for gone, one in zip(hidden, rows["side"], strict=True)]
    return rows


def test_patterns_are_counted_with_the_most_frequent_first():
    found = missing_patterns({"a": [1, None, 3, None], "b": ["x", "y", None, "None"]})
    assert found["a"].value == 0.5
    assert found.numbers == {"rows with every answer": 1, "patterns": 3}
    assert found.tables[0].rows[0] == (2, "–", "yes")


@pytest.mark.slow
def test_pooled_numbers_are_those_of_mitools(tmp_path):
    """MIcombine of R's mitools, with no end to the degrees of freedom if all were there: else it leaves the
    1 + 1/m out of Barnard & Rubin's formula."""
    tables = list(completed(Data.of(answers()), USED, times=7, rounds=3))
    fits = [ols(table, **SPEC) for table in tables]
    values, errors = (np.array([[getattr(e, w) for e in f.estimates] for f in fits]) for w in ("value", "se"))
    on_file(tmp_path, {str(place): row for place, row in enumerate(values.T)}).rename(tmp_path / "b.csv")
    on_file(tmp_path, {str(place): row for place, row in enumerate(errors.T)}).rename(tmp_path / "s.csv")
    script = f"""
      b <- as.matrix(read.csv("{tmp_path}/b.csv")); s <- as.matrix(read.csv("{tmp_path}/s.csv"))
      m <- mitools::MIcombine(lapply(1:7, function(i) b[i, ]), lapply(1:7, function(i) diag(s[i, ]^2)),
        df.complete = Inf)
      cat(format(c(coef(m), sqrt(diag(vcov(m))), m$df), digits = 15), sep = "\\n")"""
    ours = rubin(values, errors, np.full(4, np.inf))
    theirs = [float(line) for line in said_by_r(script, "mitools").split()]
    assert [*ours.value, *ours.se, *ours.df] == pytest.approx(theirs, rel=1e-6)


@pytest.mark.slow
def test_mice_imputes_to_the_same_numbers_but_for_its_draws(tmp_path):
    """40 tables each leave open a part of an error."""
    rows = answers()
    found = pooled(rows, "ols", SPEC, USED, imputations=40, rounds=3)
    asked = "unlist(summary(mice::pool(mice::as.mira(found)))[, c('estimate', 'std.error')])"
    theirs = np.reshape(in_r(found, on_file(tmp_path, rows), asked, "mice"), (2, -1))
    ours = np.array([[one.value, one.se] for one in found.estimates]).T
    assert (np.abs(ours[0] - theirs[0]) < 0.4 * ours[1]).all()
    assert ours[1] == pytest.approx(theirs[1], rel=0.2)


def test_rubin_by_hand():
    """Two tables, by the formulas of Barnard & Rubin 1999."""
    found = rubin(np.array([[1.0], [3.0]]), np.array([[1.0], [1.0]]), np.array([50.0]))
    part = 3 / 4
    observed = 51 / 53 * 50 * (1 - part)
    assert found.se[0] == pytest.approx(2.0)
    assert found.df[0] == pytest.approx(1 / (part**2 + 1 / observed))


def test_where_gaps_follow_from_what_is_seen_only_filling_in_finds_the_mean():
    rows = answers(n=4000)
    full = answers(n=4000, gaps=False)["hours"].mean()
    means = [table.numbers("hours").mean() for table in completed(Data.of(rows), USED, times=3, rounds=5)]
    assert np.nanmean(rows["hours"]) < full - 0.5
    assert np.mean(means) == pytest.approx(full, abs=0.15)


def test_levels_and_steps_that_are_drawn_go_with_the_rest_as_before():
    chance = np.random.default_rng(3)
    rows, whole = answers(n=3000), answers(n=3000, gaps=False)
    rows["often"] = [None if chance.random() < 0.3 else one for one in rows["often"]]
    table = next(completed(Data.of(rows), USED, ordered=OFTEN, times=1, rounds=5))
    for name, level, value in (
        ("side", "middle", "hours"),
        ("often", "always", "hours"),
        ("side", "right", "trust"),
    ):
        by_draws = table.numbers(value)[np.array(table.texts(name)) == level].mean()
        by_truth = whole[value][np.array(whole[name]) == level].mean()
        assert by_draws == pytest.approx(by_truth, abs=0.4)
    shares = [table.texts("side").count(level) / 3000 for level in ("left", "middle", "right")]
    assert shares == pytest.approx([1 / 3] * 3, abs=0.03)


def test_answers_that_are_there_stay_and_the_same_seed_draws_the_same():
    rows = Data.of(answers())
    one, again, other = (list(completed(rows, USED, times=2, rounds=2, seed=seed)) for seed in (1, 1, 2))
    known = rows.is_answered("hours")
    assert (one[0].numbers("hours")[known] == rows.numbers("hours")[known]).all()
    assert list(one[1].texts("side")) == list(again[1].texts("side"))
    assert (one[0].numbers("hours") == again[0].numbers("hours")).all()
    assert (one[0].numbers("hours") != other[0].numbers("hours")).any()
    assert (one[0].numbers("hours") != one[1].numbers("hours")).any()
    assert set(one[0].numbers("trust")) <= set(rows.numbers("trust")[rows.is_answered("trust")])


def test_pooled_estimates_stand_beside_those_of_rows_with_every_answer():
    found = pooled(answers(), "ols", SPEC, USED, imputations=5, rounds=3)
    whole = Data.of(answers())
    complete = ols(whole.where(whole.complete(USED)[0]), **SPEC)
    for name, value, se, other, its, share in found.tables[0].rows:
        assert (value, se) == (found[name].value, found[name].se)
        assert (other, its) == (complete[name].value, complete[name].se)
        assert 0 < share < 1
    assert found["trust"].df < complete.n
    assert found.to_json() == pooled(answers(), "ols", SPEC, USED, imputations=5, rounds=3).to_json()
    assert "make at least" in str(found.notes[0])


@pytest.mark.slow
def test_nearly_all_pooled_intervals_hold_the_slope():
    inside = 0
    for seed in range(40):
        found = pooled(answers(150, seed), "ols", SPEC, USED, imputations=6, rounds=3)
        one = found["trust"]
        inside += one.low <= 1.5 <= one.high
    assert 34 <= inside <= 40


def test_separated_levels_are_drawn_all_the_same():
    """Everyone with much trust is on the left: a logit without more rows would run away."""
    rows = answers(80)
    rows["side"] = ["left" if one > 5 else "right" for one in answers(80, gaps=False)["trust"]]
    rows["side"][:9] = [None] * 9
    table = next(completed(Data.of(rows), USED, times=1, rounds=2))
    assert set(table.texts("side")) == {"left", "right"}


@pytest.mark.parametrize(
    ("change", "words", "sentence"),
    [
        ({"trust": [1.0] * 5 + [np.nan] * 295}, {}, "“trust” has 5 answers, too few"),
        ({}, {"method": "ols2"}, "There is no method “ols2” to pool"),
        ({}, {"method": "pooled"}, "There is no method “pooled” to pool"),
        ({}, {"columns": ["hours", "trust"]}, "“side” has gaps and is not among the columns"),
        ({}, {"ordered": {"often": ["never", "always"]}}, "“often” is “sometimes” in some rows, which its"),
        ({}, {"imputations": 1}, "Make two tables at least"),
        ({}, {"method": "inequality", "spec": {"amount": "hours"}}, "only amounts of 0 or more|no errors"),
        (answers(gaps=False), {}, "No answer is missing in these columns"),
    ],
)
def test_gaps_that_cannot_be_filled_are_refused_with_a_sentence(change, words, sentence):
    words = {"method": "ols", "spec": SPEC, "columns": USED, "imputations": 2, "rounds": 1} | words
    with pytest.raises(UnfitData, match=sentence):
        pooled(answers() | change, **words)


def test_no_row_has_no_patterns():
    with pytest.raises(UnfitData, match="There is no row to look at"):
        missing_patterns({"a": []})
