"""Two by two, and effects of units and periods: published ones, the same in R, and what is refused."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenspel.methods.evidence import Data, UnfitData, did

from .judges import in_r
from .published import agrees, data, numbers, on_file
from .test_staggered import COLUMNS, MPDTA, town


def organs():
    rows = data("organ/organ_donations.csv")
    states, quarters = rows.texts("state"), rows.numbers("quarter_num")
    begun = [float(one == "California" and when > 3) for one, when in zip(states, quarters, strict=True)]
    return {"rate": rows.numbers("rate"), "state": states, "quarter": quarters, "asked": begun}


def of_organs(rows=None, **words):
    return did(rows or organs(), "rate", "asked", "state", "quarter", **words)


def test_organ_donors_have_the_effect_and_the_errors_of_three_programs():
    """Kessler & Roth 2014; coefficient and errors as pyfixest, linearmodels and statsmodels print them."""
    found, published = of_organs(), numbers("did_organ")
    assert agrees(found["asked"].value, published["coef"])
    errors = [row[1] for row in found.tables[1].rows]
    names = ("se_pyfixest_CRV1", "se_PanelOLS", "se_statsmodels")
    for error, name in zip(errors[2:], names, strict=True):
        assert agrees(error, published[name])
    assert agrees(of_organs(correction="CR1S")["asked"].se, published["se_pyfixest_CRV1"])
    assert "Only 1 units are treated" in str(found.notes[-1])


def test_two_way_effects_of_teens_are_those_of_fixest():
    """README of R's did: two-way fixed effects of -0.03655 (0.0133), with a warning not to use them."""
    rows, published = data(MPDTA), numbers("did_mpdta")["twfe"]
    first, year = rows.numbers("first.treat"), rows.numbers("year")
    treated = ((first > 0) & (year >= first)).astype(float)
    columns = {name: rows.texts(name) for name in COLUMNS[1:3]} | {
        "lemp": rows.numbers("lemp"),
        "on": treated,
    }
    found = did(columns, "lemp", "on", "countyreal", "year", correction="CR1S")
    assert agrees(found["on"].value, f"{published[0]:.5f}")
    assert agrees(found["on"].se, f"{published[1]:.4f}")
    assert "use staggered-did" in str(found.notes[-1])


def uneven(seed=2):
    """Units that are not seen in every period."""
    rows, chance = town(seed=seed), np.random.default_rng(seed)
    rows["on"] = ((rows["since"] > 0) & (rows["year"] >= rows["since"])).astype(float)
    rows["warm"] = chance.normal(size=300)
    rows["hours"][chance.choice(300, 40, replace=False)] = np.nan
    return rows


@pytest.mark.slow
@pytest.mark.parametrize("correction", ["CR0", "CR1", "CR2"])
def test_an_uneven_panel_has_the_errors_and_degrees_of_freedom_of_club_sandwich(correction, tmp_path):
    path = on_file(tmp_path, uneven())
    words = {"predictors": ["warm"], "correction": correction}
    found = did(Data.read(path), "hours", "on", "place", "year", **words)
    asked = (
        f'unlist(coef_test(m, "{correction}", cluster = used)[c("on", "warm"), c("beta", "SE", "df_Satt")])'
    )
    theirs = in_r(found, path, asked, "clubSandwich")
    ours = [getattr(found[name], what) for what in ("value", "se", "df") for name in ("on", "warm")]
    assert ours == pytest.approx(theirs, rel=1e-7)


@pytest.mark.slow
def test_a_panel_has_the_effect_of_plm(tmp_path):
    path = on_file(tmp_path, uneven())
    found = did(Data.read(path), "hours", "on", "place", "year", correction="classical")
    asked = """{
      p <- plm::plm(hours ~ on, data = d, index = c("place", "year"), effect = "twoways")
      summary(p)$coefficients[1, 1:2]
    }"""
    theirs = in_r(found, path, asked, "plm")
    assert [found["on"].value, found["on"].se] == pytest.approx(theirs, rel=1e-9)


def test_two_by_two_is_the_difference_of_differences():
    chance = np.random.default_rng(4)
    side, after = np.repeat([0, 1], 40), np.tile([0, 1], 40)
    rows = {
        "side": [f"side {one}" for one in side],
        "after": after.astype(float),
        "kit": (side * after).astype(float),
        "hours": side + 2 * after + 3 * side * after + chance.normal(size=80),
        "street": [f"street {one}" for one in np.arange(80) // 4],
    }
    found = did(rows, "hours", "kit", "side", "after", cluster="street", repeated=True)
    (_, a, b), (_, c, d) = found.tables[0].rows
    assert found["kit"].value == pytest.approx((b - a) - (d - c))
    with pytest.raises(UnfitData, match="Rows 1 and 3 are both side “side 0” in after 0"):
        did(rows, "hours", "kit", "side", "after", cluster="street")


def test_late_rows_of_early_units_count_negatively_and_it_is_said():
    rows = town(units=30, periods=12)
    rows["on"] = ((rows["since"] > 0) & (rows["year"] >= rows["since"])).astype(float)
    rows["on"] = np.where(rows["since"] == 0, rows["year"] >= 11, rows["on"]).astype(float)
    found = did(rows, "hours", "on", "place", "year")
    assert found.numbers["share of treated rows that count negatively"] > 0.05


@settings(max_examples=5)
@given(st.permutations(range(162)))
def test_the_order_of_rows_changes_nothing(order):
    rows = organs()
    turned = {name: [column[place] for place in order] for name, column in rows.items()}
    one, other = of_organs()["asked"], of_organs(turned)["asked"]
    assert [one.value, one.se, one.df] == pytest.approx([other.value, other.se, other.df])


@pytest.mark.parametrize(
    ("change", "words", "sentence"),
    [
        ({"asked": [2.0] * 162}, {}, "Row 1: “asked” is 2; write 1 for treated"),
        ({"asked": [0.0] * 162}, {}, "No row has 1 in “asked”"),
        ({"asked": [1.0, 0.0] + [0.0] * 160}, {}, "Unit Alaska was treated before 2 and is not"),
        ({"asked": [1.0] * 6 + [0.0] * 156}, {}, "No unit changes from 0 to 1"),
        ({"asked": (organs()["quarter"] > 3).astype(float)}, {}, "All units begin at once"),
        ({"size": [len(one) for one in organs()["state"]]}, {"predictors": ["size"]}, "“size” never changes"),
        ({"quarter": ["Q42010"] * 162}, {}, "“Q42010” in “quarter” is neither a number nor a date"),
    ],
)
def test_a_change_that_cannot_be_compared_is_refused_with_a_sentence(change, words, sentence):
    with pytest.raises(UnfitData, match=sentence):
        of_organs(organs() | change, **words)


def test_below_ten_clusters_a_change_has_no_error_and_a_reason():
    rows = {name: [*column[:30], *column[162 - 24 : 162 - 24]] for name, column in organs().items()}
    found = of_organs(rows | {"asked": [float(row in (3, 4, 5)) for row in range(30)]})
    assert found["asked"].se is None
    assert "5 clusters are too few" in str(found.notes[0])
    assert "cannot be said" in str(found.sentence)
