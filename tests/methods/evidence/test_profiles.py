"""Q-method: Lipset's sorts to the last digit, R's answers on others, and the sorter who broke the form."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenspel.methods.evidence import UnfitData, q_method
from samenspel.methods.evidence.profiles.extracting import centroid, principal
from samenspel.methods.evidence.profiles.varimax import by_hand, varimax

from .published import agrees, data, numbers

SORTS = "profiles/sorts.csv"


def test_lipsets_sorts_are_found_to_the_last_digit():
    """Brown 1980; the numbers are those of R qmethod 1.8.4."""
    printed = numbers("qmethod_lipset_3f")
    found = q_method(data("qmethod_lipset_qsorts.csv"), 3, statement="")
    factors, statements = found.tables[0].rows, found.tables[2].rows
    for place, row in enumerate(factors):
        assert agrees(row[1], printed["eigen"][place])
        assert agrees(row[2], printed["expl"][place])
        assert row[3] == printed["nload"][place]
        assert agrees(row[4], printed["reliability"])
        assert agrees(row[5], printed["se_fs"])
        assert agrees(np.hypot(row[5], row[5]), printed["sed"])
        assert agrees(statements[0][1 + place], printed["zsc_sta1"][place])
    between = [factors[0][7], factors[0][8], factors[1][8]]
    assert [agrees(*pair) for pair in zip(between, printed["cor_z"], strict=True)] == [True] * 3
    assert found.numbers["f1 and f2 differ on"] == printed["distinguishing_f1_f2"]
    assert found.numbers["consensus statements"] == printed["consensus"]


def test_scores_and_standing_of_lipsets_statements_are_rs():
    """R qmethod 1.8.4: m$zsc_n and m$qdc."""
    rows = {
        row[0]: row[4:] for row in q_method(data("qmethod_lipset_qsorts.csv"), 3, statement="").tables[2].rows
    }
    assert rows["sta_1"] == (4, -2, 1, "f1**, f2**, f3**")
    assert rows["sta_2"] == (0, 1, -3, "f3**")
    assert rows["sta_3"] == (-3, -1, -1, "f1*")
    assert rows["sta_14"][3] == rows["sta_20"][3] == "consensus"
    assert sum(row[3].count("f") == 3 for row in rows.values()) == 5


def correlations(seed, sorters=8, statements=30):
    chance = np.random.default_rng(seed)
    shared = chance.normal(size=(statements, 3)) @ chance.normal(size=(3, sorters))
    return np.corrcoef((shared + chance.normal(size=(statements, sorters))).T)


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10**6))
def test_turning_changes_no_sorts_whole_and_no_turn_is_simpler(seed):
    loadings = principal(correlations(seed), 3)[0]
    turned = varimax(loadings, 1e-14)
    assert (turned @ turned.T).ravel() == pytest.approx((loadings @ loadings.T).ravel())

    def simplicity(found):
        squares = found**2 / np.sum(found**2, axis=1, keepdims=True)
        return squares.var(axis=0).sum()

    for one, other in [(0, 1), (0, 2), (1, 2)]:
        for degrees in (-20, -1, 1, 20):
            assert simplicity(by_hand(turned, [(one, other, degrees)])) <= simplicity(turned) + 1e-7


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10**6))
def test_a_centroid_leaves_nothing_that_points_its_way(seed):
    found = correlations(seed)
    loadings = centroid(found, 1)[:, 0]
    left = found - np.outer(loadings, loadings)
    np.fill_diagonal(left, 0)
    assert left @ np.sign(loadings) == pytest.approx(np.zeros(8), abs=1e-6)


def test_all_components_give_the_correlations_back():
    found = correlations(1)
    loadings, values = principal(found, 8)
    assert (loadings @ loadings.T).ravel() == pytest.approx(found.ravel())
    assert values.sum() == pytest.approx(8)


def test_turns_by_hand_are_made_in_order_and_said():
    plain = q_method(data(SORTS), 3, statement="statement", rotation="none")
    turned = q_method(data(SORTS), 3, statement="statement", rotation="none", turns=[[1, 2, 90], [1, 3, 30]])
    one, other = plain.tables[1].rows[0][1:4], turned.tables[1].rows[0][1:4]
    first, second, third = one
    cos, sin = np.cos(np.pi / 6), np.sin(np.pi / 6)
    assert other == pytest.approx([cos * second + sin * third, -first, cos * third - sin * second])
    assert turned.method.options["turns"] == "1, 2, 90; 1, 3, 30"


def test_sorts_that_were_flagged_by_hand_define_the_factors():
    found = q_method(data(SORTS), 2, statement="statement", flags={"Ann": 1, "Bas": 2, "Els": 2})
    assert [row[3] for row in found.tables[0].rows] == [1, 2]
    assert "One person alone defines a factor (f1)" in str(found.notes[1])


def test_sorts_need_not_be_forced():
    rows = {"a": [1, 2, 3, 4, 5], "b": [1, 1, 3, 4, 4], "c": [5, 4, 3, 2, 1]}
    found = q_method(rows, 1, forced=False, rotation="none")
    assert "not forced" in str(found.notes[-1])
    assert q_method(rows, 1, forced=False, distribution=[0, 0, 1, 1, 2], rotation="none").tables[2].rows[0][
        2
    ] in (0, 2)


def test_statements_that_tie_share_a_place():
    rows = {"a": [0, 0, 1, 2, 2], "b": [0, 0, 1, 2, 2], "c": [0, 0, 2, 1, 2]}
    found = q_method(
        rows, 1, rotation="none", flags={"a": 1, "b": 1}, distribution=[-2, -1, 0, 1, 2], forced=False
    )
    assert [row[2] for row in found.tables[2].rows] == [-2, -2, 0, 1, 1]


ROWS = {"s": list("vwxyz"), "ann": [0, 0, 1, 2, 2], "bob": [2, 0, 1, 2, 0], "cis": [0, 2, 1, 0, 2]}


@pytest.mark.parametrize(
    ("change", "words", "sentence"),
    [
        (
            {"bob": [2, 2, 1, 2, 0]},
            {},
            "The sort of “bob” breaks the forced distribution: 1 statements stand at 0 instead of 2",
        ),
        ({}, {"distribution": [0, 0, 0, 1, 2]}, "The sort of “ann” breaks the forced distribution"),
        ({}, {"distribution": [0, 1, 2]}, "The distribution has 3 places for 5 statements"),
        ({"bob": [2, 0, None, 2, 0]}, {}, "“bob” put statement “x” nowhere"),
        ({"bob": [1] * 5}, {"forced": False}, "“bob” put all statements in one place"),
        ({}, {"factors": 3}, "3 factors of 3 sorts"),
        ({}, {"factors": 0}, "0 factors of 3 sorts"),
        ({}, {"sorters": ["ann"]}, "1 sorts are too few"),
        (
            {},
            {"turns": [[1, 1, 10]]},
            "A turn is two different factors from 1 to 1 and an angle, not 1, 1, 10",
        ),
        ({}, {"flags": {"ann": 2}}, "“ann” cannot define factor 2"),
        ({}, {"flags": {"dan": 1}}, "“dan” cannot define factor 1"),
        ({}, {"flags": {}}, "No sort defines factor 1"),
        ({name: column[:2] for name, column in ROWS.items()}, {}, "2 statements are too few"),
        ({"bob": ["?"] * 5}, {}, "Row 1, column “bob”: “\\?” is not a number"),
    ],
)
def test_what_gives_no_profile_is_refused_with_the_name(change, words, sentence):
    with pytest.raises(UnfitData, match=sentence):
        q_method(ROWS | change, **{"factors": 1, "statement": "s", "rotation": "none"} | words)
