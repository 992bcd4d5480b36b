"""Many tests: Benjamini and Hochberg's own fifteen, the same in R, and what is refused."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenspel.methods.evidence import Data, UnfitData, many_tests
from samenspel.methods.evidence.planning.many import benjamini_hochberg, bonferroni, holm

from .judges import in_r
from .published import agrees, data, numbers, path_of

FIFTEEN = "planning/tests.csv"


def test_fifteen_tests_stand_as_they_did_in_1995():
    """Benjamini & Hochberg 1995, doi 10.1111/j.2517-6161.1995.tb02031.x."""
    printed = numbers("bh_1995")
    found = many_tests(data(FIFTEEN), "p", test="test")
    assert found.numbers["found by Bonferroni"] == printed["bonferroni"]
    assert found.numbers["found by Holm"] == printed["holm"]
    assert found.numbers["found by Benjamini-Hochberg"] == printed["bh"]
    for row, adjusted in zip(found.tables[0].rows, printed["adj"], strict=False):
        assert agrees(row[4], adjusted)
    assert "Of 15 tests 9 are below 0.05 one by one, of which 0.75 would be expected" in str(found.sentence)


@pytest.mark.slow
def test_adjusted_p_values_are_those_of_p_adjust():
    path = path_of(FIFTEEN)
    found = many_tests(Data.read(path), "p")
    theirs = in_r(found, path, "sapply(c('bonferroni', 'holm', 'BH'), function(m) p.adjust(d$p, m))")
    ours = [row[place] for place in (2, 3, 4) for row in found.tables[0].rows]
    assert ours == pytest.approx(theirs, rel=1e-12)


CHANCES = st.lists(st.floats(0, 1), min_size=1, max_size=20)


@settings(max_examples=50)
@given(CHANCES, st.floats(0.001, 0.5))
def test_each_adjusts_as_its_definition_says(chances, alpha):
    p = np.array(chances)
    m, ranks = len(p), np.sort(p)
    steps = next((k for k in range(m) if ranks[k] > alpha / (m - k)), m)
    assert np.sum(holm(p) <= alpha) in {steps, np.sum(p <= ranks[steps - 1]) if steps else 0}
    last = max((k + 1 for k in range(m) if ranks[k] <= alpha * (k + 1) / m), default=0)
    close = np.isclose(benjamini_hochberg(p), alpha, rtol=1e-9).any()
    assert close or np.sum(benjamini_hochberg(p) <= alpha) == last
    assert (bonferroni(p) >= holm(p)).all()
    assert (holm(p) >= benjamini_hochberg(p)).all()
    assert (benjamini_hochberg(p) >= p - 1e-15).all()


def test_where_nothing_is_the_share_of_errors_is_kept():
    """400 times 20 tests of which 15 have nothing to find."""
    chance = np.random.default_rng(1)
    shares, any_wrong = [], 0
    for _time in range(400):
        p = np.concatenate([chance.uniform(size=15), chance.uniform(size=5) ** 6])
        found = benjamini_hochberg(p) <= 0.1
        shares.append(found[:15].sum() / max(1, found.sum()))
        any_wrong += bool((holm(p) <= 0.1)[:15].any())
    assert np.mean(shares) == pytest.approx(0.075, abs=0.025)
    assert 0.05 < any_wrong / 400 < 0.12


@pytest.mark.parametrize(
    ("p", "words", "sentence"),
    [
        ([0.1, 1.2], {}, "Row 2, column “p”: 1.2 is no p-value"),
        ([-0.1, 0.2], {}, "Row 1, column “p”: -0.1 is no p-value"),
        ([0.1], {"alpha": 0.0}, "“alpha” is 0, which is not between 0 and 1"),
        ([None], {}, "No row has an answer"),
    ],
)
def test_what_is_no_p_value_is_refused(p, words, sentence):
    with pytest.raises(UnfitData, match=sentence):
        many_tests({"p": p}, "p", **words)
