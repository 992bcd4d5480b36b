"""Yes or no: published coefficients, the same in R, effects on the chance, and separation."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenspel.methods.evidence import Data, UnfitData, logit

from .dense import cr2
from .judges import in_r
from .published import agrees, data, numbers, path_of

TERMS = ["sex", "neuroticism", "extraversion", "neuroticism:extraversion"]


def test_who_volunteers_is_found_to_the_last_digit():
    """Cowles & Davis 1987 (British Journal of Social Psychology 26(2)), as printed by Friendly and by R."""
    found = logit(data("carData_Cowles.csv"), "volunteer", TERMS)
    printed = numbers("logit_Cowles")
    for name, ours in zip(
        ("Intercept", "sexmale", "neuroticism", "extraversion", "neuro:extra"), found.estimates, strict=False
    ):
        assert agrees(ours.value, printed[name][0])
        assert agrees(ours.se, printed[name][1])
    assert agrees(found.numbers["deviance"], printed["deviance"])
    assert (found.n, found.numbers["yes"]) == (printed["n"], printed["volunteers"])


@pytest.mark.slow
@pytest.mark.parametrize("correction", ["CR0", "CR1", "CR1S", "CR2", "CR3"])
def test_errors_by_cluster_are_those_of_club_sandwich(correction):
    path = path_of("organ/organ_donations.csv")
    rows = Data.read(path)
    found = logit(rows, "quarter", ["rate"], yes="Q12011", cluster=["state"], correction=correction)
    tested = f'coef_test(m, vcov = "{correction}", cluster = used, test = "Satterthwaite")'
    theirs = in_r(found, path, f'unlist({tested}[, c("SE", "df_Satt")])', "clubSandwich")
    ours = [one.se for one in found.estimates[:2]] + [one.df for one in found.estimates[:2]]
    assert ours == pytest.approx(theirs, rel=1e-5)


def test_cr2_takes_the_variances_that_the_likelihood_says():
    rows = table(120) | {"place": np.arange(120) % 13}
    found = logit(rows, "y", ["x"], cluster=["place"], correction="CR2")
    columns = np.column_stack([np.ones(120), rows["x"]])
    chance = 1 / (1 + np.exp(-columns @ [one.value for one in found.estimates[:2]]))
    spread = chance * (1 - chance)
    yes = (np.asarray(rows["y"]) == 1).astype(float)
    se, df = cr2(columns * spread[:, None], yes - chance, 1 / spread, spread, rows["place"])
    assert [one.se for one in found.estimates[:2]] == pytest.approx(se, rel=1e-8)
    assert [one.df for one in found.estimates[:2]] == pytest.approx(df, rel=1e-8)


def test_cr2_refuses_a_cluster_whose_root_would_take_too_long(monkeypatch):
    monkeypatch.setattr("samenspel.methods.evidence.sandwich.LARGEST", 9)
    rows = table(120) | {"place": np.arange(120) % 12}
    with pytest.raises(UnfitData, match="A cluster of 10 rows is too large for CR2"):
        logit(rows, "y", ["x"], cluster=["place"], correction="CR2")


@pytest.mark.slow
def test_effects_on_the_chance_are_those_of_statsmodels():
    models = pytest.importorskip("statsmodels.api")
    rows = table(300)
    found = logit(rows, "y", ["x", "side"])
    columns = np.column_stack([np.ones(300), rows["x"], [side == "right" for side in rows["side"]]])
    judge = models.Logit(rows["y"], columns).fit(disp=0).get_margeff(dummy=True)
    ours = found.estimates[3:]
    assert [one.value for one in ours] == pytest.approx(judge.margeff.tolist(), rel=1e-6)
    assert [one.se for one in ours] == pytest.approx(judge.margeff_se.tolist(), rel=1e-6)


def test_an_effect_goes_through_products_and_squares():
    """The slope of the mean chance, by moving every row a little."""
    rows = table(200)
    terms = ["x", "x:x", "side", "x:side"]
    found = logit(rows, "y", terms)
    beta = [one.value for one in found.estimates[:5]]
    right = np.array([side == "right" for side in rows["side"]], float)

    def mean(x):
        along = np.column_stack([np.ones(200), x, x * x, right, x * right]) @ beta
        return np.mean(1 / (1 + np.exp(-along)))

    slope = (mean(rows["x"] + 1e-5) - mean(rows["x"] - 1e-5)) / 2e-5
    assert found["effect of x"].value == pytest.approx(slope, rel=1e-6)


def table(n=60, seed=3):
    chance = np.random.default_rng(seed)
    x = chance.normal(size=n)
    return {
        "y": (chance.random(n) < 1 / (1 + np.exp(-x))).astype(float),
        "x": x,
        "side": [("left", "right")[row % 2] for row in range(n)],
        "group": [f"g{row % 12}" for row in range(n)],
    }


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 10**6), st.integers(12, 30), st.floats(0, 2))
def test_there_is_a_top_exactly_where_nothing_is_separated(seed, n, mixed):
    """Against the definition: a threshold on x that makes no mistake."""
    chance = np.random.default_rng(seed)
    x = chance.integers(0, 6, n).astype(float)
    y = (x + mixed * chance.normal(size=n) > 2.5).astype(float)
    if len(set(y)) < 2 or len(set(x)) < 2:
        return
    zeros, ones = x[y == 0], x[y == 1]
    is_separated = zeros.max() <= ones.min() or ones.max() <= zeros.min()
    if is_separated:
        with pytest.raises(UnfitData, match="“x” tells “y” apart without a mistake"):
            logit({"x": x, "y": y}, "y", ["x"])
    else:
        found = logit({"x": x, "y": y}, "y", ["x"])
        assert np.isfinite(found["x"].se)


def test_the_variable_that_separates_is_named_and_no_other():
    rows = table()
    rows["knew"] = ["yes" if answer else ("yes", "no")[place % 2] for place, answer in enumerate(rows["y"])]
    with pytest.raises(UnfitData, match=r"^“knew=yes” tells “y” apart") as refused:
        logit(rows, "y", ["x", "side", "knew"])
    assert "“x”" not in str(refused.value)


def test_yes_is_what_is_not_no():
    rows = table()
    rows["came"] = ["ja" if answer else "nee" for answer in rows["y"]]
    assert logit(rows, "came", ["x"])["x"].value == pytest.approx(logit(rows, "y", ["x"])["x"].value)
    turned = logit(rows, "came", ["x"], yes="nee")
    assert turned["x"].value == pytest.approx(-logit(rows, "y", ["x"])["x"].value)


@pytest.mark.parametrize(
    ("change", "words", "sentence"),
    [
        ({"y": ["a", "b", "c"] * 20}, {}, "“y” has 3 different answers; say which of them is yes: a, b, c"),
        ({"y": ["a", "b"] * 30}, {"yes": "c"}, "No row of “y” is “c”"),
        ({"y": [1] * 60}, {}, "“y” is the same in every row"),
        ({"twin": table()["x"] * 2}, {"predictors": ["x", "twin"]}, "“twin” follows from x"),
    ],
)
def test_what_gives_no_honest_number_is_refused_with_a_sentence(change, words, sentence):
    with pytest.raises(UnfitData, match=sentence):
        logit(table() | change, "y", **{"predictors": ["x"]} | words)


@pytest.mark.parametrize(("same", "state"), [(True, "not met"), (False, "met"), (None, "cannot be known")])
def test_it_is_said_whether_one_person_told_both(same, state):
    found = logit(table(), "y", ["x"], same_source=same)
    assert found.assumptions[-1].state == state
    assert "same respondents" in str(found.assumptions[-1].name)
