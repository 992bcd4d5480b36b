"""Alpha and omega: published numbers, the same in R, what may not change them, and what is refused."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenspel.methods.evidence import Data, UnfitData, alpha, omega, scores
from samenspel.methods.evidence.drawing import Draws
from samenspel.methods.evidence.scales.extraction import extract
from samenspel.methods.evidence.scales.moments import drawn_covariances
from tests.methods.evidence.judges import in_r
from tests.methods.evidence.published import agrees, numbers, path_of

from . import personality

METHODS = [alpha, omega]
BFI = numbers("reliability_bfi")


def answers(n=80, k=4, seed=1):
    chance = np.random.default_rng(seed)
    shared = chance.normal(size=n)
    return {f"i{item}": np.clip(np.round(3 + shared + chance.normal(size=n)), 1, 5) for item in range(k)}


ITEMS = list(answers())


@pytest.mark.parametrize("trait", personality.TRAITS)
def test_alpha_and_omega_are_those_of_psych_and_lavaan(trait):
    """acceptance.json, reliability_bfi: psych 2.2.9, pingouin 0.7.0; omega from lavaan's one factor."""
    words = personality.instrument(trait) | {"bootstraps": 0}
    found = alpha(personality.answers(), **words)
    assert agrees(found["alpha"].value, BFI["alpha_listwise"][trait])
    assert found.n == BFI["n_listwise"][trait]
    pairs = alpha(personality.answers(), **words, incomplete="pairwise")
    assert agrees(pairs["alpha"].value, BFI["alpha_pairwise"][trait])
    assert agrees(omega(personality.answers(), **words)["omega"].value, BFI["omega_cfa_ml"][trait])


def test_the_trust_of_an_experiment_has_the_published_alpha():
    """Liu 2024, second experiment: .872 (THEORY, A2)."""
    data = Data.read(path_of("liu2024/study_2.csv"), ["NA"])
    found = alpha(data, ["competence", "benevolence", "honesty"], bootstraps=0)
    assert agrees(found["alpha"].value, 0.872)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ({}, "c(a$total$raw_alpha, a$total$std.alpha, a$item.stats$r.drop, a$alpha.drop$raw_alpha)"),
        (
            {"incomplete": "pairwise"},
            "c(a$total$raw_alpha, a$total$std.alpha, a$item.stats$r.drop, a$alpha.drop$raw_alpha)",
        ),
    ],
)
def test_each_item_does_to_alpha_what_it_does_in_psych(words, asked):
    found = alpha(personality.answers(), **personality.instrument("C"), **words, bootstraps=0)
    rows = found.tables[0].rows
    ours = [one.value for one in found.estimates] + [row[4] for row in rows] + [row[5] for row in rows]
    assert ours == pytest.approx(in_r(found, personality.path(), asked, "psych"), abs=1e-9)


@pytest.mark.slow
def test_ordinal_alpha_is_that_of_polychoric_correlations_in_r():
    words = personality.instrument("E") | {"correlations": "polychoric", "bootstraps": 0}
    found = alpha(personality.answers(), **words)
    theirs = in_r(found, personality.path(), "a$total$std.alpha", "psych", "polycor")
    assert found["ordinal alpha"].value == pytest.approx(theirs[0], abs=2e-5)


@pytest.mark.slow
def test_omega_above_groups_of_items_is_that_of_psych():
    """psych stops rotating early: 4 digits."""
    words = personality.instrument("A", "C", "N") | {"bootstraps": 0, "factors": 3}
    found = omega(personality.answers(), **words)
    theirs = in_r(found, personality.path(), "c(o, h$omega_h, h$omega.tot)", "psych", "GPArotation")
    ours = [one.value for one in found.estimates]
    assert ours[0] == pytest.approx(theirs[0], abs=1e-6)
    assert ours[1:] == pytest.approx(theirs[1:], abs=5e-5)


def test_omega_of_four_groups_takes_what_the_groups_leave_of_each_item():
    """Items of two groups at once, groups in pairs, which no one factor above gives: the total is that of
    the planted loadings, as in psych 2.2.9 (found on its `holzinger.raw`)."""
    loadings = np.kron(np.eye(4), [[0.7], [0.6], [0.5]])
    loadings[[0, 3, 6, 9], [1, 2, 3, 0]] = 0.3
    between = np.kron(np.eye(2), np.full((2, 2), 0.5)) + np.eye(4) * 0.3 + 0.2
    rows, left = of_exactly(loadings @ between @ loadings.T)
    found = omega(rows, list(rows), factors=4, bootstraps=0)
    assert found["omega total"].value == pytest.approx(left, abs=1e-6)


