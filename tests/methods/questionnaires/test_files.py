"""Files: every fault at once with its line, and what is written is what was read."""

from __future__ import annotations

import pickle
from typing import Any

import pytest

from samenspel.methods.malformed import MalformedFile
from samenspel.methods.questionnaires import (
    FaultyFile,
    Questionnaire,
    plain,
    questionnaire_from,
    read_questionnaire,
    write_questionnaire,
)

from .test_answering import KINDS
from .written import ask, faults, items, made, options, single, written

FAULTY = """\
questionnaire: street
version: one
title: {en: Your street}
languages: [en, nl]
pages:
- code: you
  questions:
  - kind: singel
    code: sector
    text: {en: Where?, nl: Waar?}
  - kind: number
    code: age
    text: {en: How old?, nl: Hoe oud?, fr: Quel âge ?}
    lest: 16
    most: 110
    required: yes
  - code: nothing
- questions: none
"""


def test_every_fault_of_form_is_said_at_once_on_its_line() -> None:
    with pytest.raises(FaultyFile) as error:
        read_questionnaire(FAULTY.encode())
    assert str(error.value).split("\n") == [
        "Line 2: “one” is not a whole number.",
        "Line 3: There is no text in “nl” here.",
        "Line 8: “singel” is not known; did you mean “single”?",
        "Line 11: “least” is missing here.",
        "Line 13: “fr” is not among the languages.",
        "Line 14: “lest” is not known; did you mean “least”?",
        "Line 16: “yes” is not true or false.",
        "Line 17: “kind” is missing here.",
        "Line 18: “code” is missing here.",
        "Line 18: Write a list here.",
    ]
    again = pickle.loads(pickle.dumps(error.value))
    assert str(again) == str(error.value)


def test_every_fault_of_meaning_is_said_at_once_on_its_line() -> None:
    text = write_questionnaire(made([single("q1", "a", "b"), single("q2")])).replace("code: b", "code: a", 1)
    with pytest.raises(FaultyFile) as error:
        read_questionnaire(text.replace("code: q2", "code: q1").encode())
    assert [str(fault.problem) for fault in error.value.faults] == [
        "“a” stands twice; answers could not be told apart.",
        "“q1” stands twice; answers could not be told apart.",
    ]
    lines = text.split("\n")
    assert [lines[fault.line - 1].strip() for fault in error.value.faults] == ["- code: a", "code: q2"]


def test_what_is_no_yaml_is_refused_before() -> None:
    with pytest.raises(MalformedFile):
        read_questionnaire(b"pages: [")
    with pytest.raises(FaultyFile, match="Write “name: value” here"):
        read_questionnaire(b"- a")


def every_kind() -> Questionnaire:
    pages = [
        {"questions": [one | {"code": f"q_{kind}", **_own(kind)}], "title": kind}
        for kind, one in KINDS.items()
    ]
    pages[0] |= {"shuffle": True, "text": "Hello"}
    return made(*pages, [single("last", show_if="q_whole > 3", help="H")], blocks=[["p2", "p3"]])


def _own(kind: str) -> dict[str, Any]:
    """Codes of statements that no other question has."""
    codes = {"likert": ("i1", "i2"), "forced": ("f1", "f2", "f3"), "free": ("s1", "s2", "s3")}
    return {"items": items(*codes[kind])} if kind in codes else {}


def test_every_kind_goes_round_as_yaml_and_as_stored_data() -> None:
    whole = every_kind()
    assert questionnaire_from(plain(whole)) == whole
    assert read_questionnaire(write_questionnaire(whole).encode()) == whole
    assert plain(read_questionnaire(write_questionnaire(whole).encode())) == plain(whole)


def test_one_language_needs_no_names_and_several_do() -> None:
    assert made([single("q1")]).question["q1"].text == {"en": "q1"}
    assert "There is no text in “nl” here." in faults([single("q1")], languages=["en", "nl"])


