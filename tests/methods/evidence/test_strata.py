"""Constants of many strata are taken out: the same numbers as with a column for each."""

from __future__ import annotations

from importlib import import_module

import numpy as np
import pytest

from samenspel.methods.evidence import UnfitData, itt

MODULE = import_module("samenspel.methods.evidence.experiments.itt")
KINDS = ("CR0", "CR1", "CR1S", "CR2", "CR3")


def villages(seed=1):
    """Ten strata of four villages, half of each drawn; three to eleven people in each."""
    chance = np.random.default_rng(seed)
    village = np.repeat(np.arange(40), chance.integers(3, 12, 40))
    arm = chance.permuted(np.tile([0, 0, 1, 1], (10, 1)), axis=1).ravel()[village]
    noise = chance.normal(size=40)[village] + chance.normal(size=len(village))
    return {"y": noise + arm, "arm": arm, "area": village // 4, "village": village} | {
        "age": chance.normal(size=len(village)),
        "w": chance.uniform(0.5, 2, len(village)),
    }


@pytest.fixture
def few(monkeypatch):
    """More than three strata are many."""

    def both(rows, **words):
        plain = itt(rows, "y", "arm", covariates=["age"], **words)
        with monkeypatch.context() as patched:
            patched.setattr(MODULE, "MOST_STRATA", 3)
            out = itt(rows, "y", "arm", covariates=["age"], **words)
        return [one for one in plain.estimates if one.name != "intercept"], out

    return both


def numbers(estimates):
    return [number for one in estimates for number in (one.value, one.se, one.df)]


@pytest.mark.parametrize("kind", KINDS)
def test_clusters_in_one_stratum_each_have_the_errors_of_columns(few, kind):
    plain, out = few(villages(), strata="area", cluster=["village"], correction=kind)
    assert numbers(out.estimates) == pytest.approx(numbers(plain), rel=1e-9)
    assert out.numbers["strata"] == 10


@pytest.mark.parametrize("kind", KINDS)
def test_strata_within_clusters_have_the_errors_of_columns(few, kind):
    rows = villages()
    place = np.arange(len(rows["y"]))
    rows |= {"arm": place % 2, "pair": place // 2, "village": place // 8}
    plain, out = few(rows, strata="pair", cluster=["village"], correction=kind)
    assert numbers(out.estimates) == pytest.approx(numbers(plain), rel=1e-9)


@pytest.mark.parametrize("weights", [None, "w"])
@pytest.mark.parametrize("kind", ["classical", "HC0", "HC1", "HC2", "HC3"])
def test_rows_have_the_errors_of_columns(few, kind, weights):
    plain, out = few(villages(), strata="area", correction=kind, weights=weights)
    assert numbers(out.estimates) == pytest.approx(numbers(plain), rel=1e-9)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({"cluster": ["village"], "weights": "w"}, "So many strata leave errors by cluster only where"),
        ({"cluster": ["crossing"]}, "So many strata leave errors by cluster only where"),
        ({"covariates": ["area_size"]}, "“area_size” is the same within each of “area”"),
    ],
)
def test_what_many_strata_cannot_tell_is_refused(monkeypatch, words, sentence):
    monkeypatch.setattr(MODULE, "MOST_STRATA", 3)
    rows = villages()
    rows |= {"crossing": np.arange(len(rows["y"])) % 12, "area_size": rows["area"] * 0.7}
    if "crossing" in words.get("cluster", ()):
        rows["arm"] = rows["crossing"] % 2
    with pytest.raises(UnfitData, match=sentence):
        itt(rows, "y", "arm", strata="area", **words)


def test_thousands_of_pairs_take_no_columns():
    """Of pairs the effect is the mean difference, its error that of the differences."""
    chance = np.random.default_rng(2)
    pair, arm = np.repeat(np.arange(3000), 2), np.tile([0, 1], 3000)
    y = chance.normal(size=3000)[pair] + chance.normal(size=6000) + 0.2 * arm
    one = itt({"y": y, "arm": arm, "pair": pair}, "y", "arm", strata="pair")["arm=1"]
    apart = y[1::2] - y[::2]
    assert one.value == pytest.approx(apart.mean())
    assert one.se == pytest.approx(apart.std() / np.sqrt(2999), rel=1e-3)
    assert one.df == 2999
