"""What was drawn: published effects, arms as they were planned and answered, likeness, and bounds."""

from __future__ import annotations

import numpy as np
import pytest

from samenspel.methods.evidence import Data, UnfitData, balance, itt, lee_bounds
from samenspel.methods.evidence.experiments.replay import Lot, all_lots

from .judges import in_r
from .published import agrees, data, numbers, path_of

ARMS = ("Civic Duty", "Hawthorne", "Self", "Neighbors")


def test_mailings_moved_voters_as_was_published():
    """Gerber, Green & Larimer 2008 (APSR 102(1)), table 2: 344,084 voters."""
    rows = data("ggl2008_shaming.csv.gz")
    shares = dict.fromkeys(ARMS, 1.0) | {"No Postcard": 5.0}
    found = itt(rows, "primary_06", "treatment", control="No Postcard", cluster=["cluster"], shares=shares)
    printed = numbers("encouragement_ggl2008")
    for arm, effect, error in zip(ARMS, printed["effect"], printed["se_cluster"], strict=True):
        assert agrees(found[f"treatment={arm}"].value, f"{effect:.4f}")
        assert agrees(found[f"treatment={arm}"].se, f"{error:.4f}")
    table = {row[0]: row for row in found.tables[0].rows}
    names = ("No Postcard", *ARMS)
    assert [table[name][1] for name in names] == [printed["n"][place] for place in (0, 1, 2, 3, 4)]
    for name, turnout in zip(names, printed["turnout"], strict=True):
        assert agrees(table[name][2], f"{turnout:.4f}")
    assert found.assumptions[0].state == "met"


def test_systems_that_were_rocked_within_strata():
    """Green & Vavreck 2008."""
    found = itt(data("pscl_RockTheVote.csv"), "p", "treated", strata="strata", correction="classical")
    printed = numbers("cluster_rct_rockthevote")
    assert agrees(found["treated=1"].value, printed["strata_FE"])
    assert agrees(found["treated=1"].se, printed["se"])


@pytest.mark.slow
def test_effects_and_errors_are_those_of_r():
    path = path_of("liu2024/study_1.csv")
    found = itt(Data.read(path, missing=["NA"]), "coproduce", "rand", control="Control", covariates=["age"])
    theirs = in_r(found, path, "c(coef(m), sqrt(diag(vcovHC(m, type = 'HC2'))))", "sandwich", "lmtest")
    names = ("intercept", "rand=Corrupt", "rand=Honest", "age")
    ours = [found[name].value for name in names] + [found[name].se for name in names]
    assert ours == pytest.approx(theirs, rel=1e-8)


def table(n=80, seed=1):
    chance = np.random.default_rng(seed)
    group = np.arange(n) % 16
    return {
        "y": chance.normal(size=n),
        "arm": [("a", "b")[one % 2] for one in group],
        "group": group,
        "age": chance.normal(size=n),
        "sex": [("f", "m")[one] for one in chance.integers(0, 2, n)],
    }


def test_who_dropped_out_is_told_by_arm():
    rows = table()
    rows["y"][[place for place in range(40) if rows["arm"][place] == "b"]] = np.nan
    found = itt(rows, "y", "arm")
    assert (found.n, found.left_out[0].number) == (60, 20)
    assert found.assumptions[0].state == "not met"
    assert "lee-bounds" in str(found.assumptions[0].name)


def test_arms_that_are_not_as_large_as_planned_are_told():
    found = itt(table(), "y", "arm", shares={"a": 3, "b": 1})
    assert found.assumptions[0].state == "not met"


def test_who_was_not_in_the_arm_that_was_drawn_stays_in_it_and_is_counted():
    rows = table()
    really = ["a", *rows["arm"][1:]]
    really[1] = "a"
    found = itt(rows | {"really": really}, "y", "arm", received="really")
    assert found["arm=b"] == itt(rows, "y", "arm")["arm=b"]
    assert "1 of 80 rows were not in the arm that was drawn" in str(found.notes[-1])


