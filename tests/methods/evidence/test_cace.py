"""Effects on those whom a lot made take something up: published numbers, R, and the interval that is safe."""

from __future__ import annotations

import math

import numpy as np
import pytest
from scipy import stats

from samenspel.methods.evidence import Data, UnfitData, cace

from .judges import in_r
from .published import agrees, data, numbers, path_of

FIRST, SECOND = "liu2024/study_1.csv", "liu2024/study_2.csv"


def second():
    rows = data(SECOND, ("NA",))
    parts = [rows.numbers(name) for name in ("competence", "benevolence", "honesty")]
    rest = {name: rows.numbers(name) for name in ("PPP", "PCP", "coproduce", "trustprime")}
    return rest | {"trust": np.mean(parts, axis=0)}


@pytest.mark.parametrize("outcome", ["private", "community", "coproduce"])
def test_lius_first_experiment_is_found_to_the_last_digit(outcome):
    """Liu 2024 (Public Management Review 26(2)), table 2; errors as R's ivreg."""
    found = cace(data(FIRST, ("NA",)), outcome, "trust", ["trustprime"], correction="classical")
    value, error, _published = numbers("iv_liu2024")[f"s1_{outcome}"]
    assert agrees(found["trust"].value, value)
    assert agrees(found["trust"].se, error)


@pytest.mark.parametrize("outcome", ["PPP", "PCP", "coproduce"])
def test_lius_second_experiment_is_found_to_the_last_digit(outcome):
    """Liu 2024, table 5."""
    found = cace(second(), outcome, "trust", ["trustprime"], correction="classical")
    value, error, _published = numbers("iv_liu2024")[f"s2_{outcome}"]
    assert agrees(found["trust"].value, value)
    assert agrees(found["trust"].se, error)
    first = found["first stage: trustprime"]
    assert agrees(first.value, numbers("iv_liu2024")["first_stage_s2"][0])
    assert agrees(first.se, numbers("iv_liu2024")["first_stage_s2"][1])


def test_the_first_stage_and_the_arms_are_lius():
    found = cace(data(FIRST, ("NA",)), "private", "trust", ["trustprime"], correction="classical")
    slope, error, f = numbers("iv_liu2024")["first_stage_s1"]
    assert agrees(found["first stage: trustprime"].value, slope)
    assert agrees(found["first stage: trustprime"].se, error)
    assert agrees(found.tests[0].statistic, f)
    assert found.assumptions[0].state == "met"
    trust = numbers("iv_liu2024")["trust_means_s1"]
    shown = {row[0]: row for row in found.tables[1].rows}
    assert agrees(shown["0"][2], trust["Corrupt"])
    assert [row[1] for row in found.tables[1].rows] == [406, 406, 386]


@pytest.mark.slow
@pytest.mark.parametrize("correction", ["CR0", "CR1", "CR2"])
def test_errors_by_cluster_are_those_of_club_sandwich(correction, tmp_path):
    chance = np.random.default_rng(5)
    group = np.arange(240) % 24
    came = (chance.random(240) < 0.2 + 0.5 * (group % 2)).astype(int)
    y = came + group % 3 + chance.normal(size=240)
    lines = [f"{a!r},{b},{c % 2},g{c}" for a, b, c in zip(y.tolist(), came, group, strict=True)]
    path = tmp_path / "rows.csv"
    path.write_text("\n".join(["y,came,lot,group", *lines]))
    found = cace(Data.read(path), "y", "came", ["lot"], cluster=["group"], correction=correction)
    asked = f'coef_test(m, vcov = "{correction}", cluster = used)$SE'
    theirs = in_r(found, path, asked, "AER", "clubSandwich")
    assert [found["intercept"].se, found["came"].se] == pytest.approx(theirs, rel=1e-8)


@pytest.mark.slow
@pytest.mark.parametrize("correction", ["classical", "HC0", "HC1"])
def test_errors_sargan_and_the_first_stage_are_those_of_aer(correction):
    path = path_of(FIRST)
    found = cace(
        Data.read(path, missing=["NA"]),
        "coproduce",
        "trust",
        ["rand"],
        covariates=["age"],
        correction=correction,
    )
    kind = "vcov(m)" if correction == "classical" else f'sandwich::vcovHC(m, type = "{correction}")'
    asked = f"c(coef(m), sqrt(diag({kind})), summary(m, diagnostics = TRUE)$diagnostics[3, 3:4])"
    theirs = in_r(found, path, asked, "AER")
    ours = [found[name] for name in ("intercept", "age", "trust")]
    values = [one.value for one in ours] + [one.se for one in ours]
    sargan = found.tests[1]
    assert values == pytest.approx(theirs[:6], rel=1e-8)
    assert [sargan.statistic, sargan.p] == pytest.approx(theirs[6:], rel=1e-8)


