"""Invariance that holds more (errors too) or less (parts set free): lavaan's, what was planted, refusals."""

from __future__ import annotations

import numpy as np
import pytest

from samenspel.methods.evidence import Data, UnfitData, invariance
from tests.methods.evidence.judges import in_r

from . import simulated
from .test_invariance import ONE, rows_of, waves

FREE = ["f=~b", "d~1", "h~~h"]
TWO = simulated.TWO


def places(harder=0.0, noisier=0.0, n=600):
    """In the south item b is harder, and item c noisier."""
    rows = simulated.answers(n=n) | {"place": np.tile(["north", "south"], n // 2)}
    is_south = np.tile([0.0, 1.0], n // 2)
    noise = np.random.default_rng(9).normal(size=n)
    return rows | {"b": rows["b"] - harder * is_south, "c": rows["c"] + noisier * noise * is_south}


@pytest.mark.slow
@pytest.mark.parametrize("gaps", [0.0, 0.1])
def test_groups_with_parts_set_free_have_the_fit_of_lavaan(gaps, tmp_path):
    rows = simulated.answers(n=400, gaps=gaps) | {"place": np.tile([1.0, 2.0], 200)}
    path = simulated.write(tmp_path / "places.csv", rows)
    how = {"incomplete": "full information"} if gaps else {}
    found = invariance(Data.read(path), TWO, group="place", strict=True, free=FREE, **how)
    asked = ", ".join(
        f"fitMeasures(f{step}, c('chisq', 'df', 'cfi', 'rmsea', 'srmr'))" for step in range(1, 5)
    )
    theirs = in_r(found, path, f"c({asked})", "lavaan")
    assert [number for row in rows_of(found).values() for number in row[:5]] == pytest.approx(
        theirs, rel=1e-4, abs=1e-4
    )


@pytest.mark.slow
def test_waves_with_a_part_set_free_have_the_fit_of_lavaan(tmp_path):
    rows = {name: column * 1.0 for name, column in waves().items()}
    path = simulated.write(tmp_path / "waves.csv", rows)
    found = invariance(Data.read(path), ONE, wave="wave", person="who", strict=True, free=["c~1"])
    asked = ", ".join(f"fitMeasures(f{step}, c('chisq', 'df', 'cfi'))" for step in range(1, 5))
    theirs = in_r(found, path, f"c({asked})", "lavaan")
    assert [number for row in rows_of(found).values() for number in row[:3]] == pytest.approx(
        theirs, rel=2e-4, abs=2e-4
    )


def test_an_item_that_is_harder_somewhere_is_set_free_and_means_may_be_compared():
    whole = invariance(places(harder=0.8), TWO, group="place")
    partial = invariance(places(harder=0.8), TWO, group="place", free=["b~1"])
    assert "but not as easy" in str(whole.sentence)
    assert "means may be compared. These were left free to differ: b~1, so that plain scores" in str(
        partial.sentence
    )
    assert partial.notes == ()
    assert partial["mean of f (south)"].value > whole["mean of f (south)"].value + 0.1
    assert partial["mean of f (south)"].low < 0 < partial["mean of f (south)"].high
    assert partial.method.options["free"] == "b~1"


def test_a_loading_that_differs_between_waves_is_set_free():
    rows = waves(weaker=0.6)
    found = invariance(rows, ONE, wave="wave", person="who", free=["f=~b", "b~1"])
    assert "measures the same for 1, 2" in str(found.sentence)
    assert found["mean of f (2)"].low < 0.5 < found["mean of f (2)"].high


def test_strict_asks_whether_items_are_as_exact():
    same, noisy = (invariance(places(noisier=one), TWO, group="place", strict=True) for one in (0.0, 1.5))
    assert "and as exactly" in str(same.sentence)
    assert "means may be compared." in str(noisy.sentence)
    assert "exactly" not in str(noisy.sentence)
    assert [one.state for one in noisy.assumptions] == ["met", "met", "met", "not met"]
    assert noisy.notes == ()


def test_strict_holds_the_error_of_each_item_and_no_more():
    groups = invariance(places(), TWO, group="place", strict=True)
    over_time = invariance(waves(), ONE, wave="wave", person="who", strict=True)
    assert groups.tests[2].df == (6,)
    assert over_time.tests[2].df == (3,)


def test_steps_up_to_scalar_are_the_same_with_strict():
    plain, strict = (invariance(places(), TWO, group="place", strict=one) for one in (False, True))
    assert strict.estimates == plain.estimates
    assert strict.tables[0].rows[:3] == plain.tables[0].rows


def test_a_step_that_holds_nothing_more_is_not_tested():
    factors = {"f": "abc", "g": "deh"}
    found = invariance(places(), factors, group="place", free=["f=~b", "g=~e"])
    assert [test.name for test in found.tests] == ["metric against configural", "scalar against metric"]
    assert found.tests[0].df == (2,)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({"free": ["f=~a"]}, "“f=~a” is held by no step, so that it cannot be freed; these are: f=~b, f=~c"),
        ({"free": ["b~~b"]}, "“b~~b” is held by no step"),
        ({"free": ["b~1", "f=~c"]}, "Fewer than two items of “f” would be held the same; free less"),
    ],
)
def test_what_cannot_be_set_free_is_refused(words, sentence):
    with pytest.raises(UnfitData, match=sentence):
        invariance(places(), TWO, group="place", **words)
