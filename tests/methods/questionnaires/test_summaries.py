"""Answers counted for all to read: nothing points at few people, also not by subtraction."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from samenspel.methods.questionnaires import NoAnswer
from samenspel.methods.questionnaires.summaries import Summary, summarised

from .written import ask, items, made, options, single

ASKED = made(
    [
        single("sector", "school", "care", "sport", "art"),
        ask("multiple", "help", options=options("a", "b")),
        ask("rating", "happy"),
        ask("ranking", "order", options=options("x", "y")),
        ask("text", "words"),
    ]
)


def told(name: str, values: list[Any], k: int = 10) -> Summary:
    rows = [{name: value} for value in values]
    return next(one for one in summarised(ASKED, rows, k) if one.name == name)


def answers(**counts: int) -> list[str]:
    return [*Counter(counts).elements()]


def test_large_counts_are_told_with_those_of_no_answer() -> None:
    values = [*answers(school=20, care=30, sport=10), *[NoAnswer.SKIPPED] * 12]
    counts = dict(told("sector", values).counts)
    assert counts == {"school": 20, "care": 30, "sport": 10, "art": 0, None: 12}


@pytest.mark.parametrize("few", [1, 2, 9])
def test_a_small_count_is_hidden_with_another_so_that_no_subtraction_tells_it(few: int) -> None:
    asked = {"school": 20, "care": 30, "sport": few, "art": 15}
    counts = dict(told("sector", answers(**asked)).counts)
    hidden = [code for code, count in counts.items() if count is None]
    assert "sport" in hidden
    assert sum(asked.get(str(code), 0) for code in hidden) >= 10


def test_few_who_gave_no_answer_are_hidden_too() -> None:
    counts = dict(told("sector", [*answers(school=20, care=30), NoAnswer.SKIPPED]).counts)
    assert counts[None] is None
    assert [*counts.values()].count(None) >= 2


@pytest.mark.parametrize(("chosen", "is_told"), [(3, False), (10, True), (35, False), (40, True), (0, True)])
def test_an_option_is_told_if_neither_who_chose_it_nor_the_others_are_few(chosen: int, is_told: bool) -> None:
    ((_code, count),) = told("help_a", [1] * chosen + [0] * (40 - chosen)).counts
    assert count == (chosen if is_told else None)


def test_a_mean_stands_alone_where_counts_are_hidden() -> None:
    some = told("happy", [8] * 20 + [3])
    assert (some.counts, some.mean) == ((), 7.8)
    many = told("happy", [8] * 20 + [3] * 10)
    assert (dict(many.counts)[3], many.mean) == (10, 6.3)


def test_a_mean_of_few_is_hidden() -> None:
    assert told("order_x", [1] * 9 + [NoAnswer.SKIPPED] * 30).mean is None
    assert told("order_x", [1] * 9 + [2] + [NoAnswer.SKIPPED] * 30).mean == 1.1


def test_texts_are_never_told_and_of_few_people_nothing_is() -> None:
    assert "words" not in {one.question for one in summarised(ASKED, [{"words": "I am Anna"}] * 50, 10)}
    assert summarised(ASKED, [{"happy": 3}] * 9, 10) == []


def test_each_statement_of_a_set_is_counted() -> None:
    asked = made([ask("likert", "set", items=items("i1", "i2"), options=options(1, 2))])
    assert [(one.name, dict(one.counts)) for one in summarised(asked, [{"i1": 1, "i2": 2}] * 12, 10)] == [
        ("i1", {1: 12, 2: 0, None: 0}),
        ("i2", {1: 0, 2: 12, None: 0}),
    ]


HANGING = made(
    [
        single("works", "yes", "no"),
        {**single("hours", "few", "many"), "show_if": "works = yes"},
        {**single("shift", "day", "night"), "show_if": "hours = few"},
    ]
)


def hanging(**kinds: int) -> list[dict[str, Any]]:
    """So many people who work few_day, few_night, many or not at all."""
    told = {
        "few_day": {"works": "yes", "hours": "few", "shift": "day"},
        "few_night": {"works": "yes", "hours": "few", "shift": "night"},
        "many": {"works": "yes", "hours": "many"},
        "none": {"works": "no"},
    }
    return [told[kind] for kind, number in kinds.items() for _one in range(number)]


def test_who_was_not_asked_is_known_from_the_question_before_and_tells_nobody() -> None:
    """Beside the 12 who do not work, hiding that 12 were not asked for their hours hides nothing."""
    rows = hanging(few_day=40, many=1, none=12)
    counts = {one.name: dict(one.counts) for one in summarised(HANGING, rows, 10)}
    assert counts["hours"]["many"] is None
    assert None in (counts["works"]["no"], counts["hours"]["few"])
    alone = made([single("works", "yes", "no"), single("hours", "few", "many")])
    told = {one.name: dict(one.counts) for one in summarised(alone, rows, 10)}
    assert told["hours"] == {"few": 40, "many": None, None: None}


def test_what_hangs_on_what_hangs_is_in_the_system_too() -> None:
    rows = hanging(few_day=30, few_night=3, many=20, none=15)
    counts = {one.name: dict(one.counts) for one in summarised(HANGING, rows, 10)}
    assert [counts["shift"][code] for code in ("day", "night")] == [None, None]
