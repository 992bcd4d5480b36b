"""People within groups: numbers, yes or no, averages, pairs; against lme4, nlme and statsmodels."""

from __future__ import annotations

import numpy as np
import pytest

from samenspel.methods.evidence import Data, UnfitData, dyads, gee, linear_mixed, logit_mixed
from samenspel.methods.evidence.models import laplace

from .judges import in_r
from .published import agrees, data, numbers, on_file, path_of

VOTES = "pscl_RockTheVote.csv"


def test_rocked_systems_differ_as_was_printed():
    """Green & Vavreck 2008: voters within cable systems, a constant for each stratum."""
    found = logit_mixed(data(VOTES), "r", ["treated", "strata"], "rownames", trials="n", factors=["strata"])
    assert agrees(found["treated"].value, numbers("cluster_rct_rockthevote")["melogit_b"][0])


@pytest.mark.slow
def test_the_mixed_logit_is_that_of_lme4():
    path = path_of(VOTES)
    found = logit_mixed(Data.read(path), "r", ["treated"], "strata", trials="n")
    asked = "c(fixef(m), sqrt(diag(as.matrix(vcov(m)))), sqrt(VarCorr(m)[[1]][1]), logLik(m))"
    theirs = in_r(found, path, asked, "lme4")
    ours = [one.value for one in found.estimates] + [one.se for one in found.estimates]
    ours += [found.numbers["standard deviation between groups"], found.numbers["log-likelihood"]]
    assert ours == pytest.approx(theirs, rel=1e-3)
    assert found.numbers["log-likelihood"] >= theirs[-1] - 1e-6


@pytest.mark.slow
def test_the_mixed_logit_of_single_answers_is_that_of_lme4(tmp_path):
    rows = table()
    path = tmp_path / "rows.csv"
    lines = [
        f"{a:g},{b!r},{c}" for a, b, c in zip(rows["yes"], rows["x"].tolist(), rows["group"], strict=True)
    ]
    path.write_text("\n".join(["yes,x,group", *lines]))
    found = logit_mixed(Data.read(path), "yes", ["x"], "group")
    theirs = in_r(
        found, path, "c(fixef(m), sqrt(diag(as.matrix(vcov(m)))), sqrt(VarCorr(m)[[1]][1]))", "lme4"
    )
    ours = [one.value for one in found.estimates] + [one.se for one in found.estimates]
    assert [*ours, found.numbers["standard deviation between groups"]] == pytest.approx(theirs, rel=1e-2)


@pytest.mark.slow
def test_the_linear_mixed_model_is_that_of_lme4(tmp_path):
    rows = table()
    path = tmp_path / "rows.csv"
    lines = [
        f"{a!r},{b!r},{c}"
        for a, b, c in zip(rows["y"].tolist(), rows["x"].tolist(), rows["group"], strict=True)
    ]
    path.write_text("\n".join(["y,x,group", *lines]))
    for slopes in ([], ["x"]):
        found = linear_mixed(Data.read(path), "y", ["x"], "group", slopes=slopes)
        asked = "c(fixef(m), sqrt(diag(as.matrix(vcov(m)))), VarCorr(m)[[1]][1], sigma(m)^2, REMLcrit(m))"
        theirs = in_r(found, path, asked, "lme4")
        ours = [one.value for one in found.estimates] + [one.se for one in found.estimates]
        ours += [found.tables[0].rows[0][1], found.numbers["residual variance"]]
        assert [*ours, found.numbers["REML criterion"]] == pytest.approx(theirs, rel=1e-4)
        assert found.numbers["REML criterion"] <= theirs[-1] + 1e-7


def table(n=400, groups=40, seed=1):
    chance = np.random.default_rng(seed)
    group = np.arange(n) % groups
    x = chance.normal(size=n)
    shared = chance.normal(size=groups)[group]
    along = 0.5 * x + shared + 0.5 * chance.normal(size=groups)[group] * x
    return {
        "y": along + chance.normal(size=n),
        "yes": (chance.random(n) < 1 / (1 + np.exp(-along))).astype(float),
        "x": x,
        "group": group,
    }


def test_slopes_of_the_laplace_likelihood_are_those_of_small_differences():
    rows = table(60, 10)
    grouped = laplace.Grouped(
        rows["yes"], np.ones(60), np.column_stack([np.ones(60), rows["x"]]), rows["group"]
    )
    point = np.array([0.2, 0.5, 0.8])
    slopes = laplace.minus_log_likelihood(grouped, point)[1]
    for place, step in enumerate(1e-5 * np.eye(3)):
        above, below = (laplace.minus_log_likelihood(grouped, point + sign * step)[0] for sign in (1, -1))
        assert (above - below) / 2e-5 == pytest.approx(slopes[place], rel=1e-6)


