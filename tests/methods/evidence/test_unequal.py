"""Who took part and how unequally: published coefficients, the same in R, and what is refused."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenspel.methods.evidence import Data, UnfitData, concentration_index, inequality, representation

from .judges import in_r
from .published import agrees, data, numbers, on_file, path_of

INCOMES = [541, 1463, 2445, 3438, 4437, 5401, 6392, 8304, 11904, 22261]
amounts = st.lists(st.integers(0, 50), min_size=2, max_size=30).filter(any)


def test_gini_is_that_of_the_manual_of_ineq():
    """R's ineq: ten incomes of its manual, and the incomes of Ilocos."""
    published = numbers("inequality")
    assert agrees(inequality({"x": INCOMES}, "x")["Gini"].value, published["gini10"])
    found = inequality(data("ineq_Ilocos.csv"), "income")
    assert agrees(found["Gini"].value, published["gini_Ilocos"])


@pytest.mark.slow
def test_weighted_gini_and_concentration_are_those_of_their_formulas_in_r():
    path = path_of("ineq_Ilocos.csv")
    rows = Data.read(path)
    one = inequality(rows, "income", weights="AP.weight")
    other = concentration_index(rows, "family.size", "income")
    assert [one["Gini"].value] == pytest.approx(in_r(one, path, "found"), rel=1e-9)
    assert [other["index"].value] == pytest.approx(in_r(other, path, "found"), rel=1e-9)


@settings(max_examples=30)
@given(amounts)
def test_gini_is_half_the_mean_difference_over_the_mean(found):
    x = np.array(found, float)
    by_hand = np.abs(x[:, None] - x).mean() / (2 * x.mean())
    result = inequality({"x": x}, "x")
    assert result["Gini"].value == pytest.approx(by_hand, abs=1e-12)
    twice = np.repeat(x, 2)
    assert inequality({"x": twice}, "x")["Gini"].value == pytest.approx(by_hand, abs=1e-12)
    weighted = inequality({"x": x, "w": np.full(len(x), 2.0)}, "x", weights="w")
    assert weighted["Gini"].value == pytest.approx(by_hand, abs=1e-12)
    curve = [share for _people, share in result.tables[0].rows]
    assert curve == sorted(curve)
    assert (curve[0], curve[-1]) == (0.0, pytest.approx(1.0))


def test_the_error_of_gini_is_that_of_leaving_out_one_after_the_other():
    x = np.random.default_rng(1).gamma(2, 3, 200)
    left = [inequality({"x": np.delete(x, row)}, "x")["Gini"].value for row in range(200)]
    jackknife = np.sqrt(199 / 200 * np.sum((np.array(left) - np.mean(left)) ** 2))
    assert inequality({"x": x}, "x")["Gini"].se == pytest.approx(jackknife, rel=0.02)


@pytest.mark.parametrize("bound", ["index", "Erreygers", "Wagstaff"])
def test_the_error_of_concentration_is_that_of_leaving_out_one_after_the_other(bound):
    chance = np.random.default_rng(2)
    rank = chance.integers(1, 30, 200).astype(float)
    came = (chance.random(200) < 0.2 + rank / 60).astype(float)
    rows = {"came": came, "rank": rank}

    def found(kept):
        part = {name: column[kept] for name, column in rows.items()}
        return concentration_index(part, "came", "rank", bounds=[0, 1])[bound]

    every = np.arange(200)
    left = [found(every != row).value for row in every]
    jackknife = np.sqrt(199 / 200 * np.sum((np.array(left) - np.mean(left)) ** 2))
    assert found(every).se == pytest.approx(jackknife, rel=0.02)


def test_the_index_of_yes_turns_its_sign_with_no_only_when_bounds_are_known():
    """Erreygers 2009: who came and who stayed away are told with one number."""
    rank = np.arange(1.0, 41.0)
    came = (rank % 3 == 0) | (rank > 35)
    one = concentration_index({"y": came * 1.0, "r": rank}, "y", "r", bounds=[0, 1])
    other = concentration_index({"y": 1.0 - came, "r": rank}, "y", "r", bounds=[0, 1])
    for bound in ("Erreygers", "Wagstaff"):
        assert one[bound].value == pytest.approx(-other[bound].value)
    assert one["index"].value != pytest.approx(-other["index"].value)


