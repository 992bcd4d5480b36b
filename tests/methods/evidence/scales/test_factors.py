"""Factors that are looked for: published numbers, those of R, properties of turning, what is refused."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenspel.methods.evidence import Data, UnfitData, factors, omega
from samenspel.methods.evidence.scales import extraction as extraction_room
from samenspel.methods.evidence.scales.adequacy import by_chance
from samenspel.methods.evidence.scales.extraction import extract
from samenspel.methods.evidence.scales.rotation import rotate
from tests.methods.evidence.judges import in_r
from tests.methods.evidence.published import agrees, data, numbers, path_of

from . import personality

BFI = numbers("reliability_bfi")
TURNS = ["varimax", "promax", "oblimin"]


def bfi(**words):
    return factors(personality.answers(), personality.items(*personality.TRAITS), **words)


def loadings_of(found):
    m = found.method.options["factors"]
    return np.array([row[1 : m + 1] for row in found.tables[0].rows])


def test_personality_has_the_published_adequacy():
    """acceptance.json, reliability_bfi: psych 2.2.9, factor_analyzer."""
    found = bfi(draws=20, factors=5)
    assert found.n == 2436
    assert agrees(found.numbers["KMO"], BFI["KMO_n2436"])
    assert agrees(found.tests[0].statistic, BFI["bartlett_chi2"])


def test_personality_has_the_published_sums_of_squares_where_r_stops_turning():
    """acceptance.json, reliability_bfi. R stops at a step of 1e-5; ours goes on, to a larger variance of
    squared loadings."""
    found = bfi(factors=5, extraction="minres", rotation="varimax", draws=20)
    plain = loadings_of(bfi(factors=5, extraction="minres", rotation="none", draws=20))
    stopped = turned_as_in_r(plain)
    sizes = np.sort(np.sum(stopped**2, axis=0))[::-1].tolist()
    published = BFI["efa_minres_varimax_SS"]
    assert all(agrees(one, printed) for one, printed in zip(sizes, published, strict=True))
    assert sizes == pytest.approx(found.tables[1].rows[0][1:], abs=0.005)
    assert variance(loadings_of(found)) > variance(stopped)


def turned_as_in_r(loadings):
    """Kaiser's rows of length 1, and singular values until their sum grows by less than 1e-5 of itself."""
    size = np.linalg.norm(loadings, axis=1, keepdims=True)
    rows, turn, before, now = loadings / size, np.eye(loadings.shape[1]), 0.0, 1e-300
    while now >= before * (1 + 1e-5):
        before = now
        turned = rows @ turn
        left, values, right = np.linalg.svd(rows.T @ (turned**3 - turned * np.mean(turned**2, axis=0)))
        turn, now = left @ right, values.sum()
    return rows @ turn * size


def variance(loadings):
    squares = loadings**2 / np.sum(loadings**2, axis=1, keepdims=True)
    return np.var(squares, axis=0).sum()


def alike(ours, theirs):
    """But for the order and sign of factors."""
    match = np.argmax(np.abs(ours.T @ theirs), axis=1)
    turned = theirs[:, match]
    return ours, turned * np.sign(np.sum(ours * turned, axis=0))


@pytest.mark.slow
@pytest.mark.parametrize("rotation", ["none", *TURNS])
@pytest.mark.parametrize("extraction", ["ml", "minres"])
def test_loadings_are_those_of_r(extraction, rotation):
    """R's minres stops early: 4 digits there."""
    words = {"factors": 3, "extraction": extraction, "rotation": rotation, "draws": 20}
    found = factors(personality.answers(), personality.items("A", "C", "N"), **words)
    packages = ("psych", "GPArotation")
    theirs = np.array(in_r(found, personality.path(), "unclass(r$loadings)", *packages)).reshape(3, 15).T
    ours, turned = alike(loadings_of(found), theirs)
    assert ours == pytest.approx(turned, abs=1e-5 if extraction == "ml" else 2e-4)


@pytest.mark.slow
def test_pupils_have_the_factors_and_the_fit_of_factanal():
    name = "lavaan_HolzingerSwineford1939.csv"
    found = factors(data(name), [f"x{place}" for place in range(1, 10)], factors=3, rotation="none")
    theirs = in_r(found, path_of(name), "c(f$STATISTIC, f$PVAL, f$dof, f$uniquenesses)")
    test = found.tests[1]
    ours = [test.statistic, test.p, *test.df, *(row[4] for row in found.tables[0].rows)]
    assert ours == pytest.approx(theirs, rel=1e-4)


def test_chance_gives_the_eigenvalues_of_people_who_are_drawn():
    """Against answers that are drawn person by person."""
    chance = np.random.default_rng(1)
    drawn = [np.linalg.eigvalsh(np.corrcoef(chance.normal(size=(8, 100))))[::-1] for _ in range(1500)]
    ours = by_chance(100, 8, 1500, np.random.default_rng(2))
    assert ours == pytest.approx(np.quantile(drawn, 0.95, axis=0), abs=0.02)


def test_as_many_factors_as_stand_above_chance_are_taken():
    found = factors(planted(), [f"i{item}" for item in range(8)])
    assert found.method.options["factors"] == 2
    found = factors(planted(), [f"i{item}" for item in range(8)], factors=3)
    assert "Only 2 of these 3 factors stand above chance" in str(found.notes[-1])


