"""Surveys of LimeSurvey: every type of question, conditions, languages, and XML that is no survey."""

from __future__ import annotations

from html import escape

import pytest

from samenspel.methods.malformed import MalformedFile
from samenspel.methods.questionnaires import plain
from samenspel.methods.questionnaires.foreign import read_foreign

from .workbooks import told

Q = {"parent_qid": 0, "sid": 1, "gid": 1, "other": "N", "mandatory": "N", "relevance": "1", "language": "en"}


def table(name, *rows):
    cells = ("".join(f"<{key}>{escape(str(value))}</{key}>" for key, value in row.items()) for row in rows)
    return f"<{name}><rows>{''.join(f'<row>{one}</row>' for one in cells)}</rows></{name}>"


def lss(*tables, languages=("en",)):
    head = "".join(f"<language>{one}</language>" for one in languages)
    body = "".join(tables)
    return (
        "<?xml version='1.0' encoding='UTF-8'?><document><LimeSurveyDocType>Survey</LimeSurveyDocType>"
        f"<languages>{head}</languages>{GROUP}{body}</document>"
    ).encode()


GROUP = table("groups", {"gid": 1, "group_name": "One", "group_order": 1, "language": "en", "grelevance": ""})


def read(*questions, **tables):
    asked = [{**Q, "qid": number, "question": "Text", **one, "question_order": number}
             for number, one in enumerate(questions, 1)]  # fmt: skip
    return read_foreign(
        lss(table("questions", *asked), *(table(name, *rows) for name, rows in tables.items()))
    )


def answers(qid, *codes, scale=0):
    return [{"qid": qid, "code": code, "answer": f"is {code}", "sortorder": place, "scale_id": scale,
             "language": "en"} for place, code in enumerate(codes)]  # fmt: skip


def parts(qid, *titles, scale=0):
    return [{"qid": 100 + place + 10 * scale, "parent_qid": qid, "title": title, "question": f"is {title}",
             "question_order": place, "scale_id": scale, "language": "en"}
            for place, title in enumerate(titles)]  # fmt: skip


TYPES = [
    ("L", {"answers": answers(1, "A1", "A2")}, ["single"]),
    ("!", {"answers": answers(1, "A1", "A2")}, ["single"]),
    ("O", {"answers": answers(1, "A1", "A2")}, ["single"]),
    ("Y", {}, ["single"]),
    ("G", {}, ["single"]),
    ("M", {"subquestions": parts(1, "SQ1", "SQ2")}, ["multiple"]),
    ("P", {"subquestions": parts(1, "SQ1", "SQ2")}, ["multiple"]),
    ("F", {"answers": answers(1, 1, 2), "subquestions": parts(1, "a", "b")}, ["likert"]),
    ("H", {"answers": answers(1, 1, 2), "subquestions": parts(1, "a", "b")}, ["likert"]),
    ("A", {"subquestions": parts(1, "a", "b")}, ["likert"]),
    ("B", {"subquestions": parts(1, "a", "b")}, ["likert"]),
    ("C", {"subquestions": parts(1, "a", "b")}, ["likert"]),
    ("E", {"subquestions": parts(1, "a", "b")}, ["likert"]),
    (
        "1",
        {"answers": answers(1, 1, 2) + answers(1, 3, 4, scale=1), "subquestions": parts(1, "a")},
        ["likert"] * 2,
    ),
    ("5", {}, ["rating"]),
    ("N", {}, ["number"]),
    ("S", {}, ["text"]),
    ("T", {}, ["text"]),
    ("U", {}, ["text"]),
    ("D", {}, ["date"]),
    ("R", {"answers": answers(1, "A1", "A2")}, ["ranking"]),
    ("X", {}, ["note"]),
    ("K", {"subquestions": parts(1, "a", "b")}, ["number"] * 2),
    ("Q", {"subquestions": parts(1, "a", "b")}, ["text"] * 2),
    (":", {"subquestions": parts(1, "a", "b") + parts(1, "x", "y", scale=1)}, ["number"] * 4),
    (";", {"subquestions": parts(1, "a") + parts(1, "x", "y", scale=1)}, ["text"] * 2),
]


@pytest.mark.parametrize(("type_", "tables", "kinds"), TYPES, ids=[one[0] for one in TYPES])
def test_each_type_of_question(type_, tables, kinds):
    carried = read({"type": type_, "title": "Q1"}, **tables)
    assert told(carried.faults) == []
    assert [one.kind for one in carried.questionnaire.questions] == kinds


@pytest.mark.parametrize("type_", ["*", "|", "I", "?"])
def test_types_that_are_not_carried_over_are_told(type_):
    carried = read({"type": type_, "title": "Q1"}, {"type": "S", "title": "Q2"})
    assert [(at.split(",")[0], what) for at, what, _why in told(carried.notes)] == [
        ("questions", f"{type_} Q1")
    ]
    assert [*carried.questionnaire.question] == ["q2"]


LIST = {"type": "L", "title": "Q1"}
MANY = {"type": "M", "title": "Q2"}
SET = {"type": "F", "title": "Q3"}
NUMBER = {"type": "N", "title": "Q4"}
TABLES = {
    "answers": answers(1, "A1", "A2") + answers(3, 1, 2),
    "subquestions": parts(2, "SQ1", "SQ2") + parts(3, "a", "b"),
}