def test_nearly_all_intervals_hold_the_gini_of_all():
    """Of an exponential distribution it is one half."""
    inside = 0
    for seed in range(100):
        one = inequality({"x": np.random.default_rng(seed).exponential(size=150)}, "x")["Gini"]
        inside += one.low <= 0.5 <= one.high
    assert 88 <= inside <= 99


CENSUS = {"sex": {"f": 51, "m": 49}, "age": {"young": 300, "middle": 400, "old": 300}}


def came(n=200):
    rows = np.arange(n)
    return {
        "sex": ["f" if row % 10 < 7 else "m" for row in rows],
        "age": [("young", "middle", "old")[0 if row % 10 == 0 else 1 if row % 2 else 2] for row in rows],
    }


def test_each_group_is_told_against_its_share_in_the_census():
    found = representation(came(), CENSUS)
    assert found["sex=f"].value == pytest.approx(0.7 / 0.51)
    assert found["age=young"].value == pytest.approx(0.1 / 0.3)
    assert found["age=young"].high < 1 < found["sex=f"].low
    assert found.numbers["dissimilarity by sex"] == pytest.approx(0.19)
    assert "least of all are there of age=young: 0.33" in str(found.sentence)


@pytest.mark.slow
def test_ratios_dissimilarity_and_test_are_those_of_r(tmp_path):
    path = on_file(tmp_path, came())
    found = representation(Data.read(path), {"age": CENSUS["age"]})
    asked = """{
      p <- people / sum(people); w <- prop.test(people["young"], sum(people), correct = FALSE)$conf.int
      c(p / census, sum(abs(p - census)) / 2, chisq.test(people, p = census)$p.value, w / census["young"])
    }"""
    theirs = in_r(found, path, asked)
    young = found["age=young"]
    ours = [one.value for one in found.estimates] + [found.numbers["dissimilarity by age"], found.tests[0].p]
    assert [*ours, young.low, young.high] == pytest.approx(theirs, rel=1e-8)


def test_a_level_that_nobody_has_counts_as_nobody():
    found = representation({"age": ["old"] * 30}, {"age": {"old": 9, "young": 1}})
    assert found["age=young"].value == 0
    assert found.tests[0].name == "age as in the census, by lot"


def test_the_dissimilarity_of_a_fair_draw_is_what_chance_leaves():
    shares = np.array([0.2, 0.3, 0.5])
    drawn = np.random.default_rng(1).multinomial(400, shares, size=2000) / 400
    expected = representation({"g": list("abc") * 133 + ["c"]}, {"g": dict(zip("abc", shares, strict=True))})
    by_chance = np.abs(drawn - shares).sum(axis=1).mean() / 2
    assert expected.numbers["dissimilarity by g of a fair draw"] == pytest.approx(by_chance, rel=0.03)


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        (lambda: inequality({"x": [1.0, -2.0]}, "x"), "Row 2: “x” is -2; only amounts of 0 or more"),
        (lambda: inequality({"x": [0.0, 0.0]}, "x"), "“x” is 0 in every row"),
        (
            lambda: inequality({"x": [1.0, 2.0], "w": [1.0, 0.0]}, "x", weights="w"),
            "Row 2: the weight",
        ),
        (
            lambda: concentration_index({"y": [0.0, 3.0], "r": [1.0, 2.0]}, "y", "r", bounds=[0, 1]),
            "Bounds are two numbers between which every “y”",
        ),
        (
            lambda: concentration_index({"y": [1.0, 1.0], "r": [1.0, 2.0]}, "y", "r", bounds=[0, 1]),
            "Every “y” lies on a bound",
        ),
        (
            lambda: representation(came(), {"sex": {"f": 1, "x": 1}}),
            "“sex” is “m” in some rows, which",
        ),
        (lambda: representation(came(), {"sex": {"f": 1, "m": 0}}), "The census has 0 for “sex” = “m”"),
    ],
)
def test_what_gives_no_honest_number_is_refused_with_a_sentence(asked, sentence):
    with pytest.raises(UnfitData, match=sentence):
        asked()