def planted(n=500, seed=3):
    """Two factors with four items each."""
    chance = np.random.default_rng(seed)
    rows = np.repeat(chance.normal(size=(n, 2)), 4, axis=1) + chance.normal(size=(n, 8))
    return {f"i{item}": column for item, column in enumerate(rows.T)}


@pytest.mark.parametrize("extraction", ["ml", "minres"])
def test_factors_that_were_planted_are_found(extraction):
    truth = np.array([[0.8, 0], [0.7, 0], [0.6, 0], [0, 0.8], [0, 0.5], [0, 0.7]])
    phi = np.array([[1, 0.3], [0.3, 1]])
    known = truth @ phi @ truth.T
    np.fill_diagonal(known, 1)
    found = extract(known, 2, extraction)
    loadings, between = rotate(found.loadings, "oblimin")
    assert np.sort(loadings.max(axis=1)) == pytest.approx(np.sort(truth.max(axis=1)), abs=1e-6)
    assert between[0, 1] == pytest.approx(0.3, abs=1e-6)
    assert found.misfit == pytest.approx(0, abs=1e-12)


@pytest.mark.parametrize("extraction", ["ml", "minres"])
def test_no_uniqueness_nearby_fits_better(extraction):
    """The gradient of the misfit is nought, by differences."""
    known = np.corrcoef(np.array(list(planted(seed=5).values())))
    found = extract(known, 2, extraction)
    again = [extract(known, 2, extraction, start=found.uniquenesses * factor) for factor in (0.7, 1.2)]
    for one in again:
        assert one.uniquenesses == pytest.approx(found.uniquenesses, abs=1e-7)
        assert one.misfit >= found.misfit - 1e-12


@pytest.mark.parametrize("rotation", TURNS)
@given(angle=st.floats(0.1, 3))
@settings(max_examples=10, deadline=None)
def test_turning_keeps_what_factors_explain_and_forgets_where_it_began(rotation, angle):
    found = extract(np.corrcoef(np.array(list(planted().values()))), 2).loadings
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    one, phi = rotate(found, rotation)
    other, others = rotate(found @ turn, rotation)
    assert one @ phi @ one.T == pytest.approx(found @ found.T, abs=1e-9)
    assert one == pytest.approx(other, abs=1e-6)
    assert phi == pytest.approx(others, abs=1e-6)


def test_items_that_are_nearly_all_unique_weigh_as_much_while_turning():
    """Kaiser: without it the strong items alone say where to turn."""
    loadings = np.array([[0.9, 0.1], [0.9, 0.2], [0.1, 0.3], [0.05, 0.25]])
    assert rotate(loadings, "varimax")[0] != pytest.approx(
        rotate(loadings, "varimax", normalise=False)[0], abs=0.01
    )


@given(order=st.permutations(range(500)))
@settings(max_examples=3, deadline=None)
def test_the_order_of_people_changes_nothing(order):
    rows = planted()
    turned = {name: column[list(order)] for name, column in rows.items()}
    one, other = (loadings_of(factors(given, list(rows), factors=2, draws=20)) for given in (rows, turned))
    assert one == pytest.approx(other, abs=1e-8)


def test_an_item_that_is_all_factor_is_said():
    known = np.array([[1, 0.9, 0.8, 0.1], [0.9, 1, 0.5, 0.1], [0.8, 0.5, 1, 0.1], [0.1, 0.1, 0.1, 1]])
    rows = np.random.default_rng(1).normal(size=(400, 4)) @ np.linalg.cholesky(known).T
    found = factors(dict(zip("abcd", rows.T, strict=True)), "abcd", factors=1)
    assert "“a” is all factor" in str(found.notes[0])


@pytest.mark.parametrize(
    ("change", "words", "sentence"),
    [
        ({}, {"factors": 5}, "8 items cannot tell 5 factors"),
        ({}, {"factors": 0}, "8 items cannot tell 0 factors"),
        ({}, {"draws": 3}, "Draw 20 samples or more"),
        ({"i3": planted()["i2"] + 1}, {}, "follow from each other; leave one out: i2, i3"),
        ({"i3": np.zeros(500)}, {}, "“i3” has the same answer from everybody"),
        ({name: column[:8] for name, column in planted().items()}, {}, "8 people are too few for 8 items"),
    ],
)
def test_what_gives_no_honest_factor_is_refused_with_a_sentence(change, words, sentence):
    rows = planted()
    with pytest.raises(UnfitData, match=sentence):
        factors(rows | change, list(rows), **words)


@pytest.mark.parametrize("method", [factors, omega])
def test_steps_that_come_to_no_rest_are_no_result(method, monkeypatch):
    monkeypatch.setattr(extraction_room, "MOST_STEPS", 1)
    with pytest.raises(UnfitData, match="The steps came to no rest"):
        method(planted(), ["i0", "i1", "i2", "i3"])


def test_items_that_have_nothing_in_common_have_no_factor():
    rows = dict(zip("abcdef", np.random.default_rng(4).normal(size=(6, 300)), strict=True))
    with pytest.raises(UnfitData, match="No factor stands above chance"):
        factors(rows, list(rows))


def test_a_file_is_read_as_well():
    found = factors(Data.read(path_of("invented/motives.csv")), ["able1", "able2", "able3"], draws=20)
    assert found.method.options["factors"] == 1
