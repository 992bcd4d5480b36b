"""Mediation: published effects, the same in R, what a hidden tie does, and what is refused."""

from __future__ import annotations

import numpy as np
import pytest

from samenspel.methods.evidence import Data, UnfitData, mediation

from .judges import in_r
from .published import data, numbers, path_of

FRAMING = "mediation/framing.csv"
OTHERS = ["age", "educ", "gender", "income"]


def framing(**words):
    return mediation(data(FRAMING), "treat", "emo", "cong_mesg", predictors=OTHERS, **words)


def test_framing_has_the_effects_of_mediation_within_its_simulation():
    """Brader, Valentino & Suhay 2008; R's mediation 4.5.1, 1,000 simulations of a probit; ours a line."""
    found, published = framing(), numbers("mediation_framing")["R_1000sims"]
    assert found["indirect"].value == pytest.approx(published["ACME"], abs=0.004)
    assert found["direct"].value == pytest.approx(published["ADE"], abs=0.01)
    assert found["total"].value == pytest.approx(published["TE"], abs=0.01)
    assert found["indirect"].low == pytest.approx(published["ci"][0], abs=0.01)
    assert found["indirect"].high == pytest.approx(published["ci"][1], abs=0.01)


@pytest.mark.slow
def test_the_product_and_the_hidden_tie_are_those_of_r():
    found = framing(bootstraps=10)
    asked = """{
      y <- residuals(update(b, . ~ . - emo)); m <- residuals(a)
      c(found, coef(b)["treat"], cor(y, m))
    }"""
    theirs = in_r(found, path_of(FRAMING), asked)
    turn = found.numbers["correlation of what is left that undoes it"]
    assert [found["indirect"].value, found["direct"].value, turn] == pytest.approx(theirs, rel=1e-9)


def chain(n=200, seed=1, hidden=0.0):
    """0.5 · 0.8 by way of the mediator and 0.3 directly; `hidden` goes with mediator and outcome."""
    chance = np.random.default_rng(seed)
    treated, other = chance.integers(0, 2, n).astype(float), chance.normal(size=n)
    between = 0.5 * treated + hidden * other + chance.normal(size=n)
    return {
        "t": treated,
        "m": between,
        "y": 0.3 * treated + 0.8 * between + hidden * other + chance.normal(size=n),
    }


def test_total_is_direct_and_indirect_and_the_hidden_tie_of_none_changes_nothing():
    found = mediation(chain(), "t", "m", "y", bootstraps=50)
    assert found["total"].value == pytest.approx(found["direct"].value + found["indirect"].value)
    at = dict(found.tables[0].rows)
    assert next(v for rho, v in at.items() if abs(rho) < 1e-9) == pytest.approx(found["indirect"].value)


def test_a_hidden_tie_is_undone_by_its_own_correlation():
    """Where the true tie of what is left is known, the table gives the true effect there."""
    rows = chain(n=20_000, hidden=1.0)
    found = mediation(rows, "t", "m", "y", bootstraps=10)
    assert found["indirect"].value > 0.55
    rho = 1.0 / np.sqrt((1 + 1) * (1 + 1))
    at = {round(one, 1): value for one, value in found.tables[0].rows}
    assert at[round(rho, 1)] == pytest.approx(0.4, abs=0.05)


def test_the_bootstrap_is_that_of_rows_drawn_one_by_one():
    rows = chain(60)
    found = mediation(rows, "t", "m", "y", bootstraps=4000)["indirect"]
    chance, drawn = np.random.default_rng(9), []
    for _draw in range(2000):
        pick = chance.integers(0, 60, 60)
        t, m, y = (rows[name][pick] for name in ("t", "m", "y"))
        a = np.linalg.lstsq(np.column_stack([np.ones(60), t]), m)[0][1]
        drawn.append(a * np.linalg.lstsq(np.column_stack([np.ones(60), t, m]), y)[0][2])
    assert found.se == pytest.approx(np.std(drawn), rel=0.08)
    assert found.low == pytest.approx(np.quantile(drawn, 0.025), abs=0.06)


def test_nearly_all_intervals_hold_the_indirect_effect():
    inside = 0
    for seed in range(80):
        one = mediation(chain(100, seed), "t", "m", "y", bootstraps=300)["indirect"]
        inside += one.low <= 0.4 <= one.high
    assert 68 <= inside <= 80


def test_the_same_seed_gives_the_same_bytes():
    one, again, other = (
        mediation(chain(), "t", "m", "y", bootstraps=99, seed=s).to_json() for s in (1, 1, 2)
    )
    assert one == again != other


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"t": ["yes", "no"] * 100}, "“t” holds words"),
        ({"t": np.ones(200)}, "“t” follows from intercept"),
        ({"m": chain()["t"] * 2}, "“m” follows from t"),
        ({"y": chain()["t"]}, "follows exactly from the treatment"),
    ],
)
def test_what_has_no_honest_way_is_refused_with_a_sentence(change, sentence):
    with pytest.raises(UnfitData, match=sentence):
        mediation(Data.of(chain() | change), "t", "m", "y", bootstraps=10)
