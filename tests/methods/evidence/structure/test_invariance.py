"""The same in groups and waves: published numbers, lavaan's, what was planted, and what is refused."""

from __future__ import annotations

import re

import numpy as np
import pytest

from samenspel.methods.evidence import Data, UnfitData, invariance
from tests.methods.evidence.judges import in_r
from tests.methods.evidence.published import agrees, numbers

from . import pupils, simulated

ONE = {"f": "abc"}
FULL = {"incomplete": "full information"}


def rows_of(found):
    return {row[0]: row[1:] for row in found.tables[0].rows}


def test_schools_have_the_published_fit():
    """acceptance.json, cfa_HS, invariance_school: lavaan 0.6-14 (chi-square, df, CFI, RMSEA)."""
    found = rows_of(invariance(pupils.scores(), pupils.FACTORS, group="school"))
    for step, printed in numbers("cfa_HS")["invariance_school"].items():
        assert all(agrees(one, number) for one, number in zip(found[step], printed, strict=False))


@pytest.mark.slow
@pytest.mark.parametrize("words", [{}, FULL])
def test_schools_have_the_fit_and_means_of_lavaan(words):
    found = invariance(pupils.scores(), pupils.FACTORS, group="school", **words)
    fits = ", ".join(f"fitMeasures(f{step}, c('chisq', 'df', 'cfi', 'rmsea', 'srmr'))" for step in (1, 2, 3))
    kept = "k <- op == '~1' & se > 0 & lhs %in% lavNames(f3, 'lv')"
    means = f"with(parameterEstimates(f3), {{ {kept}; c(est[k], se[k]) }})"
    theirs = in_r(found, pupils.path(), f"c({fits}, {means})", "lavaan")
    ours = [number for row in rows_of(found).values() for number in row[:5]]
    # lavaan's first school is the first that it meets; ours the first of the alphabet
    ours += [-one.value for one in found.estimates] + [one.se for one in found.estimates]
    assert ours[:15] == pytest.approx(theirs[:15], rel=1e-5)
    assert np.abs(ours[15:]) == pytest.approx(np.abs(theirs[15:]), rel=1e-4)


def waves(n=200, seed=1, harder=0.0, weaker=0.0, gaps=0.0):
    """Two waves of three items whose factor rises by 0.5; in the second `c` may be harder and `b` weaker."""
    chance = np.random.default_rng(seed)
    first = chance.normal(size=n)
    second = 0.7 * first + 0.7 * chance.normal(size=n) + 0.5
    own = 0.4 * chance.normal(size=(n, 3))
    told = [
        np.column_stack([factor, factor, factor]) * [1, 0.8 - weaker * wave, 1.2]
        + own
        + 0.5 * chance.normal(size=(n, 3))
        - [0, 0, harder * wave]
        for wave, factor in enumerate((first, second))
    ]
    items = np.concatenate(told)
    items[chance.random(items.shape) < gaps] = np.nan
    who = np.tile(np.arange(n), 2)
    wave = np.repeat([1, 2], n)
    return {"who": who, "wave": wave} | dict(zip("abc", items.T, strict=True))


@pytest.mark.slow
@pytest.mark.parametrize(("words", "gaps"), [({}, 0.0), (FULL, 0.1)])
def test_waves_have_the_fit_and_means_of_lavaan(words, gaps, tmp_path):
    path = simulated.write(
        tmp_path / "waves.csv", {name: column * 1.0 for name, column in waves(gaps=gaps).items()}
    )
    found = invariance(Data.read(path), ONE, wave="wave", person="who", **words)
    fits = ", ".join(f"fitMeasures(f{step}, c('chisq', 'df', 'cfi', 'rmsea', 'srmr'))" for step in (1, 2, 3))
    means = "with(parameterEstimates(f3), { k <- op == '~1' & se > 0 & lhs == 'F2'; c(est[k], se[k]) })"
    theirs = in_r(found, path, f"c({fits}, {means})", "lavaan")
    ours = [number for row in rows_of(found).values() for number in row[:5]]
    ours += [found.estimates[0].value, found.estimates[0].se]
    assert ours == pytest.approx(theirs, rel=2e-4, abs=2e-4)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({}, "measures the same for 1, 2"),
        ({"harder": 0.6}, "as strong for 1, 2 .200 people., but not as easy"),
        ({"weaker": 0.6}, "belong together for 1, 2 .200 people., but not as strongly"),
    ],
)
def test_what_changed_between_waves_is_found(change, sentence):
    found = invariance(waves(**change), ONE, wave="wave", person="who")
    assert re.search(sentence, str(found.sentence))


def test_the_rise_of_a_factor_is_found_between_waves():
    held = 0
    for seed in range(40):
        found = invariance(waves(seed=seed), ONE, wave="wave", person="who")["mean of f (2)"]
        held += found.low <= 0.5 <= found.high
    assert held >= 34


def test_groups_that_were_drawn_from_one_population_are_the_same_and_one_with_a_harder_item_is_not():
    rows = simulated.answers(n=600) | {"place": np.tile(["north", "south"], 300)}
    same = invariance(rows, simulated.TWO, group="place")
    assert "measures the same for north, south" in str(same.sentence)
    rows["b"] = rows["b"] - np.tile([0, 0.8], 300)
    harder = invariance(rows, simulated.TWO, group="place")
    assert "but not as easy" in str(harder.sentence)
    assert "do not compare them" in str(harder.notes[0])
    assert same.notes == ()
    assert [one.state for one in harder.assumptions] == ["met", "met", "not met"]


def test_full_information_keeps_who_missed_a_wave():
    rows = waves()
    kept = {name: column[:-50] for name, column in rows.items()}
    assert invariance(kept, ONE, wave="wave", person="who").n == 150
    assert invariance(kept, ONE, wave="wave", person="who", **FULL).n == 200


def test_who_has_no_group_is_left_out_with_the_reason():
    rows = simulated.answers() | {"place": ["north", "south", None, "north"] * 50}
    found = invariance(rows, simulated.TWO, group="place")
    assert [(left.number, str(left.reason)) for left in found.left_out] == [(50, "no answer in place")]


@pytest.mark.parametrize(
    ("change", "words", "sentence"),
    [
        ({}, {}, "Name a group, or a wave"),
        ({}, {"group": "wave", "wave": "wave"}, "Name a group, or a wave"),
        ({}, {"wave": "wave"}, "Waves need a column that says who answered"),
        (
            {"wave": np.ones(400)},
            {"wave": "wave", "person": "who"},
            "Rows 1 and 201 are both of one person in one wave",
        ),
        ({"place": ["north"] * 400}, {"group": "place"}, "“place” has one value; two or more are compared"),
        ({"place": ["north"] * 397 + ["south"] * 3}, {"group": "place"}, "3 people are too few for 3 items"),
        (
            {"wave": np.ones(400), "who": np.arange(400)},
            {"wave": "wave", "person": "who"},
            "“wave” has one value",
        ),
        ({"a": np.ones(400)}, {"group": "wave"}, "“a” has the same answer from everybody"),
        ({"a": np.ones(400)}, {"wave": "wave", "person": "who"}, "“a.1” has the same answer from everybody"),
        ({}, {"group": "wave", "answers": [-9, 1]}, "is outside -9 to 1"),
    ],
)
def test_what_cannot_be_compared_is_refused_with_a_sentence(change, words, sentence):
    with pytest.raises(UnfitData, match=sentence):
        invariance(waves() | change, ONE, **words)
