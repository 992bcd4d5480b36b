"""Intervals of the two variances of three levels."""

from __future__ import annotations

import numpy as np
import pytest

from samenspel.methods.evidence import Data, three_levels

from .judges import in_r
from .published import agrees, data, path_of

EFFECTS = "synthesis/effects.csv"
WORDS = {"cluster": "town", "effect": "effect", "error": "SE"}
VARIANCES = ("tau2 between clusters", "tau2 within clusters")


def test_the_intervals_are_what_metafor_prints():
    """metafor 3.8-1: confint(rma.mv(yi, vi, random = ~ 1 | town / each), control = list(tol = 1e-10))."""
    found = three_levels(data(EFFECTS), **WORDS)
    between, within = (found[name] for name in VARIANCES)
    assert between.low == 0
    assert agrees(between.high, "0.2060862")
    assert agrees(within.low, "0.0058819")
    assert agrees(within.high, "0.1572650")


@pytest.mark.slow
@pytest.mark.parametrize(("moderators", "level"), [([], 0.8), (["outcome"], 0.95)])
def test_the_intervals_are_those_of_metafor(moderators, level):
    path = path_of(EFFECTS)
    found = three_levels(Data.read(path), **WORDS, moderators=moderators, level=level)
    asked = (
        f"sapply(1:2, function(i) confint(m, sigma2 = i, level = {level}, control = list(tol = 1e-10))"
        "$random[1, 2:3])"
    )
    theirs = in_r(found, path, asked, "metafor", "clubSandwich")
    ours = [bound for name in VARIANCES for bound in (found[name].low, found[name].high)]
    assert ours == pytest.approx(theirs, rel=1e-4, abs=1e-6)


def test_a_wider_level_is_a_wider_interval_around_the_estimate():
    narrow, wide = (three_levels(data(EFFECTS), **WORDS, level=level) for level in (0.5, 0.99))
    for name in VARIANCES:
        assert wide[name].low <= narrow[name].low < wide[name].value < narrow[name].high < wide[name].high


def test_no_interval_holds_0_where_clusters_differ_by_far_more_than_their_effects():
    chance = np.random.default_rng(1)
    towns = np.repeat(np.arange(8), 4)
    effects = chance.normal(0, 3, 8)[towns] + chance.normal(0, 0.1, 32)
    rows = {"town": towns, "effect": effects, "SE": np.full(32, 0.1)}
    found = three_levels(rows, **WORDS)
    assert found[VARIANCES[0]].low > 1
    assert found[VARIANCES[1]].low == 0
