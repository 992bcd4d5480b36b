"""Factors that were named beforehand: published numbers, lavaan's numbers, and what is refused."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenspel.methods.evidence import Data, UnfitData, cfa
from samenspel.methods.evidence.structure import fitting
from samenspel.methods.evidence.structure.fitting import Fitted, fit, look
from samenspel.methods.evidence.structure.model import entries_of, intercepts_of, model_of
from samenspel.methods.evidence.structure.observing import observed
from samenspel.methods.evidence.structure.samples import samples_of, saturated
from samenspel.methods.evidence.structure.starting import start_of
from tests.methods.evidence.judges import in_r
from tests.methods.evidence.published import agrees, numbers
from tests.methods.evidence.scales import personality

from . import pupils, simulated
from .simulated import TWO

HS = numbers("cfa_HS")
FULL = {"incomplete": "full information"}
BIG_FIVE = {trait: personality.items(trait) for trait in personality.TRAITS}


def test_pupils_have_the_published_fit_and_loadings():
    """acceptance.json, cfa_HS: lavaan 0.6-14."""
    found = cfa(pupils.scores(), pupils.FACTORS)
    assert agrees(found.tests[0].statistic, HS["chisq"])
    assert found.tests[0].df == (HS["df"],)
    for name, key in [("CFI", "cfi"), ("TLI", "tli"), ("RMSEA", "rmsea"), ("SRMR", "srmr")]:
        assert agrees(found.numbers[name], HS[key])
    assert agrees(found.numbers["RMSEA, low (90%)"], HS["rmsea_ci"][0])
    assert agrees(found.numbers["RMSEA, high (90%)"], HS["rmsea_ci"][1])
    loadings = {one.name.partition("=~")[2]: one.value for one in found.estimates}
    assert all(agrees(loadings[item], value) for item, value in HS["loadings"].items())
    assert all(agrees(found.numbers[f"omega {name}"], value) for name, value in HS["omega"].items())


def test_paths_between_factors_have_the_published_fit():
    """acceptance.json, sem_PoliticalDemocracy: lavaan 0.6-14."""
    found, printed = cfa(pupils.countries(), **pupils.DEMOCRACY), numbers("sem_PoliticalDemocracy")
    assert agrees(found.tests[0].statistic, printed["chisq"])
    assert found.tests[0].df == (printed["df"],)
    assert agrees(found.tests[0].p, printed["p"])
    assert agrees(found.numbers["CFI"], printed["cfi"])
    assert agrees(found.numbers["RMSEA"], printed["rmsea"])


def as_r(found):
    """What lavaan is asked for."""
    names = ("CFI", "TLI", "RMSEA", "SRMR", "log-likelihood")
    fits = [found.tests[0].statistic, *(found.numbers[name] for name in names)]
    return [one.value for one in found.estimates] + [one.se for one in found.estimates] + fits


def in_lavaan(found, path):
    """By name: estimates and errors of what is free, and the fit."""
    rows = "p <- parameterEstimates(f); p <- p[p$se > 0, ]"
    order = ", ".join(f'"{one.name}"' for one in found.estimates)
    place = f"{{ {rows}; i <- match(c({order}), paste0(p$lhs, p$op, p$rhs)); "
    fit_of = "fitMeasures(f, c('chisq', 'cfi', 'tli', 'rmsea', 'srmr', 'logl'))"
    return in_r(found, path, f"{place} c(p$est[i], p$se[i], {fit_of}) }}", "lavaan")


@pytest.mark.slow
@pytest.mark.parametrize("words", [{}, {"robust": True}, FULL])
def test_five_factors_are_those_of_lavaan(words):
    """With full information of two of them: lavaan takes half a minute for five."""
    factors = {trait: BIG_FIVE[trait] for trait in ("AC" if words == FULL else BIG_FIVE)}
    found = cfa(personality.answers(), factors, **words)
    theirs = in_lavaan(found, personality.path())
    assert as_r(found)[: len(found.estimates)] == pytest.approx(theirs[: len(found.estimates)], abs=1e-6)
    assert as_r(found) == pytest.approx(theirs, rel=2e-6, abs=2e-6)
    assert found.numbers["log-likelihood"] >= theirs[-1] - 1e-7


@pytest.mark.slow
@pytest.mark.parametrize(
    ("words", "gaps"),
    [
        ({}, 0),
        ({"robust": True}, 0),
        (FULL, 0.15),
        (FULL | {"robust": True}, 0.15),
        ({"together": [["a", "d"]]}, 0),
        ({"paths": {"g": ["f"]}}, 0),
    ],
)
def test_other_answers_give_what_lavaan_gives(words, gaps, tmp_path):
    path = simulated.write(tmp_path / "simulated.csv", simulated.answers(n=150, seed=4, gaps=gaps))
    found = cfa(Data.read(path), TWO, **words)
    assert as_r(found) == pytest.approx(in_lavaan(found, path), rel=1e-5, abs=1e-5)


@pytest.mark.slow
def test_a_chi_square_for_answers_that_are_not_normal_is_lavaans():
    found = cfa(pupils.scores(), pupils.FACTORS, robust=True)
    asked = 'c(fitMeasures(f, "chisq.scaled"), fitMeasures(g, c("chisq.scaled", "df.scaled")))'
    mean = f'{{ g <- sem(m, data = d, estimator = "MLMVS"); {asked} }}'
    theirs = in_r(found, pupils.path(), mean, "lavaan")
    assert [found.tests[1].statistic, found.tests[2].statistic, found.tests[2].df[0]] == pytest.approx(
        theirs, rel=1e-6
    )


def problem(gaps=0.0, paths=None):
    items = [item for own in TWO.values() for item in own]
    entries = [*entries_of(items, TWO, paths or {}, [("a", "d")]), *intercepts_of(items)]
    matrix = np.column_stack(list(simulated.answers(gaps=gaps).values()))
    samples = samples_of(matrix, np.zeros(len(matrix), int))
    model = model_of(items, TWO, [entries])
    return model, samples, start_of(model, saturated(samples, 6))


@pytest.mark.parametrize("paths", [None, {"g": ["f"]}])
@pytest.mark.parametrize("gaps", [0.0, 0.2])
def test_slopes_and_curvature_are_those_of_the_likelihood(gaps, paths):
    """By central differences, away from the best place; the information at the best place of exact
    covariances is the curvature."""
    model, samples, start = problem(gaps, paths)
    place = start + 0.05 * np.random.default_rng(2).normal(size=len(start))
    steps = 1e-5 * np.eye(len(place))
    ends = [(look(model, place + step, samples), look(model, place - step, samples)) for step in steps]
    slopes = [(up.deviance - down.deviance) / 4e-5 for up, down in ends]
    here = look(model, place, samples)
    assert here.gradient == pytest.approx(slopes, rel=1e-5, abs=1e-4)
    curves = np.array([(up.gradient - down.gradient) / 2e-5 for up, down in ends])
    assert observed(Fitted(model, place, here, True), samples) == pytest.approx(curves, rel=1e-5, abs=1e-3)


def test_at_answers_that_fit_exactly_information_and_curvature_are_one():
    model, samples, start = problem()
    implied = model.blocks[0].implied(start)
    exact = [samples[0]._replace(mean=implied.mean, cov=implied.cov)]
    fitted = fit(model, exact, start)
    assert fitted.look.information == pytest.approx(observed(fitted, exact), rel=1e-6, abs=1e-5)


@given(order=st.permutations(range(200)))
@settings(max_examples=5)
def test_the_order_of_people_changes_nothing(order):
    rows = simulated.answers(gaps=0.1)
    turned = {name: column[list(order)] for name, column in rows.items()}
    one, other = (cfa(given, TWO, **FULL) for given in (rows, turned))
    assert as_r(one) == pytest.approx(as_r(other), rel=1e-6, abs=1e-7)


def test_the_unit_of_an_item_changes_its_loading_and_no_fit():
    rows = simulated.answers()
    plain, scaled = cfa(rows, TWO), cfa(rows | {"b": 1000 * rows["b"]}, TWO)
    assert scaled["f=~b"].value == pytest.approx(1000 * plain["f=~b"].value)
    assert scaled.numbers["CFI"] == pytest.approx(plain.numbers["CFI"])
    assert scaled.tests[0].statistic == pytest.approx(plain.tests[0].statistic)


@pytest.mark.parametrize(("group", "chi2", "cfi"), [(0, 433.154392, 0.587616), (6, 416.810856, 0.467157)])
def test_where_the_likelihood_bends_otherwise_than_expected_the_top_is_lavaans(group, chi2, cfi):
    """lavaan 0.6-14; steps that are only shortened come to no rest here."""
    found = cfa(simulated.groups(2)[group], simulated.FIVE)
    assert agrees(found.tests[0].statistic, chi2)
    assert agrees(found.numbers["CFI"], cfi)


def test_an_item_that_is_turned_twice_was_never_turned():
    rows = {name: np.clip(np.round(column * 2 + 4), 1, 7) for name, column in simulated.answers().items()}
    turned = cfa(rows | {"b": 8 - rows["b"]}, TWO, reverse=["b"], answers=[1, 7])
    assert turned.estimates == cfa(rows, TWO).estimates


def test_full_information_of_complete_answers_is_the_same_but_for_the_means():
    rows = simulated.answers()
    one, other = cfa(rows, TWO), cfa(rows, TWO, **FULL)
    assert other["f=~b"].value == pytest.approx(one["f=~b"].value)
    assert other.tests[0].statistic == pytest.approx(one.tests[0].statistic)
    assert other["a~1"].value == pytest.approx(rows["a"].mean())


def test_nobody_who_gave_some_answer_is_left_out_with_full_information():
    rows = simulated.answers(gaps=0.3)
    for column in rows.values():
        column[3] = np.nan
    found = cfa(rows, TWO, **FULL)
    nothing = int(np.all(np.isnan(list(rows.values())), axis=0).sum())
    assert found.n == 200 - nothing
    assert [(left.number, str(left.reason)) for left in found.left_out] == [
        (nothing, "no answer to any item")
    ]


@pytest.mark.parametrize("words", [{}, {"robust": True}])
def test_intervals_hold_the_true_loading_about_as_often_as_they_say(words):
    held = 0
    for seed in range(100):
        found = cfa(simulated.answers(seed=seed), TWO, **words)
        held += sum(
            found[name].low <= value <= found[name].high for name, value in simulated.LOADINGS.items()
        )
    assert 365 <= held <= 394


def test_a_variance_below_0_and_a_correlation_beyond_1_are_said():
    shape = np.array([[1, 0.9, 0.8, 0.1], [0.9, 1, 0.5, 0.1], [0.8, 0.5, 1, 0.1], [0.1, 0.1, 0.1, 1]])
    rows = exactly(shape[:3, :3], "abc")
    assert "a~~a is a variance below 0" in str(cfa(rows, {"f": "abc"}).notes[0])
    twins = np.full((4, 4), 0.5) + 0.5 * np.eye(4)
    twins[:2, 2:] = twins[2:, :2] = 0.6
    found = cfa(exactly(twins, "abcd"), {"f": "ab", "g": "cd"})
    assert "f~~g is a correlation beyond 1" in str(found.notes[0])


def exactly(correlations, names, n=100):
    """Answers with just these correlations."""
    rows = np.random.default_rng(1).normal(size=(n, len(names)))
    rows = np.linalg.qr(rows - rows.mean(axis=0))[0] * (n - 1) ** 0.5
    return dict(zip(names, (rows @ np.linalg.cholesky(correlations).T).T, strict=True))


def test_steps_that_come_to_no_rest_are_no_result(monkeypatch):
    monkeypatch.setattr(fitting, "MOST_STEPS", 1)
    with pytest.raises(UnfitData, match="The steps came to no rest"):
        cfa(simulated.answers(), TWO)


def test_three_items_of_one_factor_leave_nothing_to_test():
    found = cfa(simulated.answers(), {"f": "abc"})
    assert found.tests == ()
    assert "cannot speak against it" in str(found.sentence)


@pytest.mark.parametrize(
    ("change", "words", "sentence"),
    [
        ({"a": np.ones(200)}, {}, "“a” has the same answer from everybody"),
        ({"b": simulated.answers()["a"] * 2}, {}, "follow from each other; leave one out: a, b"),
        (
            {name: column[:6] for name, column in simulated.answers().items()},
            {},
            "6 people are too few for 6 items",
        ),
        ({}, {"factors": {"f": "abc", "g": "d"}}, "factor “g” needs two or more items"),
        ({}, {"factors": {"f": "aab"}}, "factor “f” needs two or more items, each once"),
        ({}, {"factors": {"f": "ab"}}, "The model has 4 free parts"),
        ({}, {"factors": {"f": "abc", "g": "abc"}}, "The model has 10 free parts"),
        (
            {},
            {"factors": {"f": "abcd", "g": "abcd", "h": "eh"}},
            "No data can tell these parts of the model apart",
        ),
        (
            {},
            {"factors": {"f": "abcd"}, "together": [["a", "b"], ["c", "d"]]},
            "No data can tell these parts of the model apart",
        ),
        ({}, {"paths": {"g": ["x"]}}, "“x” is not among the factors"),
        ({}, {"together": [["a", "x"]]}, "“a, x” are not two of the items"),
        ({}, {"together": [["a", "a"]]}, "“a, a” are not two of the items"),
        ({}, {"starts": 0}, "The steps begin from 0 places; 1 is the least"),
        ({}, {"answers": [-1, 1]}, "Row 1, column “a”: -1.70999 is outside -1 to 1"),
        ({"who": ["a"] * 200}, {"person": "who"}, "Rows 1 and 2 are both of “a”"),
    ],
)
def test_what_gives_no_honest_number_is_refused_with_a_sentence(change, words, sentence):
    with pytest.raises(UnfitData, match=sentence):
        cfa(simulated.answers() | change, **({"factors": TWO} | words))