def of_exactly(shared, n=60, seed=1):
    """Answers of n people with exactly this that items share, 1 each in all; and omega total of it."""
    known = shared + np.diag(1 - np.diag(shared))
    chance = np.random.default_rng(seed).normal(size=(n, len(known)))
    white = np.linalg.qr(chance - chance.mean(axis=0))[0]
    rows = white @ np.linalg.cholesky(known).T
    return {f"i{item}": column for item, column in enumerate(rows.T)}, shared.sum() / known.sum()


def test_each_item_is_held_against_the_sum_of_the_others():
    rows = answers()
    for place, row in enumerate(alpha(rows, ITEMS, bootstraps=0).tables[0].rows):
        others = [name for name in ITEMS if name != row[0]]
        rest = np.sum([rows[name] for name in others], axis=0)
        assert row[4] == pytest.approx(np.corrcoef(rows[ITEMS[place]], rest)[0, 1])
        assert row[5] == pytest.approx(alpha(rows, others, bootstraps=0)["alpha"].value)


@pytest.mark.parametrize("method", METHODS)
@given(order=st.permutations(range(80)))
@settings(max_examples=10)
def test_the_order_of_people_changes_nothing(method, order):
    rows = answers()
    turned = {name: column[list(order)] for name, column in rows.items()}
    one, other = (method(given, ITEMS, bootstraps=0).estimates[0].value for given in (rows, turned))
    assert one == pytest.approx(other, abs=1e-10)


@pytest.mark.parametrize("method", METHODS)
def test_an_item_that_is_turned_twice_was_never_turned(method):
    rows = answers()
    turned = rows | {"i2": 6 - rows["i2"]}
    once = method(turned, ITEMS, reverse=["i2"], answers=[1, 5])
    assert once.estimates == method(rows, ITEMS).estimates
    assert once.method.options["reverse"] == "i2"


@pytest.mark.parametrize("method", METHODS)
def test_an_item_that_goes_against_the_others_is_said_and_not_turned(method):
    rows = answers()
    found = method(rows | {"i2": 6 - rows["i2"]}, ITEMS, bootstraps=0)
    assert "“i2” goes against the others" in str(found.notes[0])
    assert found.estimates[0].value < method(rows, ITEMS, bootstraps=0).estimates[0].value


def test_answers_of_0_and_1_have_a_kr_20():
    """The formula of Kuder & Richardson, with variances of all who answered."""
    rows = {name: (column > 3).astype(float) for name, column in answers().items()}
    found = alpha(rows, ITEMS, bootstraps=0)
    shares = [column.mean() for column in rows.values()]
    whole = np.sum(list(rows.values()), axis=0).var()
    expected = 4 / 3 * (1 - sum(share * (1 - share) for share in shares) / whole)
    assert found["alpha"].value == pytest.approx(expected)
    assert found.method.name.startswith("KR-20")
    assert alpha(answers(), ITEMS, bootstraps=0).method.name == "Cronbach's alpha"


@pytest.mark.parametrize("gaps", [0, 40])
def test_people_drawn_again_have_the_covariances_of_their_answers(gaps):
    """Against NumPy, of the very people that the generator gives."""
    matrix = np.column_stack(list(answers().values()))
    places = np.random.default_rng(5).integers(0, matrix.size, gaps)
    matrix.ravel()[places] = np.nan
    drawn = drawn_covariances(matrix, Draws(100, 7, 0.95))
    people = np.random.default_rng(7).integers(0, 80, size=(100, 80), dtype=np.int32)[:3]
    for found, who in zip(drawn[:3], people, strict=True):
        again = np.ma.masked_invalid(matrix[who])
        for one in range(4):
            for other in range(4):
                both = ~(again.mask[:, one] | again.mask[:, other]) if gaps else np.ones(80, bool)
                expected = np.cov(again.data[both][:, [one, other]].T)[0, 1]
                assert found[one, other] == pytest.approx(expected)


def test_the_interval_without_draws_is_that_of_many_draws():
    drawn = alpha(personality.answers(), **personality.instrument("A"), bootstraps=4000)["alpha"]
    told = alpha(personality.answers(), **personality.instrument("A"), bootstraps=0)["alpha"]
    assert told.se == pytest.approx(drawn.se, rel=0.05)
    assert told.low == pytest.approx(drawn.low, abs=0.003)


def test_the_same_seed_gives_the_same_bytes_and_another_does_not():
    one, same, other = (omega(answers(), ITEMS, seed=seed).to_json() for seed in (1, 1, 2))
    assert one == same
    assert one != other


@pytest.mark.parametrize(("method", "estimate"), [(alpha, "alpha"), (omega, "omega")])
def test_intervals_hold_what_they_should_about_as_often_as_they_say(method, estimate):
    """Parallel items with loadings 1 and errors 1: alpha and omega are 4 / 5; 95 of 100 would hold it."""
    held = 0
    for seed in range(60):
        chance = np.random.default_rng(seed)
        shared = chance.normal(size=150)
        rows = {name: shared + chance.normal(size=150) for name in ITEMS}
        found = method(rows, ITEMS, bootstraps=300, seed=seed)[estimate]
        held += found.low <= 0.8 <= found.high
    assert held >= 51