def test_groups_that_differ_by_chance_alone_are_told():
    rows = table()
    rows["group"] = np.random.default_rng(9).permutation(np.arange(400) % 40)
    rows["yes"] = np.tile([0.0, 1.0], 200)
    found = logit_mixed(rows | {"group": np.arange(400) // 10}, "yes", ["x"], "group")
    assert found.numbers["standard deviation between groups"] == pytest.approx(0, abs=1e-3)
    assert "singular" in str(found.notes[0])


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["number", "yes"])
@pytest.mark.parametrize("within", ["exchangeable", "independence"])
def test_equations_are_those_of_geepack(kind, within, tmp_path):
    rows = table()
    outcome = "yes" if kind == "yes" else "y"
    found = gee(rows, outcome, ["x"], "group", kind=kind, within=within)
    alike = "if (length(m$geese$alpha)) m$geese$alpha else 0"
    theirs = in_r(found, on_file(tmp_path, rows), f"c(coef(m), sqrt(diag(vcov(m))), {alike})", "geepack")
    values, errors = ([getattr(one, part) for one in found.estimates] for part in ("value", "se"))
    assert theirs == pytest.approx([*values, *errors, found.numbers["likeness within groups"]], rel=1e-6)


@pytest.mark.slow
def test_equations_are_those_of_statsmodels_and_independence_is_least_squares():
    rows = table()
    alone = gee(rows, "y", ["x"], "group", within="independence")
    columns = np.column_stack([np.ones(400), rows["x"]])
    beta = np.linalg.lstsq(columns, rows["y"])[0]
    assert [one.value for one in alone.estimates] == pytest.approx(beta.tolist())
    scores = np.array(
        [(columns * (rows["y"] - columns @ beta)[:, None])[rows["group"] == g].sum(axis=0) for g in range(40)]
    )
    bread = np.linalg.inv(columns.T @ columns)
    assert [one.se for one in alone.estimates] == pytest.approx(
        np.sqrt(np.diag(bread @ scores.T @ scores @ bread)).tolist()
    )
    assert gee(rows, "yes", ["x"], "group", kind="yes").method.correction == "CR0"


def pairs(p=80, seed=4, likeness=0.6):
    chance = np.random.default_rng(seed)
    x = chance.normal(size=(p, 2))
    shared = chance.normal(size=(p, 1)) * likeness
    y = 0.5 * x + 0.3 * x[:, ::-1] + shared + chance.normal(size=(p, 2))
    return {
        "y": y.ravel(),
        "x": x.ravel(),
        "pair": np.repeat(np.arange(p), 2),
        "role": ["citizen", "official"] * p,
    }


@pytest.mark.slow
@pytest.mark.parametrize("likeness", [1.5, 0.0])
def test_pairs_are_those_of_nlme_also_when_they_are_less_alike_than_strangers(tmp_path, likeness):
    rows = pairs(likeness=likeness)
    path = tmp_path / "rows.csv"
    lines = [
        f"{a!r},{b!r},{c}"
        for a, b, c in zip(rows["y"].tolist(), rows["x"].tolist(), rows["pair"], strict=True)
    ]
    path.write_text("\n".join(["y,x,pair", *lines]))
    found = dyads(Data.read(path), "y", ["x"], "pair")
    theirs = in_r(
        found,
        path,
        "c(coef(m), sqrt(diag(vcov(m))), coef(m$modelStruct$corStruct, unconstrained = FALSE))",
        "nlme",
    )
    names = ("intercept", "actor: x", "partner: x")
    ours = [found[name].value for name in names] + [found[name].se for name in names]
    assert [*ours, found.numbers["likeness within pairs"]] == pytest.approx(theirs, rel=1e-4)


def test_roles_each_have_their_own_least_squares():
    rows = pairs()
    found = dyads(rows, "y", ["x"], "pair", role="role")
    y, x = rows["y"].reshape(-1, 2), rows["x"].reshape(-1, 2)
    beta = np.linalg.lstsq(np.column_stack([np.ones(80), x[:, 1], x[:, 0]]), y[:, 1])[0]
    assert found["actor: x, official"].value == pytest.approx(beta[1])
    assert found["partner: x, official"].value == pytest.approx(beta[2])
    assert [test.df for test in found.tests] == [(1, 77), (1, 77)]


def test_the_order_of_a_pair_changes_nothing_when_they_are_alike():
    rows = pairs()
    turned = {name: np.asarray(column).reshape(-1, 2)[:, ::-1].ravel() for name, column in rows.items()}
    assert dyads(rows, "y", ["x"], "pair")["actor: x"].se == pytest.approx(
        dyads(turned, "y", ["x"], "pair")["actor: x"].se
    )


def test_one_without_the_other_is_left_out_and_counted():
    rows = {name: column[:-1] for name, column in pairs().items()}
    found = dyads(rows, "y", ["x"], "pair")
    assert (found.n, found.left_out[-1].number) == (79, 1)


@pytest.mark.parametrize(
    ("method", "change", "words", "sentence"),
    [
        (dyads, {"pair": [0] * 3 + [1] * 157}, {}, "pair “0” has more than two rows"),
        (dyads, {"role": ["a"] * 160}, {"role": "role"}, "“role” has 1 roles; two are needed"),
        (dyads, {"role": ["a", "a", "b", "b"] * 40}, {"role": "role"}, "Both of pair “0” have one role"),
        (dyads, {"x": np.repeat(np.arange(80), 2)}, {}, "“difference in x” is 0 in every row"),
    ],
)
def test_pairs_that_are_none_are_refused_with_a_sentence(method, change, words, sentence):
    with pytest.raises(UnfitData, match=sentence):
        method(pairs() | change, "y", ["x"], "pair", **words)


@pytest.mark.parametrize(
    ("method", "change", "words", "sentence"),
    [
        (linear_mixed, {"group": np.arange(400) % 4}, {}, "“group” has 4 groups; at least 5"),
        (linear_mixed, {"group": np.arange(400)}, {}, "Every group of “group” has one row"),
        (gee, {"group": np.arange(400) % 8}, {}, "“group” has 8 groups; below 10"),
        (logit_mixed, {"y": (table()["x"] > 0) * 1}, {}, "“x” tells “y” apart without a mistake"),
        (logit_mixed, {"y": [3] * 400, "n": [2] * 400}, {"trials": "n"}, "Row 1: 3 of 2 is no count"),
    ],
)
def test_groups_that_tell_nothing_are_refused_with_a_sentence(method, change, words, sentence):
    with pytest.raises(UnfitData, match=sentence):
        method(table() | change, "y", ["x"], "group", **words)