NUMBERS_AND_WORDS = "these codes are numbers and words; take only numbers or only words."
TWICE = "“{}” stands twice; answers could not be told apart."
BAD_NAME = "“{}” cannot be a code: take at most 32 small letters, digits and _, a letter first."
BAD_WORD = "“{}” cannot be a code: take at most 32 small letters, digits, _ and -."
NO_ANSWER = "-6 to -10 mean that there is no answer; take other values."
SET = {"options": options(1, 2)}


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        (single("q", "a", "a"), TWICE.format("a")),
        (single("q", 1, 2, "other"), NUMBERS_AND_WORDS),
        (single("q", "a"), "fewer than 2 options here."),
        (single("q", "a", "B"), BAD_WORD.format("B")),
        (single("q", 1, -9), "-9 is kept for “skipped”; take another code."),
        (single("q", 1, 100_000), "100000 has more than five digits."),
        (single("Q"), BAD_NAME.format("Q")),
        (single("and"), BAD_NAME.format("and")),
        (single("x" * 33), BAD_NAME.format("x" * 33)),
        (
            single("q", "a", {"code": "b", "text": "b", "exclusive": True}),
            "only where several may be chosen is an option chosen alone; leave “exclusive” out.",
        ),
        (ask("multiple", "q", options=options("a", "b"), most=3), "3 is not between 1 and 2."),
        (ask("multiple", "q", options=options("a", "b"), least=0), "0 is not between 1 and 2."),
        (ask("likert", "q", **SET), "name the instrument that the items are from, or write items."),
        (ask("likert", "q", items=items("i1", "i1"), **SET), TWICE.format("i1")),
        (ask("likert", "q", items=[{"code": "i1"}], **SET), "this statement has no text."),
        (ask("rating", "q", options=options(3)), "“3” must be a number outside of the rating."),
        (ask("rating", "q", least=5, most=5), "0 is not between 1 and 100."),
        (ask("number", "q", least=5, most=5), "the most must be above the least."),
        (ask("number", "q", least=-20, most=0), NO_ANSWER),
        (ask("rating", "q", least=-6, most=6), NO_ANSWER),
        (ask("number", "q", least=0, most=1, decimals=7), "7 is not between 0 and 6."),
        (ask("number", "q", least=0, most=10**13), f"{10**13} is too far from 0."),
        (ask("date", "q", least="1-3-2027"), "“1-3-2027” is no date; write it like 2027-03-01."),
        (ask("date", "q", least="2027-03-02", most="2027-03-01"), "the last day is before the first."),
        (ask("text", "q", most=20_001), "20001 is not between 1 and 20000."),
        (ask("ranking", "q", options=options("a", "b"), least=3), "3 is not between 0 and 2."),
        (ask("qsort", "q", items=items("s1", "s2"), columns=[{"value": 0, "room": 1}]),
         "there is room for 1 statements, and there are 2."),
        (ask("qsort", "q", items=items("s1"), columns=[{"value": -6, "room": 1}]),
         NO_ANSWER),
        (ask("list", "q", items=items("l1"), sensitive=items("l2")[0]), "1 is not between 2 and 20."),
        (ask("list", "q", items=items("l1", "l2"), sensitive=items("l2")[0]), TWICE.format("l2")),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_question(question: dict[str, Any], sentence: str) -> None:
    assert sentence in faults([question])


def test_no_two_variables_have_one_name() -> None:
    """Cases 2, 7 and 10: also of options, statements and texts beside; capitals make no difference."""
    many = ask("multiple", "help", options=options("a", "b"))
    assert faults([many], [single("help_a")]) == [TWICE.format("help_a")]
    assert faults([single("help")], [single("help")]) == [TWICE.format("help")]
    sets = [ask("likert", code, items=items("i1", "i2"), **SET) for code in ("set1", "set2")]
    assert faults(sets) == [TWICE.format("i1"), TWICE.format("i2")]
    other = single("q", "a", {"code": "b", "text": "b", "write_in": True})
    assert faults([other, ask("text", "q_text")]) == [TWICE.format("q_text")]
    assert faults({"code": "p2", "questions": [single("q1")]}, [single("q2")]) == [TWICE.format("p2")]


def test_numbers_stay_numbers_beside_an_other_option() -> None:
    """Case 1: the text is a variable of its own."""
    domains = made([single("q", 1, 2, {"code": 97, "text": "Other", "write_in": True})]).domains
    assert {name: one.sort for name, one in domains.items()} == {"q": "number", "q_text": "other"}


def test_blocks_are_pages_in_a_row() -> None:
    pages = [[single(f"q{at}")] for at in range(3)]
    sentence = "a block names pages that follow each other, in that order."
    for block in (["p1", "p3"], ["p2", "p1"], ["p9"], []):
        assert faults(*pages, blocks=[block]) == [sentence]
    assert faults(*pages, blocks=[["p1", "p2"], ["p2", "p3"]]) == [TWICE.format("p2")]


def test_there_is_something_to_ask() -> None:
    assert faults() == ["there is no page."]
    assert faults([]) == ["there is nothing on this page."]
    assert faults([single("q1")], version=0) == ["the first version is 1."]


def test_a_label_of_three_hundred_accented_letters_is_a_label() -> None:
    label = "é" * 300
    whole = made([single("q1", {"code": "a", "text": label}, "b")])
    assert read_questionnaire(write_questionnaire(whole).encode()) == whole
    assert faults([ask("text", "q1", help="a" * 4_001)]) == ["This text has more than 4000 signs."]


def test_stored_data_that_are_not_ours_are_refused() -> None:
    stored = written([single("q1")])
    for wrong in ({"pages": 3}, {"version": True}, {"languages": "en"}, {"title": None}, {"title": [1]}):
        with pytest.raises(FaultyFile):
            questionnaire_from(stored | wrong)
