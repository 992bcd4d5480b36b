"""A questionnaire on paper, and what people read on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from samenspel.methods.questionnaires import (
    UNCLEAR,
    NoAnswer,
    Reading,
    check_sheet,
    draw,
    numbered,
    printed,
    read_questionnaire,
    row,
    settle,
)

QUESTIONS = read_questionnaire(Path(__file__).parents[2] / "tools/surveys/every_kind.yaml")
DRAWS = draw(QUESTIONS, "seed")


def read(**answers: object) -> Reading:
    names = frozenset({"a", "b"})
    vague = frozenset(name for name, answer in answers.items() if answer == UNCLEAR)
    return Reading({name: one for name, one in answers.items() if name not in vague}, vague, names)  # type: ignore[misc]


def test_everything_is_printed_for_who_answered_nothing_with_what_decides_on_paper() -> None:
    asked = {one.question.code: one.conditions for one in printed(QUESTIONS, DRAWS, {})}
    assert list(asked) == list(QUESTIONS.question)
    assert asked["reasons"] == ("visits in [2, 3]",)
    assert asked["age"] == ()


def test_what_was_answered_or_is_decided_already_is_not_printed_again() -> None:
    asked = [one.question.code for one in printed(QUESTIONS, DRAWS, {"visits": 1, "age": 30})]
    assert asked[:2] == ["views", "first"]
    asked = [one.question.code for one in printed(QUESTIONS, DRAWS, {"visits": 2})]
    assert asked[:3] == ["age", "reasons", "happy"]


def test_statements_and_tasks_have_letters() -> None:
    found = numbered(QUESTIONS.questions, draw(QUESTIONS, "seed"))
    assert [found[name] for name in ("visits", "visits_text", "late", "loud", "plan_2", "words")] == [
        "1",
        "1",
        "5a",
        "5b",
        "9b",
        "12",
    ]


@pytest.mark.parametrize(
    ("sent", "answers", "unclear"),
    [
        ({"late": ["3"], "loud": [UNCLEAR]}, {"late": 3}, {"loud"}),
        ({"reasons": [UNCLEAR]}, {}, {"reasons"}),
        ({"first": [UNCLEAR]}, {}, {"first"}),
        ({"visits": []}, {}, set()),
        ({"first_hours": ["1"], "first_books": ["2"], "first_coffee": ["3"]},
         {"first": ["hours", "books", "coffee"]}, set()),
    ],
)  # fmt: skip
def test_a_sheet_may_leave_open_and_be_unclear(
    sent: dict[str, list[str]], answers: dict[str, object], unclear: set[str]
) -> None:
    found = check_sheet([*QUESTIONS.questions], DRAWS, sent)
    assert (dict(found.reading.answers), found.reading.unclear, found.faults) == (answers, unclear, {})


@pytest.mark.parametrize(
    ("sent", "name"),
    [
        ({"age": ["300"]}, "age"),
        ({"visits": ["2", "3"]}, "visits"),
        ({"visits": ["2", UNCLEAR]}, "visits"),
        ({"first": [UNCLEAR], "first_hours": ["1"]}, "first"),
        ({"first_hours": ["1"]}, "first"),
        ({"visits": ["77"]}, "visits"),
    ],
)
def test_what_cannot_stand_there_is_a_fault(sent: dict[str, list[str]], name: str) -> None:
    assert list(check_sheet([*QUESTIONS.questions], DRAWS, sent).faults) == [name]


def test_answer_by_answer_counts_what_two_read_alike() -> None:
    found = settle(["a", "b"], [read(a=1, b=2), read(a=1, b=3)], 2)
    assert (dict(found.reading.answers), found.differing) == ({"a": 1}, ("b",))
    found = settle(["a", "b"], [read(a=1, b=2), read(a=1, b=3), read(a=2, b=3)], 2)
    assert (dict(found.reading.answers), found.differing) == ({"a": 1, "b": 3}, ())


def test_left_open_and_unclear_are_readings_too() -> None:
    found = settle(["a", "b"], [read(a=UNCLEAR), read(a=UNCLEAR)], 2)
    assert (dict(found.reading.answers), found.reading.unclear, found.differing) == ({}, {"a"}, ())
    assert settle(["a", "b"], [read(a=UNCLEAR), read()], 2).differing == ("a",)


def test_one_person_alone_settles_nothing() -> None:
    assert settle(["a", "b"], [read(a=1, b=2)], 2).differing == ("a", "b")


def test_all_variables_of_an_unclear_answer_are_unclear_and_what_was_not_shown_is_not() -> None:
    told = row(QUESTIONS, DRAWS, {"visits": 1}, unclear=["reasons", "first", "late"])
    assert told["late"] == NoAnswer.UNCLEAR
    assert {told[f"first_{code}"] for code in ("hours", "books", "coffee")} == {NoAnswer.UNCLEAR}
    assert told["reasons_read"] == NoAnswer.NOT_SHOWN
    told = row(QUESTIONS, DRAWS, {"visits": 2}, unclear=["reasons"])
    assert told["reasons_read"] == NoAnswer.UNCLEAR
