"""Least squares: published errors by cluster, the same in R, and what is refused."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspel.methods.evidence import Data, UnfitData, ols
from samenspel.methods.evidence.grouped import Errors

from .dense import cr2
from .judges import in_r
from .published import agrees, data, numbers, on_file, path_of

PETERSEN = "sandwich_PetersenCL.csv"


@pytest.mark.parametrize(
    ("block", "words"),
    [
        ("iid", {"correction": "classical"}),
        ("HC1", {"correction": "HC1"}),
        ("firm", {"cluster": ["firm"], "correction": "CR1S"}),
        ("year", {"cluster": ["year"], "correction": "CR1S"}),
        ("firm_year", {"cluster": ["firm", "year"]}),
    ],
)
def test_petersens_errors_are_found_to_the_last_digit(block, words):
    """Petersen 2009 (Review of Financial Studies 22(1)); the numbers are sandwich's."""
    found = ols(data(PETERSEN), "y", ["x"], **words)
    for estimate, error, value in zip(
        found.estimates, numbers("cluster_Petersen")[block], numbers("cluster_Petersen")["b"], strict=True
    ):
        assert agrees(estimate.se, error)
        assert agrees(estimate.value, value)


@pytest.mark.slow
@pytest.mark.parametrize("correction", ["CR0", "CR1", "CR1S", "CR2", "CR3"])
def test_errors_and_degrees_of_freedom_are_those_of_club_sandwich(correction):
    path = path_of("organ/organ_donations.csv")
    found = ols(Data.read(path), "rate", ["quarter_num"], cluster=["state"], correction=correction)
    tested = f'coef_test(m, vcov = "{correction}", cluster = used, test = "Satterthwaite")'
    asked = f'unlist({tested}[, c("SE", "df_Satt")])'
    theirs = in_r(found, path, asked, "clubSandwich")
    ours = [one.se for one in found.estimates] + [one.df for one in found.estimates]
    assert ours == pytest.approx(theirs, rel=1e-8)


@pytest.mark.slow
def test_rows_that_stand_alone_have_the_errors_of_sandwich():
    path = path_of("liu2024/study_1.csv")
    found = ols(Data.read(path, missing=["NA"]), "trust", ["age", "white"])
    theirs = in_r(found, path, "sqrt(diag(sandwich::vcovHC(m, type = 'HC2')))", "sandwich")
    assert [one.se for one in found.estimates] == pytest.approx(theirs, rel=1e-8)


def table(n=60, clusters=12, seed=1):
    chance = np.random.default_rng(seed)
    return {
        "y": chance.normal(size=n),
        "x": chance.normal(size=n),
        "group": [f"g{row % clusters}" for row in range(n)],
        "side": [("left", "right", "above")[row % 3] for row in range(n)],
    }


@given(st.permutations(range(60)))
def test_the_order_of_rows_changes_nothing(order):
    rows = table()
    turned = {name: [column[place] for place in order] for name, column in rows.items()}
    one, other = (ols(given, "y", ["x", "side"], cluster=["group"]) for given in (rows, turned))
    assert [e.se for e in one.estimates] == pytest.approx([e.se for e in other.estimates])
    assert [e.df for e in one.estimates] == pytest.approx([e.df for e in other.estimates])


def test_weights_of_one_are_no_weights_and_weights_of_two_are_rows_twice():
    rows = table() | {"one": np.ones(60), "two": np.full(60, 2.0)}
    plain = ols(rows, "y", ["x"], correction="classical")
    assert ols(rows, "y", ["x"], weights="one", correction="classical").estimates == plain.estimates
    twice = ols(rows, "y", ["x"], weights="two", correction="classical")
    assert twice["x"].se == pytest.approx(plain["x"].se)


@pytest.mark.slow
@pytest.mark.parametrize("correction", ["classical", "HC2", "HC3"])
def test_rows_with_weights_have_the_errors_of_sandwich(correction, tmp_path):
    rows = table() | {"w": np.linspace(0.3, 3, 60)}
    path = on_file(tmp_path, rows)
    found = ols(Data.read(path), "y", ["x"], weights="w", correction=correction)
    kind = "vcov(m)" if correction == "classical" else f'sandwich::vcovHC(m, type = "{correction}")'
    theirs = in_r(found, path, f"c(coef(m), sqrt(diag({kind})))", "sandwich")
    ours = [one.value for one in found.estimates] + [one.se for one in found.estimates]
    assert ours == pytest.approx(theirs, rel=1e-8)