@pytest.mark.parametrize("extraction", ["ml", "minres"])
def test_an_item_that_is_all_factor_is_held_at_the_bound(extraction):
    known = np.array([[1, 0.9, 0.8], [0.9, 1, 0.5], [0.8, 0.5, 1]])
    found = extract(known, 1, extraction)
    assert found.settled
    assert found.uniquenesses[0] == pytest.approx(0.005)
    assert found.at_bound.tolist() == [True, False, False]


def test_omega_says_that_an_item_is_all_factor():
    chance = np.random.default_rng(3)
    shape = np.linalg.cholesky([[1, 0.9, 0.8], [0.9, 1, 0.5], [0.8, 0.5, 1]])
    rows = dict(zip("abc", shape @ chance.normal(size=(3, 300)), strict=True))
    found = omega(rows, "abc", bootstraps=0)
    assert "“a” is all factor" in str(found.notes[0])


def test_an_answer_that_reads_none_is_an_answer():
    rows = answers() | {"i1": ["None", *map(str, range(79))]}
    with pytest.raises(UnfitData, match="Row 1, column “i1”: “None” is not a number"):
        alpha(rows, ITEMS)


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize(
    ("change", "words", "sentence"),
    [
        ({"i1": np.ones(80)}, {}, "“i1” has the same answer from everybody"),
        (
            {"i2": np.r_[answers()["i2"][:79], 7]},
            {"answers": [1, 5]},
            "Row 80, column “i2”: 7 is outside 1 to 5",
        ),
        ({}, {"reverse": ["i1"]}, "To turn “i1”, say the lowest and the highest"),
        ({}, {"reverse": ["x"], "answers": [1, 5]}, "“x” is not among the items"),
        ({}, {"answers": [5, 1]}, "“i0” need a lowest and a highest"),
        ({}, {"answers": {"i3": [1, 4]}}, "column “i3”: 5 is outside 1 to 4"),
        ({}, {"answers": {"x": [1, 5]}}, "“x” is not among the items"),
        ({}, {"items": ["i1"]}, "Name two or more items"),
        ({}, {"items": ["i1", "i1", "i2"]}, "Name two or more items, each once"),
        ({}, {"items": ["i1", "i22"]}, "no column “i22”; did you mean “i2”"),
        ({"who": ["a", "b", "a", *map(str, range(77))]}, {"person": "who"}, "Rows 1 and 3 are both of “a”"),
        ({}, {"bootstraps": 5}, "Draw 100 times or more"),
        ({}, {"level": 95.0}, "level 95.0 is not between 0 and 1"),
        ({name: column[:4] for name, column in answers().items()}, {}, "4 people are too few for 4 items"),
    ],
)
def test_what_gives_no_honest_number_is_refused_with_a_sentence(method, change, words, sentence):
    with pytest.raises(UnfitData, match=sentence):
        method(answers() | change, **({"items": ITEMS} | words))


@pytest.mark.parametrize(
    ("change", "words", "sentence"),
    [
        ({}, {"items": ["i1", "i2"]}, "Omega needs three items"),
        ({"i1": answers()["i0"] * 2}, {}, "follow from each other; leave one out: i0, i1"),
        ({}, {"factors": 2}, "Two groups do not determine a factor above them"),
        ({}, {"factors": 3}, "4 items are too few for 3 factors"),
    ],
)
def test_omega_refuses_what_no_factor_can_be_found_in(change, words, sentence):
    with pytest.raises(UnfitData, match=sentence):
        omega(answers() | change, **({"items": ITEMS} | words))


def test_pairs_that_nobody_answered_are_named():
    rows = {"a": [1, 2, 3, None, None, None], "b": [None, None, None, 1, 2, 3], "c": [1, 2, 2, 3, 1, 2]}
    with pytest.raises(UnfitData, match="two people answered both “a” and “b”"):
        alpha(rows, "abc", incomplete="pairwise")


def test_a_measurement_in_fine_steps_has_no_polychoric_correlations():
    with pytest.raises(UnfitData, match="“a” has 40 different answers; use pearson"):
        alpha({"a": range(40), "b": [1, 2] * 20}, "ab", correlations="polychoric")


def test_scores_feed_no_second_turn():
    """Scoring leaves the data as they were."""
    rows = answers()
    before = {name: column.copy() for name, column in rows.items()}
    scores(rows, ITEMS, reverse=["i1"], answers=[1, 5])
    assert all((rows[name] == column).all() for name, column in before.items())
