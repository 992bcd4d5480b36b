"""The lot drawn again: against every lot written out, coin, and the definition of an interval."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenspel.methods.evidence import Data, UnfitData, randomisation_inference
from samenspel.methods.evidence.experiments import randomisation

from .judges import in_r
from .published import agrees, data, numbers


def test_the_vote_was_rocked_a_little_less_often_than_once_in_twenty_five_lots():
    """Green & Vavreck 2008 (Political Analysis 16(2)): 85 cable systems in 40 strata."""
    found = randomisation_inference(data("pscl_RockTheVote.csv"), "p", "treated", strata="strata")
    printed = numbers("cluster_rct_rockthevote")
    assert agrees(found["treated=1"].value, printed["strata_FE"])
    assert found.numbers["p of 1, lowest"] < printed["RI_p_coin"] < found.numbers["p of 1, highest"]
    assert (found.numbers["units"], found.numbers["strata"]) == (printed["clusters"], printed["strata"])


def test_voters_count_the_same_when_systems_weigh_by_them():
    found = randomisation_inference(
        data("pscl_RockTheVote.csv"), "p", "treated", strata="strata", weights="n", draws=100
    )
    assert agrees(found["treated=1"].value, "0.02411")


def written_out(rows):
    """The p and the mean difference within strata over every lot, by the definition (least squares)."""
    y, a, s = (np.asarray(rows[name], float) for name in ("y", "a", "s"))
    levels = np.unique(s)

    def effect(drawn):
        columns = np.column_stack([drawn, *[(s == level).astype(float) for level in levels]])
        return np.linalg.lstsq(columns, y)[0][0]

    lots = [np.zeros(len(y))]
    for level in levels:
        inside = np.flatnonzero(s == level)
        picks = list(combinations(inside, int(a[inside].sum())))
        lots = [lot + np.isin(np.arange(len(y)), pick) for lot in lots for pick in picks]
    effects = np.array([effect(lot) for lot in lots])
    return effect(a), np.mean(np.abs(effects) >= abs(effect(a)) - 1e-9)


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10**6))
def test_all_lots_are_those_written_out(seed):
    chance = np.random.default_rng(seed)
    s = np.repeat([0, 1], [5, 4])
    rows = {"y": chance.normal(size=9), "a": np.array([1, 1, 0, 0, 0, 1, 0, 0, 0]), "s": s}
    found = randomisation_inference(rows, "y", "a", strata="s")
    effect, p = written_out(rows)
    assert found.method.options["lots"] == "all"
    assert found["a=1"].value == pytest.approx(effect)
    assert found["a=1"].p == pytest.approx(p)


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10**6), st.booleans())
def test_counting_sums_gives_what_listing_gives(seed, has_strata):
    chance = np.random.default_rng(seed)
    rows = {
        "y": chance.integers(0, 6, 12) / 2,
        "a": np.arange(12) % 3 == 0,
        "s": np.arange(12) // (6 if has_strata else 12),
    }
    if np.ptp(rows["y"]) == 0:
        return
    listed = randomisation_inference(rows, "y", "a", strata="s")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(randomisation, "MOST_LISTED", 1)
        counted = randomisation_inference(rows, "y", "a", strata="s", draws=50)
    assert counted.method.options["lots"] == "counted"
    assert counted["a=1"].p == pytest.approx(listed["a=1"].p)


@pytest.mark.slow
def test_counted_lots_are_those_of_coin(tmp_path):
    chance = np.random.default_rng(4)
    y, a = chance.integers(0, 11, 60), np.arange(60) % 2
    path = tmp_path / "rows.csv"
    path.write_text("\n".join(["y,a", *[f"{one},{other}" for one, other in zip(y, a, strict=True)]]))
    found = randomisation_inference(Data.read(path), "y", "a", draws=10)
    asked = "coin::pvalue(coin::oneway_test(y ~ factor(a), data = d, distribution = coin::exact()))"
    assert found.method.options["lots"] == "counted"
    assert [found["a=1"].p] == pytest.approx(in_r(found, path, asked, "coin"), abs=1e-10)


@pytest.mark.slow
def test_drawn_lots_are_those_of_base_r(tmp_path):
    rows = clustered(40)
    lines = [
        f"{y!r},{a},{c},{s}"
        for y, a, c, s in zip(rows["y"].tolist(), rows["a"], rows["c"], rows["s"], strict=True)
    ]
    path = tmp_path / "rows.csv"
    path.write_text("\n".join(["y,a,c,s", *lines]))
    found = randomisation_inference(Data.read(path), "y", "a", cluster="c", strata="s", draws=2000)
    effect, p = in_r(found, path, "p")
    assert found["a=1"].value == pytest.approx(effect, rel=1e-9)
    assert found["a=1"].p == pytest.approx(p, abs=0.04)


def clustered(clusters=16, seed=6):
    """Clusters of 3 to 7 rows, two strata, every other cluster drawn."""
    chance = np.random.default_rng(seed)
    c = np.repeat(np.arange(clusters), chance.integers(3, 8, clusters))
    return {
        "y": chance.normal(size=len(c)) + (c % 2),
        "a": c % 2,
        "c": c,
        "s": c // 4 % 2,
        "t": c % 2 * (c % 3 > 0),
    }


def test_the_effect_within_strata_is_that_of_least_squares_by_row():
    rows = clustered()
    found = randomisation_inference(rows, "y", "a", cluster="c", strata="s", draws=10)
    columns = np.column_stack([rows["a"], rows["s"] == 0, rows["s"] == 1]).astype(float)
    assert found["a=1"].value == pytest.approx(np.linalg.lstsq(columns, rows["y"])[0][0])
    assert "from 3 to 7 rows" in str(found.notes[0])


@pytest.mark.parametrize("received", [None, "t"])
def test_the_interval_ends_where_the_p_of_what_is_left_crosses(received):
    """By the definition: take the effect away and draw the same lots again."""
    rows = clustered(14)
    words = {"cluster": "c", "strata": "s"}
    found = randomisation_inference(rows, "y", "a", received=received, **words).estimates[0]
    assert found.low < found.value < found.high
    for end, step in ((found.low, -1e-6), (found.high, 1e-6)):
        outside, inside = (
            randomisation_inference(
                rows | {"y": rows["y"] - (end + by) * rows[received or "a"]}, "y", "a", **words
            ).estimates[0]
            for by in (step, -step)
        )
        assert outside.p <= 0.05 < inside.p


def test_what_was_taken_up_is_weighed_by_the_same_lots():
    rows = clustered(14)
    found = randomisation_inference(rows, "y", "a", received="t", cluster="c")
    lot, up = (rows[name] for name in ("a", "t"))
    gained = rows["y"][lot == 1].mean() - rows["y"][lot == 0].mean()
    assert found["a=1"].value == pytest.approx(gained / (up[lot == 1].mean() - up[lot == 0].mean()))


def test_a_lot_of_six_can_show_nothing_and_says_so():
    found = randomisation_inference({"y": [5, 7, 8, 1, 2, 3], "a": [1, 1, 1, 0, 0, 0]}, "y", "a", level=0.95)
    assert found["a=1"].p == pytest.approx(0.1)
    assert (found["a=1"].low, found["a=1"].high) == (-np.inf, np.inf)
    one = {"y": [5, 1, 2, 3, 4, 6], "a": [1, 0, 0, 0, 0, 0]}
    assert "even the most extreme of all lots would have p 0.1667" in str(
        randomisation_inference(one, "y", "a").notes[-1]
    )


def test_the_same_seed_gives_the_same_and_no_lot_has_p_nought():
    rows = {"y": np.arange(60) / 7 + 0.01 * np.sin(np.arange(60)), "a": np.arange(60) > 29}
    one, other = (randomisation_inference(rows, "y", "a", draws=99, seed=3) for _time in range(2))
    assert one.to_json() == other.to_json()
    assert one["a=1"].p == 0.01


def test_each_arm_is_compared_with_the_control_that_was_named():
    rows = {"y": np.arange(12.0), "a": ["x", "y", "z"] * 4}
    found = randomisation_inference(rows, "y", "a", control="y")
    assert [one.name for one in found.estimates] == ["a=x", "a=z"]
    assert [one.value for one in found.estimates] == [-1, 1]


def test_true_effects_lie_in_nineteen_of_twenty_intervals():
    held = 0
    for seed in range(100):
        chance = np.random.default_rng(seed)
        a = chance.permutation(np.arange(30) % 2)
        found = randomisation_inference(
            {"y": chance.normal(size=30) + 2 * a, "a": a}, "y", "a", draws=300, seed=seed
        )
        held += found["a=1"].low <= 2 <= found["a=1"].high
    assert 90 <= held <= 99


@pytest.mark.parametrize(
    ("change", "words", "sentence"),
    [
        ({"a": [1] * 12}, {}, "Everyone is in one arm of “a”"),
        ({"c": [0, 0, 1, 1] * 3}, {"cluster": "c"}, "Rows of c “0” are in more than one arm of “a”"),
        (
            {"a": [0, 1] * 6, "c": [0, 1] * 6, "s": [0, 0, 1, 1] * 3},
            {"cluster": "c", "strata": "s"},
            "of “s”",
        ),
        ({"s": [0, 1] * 6}, {"strata": "s"}, "No stratum of “s” holds both 1 and 0"),
        ({"y": [1] * 12}, {}, "“y” is the same in every row"),
        ({}, {"control": "2"}, "No row of “a” is “2”"),
        ({"w": [-1] * 12}, {"weights": "w"}, "Row 1: the weight is not above 0"),
    ],
)
def test_what_gives_no_honest_number_is_refused_with_a_sentence(change, words, sentence):
    rows = {"y": np.arange(12.0), "a": [0, 1] * 6} | change
    with pytest.raises(UnfitData, match=sentence):
        randomisation_inference(rows, "y", "a", **words)