def test_clusters_of_unequal_size_are_told():
    rows = table()
    rows["group"] = np.arange(80) % 18
    rows["arm"] = [("a", "b")[one % 2] for one in rows["group"]]
    found = itt(rows, "y", "arm", cluster=["group"])
    assert "from 4 to 5 rows" in str(found.notes[-1])


@pytest.mark.parametrize(
    ("change", "words", "sentence"),
    [
        ({"arm": ["a"] * 80}, {}, "Everyone is in one arm of “arm”"),
        (
            {"group": [1 if one % 2 else one for one in range(80)]},
            {"cluster": ["group"]},
            "Arm “b” is one group, so that nobody can tell",
        ),
        ({}, {"received": "sex"}, "“f” of “sex” is no arm; there are: a, b"),
        ({}, {"shares": {"a": 1}}, "Give a share above 0 for each arm: a, b"),
        ({"arm": list(range(80))}, {}, "80 rows are too few for 80 coefficients"),
    ],
)
def test_what_gives_no_honest_effect_is_refused_with_a_sentence(change, words, sentence):
    with pytest.raises(UnfitData, match=sentence):
        itt(table() | change, "y", "arm", **words)


def test_below_ten_clusters_there_is_an_effect_without_errors():
    rows = table() | {"group": np.arange(80) % 8}
    found = itt(rows, "y", "arm", cluster=["group"])
    assert found["arm=b"].se is None
    assert "randomisation-inference" in str(found.notes[0])


@pytest.mark.slow
def test_standardised_differences_are_those_of_r(tmp_path):
    rows = table()
    path = tmp_path / "rows.csv"
    lines = [
        f"{a!r},{s},{arm}" for a, s, arm in zip(rows["age"].tolist(), rows["sex"], rows["arm"], strict=True)
    ]
    path.write_text("\n".join(["age,sex,arm", *lines]))
    found = balance(Data.read(path), "arm", ["age", "sex"])
    theirs = in_r(found, path, 'found[, "b"]')
    assert [one.value for one in found.estimates] == pytest.approx(theirs, rel=1e-10)


@pytest.mark.slow
def test_differences_within_strata_are_those_of_r_also_of_one_covariate(tmp_path):
    """Where the lot gave more of the old to one arm in the one street than in the other."""
    rows = "arm,age,street\n0,30,x\n1,50,x\n1,40,x\n2,,x\n0,61,y\n0,73,y\n1,67,y\n2,62,y\n2,60,y\n2,30,z\n"
    path = tmp_path / "rows.csv"
    path.write_text(rows)
    found = balance(Data.read(path), "arm", ["age"], strata="street")
    assert [one.value for one in found.estimates] == pytest.approx(in_r(found, path, "found"), rel=1e-10)


@pytest.mark.slow
def test_a_row_without_a_cluster_is_left_out_in_r_too(tmp_path):
    rows = [f"{n % 7 + n % 3},{'ab'[n % 24 < 12]},{n % 24 if n % 17 else ''}" for n in range(240)]
    path = tmp_path / "rows.csv"
    path.write_text("\n".join(["y,arm,group", *rows]))
    found = itt(Data.read(path), "y", "arm", cluster=["group"])
    theirs = in_r(found, path, 'sqrt(diag(vcovCR(m, cluster = used, type = "CR2")))[2]', "clubSandwich")
    assert found["arm=b"].se == pytest.approx(theirs[0], rel=1e-9)


def test_the_joint_test_has_the_variance_of_all_lots():
    """By writing every lot of six clusters out."""
    chance = np.random.default_rng(2)
    scores, drawn = chance.normal(size=(6, 2)), np.array([1, 0, 1, 0, 0, 1], bool)
    lot = Lot(drawn, np.zeros(6, int), scores, np.ones(6))
    every = all_lots(lot) * 3 * (1 - 3 / 6)
    rows = {"a": scores[:, 0], "b": scores[:, 1], "arm": drawn.astype(int)}
    test = balance(rows, "arm", ["a", "b"]).tests[0]
    moved = scores[drawn].sum(axis=0) - 3 * scores.mean(axis=0)
    variance = every.T @ every / len(every)
    assert test.statistic == pytest.approx(moved @ np.linalg.solve(variance, moved))
    assert test.df == (2,)


