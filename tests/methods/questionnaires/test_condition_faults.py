"""What is said of a condition when a questionnaire is written: never later, to whom answers."""

from __future__ import annotations

import pytest

from .written import ask, faults, items, made, options, single

AGREE = options(1, 2, {"code": -1, "text": "?", "no_answer": "dont_know"})
PAGE = [
    ask("number", "age", least=16, most=110, required=True),
    single("sector", "school", "care", {"code": "other", "text": "O", "write_in": True}),
    ask("multiple", "help", options=options("x", "y", {"code": "none", "text": "N", "exclusive": True})),
    ask("date", "day", least="2027-01-01"),
    ask("text", "why"),
    ask("rating", "mark"),
    ask("likert", "set", items=items("i1", "i2"), options=AGREE),
    ask("note", "hello"),
]


def on_next_page(condition: str) -> list[str]:
    return faults(PAGE, [single("last", show_if=condition)])


@pytest.mark.parametrize(
    ("condition", "sentence"),
    [
        ("agee > 18", "“agee” is asked nowhere; did you mean “age”?"),
        ("zzz = 1", "“zzz” is asked nowhere."),
        ("last = a", "“last” is this question itself."),
        ("set = 1", "“set” has more than one answer: i1, i2."),
        ("hello = 1", "“hello” has more than one answer: –."),
        ("age = old", "“age” is a number, and “old” is a word."),
        ("age > 2027-01-01", "“age” is a number, and “2027-01-01” is a word."),
        ("age = 20.5", "“age” is never “20.5”."),
        ("age = 111", "“age” is never “111”."),
        ("age in [20, 8]", "“age” is never “8”."),
        ("sector = shool", "“sector” is never “shool”; did you mean “school”?"),
        ("sector = 3", "“sector” is a word, and 3 is a number."),
        ("sector > school", "“sector” has words as answers; no word is more than another."),
        ("help = x", "write it with “chosen”, as “help” is answered."),
        ("chosen(sector, care)", "write it with “=”, as “sector” is answered."),
        ("chosen(help, z)", "“help” is never “z”."),
        ("day > 3", "“day” is a date, and “3” is none."),
        ("day = 2027-13-01", "“day” is a date, and “2027-13-01” is none."),
        ("day = 2026-12-31", "“day” is never “2026-12-31”."),
        ("why = because", "of “why” only answered(why) can be asked."),
        ("sector_text = x", "of “sector_text” only answered(sector_text) can be asked."),
        ("mark = 11", "“mark” is never “11”."),
        ("i1 = 3", "“i1” is never “3”."),
    ],
)
def test_what_could_never_be_meant(condition: str, sentence: str) -> None:
    assert on_next_page(condition) == [f"sign 1 of the condition: {sentence}"]


def test_every_part_is_looked_at_and_its_place_is_said() -> None:
    assert on_next_page("age > x and sector = y") == [
        "sign 1 of the condition: “age” is a number, and “x” is a word.",
        "sign 13 of the condition: “sector” is never “y”.",
    ]


@pytest.mark.parametrize(
    "condition",
    [
        "age > 18 and (sector in [school, care] or not answered(why))",
        "chosen(help, x) and not chosen(help, none)",
        "day >= 2027-06-01 and mark > 5 and i1 != -1 and answered(sector_text)",
        "i1 = -1",
    ],
)
def test_what_can_be_meant_is_taken(condition: str) -> None:
    assert made(PAGE, [single("last", show_if=condition)]).question["last"].show_if == condition


def test_conditions_look_back_only_so_that_there_are_no_circles() -> None:
    assert faults([single("q1", show_if="q2 = a"), single("q2", show_if="q1 = a")]) == [
        "sign 1 of the condition: “q2” is asked later; a condition looks back only."
    ]
    assert faults({"questions": [single("q1")], "show_if": "q1 = a"}) == [
        "sign 1 of the condition: “q1” is asked later; a condition looks back only."
    ]


def test_random_order_is_no_order_to_count_on() -> None:
    shuffled = {"shuffle": True, "questions": [single("q1"), single("q2", show_if="q1 = a")]}
    assert faults(shuffled) == [
        "sign 1 of the condition: “q1” may be asked later: this page is in random order."
    ]
    second = {"questions": [single("q2")], "show_if": "q1 = a"}
    assert faults([single("q1")], second, blocks=[["p1", "p2"]]) == [
        "sign 1 of the condition: “q1” may be asked later: these pages are in random order."
    ]
    assert made([single("q1")], second, [single("q3")], blocks=[["p2", "p3"]])


NEVER = "“last” would never be asked: its conditions never hold together."


@pytest.mark.parametrize(
    "condition",
    [
        "age < 20 and age > 30",
        "age < 16",
        "age > 18 and age < 19",
        "not answered(age)",
        "sector = school and sector = care",
        "chosen(help, none) and chosen(help, x)",
        "day < 2027-01-01",
        "mark > 7 and mark < 8",
        "i1 > 2",
        "not (i1 >= 1 or i1 < 1 or i1 = -1 or not answered(i1))",
        "answered(sector) and not sector in [school, care, other]",
    ],
)
def test_what_nobody_could_be_asked(condition: str) -> None:
    assert on_next_page(condition) == [NEVER]


def test_what_hides_a_question_hides_those_that_hang_on_it() -> None:
    """Each condition could hold alone."""
    assert faults(
        [single("q1")],
        [single("q2", show_if="q1 = a")],
        [single("q3", show_if="q1 = b and answered(q2)")],
    ) == ["“q3” would never be asked: its conditions never hold together."]
    assert faults([single("q1")], {"questions": [single("q2", show_if="q1 = a")], "show_if": "q1 = b"}) == [
        "“q2” would never be asked: its conditions never hold together."
    ]


def test_of_a_page_that_is_never_shown_its_questions_are_not_named_too() -> None:
    page = {"questions": [single("q2", show_if="q1 = a")], "show_if": "q1 = a and q1 = b"}
    assert faults([single("q1")], page) == [
        "this page would never be shown: its conditions never hold together."
    ]


def test_where_there_is_too_much_to_try_nothing_is_said() -> None:
    many = [single(f"q{number}", *range(1, 12)) for number in range(6)]
    condition = " and ".join(f"q{number} = 1" for number in range(6)) + " and q0 = 2"
    assert made(many, [single("last", show_if=condition)])
