"""The language of conditions: what is read, what is refused and where, and when a condition holds."""

from __future__ import annotations

import pickle
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspel.methods.questionnaires.conditions import (
    And,
    Answered,
    Chosen,
    Comparison,
    Condition,
    In,
    Not,
    Or,
    UnfitCondition,
    holds,
    names_in,
    parse,
)
from samenspel.methods.questionnaires.options import Domain

AGE = Comparison("age", ">=", 18)
DOMAINS = {
    "age": Domain("number"),
    "sector": Domain("word", ("school", "care")),
    "day": Domain("date"),
    "help": Domain("many", ("a", "b")),
    "agree": Domain("number", (1, 2, 3, -1), unsaid=frozenset({-1})),
}


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("age >= 18", AGE),
        ("age = 18.5", Comparison("age", "==", 18.5)),
        ("age != -2", Comparison("age", "!=", -2)),
        ("day < 2027-03-01", Comparison("day", "<", "2027-03-01")),
        ('name == "van Dam"', Comparison("name", "==", "van Dam")),
        ("sector in [school, care-home, 3]", In("sector", ("school", "care-home", 3))),
        ("sector not in [school]", Not(In("sector", ("school",)))),
        ("answered(reason)", Answered("reason")),
        ("chosen(help, a)", Chosen("help", "a")),
        ("chosen(help, 3)", Chosen("help", 3)),
        ("not age >= 18", Not(AGE)),
        (
            "a = 1 or b = 1 and c = 1",
            Or(
                (
                    Comparison("a", "==", 1),
                    And((Comparison("b", "==", 1), Comparison("c", "==", 1))),
                )
            ),
        ),
        (
            "(a = 1 or b = 1) and c = 1",
            And(
                (
                    Or((Comparison("a", "==", 1), Comparison("b", "==", 1))),
                    Comparison("c", "==", 1),
                )
            ),
        ),
    ],
)
def test_what_is_read(text: str, condition: Condition) -> None:
    assert parse(text) == condition


@pytest.mark.parametrize(
    ("text", "at", "sentence"),
    [
        ("", 1, "the condition ends too early."),
        ("age >", 6, "the condition ends too early."),
        ("age 18", 5, "“18” stands where =, !=, <, <=, >, >= or in is expected."),
        ("age >= 18 age", 11, "“age” is not expected here; is “and” or “or” missing?"),
        ("age >= and", 8, "“and” stands where a value is expected."),
        ("18 <= age", 1, "“18” stands where the code of a question is expected."),
        ("sector in school", 11, "“school” stands where another sign is expected: a bracket or a comma."),
        ("sector in [school", 18, "the condition ends too early."),
        ("sector in []", 12, "“]” stands where a value is expected."),
        ("age; drop", 4, "“; drop” cannot be in a condition."),
        ("__import__(os)", 1, "“__import__” stands where the code of a question is expected."),
        ("age >= 18.5.5", 8, "“18.5.5” cannot be in a condition."),
        ('name = "open', 8, '“"open” cannot be in a condition.'),
        ("a = 1 and " * 101 + "a = 1", 1, "a condition has at most 1000 signs; split it over pages."),
        ("(" * 14 + "a = 1" + ")" * 14, 14, "brackets and “not” go no deeper than 12."),
        ("not " * 100 + "a = 1", 53, "brackets and “not” go no deeper than 12."),
    ],
)
def test_what_is_refused_and_where(text: str, at: int, sentence: str) -> None:
    with pytest.raises(UnfitCondition) as error:
        parse(text)
    assert (error.value.at, str(error.value)) == (at, sentence)


@pytest.mark.parametrize(
    ("text", "answers", "held"),
    [
        ("age >= 18", {"age": 18}, True),
        ("age < 18", {"age": 18}, False),
        ("age != 18", {"age": 17}, True),
        ("sector in [school]", {"sector": "school"}, True),
        ("sector not in [school]", {"sector": "care"}, True),
        ("day >= 2027-03-01", {"day": "2027-02-28"}, False),
        ("chosen(help, a)", {"help": ["b", "a"]}, True),
        ("chosen(help, a)", {"help": ["b"]}, False),
        ("answered(age)", {"age": 0}, True),
        ("agree >= 1", {"agree": -1}, False),
        ("agree < 1", {"agree": -1}, False),
        ("agree = -1", {"agree": -1}, True),
        ("age >= 18 and sector = care", {"age": 20, "sector": "care"}, True),
        ("age >= 18 and sector = care", {"age": 20, "sector": "school"}, False),
        ("age >= 18 or sector = care", {"sector": "care"}, True),
    ],
)
def test_when_it_holds(text: str, answers: dict[str, Any], held: bool) -> None:
    assert holds(parse(text), answers, DOMAINS) is held


@pytest.mark.parametrize(
    "text", ["age >= 18", "age != 18", "sector in [care]", "chosen(help, a)", "answered(age)"]
)
def test_without_an_answer_nothing_holds_but_its_denial(text: str) -> None:
    assert not holds(parse(text), {}, DOMAINS)
    assert holds(parse(f"not ({text})"), {}, DOMAINS)


def test_the_names_of_all_parts() -> None:
    found = names_in(parse("not (a = 1 or answered(b)) and chosen(c, d) and e in [f]"))
    assert found == {"a", "b", "c", "e"}


@given(st.text(max_size=1_100))
def test_any_text_is_a_condition_or_is_refused_in_its_place(text: str) -> None:
    place, again = 1, 1
    try:
        parse(text)
    except UnfitCondition as error:
        place, again = error.at, pickle.loads(pickle.dumps(error)).at
    assert 1 <= place == again <= len(text) + 1


def test_a_text_of_forty_thousand_letters_is_refused_at_once() -> None:
    start = time.process_time()
    for text in ("a" * 40_000, "(" * 40_000, "9" * 40_000, '"' + "a" * 40_000):
        with pytest.raises(UnfitCondition):
            parse(text)
    assert time.process_time() - start < 1