@pytest.mark.slow
@pytest.mark.parametrize("correction", ["CR0", "CR1", "CR1S", "CR2", "CR3"])
def test_rows_with_weights_in_clusters_have_the_errors_and_degrees_of_club_sandwich(correction, tmp_path):
    path = on_file(tmp_path, table() | {"w": np.linspace(0.3, 3, 60)})
    found = ols(Data.read(path), "y", ["x"], weights="w", cluster=["group"], correction=correction)
    tested = f'coef_test(m, vcov = "{correction}", cluster = used, test = "Satterthwaite")'
    theirs = in_r(found, path, f'unlist({tested}[, c("SE", "df_Satt")])', "clubSandwich")
    ours = [one.se for one in found.estimates] + [one.df for one in found.estimates]
    assert ours == pytest.approx(theirs, rel=1e-8)


@pytest.mark.parametrize("unit", [1.0, 1e6])
def test_weights_count_by_their_ratios_and_rows_vary_alike_before_them(unit):
    rows = table() | {"w": unit * np.linspace(0.3, 3, 60)}
    found = ols(rows, "y", ["x"], weights="w", cluster=["group"])
    columns = np.column_stack([np.ones(60), rows["x"]])
    left = rows["y"] - columns @ [one.value for one in found.estimates]
    se, df = cr2(columns, left, rows["w"], np.ones(60), rows["group"])
    assert [one.se for one in found.estimates] == pytest.approx(se, rel=1e-8)
    assert [one.df for one in found.estimates] == pytest.approx(df, rel=1e-8)


def test_clusters_of_one_kind_that_leave_no_error_are_said_to_leave_none():
    """Rounding may bring the variance below 0, which is told of two kinds of clusters alone."""
    tiny = -1e-40 * np.eye(2)
    errors = Errors("CR2", tiny, np.array([9.0, 9.0]), ())
    with pytest.raises(UnfitData, match="“x” has no error at all"):
        errors.estimates(("x", "z"), np.array([1.0, 2.0]), 0.95)


def test_words_are_compared_with_the_first_of_the_alphabet_or_the_one_that_was_named():
    rows = table()
    assert [one.name for one in ols(rows, "y", ["side"]).estimates] == [
        "intercept",
        "side=left",
        "side=right",
    ]
    named = ols(rows, "y", ["side", "side:x"], reference={"side": "right"})
    assert [one.name for one in named.estimates][1:] == [
        "side=above",
        "side=left",
        "side=above:x",
        "side=left:x",
    ]


def test_below_ten_clusters_there_are_no_errors_and_a_reason():
    found = ols(table(clusters=9), "y", ["x"], cluster=["group"])
    assert found["x"].se is None
    assert "9 clusters are too few" in str(found.notes[0])
    assert "randomisation-inference" in str(found.notes[0])


def test_rows_without_an_answer_are_counted_with_the_reason():
    rows = table()
    rows["x"][[0, 5]] = np.nan
    rows["side"][7] = None
    found = ols(rows, "y", ["x", "side"])
    assert found.n == 57
    assert [(left.number, str(left.reason)) for left in found.left_out] == [
        (2, "no answer in x"),
        (1, "no answer in side"),
    ]


@pytest.mark.parametrize(
    ("change", "words", "sentence"),
    [
        ({"twin": table()["x"] * 2}, {"predictors": ["x", "twin"]}, "“twin” follows from x"),
        ({"same": np.ones(60)}, {"predictors": ["same"]}, "“same” follows from intercept"),
        ({"same": ["a"] * 60}, {"predictors": ["same"]}, "“same” is the same in every row"),
        ({"nought": np.zeros(60)}, {"predictors": ["nought"]}, "“nought” is 0 in every row"),
        ({"y": np.ones(60)}, {}, "“y” is the same in every row"),
        ({"y": ["?"] * 60}, {}, "Row 1, column “y”: “\\?” is not a number"),
        ({}, {"predictors": ["xx"]}, "no column “xx”; did you mean “x”"),
        ({"w": [1.0] * 59 + [0.0]}, {"weights": "w"}, "Row 60: the weight is not above 0"),
        ({}, {"correction": "CR2"}, "CR2 is for clusters; name the column"),
        ({}, {"correction": "HC2", "cluster": ["group"]}, "these come in clusters"),
        ({}, {"reference": {"side": "below"}, "predictors": ["side"]}, "No row of “side” is “below”"),
        ({"x": [float("nan")] * 60}, {}, "No row has an answer in each of these columns"),
        ({name: column[:2] for name, column in table().items()}, {}, "2 rows are too few for 2 coefficients"),
    ],
)
def test_what_gives_no_honest_number_is_refused_with_a_sentence(change, words, sentence):
    words = {"predictors": ["x"]} | words
    with pytest.raises(UnfitData, match=sentence):
        ols(table() | change, "y", **words)