@pytest.mark.parametrize("correction", ["classical", "HC1"])
def test_the_safe_interval_holds_what_the_test_does_not_refuse(correction):
    """By the definition: at its ends the lot goes with outcome - effect * received at exactly p = 0.05."""
    rows = table(0.4)
    found = cace(rows, "y", "came", ["lot"], correction=correction)
    for end in found.tables[0].rows[0]:
        left = rows["y"] - end * rows["came"]
        columns = np.column_stack([np.ones(len(left)), rows["lot"]])
        beta = np.linalg.lstsq(columns, left)[0]
        rest, inverse = left - columns @ beta, np.linalg.inv(columns.T @ columns)
        df = len(left) - 2
        squares = (
            np.full(len(left), rest @ rest / df) if correction == "classical" else rest**2 * len(left) / df
        )
        error = np.sqrt((inverse @ columns.T @ (columns * squares[:, None]) @ inverse)[1, 1])
        assert 2 * stats.t.sf(abs(beta[1] / error), df) == pytest.approx(0.05, rel=1e-6)


def table(pull, n=200, seed=2):
    chance = np.random.default_rng(seed)
    lot = np.arange(n) % 2.0
    came = (chance.random(n) < 0.3 + pull * lot).astype(float)
    return {
        "y": came + chance.normal(size=n),
        "came": came,
        "lot": lot,
        "arm": [f"a{place % 3}" for place in range(n)],
    }


def test_a_lot_that_moved_nothing_bounds_nothing_and_says_so():
    found = cace(table(0), "y", "came", ["lot"])
    low, high = found.tables[0].rows[0]
    assert math.isinf(low) or math.isinf(high)
    assert found.assumptions[0].state == "not met"
    assert "the lot moved too little to bound the effect" in str(found.notes[-1])
    assert "do not bound this from both sides" in str(found.sentence)


def test_in_all_but_one_of_twenty_lots_the_safe_interval_holds_the_truth_however_weak():
    """Coverage with seeded chance; the usual interval of a weak lot does far worse."""
    safe = 0
    for seed in range(200):
        chance = np.random.default_rng(seed)
        lot = np.arange(100) % 2.0
        hidden = chance.normal(size=100)
        came = 0.2 * lot + hidden + 0.2 * chance.normal(size=100)
        rows = {"y": came + 3 * hidden + 0.2 * chance.normal(size=100), "came": came, "lot": lot}
        found = cace(rows, "y", "came", ["lot"], correction="classical")
        safe += any(low <= 1 <= high for low, high in found.tables[0].rows)
    assert 180 <= safe <= 199


def test_the_safe_interval_moves_with_the_outcome():
    rows = table(0.4)
    found = cace(rows, "y", "came", ["lot"]).tables[0].rows[0]
    moved = cace(rows | {"y": rows["y"] + 5 * rows["came"]}, "y", "came", ["lot"]).tables[0].rows[0]
    assert [end + 5 for end in found] == pytest.approx(moved)


def test_below_ten_clusters_there_is_an_effect_without_errors():
    rows = table(0.4) | {"group": np.arange(200) % 8}
    found = cace(rows, "y", "came", ["lot"], cluster=["group"])
    assert found["came"].se is None
    assert found.tests == ()
    assert "8 clusters are too few" in str(found.notes[0])


def test_what_was_received_may_be_yes_or_no():
    rows = table(0.4)
    words = rows | {"came": ["yes" if one else "no" for one in rows["came"]]}
    assert cace(words, "y", "came", ["lot"]).estimates == cace(rows, "y", "came", ["lot"]).estimates


@pytest.mark.parametrize(
    ("change", "words", "sentence"),
    [
        ({"came": [1] * 200}, {}, "“came” is the same in every row; nothing can go with it"),
        ({"lot": [1] * 200}, {}, "“lot” follows from intercept"),
        ({"twin": table(0)["lot"] * 2}, {"assigned": ["lot", "twin"]}, "“twin” follows from lot"),
        ({"came": ["a", "b", "c", "d"] * 50}, {}, "“came” has 4 different answers"),
    ],
)
def test_what_gives_no_honest_number_is_refused_with_a_sentence(change, words, sentence):
    with pytest.raises(UnfitData, match=sentence):
        cace(table(0.4) | change, "y", "came", **{"assigned": ["lot"]} | words)
