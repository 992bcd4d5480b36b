"""A plan is the same bytes for everyone, and what could not be carried out is refused before the data."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest

from samenspel.methods.reporting import (
    Exclusion,
    Plan,
    UnfitReport,
    check_plan,
    digest,
    exploratory,
    plan_as_json,
    read_plan,
)
from tests.methods.reporting.studies import BY_LOT, PLAN

COLUMNS = ("person", "street", "arm", "hours", "sex", "trust")


def test_a_plan_comes_back_as_it_was_with_the_same_bytes():
    text = plan_as_json(PLAN)
    assert read_plan(text).hypotheses[0].spec["covariates"] == ["trust"]
    assert plan_as_json(read_plan(text)) == text
    assert digest(PLAN) == hashlib.sha256(text.encode()).hexdigest()


def test_one_word_more_is_another_digest():
    assert digest(PLAN) != digest(replace(PLAN, question="Does it help to ask? "))


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"format":"samenspel-plan/2"}', "[" * 50_000])
def test_what_is_no_plan_is_refused(text):
    with pytest.raises(UnfitReport, match="This is no plan"):
        read_plan(text)


def test_a_plan_that_can_be_carried_out_is_not_refused():
    check_plan(PLAN, COLUMNS)


@pytest.mark.parametrize(
    ("hypothesis", "said"),
    [
        ({"method": "guess"}, "there is no method guess"),
        ({"method": "power"}, "there is no method power for a table"),
        ({"text": "  "}, "Say in words what “h1” expects"),
        ({"matters": 0}, "the least difference that matters is above 0"),
        ({"matters": float("nan")}, "the least difference that matters is above 0"),
        ({"estimate": ""}, "say which number of itt tells"),
        ({"spec": {"outcome": "hours"}}, "itt needs “assigned”"),
        ({"spec": {"outcome": "hours", "assigned": "arm", "p": 1}}, "itt knows no “p”"),
        ({"spec": {"outcome": ["hours"], "assigned": "arm"}}, "which is not a word"),
        ({"spec": {"outcome": "joy", "assigned": "arm"}}, "no column “joy”"),
    ],
)
def test_a_hypothesis_that_nobody_could_test_is_refused(hypothesis, said):
    with pytest.raises(UnfitReport, match=said):
        check_plan(replace(PLAN, hypotheses=(replace(BY_LOT, **hypothesis),)), COLUMNS)


@pytest.mark.parametrize(
    ("plan", "said"),
    [
        (Plan("Nothing?", ()), "nothing that is expected"),
        (replace(PLAN, hypotheses=(BY_LOT, BY_LOT)), "Two hypotheses are called “h1”"),
        (replace(PLAN, exclusions=(Exclusion("street", (), "why"),)), "which values of “street”"),
        (replace(PLAN, exclusions=(Exclusion("street", ("a",), " "),)), "and why"),
        (replace(PLAN, exclusions=(Exclusion("town", ("a",), "why"),)), "no column “town”"),
    ],
)
def test_a_plan_that_says_too_little_is_refused(plan, said):
    with pytest.raises(UnfitReport, match=said):
        check_plan(plan, COLUMNS)


def test_other_rows_left_out_make_another_analysis():
    later = replace(PLAN, exclusions=())
    assert exploratory([(PLAN, False), (later, True)]) == ("h1", "h2", "h3")
    assert exploratory([(PLAN, False), (PLAN, True)]) == ()
    assert exploratory([]) == ()
