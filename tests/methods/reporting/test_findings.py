"""What an interval can bear is said, and nothing more; too few is an answer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from samenspel.methods.evidence import Data, itt
from samenspel.methods.reporting import (
    Direction,
    Hypothesis,
    Plan,
    Verdict,
    carry_out,
    status,
    told,
    verdict_of,
)
from samenspel.methods.reporting.findings import kept_rows
from tests.methods.reporting.studies import BY_LOT, PLAN

RISING = {"y": [1, 2, 4, 3, 6, 5, 8, 7, 9, 11], "x": [*range(10)]}
WITH_X = Hypothesis("h", "y rises", "ols", {"outcome": "y", "predictors": ["x"]}, "x", Direction.MORE)


@pytest.mark.parametrize(
    ("low", "high", "matters", "verdict"),
    [
        (0.3, 0.6, 0.2, Verdict.MORE),
        (0.2, 0.6, 0.2, Verdict.MORE),
        (0.1, 0.6, 0.2, Verdict.BARELY_MORE),
        (0.05, 0.15, 0.2, Verdict.SAME),
        (-0.1, 0.1, 0.2, Verdict.SAME),
        (-0.1, 0.3, 0.2, Verdict.UNSURE),
        (-0.6, -0.1, 0.2, Verdict.BARELY_LESS),
        (-0.6, -0.3, 0.2, Verdict.LESS),
        (-0.1, 0.1, None, Verdict.UNSURE),
        (0.0, 0.1, None, Verdict.UNSURE),
        (0.01, 9.0, None, Verdict.MORE),
    ],
)
def test_a_verdict_is_what_the_whole_interval_says(low, high, matters, verdict):
    assert verdict_of(low, high, matters) is verdict


@pytest.mark.parametrize(
    ("direction", "sentence"),
    [
        (Direction.MORE, "The answers bear this out."),
        (Direction.LESS, "The answers say the opposite."),
        (Direction.EITHER, "There is a difference: more."),
    ],
)
def test_a_sentence_says_whether_it_came_as_expected(direction, sentence):
    found = carry_out(Plan("?", (replace(WITH_X, direction=direction),)), RISING)[0]
    assert str(told(found)[0]) == sentence


def test_the_number_stands_with_its_uncertainty_and_what_it_rests_on():
    found = carry_out(Plan("?", (WITH_X,)), RISING)[0]
    assert [str(one) for one in told(found)] == [
        "The answers bear this out.",
        "The difference is about 1.02; anything from 0.83 to 1.20 fits these answers well. (10 answers)",
        "That two things go together does not say that one brings the other about.",
    ]
    assert str(status(found)).startswith("Planned")


def test_too_few_to_say_is_a_finding_without_any_number():
    few = {name: values[:9] for name, values in RISING.items()}
    found = carry_out(Plan("?", (WITH_X,)), few)[0]
    assert (found.verdict, found.result, found.as_expected) == (Verdict.TOO_FEW, None, None)
    assert [str(one) for one in told(found)] == [
        "Too few to say.",
        "Fewer than 10 people answered all that this needs.",
    ]


def test_who_did_not_answer_all_does_not_count_towards_enough():
    gaps = {"y": [None, *RISING["y"][1:]], "x": RISING["x"]}
    assert carry_out(Plan("?", (WITH_X,)), gaps)[0].verdict is Verdict.TOO_FEW


def test_what_a_method_refuses_is_a_finding_with_its_reason():
    still = {"y": RISING["y"], "x": [1] * 10}
    found = carry_out(Plan("?", (WITH_X,)), still)[0]
    assert (found.verdict, found.result) == (Verdict.TOO_FEW, None)
    assert "follows from" in str(found.why)


def test_an_estimate_that_did_not_come_is_told_by_its_name():
    found = carry_out(Plan("?", (replace(WITH_X, estimate="z"),)), RISING)[0]
    assert str(found.why) == "There is no number “z” in these data."


def test_an_answer_that_reads_none_is_an_answer_and_who_did_not_answer_stays():
    data = Data.read(b"street,y\nNone,1\n,2\nTest,3\nOak,4\n")
    assert kept_rows(PLAN, data).texts("y") == ["2", "4"]


def test_what_was_added_later_is_exploratory():
    found = carry_out(Plan("?", (WITH_X, replace(WITH_X, code="h2"))), RISING, exploratory=("h2",))
    assert [one.is_planned for one in found] == [True, False]


def test_the_number_is_that_of_the_method_itself():
    rows = {"hours": [1, 2, 3, 2, 4, 4, 6, 5, 7, 6], "arm": [0, 0, 0, 0, 0, 1, 1, 1, 1, 1]}
    one = replace(BY_LOT, spec={"outcome": "hours", "assigned": "arm"})
    found = carry_out(Plan("?", (one,)), rows)[0]
    assert found.estimate == itt(rows, "hours", "arm")["arm=1"]
    assert "A lot decided" in str(told(found)[-1])
