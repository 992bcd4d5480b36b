"""Scores: means and sums of answers that were turned once, and who answered too few."""

from __future__ import annotations

import numpy as np
import pytest

from samenspel.methods.evidence import METHODS, Data, UnfitData, score, scores
from tests.methods.evidence.judges import in_r
from tests.methods.evidence.published import path_of

from . import personality

TOLD = {"kind": [1, 5, None, 4], "rude": [5, 2, 1, None], "fair": [2, 4, None, None]}
ITEMS = list(TOLD)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ({}, [4 / 3, 13 / 3, np.nan, np.nan]),
        ({"least": 1}, [4 / 3, 13 / 3, 5, 4]),
        ({"least": 1, "how": "sum"}, [4, 13, 15, 12]),
        ({"least": 2, "how": "sum"}, [4, 13, np.nan, np.nan]),
    ],
)
def test_who_answered_enough_has_a_score(words, expected):
    found = scores(TOLD, ITEMS, reverse=["rude"], answers=[1, 5], **words)
    assert found == pytest.approx(np.array(expected), nan_ok=True)


def test_a_range_of_its_own_turns_an_item_about_its_own_middle():
    found = scores({"a": [1, 2], "b": [0, 10]}, "ab", reverse=["b"], answers={"b": [0, 10]})
    assert found.tolist() == [5.5, 1]


def test_the_summary_counts_who_has_no_score_and_why():
    found = score(TOLD, ITEMS, reverse=["rude"], answers=[1, 5], least=2, name="warmth")
    assert found["warmth"].value == pytest.approx((4 / 3 + 13 / 3) / 2)
    assert [(left.number, str(left.reason)) for left in found.left_out] == [(2, "fewer than 2 answers")]
    assert found.tables[1].rows[1][:3] == ("rude", 3, pytest.approx(10 / 3))
    assert found.method.options["reverse"] == "rude"


@pytest.mark.slow
@pytest.mark.parametrize("words", [{}, {"least": 3}, {"least": 3, "how": "sum"}])
def test_the_scores_are_those_of_r(words):
    found = score(personality.answers(), **personality.instrument("C"), **words)
    asked = "c(mean(s, na.rm = TRUE), sd(s, na.rm = TRUE), sum(!is.na(s)))"
    ours = [found["score"].value, found.numbers["SD"], found.n]
    assert ours == pytest.approx(in_r(found, personality.path(), asked), rel=1e-10)


def test_the_trust_of_an_experiment_is_scored_from_its_three_items():
    data = Data.read(path_of("liu2024/study_2.csv"), ["NA"])
    items = ["competence", "benevolence", "honesty"]
    whole = data.matrix(items)
    assert scores(data, items) == pytest.approx(whole.mean(axis=1), nan_ok=True)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({"least": 0}, "At least 0 of 3 items"),
        ({"least": 4}, "At least 4 of 3 items"),
        ({"answers": [1, 4]}, "Row 2, column “kind”: 5 is outside 1 to 4"),
        ({"items": ["rude", "fair", "kind"], "least": 3, "person": "who"}, "Rows 1 and 4 are both of “ann”"),
    ],
)
def test_what_gives_no_honest_score_is_refused(words, sentence):
    with pytest.raises(UnfitData, match=sentence):
        score(TOLD | {"who": ["ann", "bo", "cy", "ann"]}, **({"items": ITEMS} | words))


def test_two_people_are_needed_for_a_summary():
    with pytest.raises(UnfitData, match="Fewer than two people answered 3 items"):
        score({"a": [1, None], "b": [1, 2], "c": [1, 2]}, "abc")


@pytest.mark.parametrize("answers", [[1, 10], {"a": [1, 5], "b": [0, 10]}])
def test_a_specification_names_one_range_or_that_of_each_item(answers):
    found = METHODS["score"]({"a": [1, 2], "b": [5, 9]}, {"items": ["a", "b"], "answers": answers})
    assert found.n == 2
    with pytest.raises(UnfitData, match="Row 2, column “b”: 11 is outside"):
        METHODS["score"]({"a": [1, 2], "b": [5, 11]}, {"items": ["a", "b"], "answers": answers})
