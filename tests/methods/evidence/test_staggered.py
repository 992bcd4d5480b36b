"""Units that begin at different times: published effects, adjusted ones, bands, and what is refused."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenspel.methods.evidence import Result, UnfitData, staggered_did

from .judges import in_r
from .published import agrees, data, numbers, path_of

MPDTA = "did_mpdta.csv"
COLUMNS = ("lemp", "countyreal", "year", "first.treat")


def teens(**words) -> Result:
    return staggered_did(data(MPDTA), *COLUMNS, **words)


def cells(found: Result) -> dict[str, tuple]:
    return {f"{group} {period}": rest for group, period, *rest in found.tables[0].rows}


def test_effects_by_group_and_year_are_those_of_r_did():
    """README of R's did 2.5.1 (Callaway & Sant'Anna 2021)."""
    found, published = cells(teens()), numbers("did_mpdta")["att_gt"]
    assert found.keys() == published.keys()
    for place, (value, error) in published.items():
        assert agrees(found[place][0], f"{value:.4f}")
        assert agrees(found[place][1], f"{error:.4f}")


def test_what_they_come_to_is_that_of_r_did():
    """README of R's did 2.5.1: its aggte by length of treatment, by group and overall; its test p .16812."""
    found, published = teens(), numbers("did_mpdta")
    assert agrees(found["overall"].value, f"{published['simple']:.4f}")
    assert agrees(found["group overall"].value, f"{published['group_overall']:.4f}")
    assert agrees(found["event overall"].value, f"{published['dynamic_overall']:.4f}")
    for length, value in published["event"].items():
        assert agrees(found[f"event {length}"].value, f"{value:.4f}")
    for group, value in published["group"].items():
        assert agrees(found[f"group {group}"].value, f"{value:.4f}")
    assert agrees(found.tests[0].p, "0.16812")


@pytest.mark.parametrize(
    ("adjustment", "comparison", "place", "value", "error"),
    [
        ("doubly robust", "never", "2004 2004", "-0.014530", "0.022129"),
        ("doubly robust", "never", "2006 2004", "-0.000472", "0.022223"),
        ("doubly robust", "not yet", "2006 2006", "0.008661", "0.016839"),
        ("regression", "never", "2004 2005", "-0.076996", "0.028360"),
        ("regression", "not yet", "2004 2004", "-0.021248", "0.021616"),
        ("weighting", "never", "2007 2004", "0.026556", "0.014044"),
        ("weighting", "not yet", "2004 2006", "-0.138195", "0.034227"),
    ],
)
def test_effects_adjusted_for_a_covariate_are_those_of_csdid(adjustment, comparison, place, value, error):
    """csdid 0.4.3 on the same data with the log of population."""
    found = cells(teens(adjustment=adjustment, comparison=comparison, predictors=["lpop"]))
    assert agrees(found[place][0], value)
    assert agrees(found[place][1], error)


@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("overall", "0.0120340"),
        ("event overall", "0.0199650"),
        ("event 0", "0.0118264"),
        ("event -2", "0.0132916"),
        ("group overall", "0.0124461"),
        ("period overall", "0.0159719"),
        ("period 2006", "0.0201259"),
    ],
)
def test_errors_of_what_they_come_to_are_those_of_csdid(name, error):
    """csdid 0.4.3 without its bootstrap; they carry the error of the sizes of groups."""
    assert agrees(teens()[name].se, error)


@pytest.mark.slow
def test_one_effect_is_a_difference_of_changes_in_r():
    found = teens()
    asked = """{
      w <- reshape(d[c("lemp", "countyreal", "year", "first.treat")], direction = "wide",
        idvar = c("countyreal", "first.treat"), timevar = "year")
      w <- w[w$first.treat %in% c(0, 2006), ]
      l <- lm(I(lemp.2007 - lemp.2005) ~ I(first.treat == 2006), data = w)
      c(coef(l)[2], sqrt(sandwich::vcovHC(l, type = "HC0")[2, 2]))
    }"""
    lines = found.r_code[:1]
    plain = Result(found.method, found.estimates, found.n, found.sentence, r_code=lines)
    theirs = in_r(plain, path_of(MPDTA), asked, "sandwich")
    assert cells(found)["2006 2007"][:2] == pytest.approx(theirs, rel=1e-9)


