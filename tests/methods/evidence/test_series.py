"""One series: jump and turn, the same in R, and what is refused."""

from __future__ import annotations

import numpy as np
import pytest

from samenspel.methods.evidence import Data, UnfitData, interrupted_series

from .judges import in_r
from .published import on_file


def months(n=48, seed=1, jump=5.0, turn=0.5):
    chance = np.random.default_rng(seed)
    noise = np.zeros(n)
    for place in range(n):
        noise[place] = 0.5 * noise[place - 1] * (place > 0) + chance.normal()
    time = np.arange(n)
    after = time >= n // 2
    hours = 10 + 0.2 * time + jump * after + turn * after * (time - n // 2) + noise
    return {"hours": hours, "month": time + 1.0, "season": [f"s{one % 4}" for one in time]}


@pytest.mark.slow
@pytest.mark.parametrize("lags", [0, 2, 5])
def test_a_series_has_the_errors_of_newey_and_west_in_sandwich(lags, tmp_path):
    path = on_file(tmp_path, months())
    words = {"predictors": ["season"], "lags": lags}
    found = interrupted_series(Data.read(path), "hours", "month", "25", **words)
    asked = f"""{{
      t <- coeftest(m, vcov = NeweyWest(m, lag = {lags}, prewhite = FALSE, adjust = TRUE))
      c(t[2:4, 1:2], lmtest::dwtest(m)$statistic)
    }}"""
    theirs = in_r(found, path, asked, "sandwich", "lmtest")
    names = ("slope before", "level", "slope")
    ours = [getattr(found[name], what) for what in ("value", "se") for name in names]
    assert [*ours, found.numbers["Durbin-Watson"]] == pytest.approx(theirs, rel=1e-8)


@pytest.mark.slow
def test_autocorrelation_is_tested_as_in_r(tmp_path):
    path = on_file(tmp_path, months())
    found = interrupted_series(Data.read(path), "hours", "month", "25", lags=4)
    theirs = in_r(found, path, 'unlist(Box.test(residuals(m), 4, "Ljung-Box")[c(1, 3)])')
    assert [found.tests[0].statistic, found.tests[0].p] == pytest.approx(theirs, rel=1e-9)


def test_jump_and_turn_come_to_what_they_are_at_the_end():
    found = interrupted_series(months(), "hours", "month", "25")
    assert found["at the end"].value == pytest.approx(found["level"].value + 23 * found["slope"].value)
    assert found["at the end"].low < 5 + 23 * 0.5 < found["at the end"].high


def test_periods_that_go_together_are_said():
    found = interrupted_series(months(), "hours", "month", "25")
    assert found.numbers["autocorrelation at lag 1"] > 0.2
    assert found.assumptions[-1].state == "not met"


@pytest.mark.parametrize(
    ("change", "start", "sentence"),
    [
        ({}, "3", "2 periods before 3 and 46 from then on"),
        ({}, "47", "46 periods before 47 and 2 from then on"),
        ({"month": [1.0, 1.0, *range(3, 49)]}, "25", "Rows 1 and 2 are both period 1"),
        ({"month": [*range(1, 48), 60.0]}, "25", "Between periods 47 and 60 some are missing"),
        ({}, "soon", "“soon” in “month” is neither a number nor a date"),
    ],
)
def test_a_series_that_is_none_is_refused_with_a_sentence(change, start, sentence):
    with pytest.raises(UnfitData, match=sentence):
        interrupted_series(months() | change, "hours", "month", start)


def test_more_lags_than_periods_are_refused():
    with pytest.raises(UnfitData, match="12 lags need more than 12 periods"):
        interrupted_series(months(n=12), "hours", "month", "7", lags=12)


def test_few_periods_are_said():
    found = interrupted_series(months(n=12), "hours", "month", "7")
    assert "Fewer than 8 periods" in str(found.notes[0])