def test_arms_of_different_age_are_not_balanced():
    rows = table()
    rows["age"] = rows["age"] + 2 * (np.array(rows["arm"]) == "b")
    found = balance(rows, "arm", ["age", "sex"], cluster="group")
    assert [one.state for one in found.assumptions[:2]] == ["not met", "not met"]
    assert "by more than the lot makes" in str(found.sentence)


def test_one_of_twenty_lots_looks_unbalanced():
    p = []
    for seed in range(200):
        rows = table(seed=seed)
        rows["arm"] = np.random.default_rng(seed).permutation(rows["arm"]).tolist()
        p.append(balance(rows, "arm", ["age", "sex"]).tests[0].p)
    assert 2 <= sum(one < 0.05 for one in p) <= 20


@pytest.mark.slow
def test_bounds_are_those_of_r(tmp_path):
    chance = np.random.default_rng(3)
    arm = np.arange(100) % 2
    y = np.where(chance.random(100) < np.where(arm == 1, 0.9, 0.6), chance.normal(size=100) + arm, np.nan)
    path = tmp_path / "rows.csv"
    path.write_text(
        "\n".join(
            [
                "y,arm",
                *[f"{'' if np.isnan(a) else repr(a)},{b}" for a, b in zip(y.tolist(), arm, strict=True)],
            ]
        )
    )
    for control in ("0", "1"):
        found = lee_bounds(Data.read(path), "y", "arm", control=control)
        theirs = in_r(found, path, "sort(if (turned) -bounds else bounds)")
        assert [one.value for one in found.estimates[:2]] == pytest.approx(theirs, rel=1e-10)


def test_without_dropping_out_both_bounds_are_the_difference():
    rows = table()
    found = lee_bounds(rows, "y", "arm")
    plain = itt(rows, "y", "arm")["arm=b"]
    assert found["lower bound"].value == pytest.approx(plain.value)
    assert found["upper bound"].value == pytest.approx(plain.value)
    assert found["effect"].low == pytest.approx(plain.low, abs=0.02)


def test_errors_of_bounds_are_as_wide_as_bounds_spread():
    found = []
    for seed in range(200):
        chance = np.random.default_rng(seed)
        arm = np.arange(300) % 3 > 0
        answers = chance.random(300) < np.where(arm, 0.95, 0.35)
        y = np.where(answers, np.where(arm, 3, 0.3) * chance.normal(size=300), np.nan)
        found.append(lee_bounds({"y": y, "arm": arm}, "y", "arm")["lower bound"])
    spread = np.std([one.value for one in found])
    assert np.mean([one.se for one in found]) == pytest.approx(spread, rel=0.1)


def test_the_truth_lies_within_the_interval_of_the_bounds():
    held = 0
    for seed in range(100):
        chance = np.random.default_rng(seed)
        arm, wish = np.arange(400) % 2, chance.normal(size=400)
        y = wish + 0.5 * arm + chance.normal(size=400)
        answers = chance.random(400) < np.where(arm == 1, 0.9, 0.9 / (1 + np.exp(-1 - wish)))
        found = lee_bounds({"y": np.where(answers, y, np.nan), "arm": arm}, "y", "arm")
        held += found["effect"].low <= 0.5 <= found["effect"].high
    assert held >= 94


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"arm": ["a", "b", "c", "c"] * 20}, "There are 3 arms; keep the rows of two"),
        ({"y": [1.0, None] * 40}, "Fewer than two people in arm “b” have an outcome"),
    ],
)
def test_what_gives_no_honest_bound_is_refused_with_a_sentence(change, sentence):
    with pytest.raises(UnfitData, match=sentence):
        lee_bounds(table() | change, "y", "arm")
