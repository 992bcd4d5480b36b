"""What a form sent: the answers that count, and what is said of the others."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspel.methods.questionnaires import Draws, draw
from tests.examples import examples

from .written import Plain, ask, items, made, options, sent, single

OTHER = {"code": "other", "text": "Other", "write_in": True}
NONE = {"code": "none", "text": "None", "exclusive": True}
PRICE = [{"code": "price", "text": "P", "levels": options("low", "high")}]
COLUMNS = [{"value": -1, "room": 1}, {"value": 0, "room": 1}, {"value": 1, "room": 1}]
KINDS: dict[str, Plain] = {
    "single": single("q", "a", "b", OTHER),
    "codes": single("q", 1, 2, {"code": -1, "text": "?", "no_answer": "dont_know"}),
    "multiple": ask("multiple", "q", options=options("a", "b", "c", OTHER, NONE), least=2, most=3),
    "likert": ask("likert", "q", items=items("i1", "i2"), options=options(1, 2)),
    "rating": ask("rating", "q", options=options({"code": -1, "text": "?", "no_answer": "dont_know"})),
    "number": ask("number", "q", least=0, most=24, decimals=1),
    "whole": ask("number", "q", least=-5, most=110),
    "date": ask("date", "q", least="2027-01-01", most="2027-12-31"),
    "text": ask("text", "q", most=10),
    "lines": ask("text", "q", most=40_000 // 2, lines=4),
    "ranking": ask("ranking", "q", options=options("a", "b", "c")),
    "partial": ask("ranking", "q", options=options("a", "b", "c"), least=1),
    "consent": ask("consent", "q", purpose="research", version=1),
    "conjoint": ask("conjoint", "q", attributes=PRICE, tasks=2, neither="Neither"),
    "vignette": ask(
        "vignette", "q", attributes=PRICE, story="It is {price}.", options=options("fair", "unfair")
    ),
    "forced": ask("qsort", "q", items=items("s1", "s2", "s3"), columns=COLUMNS),
    "free": ask("qsort", "q", items=items("s1", "s2", "s3"), columns=COLUMNS, forced=False),
}


@pytest.mark.parametrize(
    ("kind", "form", "answers"),
    [
        ("single", {"q": "a"}, {"q": "a"}),
        ("single", {"q": "other", "q_text": " sport\n"}, {"q": "other", "q_text": " sport "}),
        ("single", {"q": ["a", "a", ""]}, {"q": "a"}),
        ("codes", {"q": "-1"}, {"q": -1}),
        ("multiple", {"q": ["c", "a"]}, {"q": ["a", "c"]}),
        ("multiple", {"q": "none"}, {"q": ["none"]}),
        ("likert", {"i1": "1"}, {"i1": 1}),
        ("rating", {"q": "10"}, {"q": 10}),
        ("rating", {"q": "-1"}, {"q": -1}),
        ("number", {"q": " 7,5 "}, {"q": 7.5}),
        ("number", {"q": "7.0"}, {"q": 7}),
        ("whole", {"q": "-5"}, {"q": -5}),
        ("date", {"q": "2027-03-01"}, {"q": "2027-03-01"}),
        ("date", {"q": "1/3/2027"}, {"q": "2027-03-01"}),
        ("text", {"q": "NA"}, {"q": "NA"}),
        ("text", {"q": "None"}, {"q": "None"}),
        ("text", {"q": "=1+1"}, {"q": "=1+1"}),
        ("text", {"q": "a\0b\x1b[2Jc"}, {"q": "ab[2Jc"}),
        ("text", {"q": "אב\u202eגד"}, {"q": "אב\u202eגד"}),
        ("lines", {"q": "one\r\ntwo\u2028x"}, {"q": "one\ntwo\nx"}),
        ("lines", {"q": "é" * 20_000}, {"q": "é" * 20_000}),
        ("ranking", {"q_a": "2", "q_b": "1", "q_c": "3"}, {"q": ["b", "a", "c"]}),
        ("partial", {"q_b": "1"}, {"q": ["b"]}),
        ("consent", {"q": "no"}, {"q": "no"}),
        ("conjoint", {"q_1": "2", "q_2": "0"}, {"q_1": 2, "q_2": 0}),
        ("vignette", {"q_1": "unfair"}, {"q_1": "unfair"}),
        ("forced", {"q_s1": "0", "q_s2": "-1", "q_s3": "1"}, {"q": {"s1": 0, "s2": -1, "s3": 1}}),
        ("free", {"q_s1": "0", "q_s2": "0", "q_s3": "0"}, {"q": {"s1": 0, "s2": 0, "s3": 0}}),
    ],
)
def test_what_counts(kind: str, form: dict[str, Any], answers: dict[str, Any]) -> None:
    assert sent(made([KINDS[kind]]), form) == (answers, {})


TWO, NOT_OFFERED = "Two answers are given here; choose one.", "“{}” is not one of the answers here."
LONG = "This text has 501 signs; at most 500 fit here."
ALONE = "One of these answers goes with no other; leave one of them out."
BESIDE = "Choose the answer that this text belongs to, or take the text away."


@pytest.mark.parametrize(
    ("kind", "form", "faults"),
    [
        ("single", {"q": ["a", "b"]}, {"q": TWO}),
        ("single", {"q": "z"}, {"q": NOT_OFFERED.format("z")}),
        ("single", {"q": "a\0"}, {"q": NOT_OFFERED.format("a")}),
        ("single", {"q": "a", "q_text": "sport"}, {"q_text": BESIDE}),
        ("single", {"q": "other", "q_text": "x" * 501}, {"q_text": LONG}),
        ("codes", {"q": "1.0"}, {"q": NOT_OFFERED.format("1.0")}),
        ("codes", {"q": "-9"}, {"q": NOT_OFFERED.format("-9")}),
        ("multiple", {"q": ["a", "none"]}, {"q": ALONE}),
        ("multiple", {"q": ["a"]}, {"q": "Chosen: 1; choose 2 at least."}),
        ("multiple", {"q": ["a", "b", "c", "other"]}, {"q": "Chosen: 4; choose 3 at most."}),
        ("likert", {"i1": "3", "i2": ["1", "2"]}, {"i1": NOT_OFFERED.format("3"), "i2": TWO}),
        ("rating", {"q": "11"}, {"q": NOT_OFFERED.format("11")}),
        (
            "number",
            {"q": "much"},
            {"q": "The answer is “much”, which is not a number; write it like 12 or 12.50."},
        ),
        (
            "whole",
            {"q": "1.234"},
            {"q": "The answer is “1.234”, which may be 1234 or 1.2340; write one of these."},
        ),
        ("whole", {"q": "1,5"}, {"q": "Write a whole number."}),
        ("number", {"q": "1.25"}, {"q": "Digits behind the decimal sign: at most 1."}),
        ("number", {"q": "24.1"}, {"q": "The answer must be from 0 to 24."}),
        ("number", {"q": "9" * 40_000}, {"q": f"The answer is “{'9' * 60}…”, which is not a number; "
                                               "write it like 12 or 12.50."}),
        ("date", {"q": "31-2-2027"}, {"q": "“31-2-2027” is no date; write it like 31-12-2027."}),
        (
            "date",
            {"q": "2028-01-01"},
            {"q": "2028-01-01 is outside of the days that can be answered here: 2027-01-01 to 2027-12-31."},
        ),
        ("text", {"q": "a" * 11}, {"q": "This text has 11 signs; at most 10 fit here."}),
        ("lines", {"q": "a" * 40_000}, {"q": "This text has 40000 signs; at most 20000 fit here."}),
        ("ranking", {"q_a": "1", "q_b": "1", "q_c": "2"}, {"q": "Place 1 is given twice."}),
        ("ranking", {"q_a": "1"}, {"q": "Places given: 1; give 3 at least."}),
        ("ranking", {"q_a": "4"}, {"q": NOT_OFFERED.format("4")}),
        ("partial", {"q_a": "2"}, {"q": "Begin with place 1, and leave none out."}),
        ("consent", {"q": "maybe"}, {"q": NOT_OFFERED.format("maybe")}),
        ("conjoint", {"q_1": "3"}, {"q_1": NOT_OFFERED.format("3")}),
        ("vignette", {"q_1": "1"}, {"q_1": NOT_OFFERED.format("1")}),
        (
            "forced",
            {"q_s1": "0", "q_s2": "0", "q_s3": "1"},
            {"q": "In column 0 lie 2 statements; there is room for 1."},
        ),
        ("forced", {"q_s1": "0"}, {"q": "Statements that lie nowhere yet: 2."}),
        ("free", {"q_s1": "5"}, {"q": NOT_OFFERED.format("5")}),
    ],
)  # fmt: skip
def test_what_is_to_be_mended(kind: str, form: dict[str, Any], faults: dict[str, str]) -> None:
    before = {"q": "before", "elsewhere": 1}
    assert sent(made([KINDS[kind]]), form, answers=before) == (before, faults)


@pytest.mark.parametrize("kind", KINDS)
def test_what_must_be_answered_is_asked_for_but_not_of_who_goes_back(kind: str) -> None:
    must = made([KINDS[kind] | {"required": True}])
    needs = "This question needs an answer."
    assert set(sent(must, {})[1].values()) == {needs}
    assert sent(must, {}, onward=False) == ({}, {})
    assert sent(made([KINDS[kind]]), {}) == ({}, {})


def test_a_fault_keeps_every_answer_as_it_was() -> None:
    two = made([single("q1"), single("q2")])
    before = {"q1": "a", "q2": "b"}
    assert sent(two, {"q1": "c", "q2": "z"}, answers=before)[0] == before
    assert sent(two, {"q1": "c"}, answers=before)[0] == {"q1": "c"}


def test_what_is_half_done_leaves_the_answer_as_it_was_for_who_goes_back() -> None:
    two = made([KINDS["ranking"], single("q2")])
    before = {"q": ["a", "b", "c"]}
    assert sent(two, {"q_a": "1", "q2": "a"}, answers=before, onward=False) == (before | {"q2": "a"}, {})


FOLLOWED = made([single("q1"), ask("text", "why", show_if="q1 = a", required=True)])


def test_what_an_answer_shows_on_the_same_page_may_be_sent_along() -> None:
    assert sent(FOLLOWED, {"q1": "a", "why": "so"}) == ({"q1": "a", "why": "so"}, {})
    assert sent(FOLLOWED, {"q1": "a", "why": " "})[1] == {"why": "This question needs an answer."}
    assert sent(FOLLOWED, {"q1": "a"}) == ({"q1": "a"}, {})


def test_what_an_answer_hides_is_kept_and_is_nobodys_fault() -> None:
    before = {"q1": "a", "why": "so"}
    assert sent(FOLLOWED, {"q1": "b", "why": "no"}, answers=before) == ({"q1": "b", "why": "no"}, {})
    long = {"q1": "b", "why": "x" * 3_000}
    assert sent(FOLLOWED, long, answers=before) == ({"q1": "b", "why": "so"}, {})


def test_what_was_not_asked_is_not_answered() -> None:
    hidden = made([single("q1")], {"questions": [single("q2")], "show_if": "q1 = a"})
    assert sent(hidden, {"q2": "a"}, page="p2") == ({}, {})
    assert sent(hidden, {"q1": "a", "q2": "a", "admin": "1"}) == ({"q1": "a"}, {})


def test_nobody_counts_more_statements_than_they_saw() -> None:
    asked = made([ask("list", "q", items=items("l1", "l2"), sensitive={"code": "l3", "text": "x"})])
    arms = {arm: Draws(questionnaire="q@1", seed="s", arms={"q": arm}) for arm in ("control", "treatment")}
    assert sent(asked, {"q": "3"}, draws=arms["treatment"]) == ({"q": 3}, {})
    assert sent(asked, {"q": "3"}, draws=arms["control"])[1] == {"q": NOT_OFFERED.format("3")}


@given(st.sampled_from(sorted(KINDS)), st.lists(st.text(max_size=30), max_size=3))
@examples(150)
def test_whatever_is_sent_is_answered_or_refused_in_words(kind: str, texts: list[str]) -> None:
    asked = made([KINDS[kind]])
    names = ("q", "q_text", "q_1", "i1", "q_a", "q_s1")
    answers, faults = sent(asked, dict.fromkeys(names, texts), draws=draw(asked, "s"))
    assert all(faults.values())
    assert not (answers and faults)
    assert answers.keys() | faults.keys() <= {name for one in asked.questions for name in one.domains}
