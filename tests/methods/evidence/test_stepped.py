"""Clusters that begin in turn: published effects, the same in R, and what is refused."""

from __future__ import annotations

import numpy as np
import pytest

from samenspel.methods.evidence import Data, UnfitData, stepped_wedge

from .judges import in_r
from .published import agrees, data, numbers, path_of

WEEKS = "cict/weeks.csv"
WEDGE = ("fields_known", "condition", "zip", "week")
ASSIGNED = {"begun": "Automated CICT", "received": "share_automated", "weights": "cases"}


def test_contact_tracing_has_the_effects_of_its_authors():
    """Stepped wedge of 29 ZIP codes by 8 weeks: the authors' notebook, and the error by ZIP code."""
    published = numbers("stepped_wedge_cict")
    found = stepped_wedge(data(WEEKS), *WEDGE, **ASSIGNED, correction="classical")
    assert found.n == published["n"]
    for name, key in (("assigned", "ITT"), ("received", "IV")):
        assert agrees(found[name].value, f"{published[key][0]:.4f}")
        assert agrees(found[name].se, f"{published[key][1]:.4f}")
    clustered = stepped_wedge(data(WEEKS), *WEDGE, **ASSIGNED, correction="CR1S")
    assert agrees(clustered["assigned"].se, f"{published['cluster_se_zip']:.4f}")


def test_weeks_are_made_of_the_authors_panel():
    ours, theirs = data(WEEKS), data("cict/panel_data.csv", ("NA",))
    automated, manual = (theirs.numbers(f"n_assigned_{way}") for way in ("automated", "manual"))
    rates = [theirs.numbers(f"mean_perc_filled_assigned_{way}") for way in ("automated", "manual")]
    known = (rates[0] * automated + rates[1] * manual) / (automated + manual)
    assert ours.numbers("fields_known") == pytest.approx(known, nan_ok=True)
    assert list(ours.numbers("cases")) == list(automated + manual)


@pytest.mark.slow
@pytest.mark.parametrize("trends", [False, True])
def test_a_wedge_has_the_errors_of_club_sandwich(trends):
    path = path_of(WEEKS)
    found = stepped_wedge(Data.read(path), *WEDGE, begun="Automated CICT", trends=trends)
    theirs = in_r(
        found, path, 'unlist(coef_test(m, "CR2", cluster = used)["assigned", c(2, 3, 5)])', "clubSandwich"
    )
    one = found["assigned"]
    assert [one.value, one.se, one.df] == pytest.approx(theirs, rel=1e-6)


@pytest.mark.slow
@pytest.mark.parametrize("trends", [False, True])
def test_with_weights_the_errors_are_those_of_rows_times_the_root_of_their_weight(trends):
    path = path_of(WEEKS)
    found = stepped_wedge(Data.read(path), *WEDGE, begun="Automated CICT", weights="cases", trends=trends)
    theirs = in_r(
        found, path, 'unlist(coef_test(m, "CR2", cluster = used)["xassigned", c(2, 3, 5)])', "clubSandwich"
    )
    ours = found["assigned"]
    assert [ours.value, ours.se, ours.df] == pytest.approx(theirs, rel=1e-6)


@pytest.mark.slow
def test_what_was_received_has_the_error_of_ivreg():
    path = path_of(WEEKS)
    found = stepped_wedge(Data.read(path), *WEDGE, **ASSIGNED, correction="classical")
    asked = """{
      library(AER)
      v <- ivreg(fields_known ~ share_automated + factor(zip) + factor(week) | assigned + factor(zip) +
        factor(week), weights = cases, data = d)
      summary(v)$coefficients["share_automated", 1:2]
    }"""
    theirs = in_r(found, path, asked, "AER")
    assert [found["received"].value, found["received"].se] == pytest.approx(theirs, rel=1e-8)


def wedge(seed=0, effect=0.0, clusters=12):
    """Clusters that begin in periods 2 to 5, in an order drawn by lot."""
    chance = np.random.default_rng(seed)
    begins = chance.permutation(np.arange(clusters) % 4 + 2)
    cluster, period = np.repeat(np.arange(clusters), 6), np.tile(np.arange(1, 7), clusters)
    on = (period >= begins[cluster]).astype(float)
    path = np.cumsum(chance.normal(size=(clusters, 6)), axis=1).ravel()
    return {"y": path + effect * on, "on": on, "street": cluster.astype(float), "week": period.astype(float)}


def of_wedge(rows, **words):
    return stepped_wedge(rows, "y", "on", "street", "week", **words)


def test_the_test_by_lot_keeps_its_promise_where_periods_go_together():
    """Outcomes that wander: the chance of p up to .1 is .1 without an effect, and near 1 with a large one."""
    without = [of_wedge(wedge(seed), permutations=99).tests[0].p for seed in range(120)]
    assert 4 <= sum(p <= 0.1 for p in without) <= 22
    assert max(of_wedge(wedge(seed, 9.0), permutations=99).tests[0].p for seed in range(5)) <= 0.02


def test_below_ten_clusters_there_is_only_the_test_by_lot():
    found = of_wedge(wedge(clusters=8, effect=3.0))
    assert found["assigned"].se is None
    assert 0 < found.tests[0].p < 0.1
    assert found.to_json() == of_wedge(wedge(clusters=8, effect=3.0)).to_json()


@pytest.mark.parametrize(
    ("change", "words", "sentence"),
    [
        ({"on": (wedge()["week"] > 3).astype(float)}, {}, "All clusters begin at once"),
        ({"on": 1 - wedge()["on"]}, {}, "Unit 0 was treated before"),
        ({"on": np.zeros(72)}, {}, "“on” is the same in every row"),
        ({"w": [1.0] * 71 + [-1.0]}, {"weights": "w"}, "Row 72: the weight is not above 0"),
        ({"got": np.zeros(72)}, {"received": "got"}, "What was received does not differ"),
        ({"week": np.ones(72)}, {}, "There is one period"),
    ],
)
def test_a_wedge_that_cannot_be_compared_is_refused_with_a_sentence(change, words, sentence):
    with pytest.raises(UnfitData, match=sentence):
        of_wedge(wedge() | change, **words)