@pytest.mark.parametrize(
    ("relevance", "expected"),
    [
        ('Q1.NAOK == "A1"', "q1 = a1"),
        ('((Q1.NAOK == "A2"))', "((q1 = a2))"),
        ('{Q1 != "A1"}', "not q1 = a1"),
        ('Q1 eq "A1" && Q4.NAOK ge 3', "q1 = a1 and q4 >= 3"),
        ('Q2_SQ1.NAOK == "Y" || Q2_SQ2 == ""', "chosen(q2, sq1) or not chosen(q2, sq2)"),
        ("Q3_a.NAOK > 1", "q3_a > 1"),
        ("!is_empty(Q4.NAOK)", "not not answered(q4)"),
        ('1X1X1.NAOK == "A1"', "q1 = a1"),
        ('1X1X2SQ1.NAOK == "Y"', "chosen(q2, sq1)"),
    ],
)
def test_relevance_is_carried_over_where_it_is_simple(relevance, expected):
    carried = read(LIST, MANY, SET, NUMBER, {"type": "S", "title": "Q5", "relevance": relevance}, **TABLES)
    assert told(carried.faults) == []
    assert carried.questionnaire.question["q5"].show_if == expected


@pytest.mark.parametrize("relevance", ["Q4 + 1 > 2", "if(Q1 == 'A1', 1, 0)", "sum(Q4, Q4) > 1", "Q1.NAOK"])
def test_other_relevance_is_told(relevance):
    carried = read(LIST, MANY, SET, NUMBER, {"type": "S", "title": "Q5", "relevance": relevance}, **TABLES)
    assert carried.questionnaire.question["q5"].show_if == ""
    assert [what for at, what, _why in told(carried.notes) if at.endswith("relevance")] == [relevance]


def test_relevance_that_nobody_can_fulfil_is_refused():
    carried = read(LIST, {"type": "S", "title": "Q5", "relevance": 'Q1 == "A9"'}, **TABLES)
    assert ["never" in why for _at, _what, why in told(carried.faults)] == [True]


def test_limits_exclusive_options_something_else_and_required():
    attributes = [
        {"qid": 1, "attribute": name, "value": value, "language": ""}
        for name, value in [("min_answers", 1), ("max_answers", 2), ("exclude_all_others", "SQ2"),
                            ("random_order", 1), ("cssclass", "wide"), ("page_break", 0)]
    ]  # fmt: skip
    carried = read({"type": "M", "title": "Q1", "other": "Y", "mandatory": "Y"},
                   subquestions=parts(1, "SQ1", "SQ2"), question_attributes=attributes)  # fmt: skip
    found = plain(carried.questionnaire.question["q1"])
    assert (found["most"], found["shuffle"], found["required"]) == (2, True, True)
    assert [(one["code"], "exclusive" in one, "write_in" in one) for one in found["options"]] == [
        ("sq1", False, False), ("sq2", True, False), ("other", False, True),
    ]  # fmt: skip
    assert "cssclass=wide" in [what for _at, what, _why in told(carried.notes)]


def test_texts_of_the_newer_versions_in_two_languages_without_their_html():
    words = [
        {
            "qid": 1,
            "question": "<p>How <b>old</b> are you?</p><script>x()</script>",
            "help": "",
            "language": "en",
        },
        {"qid": 1, "question": "Hoe oud ben je, {TOKEN:FIRSTNAME}?", "help": "Hulp", "language": "nl"},
    ]
    data = lss(
        table("questions", {**Q, "qid": 1, "type": "S", "title": "Q1", "language": ""}),
        table("question_l10ns", *words),
        table("surveys_languagesettings",
              {"surveyls_language": "en", "surveyls_title": "A & B", "surveyls_endtext": "Bye"}),
        languages=("en", "nl"),
    )  # fmt: skip
    carried = read_foreign(data)
    found = carried.questionnaire.question["q1"]
    assert dict(found.text) == {"en": "How old are you?", "nl": "Hoe oud ben je, {TOKEN:FIRSTNAME}?"}
    assert dict(found.help) == {"en": "Hulp", "nl": "Hulp"}
    assert carried.questionnaire.title == {"en": "A & B", "nl": "A & B"}
    noted = [what for _at, what, _why in told(carried.notes)]
    assert {"{TOKEN:FIRSTNAME}", "Bye", "Hulp"} <= {*noted}
    assert any(what.startswith("<p>How <b>") for what in noted)


def test_what_word_leaves_in_a_text_is_no_mistake_of_ours():
    words = "<![if !supportLists]>How old<![endif]> are you <![foo[ or so? <b>x</b>"
    found = read({"type": "S", "title": "Q1", "question": words}).questionnaire.question["q1"]
    assert dict(found.text) == {"en": "How old are you x"}


def test_a_text_that_is_too_long_is_told_before_it_is_searched_for_tags():
    carried = read({"type": "S", "title": "Q1", "question": "<a " * 100_000})
    assert [str(one.why) for one in carried.faults] == ["This text has more than 20000 signs."]


def test_tables_that_are_not_read_are_told():
    carried = read({"type": "S", "title": "Q1"}, quota=[{"id": 1}], assessments=[{"id": 1}])
    assert [what for _at, what, _why in told(carried.notes)] == ["quota", "assessments"]


BOMB = """<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>"""
OUTSIDE = """<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>"""


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (BOMB.encode() + b"<document>&b;</document>", "DOCTYPE"),
        (OUTSIDE.encode() + b"<document>&a;</document>", "DOCTYPE"),
        (b"<!DOCTYPE document><document/>", "DOCTYPE"),
        (b"<document><", "no XML"),
        (b"<document/>", "no survey of LimeSurvey"),
        (b"<document><LimeSurveyDocType>Group</LimeSurveyDocType></document>", "no survey of LimeSurvey"),
        (b"<a>" * 400 + b"</a>" * 400, "no XML"),
    ],
)
def test_xml_that_is_no_survey_or_hides_something_is_refused(data, words):
    with pytest.raises(MalformedFile, match=r".") as error:
        read_foreign(data)
    assert words in str(error.value.problem)
    assert "root:" not in str(error.value)