def town(units=60, periods=5, seed=1, effect=2.0, never=True):
    """Units that begin in period 3 or 4, or never; the outcome rises by `effect` in all later ones."""
    chance = np.random.default_rng(seed)
    begins = np.array([3, 4, 0 if never else 5])[np.arange(units) % 3]
    unit, period = np.repeat(np.arange(units), periods), np.tile(np.arange(1, periods + 1), units)
    begun = (begins[unit] > 0) & (period >= begins[unit])
    size = chance.normal(size=units)
    hours = size[unit] + period + effect * begun
    return {
        "hours": hours + chance.normal(size=len(unit)),
        "place": [f"place {one}" for one in unit],
        "year": period.astype(float),
        "since": begins[unit].astype(float),
        "size": size[unit],
        "region": [f"region {one % 12}" for one in unit // 3],
    }


def of_town(rows, **words):
    return staggered_did(rows, "hours", "place", "year", "since", **words)


def test_the_same_seed_gives_the_same_bands_and_they_are_wider_than_an_interval():
    one, again, other = of_town(town()), of_town(town()), of_town(town(), seed=2)
    assert one.to_json() == again.to_json()
    assert one.tables != other.tables
    widths = {name: high - low for name, _value, _se, low, high in one.tables[1].rows}
    assert all(widths[f"event {e}"] > one[f"event {e}"].high - one[f"event {e}"].low for e in (-1, 0, 1))


@settings(max_examples=5)
@given(st.permutations(range(300)))
def test_the_order_of_rows_changes_nothing(order):
    rows = town()
    turned = {name: [column[place] for place in order] for name, column in rows.items()}
    one, other = of_town(rows, bootstraps=10), of_town(turned, bootstraps=10)
    assert [e.value for e in one.estimates] == pytest.approx([e.value for e in other.estimates])
    assert [e.se for e in one.estimates] == pytest.approx([e.se for e in other.estimates])


def test_where_paths_depend_on_size_only_adjusted_effects_are_right():
    rows, chance = town(units=600), np.random.default_rng(3)
    likes = rows["size"] + np.repeat(chance.normal(size=600), 5)
    rows["since"] = np.select([likes > 1, likes > 0], [3.0, 4.0], 0.0)
    begun = (rows["since"] > 0) & (rows["year"] >= rows["since"])
    rows["hours"] = rows["size"] * rows["year"] + 2.0 * begun + chance.normal(size=3000)
    assert of_town(rows)["overall"].value > 3
    for adjustment in ("regression", "weighting", "doubly robust"):
        adjusted = of_town(rows, predictors=["size"], adjustment=adjustment)
        assert adjusted["overall"].value == pytest.approx(2, abs=0.5)


def test_nearly_all_intervals_hold_the_effect():
    inside = 0
    for seed in range(60):
        one = of_town(town(seed=seed), bootstraps=10)["overall"]
        inside += one.low <= 2.0 <= one.high
    assert 52 <= inside <= 60


def test_where_everyone_begins_in_the_end_those_who_begin_last_are_compared_with():
    found = of_town(town(never=False))
    assert found.method.options["comparison"] == "not yet treated"
    assert "those that begin last, in 5" in str(found.notes[0])
    assert not any("5" in row[1] for row in found.tables[0].rows)
    with pytest.raises(UnfitData, match="Every unit is treated in the end by “since”"):
        of_town(town(never=False), comparison="never")


def test_one_base_for_all_leaves_out_that_period_and_sums_the_steps_before():
    varying, universal = cells(of_town(town())), cells(of_town(town(), base="universal"))
    assert "4 3" not in universal
    assert universal["4 2"][0] == pytest.approx(-varying["4 3"][0])
    assert universal["4 1"][0] == pytest.approx(-varying["4 3"][0] - varying["4 2"][0])
    assert universal["4 5"] == pytest.approx(varying["4 5"], rel=0.2)


def test_with_anticipation_the_base_lies_further_back():
    rows = town()
    plain, before = cells(of_town(rows, base="universal")), cells(of_town(rows, anticipation=1))
    assert before["4 4"][0] == pytest.approx(plain["4 4"][0] - plain["4 2"][0])


def test_units_in_clusters_have_errors_by_cluster():
    rows = town()
    one = of_town(rows, cluster="region")["overall"]
    each = of_town(rows, cluster="place")["overall"]
    assert each.se == pytest.approx(of_town(rows)["overall"].se)
    assert one.se != pytest.approx(each.se)


def test_few_units_have_effects_without_errors_and_a_reason():
    found = of_town(town(units=9))
    assert found["overall"].se is None
    assert "Below 10 units" in str(found.notes[0])
    assert "cannot be said" in str(found.sentence)


def test_a_small_group_is_named():
    assert "3 (4), 4 (4)" in str(of_town(town(units=12)).notes[0])


@pytest.mark.parametrize(
    ("since", "why"), [({3: 10, 4: 11}, "17 effects before it hang"), ({3: 2, 4: 2}, "No group has a period")]
)
def test_why_the_periods_before_are_not_tested_is_said(since, why):
    rows = town(units=12, periods=12)
    found = of_town(
        rows | {"since": [float(since.get(int(one), 0)) for one in rows["since"]]}, bootstraps=200
    )
    assert not found.tests
    assert why in str(found.notes[0])


def test_units_that_are_not_always_seen_or_begin_at_the_start_are_counted():
    rows = town()
    rows["hours"][4] = np.nan
    rows["since"][5:10] = 1.0
    found = of_town(rows)
    assert [(left.number, str(left.reason)) for left in found.left_out] == [
        (1, "no answer in hours"),
        (1, "units not seen in each of the 5 periods"),
        (1, "units treated from the start, with no period before"),
    ]
    assert found.n == 58
    assert "units that are not always seen went as the others" in [str(one.name) for one in found.assumptions]


def test_units_that_are_not_always_seen_change_no_effect_of_the_others():
    rows = town()
    gone = np.array(rows["place"]) == rows["place"][4]
    rows["hours"][4] = np.nan
    kept = {name: np.asarray(column)[~gone] for name, column in rows.items()}
    assert of_town(rows).estimates == of_town(kept).estimates


def test_periods_may_be_dates_and_an_empty_start_is_never():
    rows = town()
    dated = rows | {
        "year": [f"2021-0{int(one)}" for one in rows["year"]],
        "since": [f"2021-0{int(one)}" if one else None for one in rows["since"]],
    }
    assert of_town(dated)["event 1"].value == pytest.approx(of_town(rows)["event 1"].value)


def test_where_nobody_is_like_those_treated_the_effect_is_not_known():
    rows = town()
    rows["size"] = np.where(rows["since"] == 3, 10.0, rows["size"])
    found = of_town(rows, predictors=["size"])
    assert "3 in 2" in str(found.notes[-1])
    assert all(row[0] == "4" for row in found.tables[0].rows)


def test_hardly_anyone_alike_is_nobody_to_weigh():
    """Large towns begin, small ones do not; only two are on the wrong side, so a logit has a top."""
    rows = town()
    place = np.arange(300) // 5
    rows["since"] = np.where(place < 30, 3.0, 0.0)
    rows["size"] = np.where(place < 30, place - 0.5, 29.0 - place)
    rows["size"] = np.select([place == 30, place == 0], [1.8, -1.2], rows["size"])
    with pytest.raises(UnfitData, match="No treated group has a period after it began and units"):
        of_town(rows, predictors=["size"], adjustment="weighting")
    assert of_town(rows, predictors=["size"], adjustment="regression")["overall"].se > 0


@pytest.mark.parametrize(
    ("change", "words", "sentence"),
    [
        ({"since": np.zeros(300)}, {}, "No unit seen in every period begins after the first"),
        ({"since": np.full(300, 3.0)}, {}, "All units begin at once"),
        ({"since": np.full(300, 1.0)}, {}, "No unit is seen in every period and untreated at the start"),
        ({"since": np.arange(300.0)}, {}, "Row 2: “since” of unit place 0 is 1, and 0 in another row"),
        ({"year": np.ones(300)}, {}, "There is one period in “year”"),
        (
            {"year": ["Q42010", "Q12011", "Q22011", "Q32011", "Q42011"] * 60},
            {},
            "“Q1201\\d” in “year”",
        ),
        (
            {"place": ["place 1"] * 10 + town()["place"][10:]},
            {},
            "Rows 1 and 6 are both place “place 1” in year 1",
        ),
        ({"region": [str(row) for row in range(300)]}, {"cluster": "region"}, "Row 2: “region” of unit"),
        ({"year": town()["year"] - 1}, {}, "“since” is 0, which is also a period"),
        ({}, {"anticipation": -1}, "“anticipation” is -1; 0 is the least"),
        ({}, {"level": 1.5}, "The level 1.5 is not between 0 and 1"),
        ({}, {"seed": -1}, "“seed” is -1; 0 is the least"),
        ({}, {"bootstraps": 0}, "Draw 10 times or more"),
        ({}, {"anticipation": 4}, "No unit seen in every period begins"),
    ],
)
def test_what_gives_no_honest_number_is_refused_with_a_sentence(change, words, sentence):
    with pytest.raises(UnfitData, match=sentence):
        of_town(town() | change, **words)
