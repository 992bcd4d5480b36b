"""Agreement: numbers that were published, those of R, what relabelling may not change, what is refused."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenspel.methods.evidence import Data, UnfitData, fleiss, icc, kappa, krippendorff
from tests.methods.evidence.judges import in_r
from tests.methods.evidence.published import agrees, path_of

RATINGS = "invented/ratings.csv"
RATERS = ["ann", "bo", "cy"]
N = None
# Four observers of twelve units: Krippendorff 2011, Computing Krippendorff's alpha-reliability, part C.
OBSERVERS = {
    "A": [1, 2, 3, 3, 2, 1, 4, 1, 2, N, N, N],
    "B": [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, N, 3],
    "C": [N, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, N],
    "D": [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, N],
}
# Four judges of six targets: Shrout & Fleiss 1979, table 2.
JUDGES = {"A": [9, 6, 8, 7, 10, 6], "B": [2, 1, 4, 1, 5, 2], "C": [5, 3, 6, 2, 6, 4], "D": [8, 2, 8, 6, 9, 7]}
# Two judges of 200 patients: Cohen 1960, table 1, in counts.
PATIENTS = [[88, 14, 18], [10, 40, 10], [2, 6, 12]]


def spread(table):
    pairs = [(one, other) for one in range(3) for other in range(3) for _ in range(table[one][other])]
    return {"A": [str(one) for one, _other in pairs], "B": [str(other) for _one, other in pairs]}


def ratings():
    return Data.read(path_of(RATINGS))


def test_cohens_patients_have_his_kappa():
    found = kappa(spread(PATIENTS), "AB")
    assert agrees(found["kappa"].value, 0.492)
    assert found.numbers["agreement"] == pytest.approx(0.7)


@pytest.mark.parametrize(
    ("measure", "printed"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849), ("ratio", 0.797)]
)
def test_krippendorffs_observers_have_his_alpha(measure, printed):
    found = krippendorff(OBSERVERS, "ABCD", measure=measure, bootstraps=0)
    assert agrees(found["alpha"].value, printed)
    assert found.n == 11
    assert [(left.number, str(left.reason)) for left in found.left_out] == [(1, "fewer than two ratings")]


def test_the_judges_of_shrout_and_fleiss_have_their_six_correlations():
    found = icc(JUDGES, "ABCD")
    printed = {"ICC1": 0.17, "ICC2": 0.29, "ICC3": 0.71, "ICC1k": 0.44, "ICC2k": 0.62, "ICC3k": 0.91}
    assert all(agrees(found[name].value, value) for name, value in printed.items())
    assert [round(row[1], 2) for row in found.tables[0].rows] == [11.24, 6.26, 32.49, 1.02]


@pytest.mark.slow
@pytest.mark.parametrize("weights", ["none", "linear", "quadratic"])
@pytest.mark.parametrize("order", [(), ("5", "4", "3", "2", "1", "0")])
def test_kappa_and_its_error_are_those_of_psych(weights, order):
    """Not its weighted error: in psych 2.2.9 that changes when the order is turned round."""
    found = kappa(ratings(), ["ann", "bo"], weights=weights, order=order)
    asked = "c(k$kappa, sqrt(k$var.kappa))" if weights == "none" else "k$weighted.kappa"
    theirs = in_r(found, path_of(RATINGS), asked, "psych")
    assert [found["kappa"].value, found["kappa"].se][: len(theirs)] == pytest.approx(theirs, rel=1e-9)


@pytest.mark.slow
def test_intraclass_correlations_and_intervals_are_those_of_psych():
    found = icc(ratings(), RATERS, level=0.9)
    theirs = in_r(found, path_of(RATINGS), 'unlist(i[, c("ICC", "lower bound", "upper bound")])', "psych")
    ours = [getattr(one, key) for key in ("value", "low", "high") for one in found.estimates]
    assert ours == pytest.approx(theirs, rel=1e-8)
    tests = in_r(found, path_of(RATINGS), "c(i$F[1:2], i$p[1:2])", "psych")
    assert [one.statistic for one in found.tests] + [one.p for one in found.tests] == pytest.approx(tests)


@pytest.mark.slow
@pytest.mark.parametrize("measure", ["nominal", "ordinal", "interval", "ratio"])
def test_alpha_is_what_its_formula_gives_in_r(measure):
    found = krippendorff(ratings(), RATERS, measure=measure, bootstraps=0)
    assert in_r(found, path_of(RATINGS), "k") == pytest.approx([found["alpha"].value])


@pytest.mark.slow
def test_several_raters_have_the_kappa_that_its_formula_gives_in_r():
    found = fleiss(ratings(), RATERS, bootstraps=0)
    assert in_r(found, path_of(RATINGS), "k") == pytest.approx([found["kappa"].value])


@pytest.mark.parametrize("weights", ["linear", "quadratic"])
def test_statsmodels_finds_the_same(weights):
    judge = pytest.importorskip("statsmodels.stats.inter_rater")
    ours = kappa(spread(PATIENTS), "AB", weights=weights)["kappa"]
    theirs = judge.cohens_kappa(np.array(PATIENTS), wt=weights)
    assert (ours.value, ours.se, ours.statistic) == pytest.approx(
        (theirs.kappa, theirs.std_kappa, theirs.z_value)
    )
    data = ratings()
    whole = data.matrix(RATERS)
    whole = whole[~np.isnan(whole).any(axis=1)].astype(int)
    table = np.array([np.bincount(row, minlength=6)[1:] for row in whole])
    assert fleiss(data, RATERS, bootstraps=0)["kappa"].value == pytest.approx(judge.fleiss_kappa(table))


MANY = st.lists(st.tuples(*[st.integers(0, 3)] * 3), min_size=6, max_size=20)


def columns(rows):
    return {
        name: [str(value) for value in column]
        for name, column in zip("ABC", zip(*rows, strict=True), strict=True)
    }


def value_of(method, given, **words):
    try:
        return method(given, list(given), **words).estimates[0].value
    except UnfitData as error:
        return str(error).partition(":")[0]


@given(rows=MANY, names=st.permutations("wxyz"))
@settings(max_examples=25, deadline=None)
def test_other_names_for_the_values_change_no_nominal_agreement(rows, names):
    given_ = columns(rows)
    named = {rater: [names[int(value)] for value in column] for rater, column in given_.items()}
    for method in (fleiss, krippendorff):
        one, other = (value_of(method, table, bootstraps=0) for table in (given_, named))
        assert one == other or one == pytest.approx(other)
    pairs = [{rater: table[rater] for rater in "AB"} for table in (given_, named)]
    one, other = (value_of(kappa, table) for table in pairs)
    assert one == other or one == pytest.approx(other)


@given(rows=MANY)
@settings(max_examples=25, deadline=None)
def test_which_rater_comes_first_changes_nothing(rows):
    given_ = columns(rows)
    turned = {name: given_[name] for name in "CBA"}
    for method, words in [
        (fleiss, {"bootstraps": 0}),
        (krippendorff, {"bootstraps": 0, "measure": "ordinal"}),
    ]:
        one, other = (value_of(method, table, **words) for table in (given_, turned))
        assert one == other or one == pytest.approx(other)


def test_quadratic_kappa_of_raters_who_are_equally_strict_is_an_intraclass_correlation():
    """Fleiss & Cohen 1973: but for n - 1, it is ICC2."""
    rows = np.random.default_rng(1).integers(0, 4, size=(3000, 2))
    rows[:2000, 1] = rows[:2000, 0]
    table = dict(zip("AB", rows.T, strict=True))
    assert kappa(table, "AB", weights="quadratic")["kappa"].value == pytest.approx(
        icc(table, "AB")["ICC2"].value, abs=1e-3
    )


def test_an_order_with_values_nobody_said_makes_the_steps_between_smaller():
    table = {"A": [1, 2, 3, 1, 2, 3], "B": [1, 2, 3, 2, 2, 1]}
    short = kappa(table, "AB", weights="linear")
    long = kappa(table, "AB", weights="linear", order=["1", "2", "3", "4", "5"])
    assert long["kappa"].value == pytest.approx(short["kappa"].value)
    gap = kappa(table, "AB", weights="linear", order=["1", "2", "x", "3"])
    assert gap["kappa"].value != pytest.approx(short["kappa"].value)


def test_an_order_that_is_turned_round_changes_nothing():
    orders = ("012", "210")
    one, other = (kappa(spread(PATIENTS), "AB", weights="linear", order=order)["kappa"] for order in orders)
    assert (one.value, one.se) == pytest.approx((other.value, other.se))


def test_numbers_that_are_written_otherwise_are_one_value():
    found = kappa({"A": ["1", "2", "3"], "B": ["1.0", "2.0", "2"]}, "AB")
    assert found.numbers["agreement"] == pytest.approx(2 / 3)


def test_an_answer_that_reads_none_is_an_answer():
    found = kappa({"A": ["None", "yes", "None"], "B": ["None", "yes", "yes"]}, "AB")
    assert found.n == 3


def test_raters_who_differ_only_in_strictness_agree_wholly_and_have_no_interval():
    found = icc({"A": [1, 2, 3, 4], "B": [2, 3, 4, 5]}, "AB")
    assert found["ICC3"].value == pytest.approx(1)
    assert found["ICC2"].value < 1
    assert found["ICC2"].low is None
    assert "agree wholly" in str(found.notes[0])


@pytest.mark.parametrize(("method", "words"), [(fleiss, {}), (krippendorff, {"measure": "ordinal"})])
def test_the_same_seed_gives_the_same_interval(method, words):
    one, same, other = (method(ratings(), RATERS, seed=seed, **words).to_json() for seed in (1, 1, 2))
    assert one == same
    assert one != other


def test_intervals_hold_a_known_kappa_about_as_often_as_they_say():
    """Each rater says the truth (a coin) with chance 0.8, else a coin: kappa is 0.64."""
    held = 0
    for seed in range(150):
        chance = np.random.default_rng(seed)
        truth = chance.integers(0, 2, 150)
        said = [np.where(chance.random(150) < 0.8, truth, chance.integers(0, 2, 150)) for _ in range(2)]
        found = kappa(dict(zip("AB", said, strict=True)), "AB")["kappa"]
        held += found.low <= 0.64 <= found.high
    assert 134 <= held <= 149


SAME = {"A": ["x", "x", None], "B": ["x", "x", "y"], "C": ["x", "x", "y"]}


@pytest.mark.parametrize(
    ("method", "raters"),
    [
        (kappa, ["A", "A"]),
        *((method, raters) for method in (fleiss, krippendorff, icc) for raters in (["A"], ["A", "A"])),
    ],
)
def test_one_rater_agrees_with_nobody(method, raters):
    with pytest.raises(UnfitData, match="Agreement needs two raters or more"):
        method({"A": [1, 2], "B": [1, 2]}, raters)


@pytest.mark.parametrize(
    ("method", "rows", "words", "sentence"),
    [
        (kappa, JUDGES, {}, "Kappa is of two raters; for more there are fleiss and krippendorff"),
        (kappa, {"A": [1, 1], "B": [1, 1]}, {}, "All ratings are the same"),
        (
            kappa,
            {"A": ["x", "x", None], "B": ["x", "x", "y"]},
            {},
            "same value of every case that both rated",
        ),
        (kappa, {"A": [1, None], "B": [None, 2]}, {}, "No row has an answer in each"),
        (kappa, {"A": [1, 2], "B": [1, 3]}, {"order": ["1", "2"]}, "“3” was said, and is not in the order"),
        (fleiss, SAME, {}, "Every case that all rated has the same value"),
        (fleiss, OBSERVERS, {"bootstraps": 7}, "Draw 100 times or more"),
        (krippendorff, {"A": [1, None], "B": [None, 2]}, {}, "No case has two ratings"),
        (krippendorff, {"A": [1, 1, 2], "B": [1, 1, None]}, {}, "two or more are the same"),
        (
            krippendorff,
            {"A": [-1, 2], "B": [1, 2]},
            {"measure": "ratio"},
            "ratio needs numbers from 0; there is -1",
        ),
        (krippendorff, {"A": ["x", "2"], "B": ["1", "2"]}, {"measure": "interval"}, "Row 1, column “A”: “x”"),
        (krippendorff, {"A": np.arange(500), "B": np.arange(500)}, {}, "500 different values are too many"),
        (icc, {"A": [1, 2], "B": [2, 1]}, {}, "Every case has the same mean"),
        (icc, {"A": [1, None], "B": [2, 1]}, {}, "One case that all rated is too few"),
        (icc, {"A": ["None", "1"], "B": ["2", "1"]}, {}, "Row 1, column “A”: “None” is not a number"),
    ],
)
def test_what_gives_no_honest_number_is_refused_with_a_sentence(method, rows, words, sentence):
    with pytest.raises(UnfitData, match=sentence):
        method(rows, list(rows), **words)
