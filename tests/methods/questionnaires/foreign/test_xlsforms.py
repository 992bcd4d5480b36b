"""XLSForm: what is carried over, and that everything else is told row by row."""

from __future__ import annotations

import pytest

from samenspel.methods.questionnaires import Likert, plain
from tests.methods.questionnaires.written import options

from .workbooks import HEAD, form, told

AB = [("ab", "a"), ("ab", "b")]
MORE = (*HEAD, "relevant", "required", "constraint", "appearance", "parameters", "calculation")


def question(carried, code):
    assert carried.questionnaire is not None, told(carried.faults)
    return carried.questionnaire.question[code]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (("select_one ab", "q", "Q"), {"kind": "single", "options": options("a", "b")}),
        (("select_multiple ab", "q", "Q"), {"kind": "multiple", "options": options("a", "b")}),
        (("rank ab", "q", "Q"), {"kind": "ranking", "options": options("a", "b")}),
        (("integer", "q", "Q", "", "", ". >= 1 and . <= 9"), {"kind": "number", "least": 1, "most": 9}),
        (("integer", "q", "Q", "", "", ". > 1 and . < 9"), {"kind": "number", "least": 2, "most": 8}),
        (("decimal", "q", "Q", "", "", "(. >= 0.5) and (. <= 2)"),
         {"kind": "number", "least": 0.5, "most": 2, "decimals": 2}),
        (("text", "q", "Q", "", "yes"), {"kind": "text", "required": True}),
        (("text", "q", "Q", "", "", "string-length(.) <= 9", "multiline"),
         {"kind": "text", "most": 9, "lines": 4}),
        (("date", "q", "Q", "", "", ". >= date('2026-01-01')"), {"kind": "date", "least": "2026-01-01"}),
        (("note", "q", "Q"), {"kind": "note"}),
        (("range", "q", "Q", "", "", "", "", "start=0 end=10 step=1"), {"kind": "rating"}),
        (("range", "q", "Q", "", "", "", "", "start=1 end=5"), {"kind": "rating", "least": 1, "most": 5}),
        (("select_multiple ab", "q", "Q", "", "", "count-selected(.) <= 1"),
         {"kind": "multiple", "options": options("a", "b"), "most": 1}),
        (("select_one ab", "q", "Q", "", "", "", "", "randomize=true"),
         {"kind": "single", "options": options("a", "b"), "shuffle": True}),
    ],
)  # fmt: skip
def test_each_type_becomes_a_question(row, expected):
    carried = form(row, head=MORE, choices=AB if "ab" in row[0] else ())
    found = plain(question(carried, "q"))
    expected = {"code": "q", "text": "Q", **expected}
    texts = {**expected, "text": {"en": "Q"}}
    if "options" in texts:
        texts["options"] = [{**one, "text": {"en": one["text"]}} for one in texts["options"]]
    assert found == texts
    assert told(carried.notes) == []


def test_an_option_to_write_something_else_has_a_code_and_a_text():
    found = question(form(("select_one ab or_other", "q", "Q"), choices=AB), "q")
    assert [(one.code, one.write_in) for one in found.options] == [
        ("a", False),
        ("b", False),
        ("other", True),
    ]
    found = question(form(("select_one n or_other", "q", "Q"), choices=[("n", 1), ("n", 2)]), "q")
    assert [one.code for one in found.options] == [1, 2, 3]


@pytest.mark.parametrize(
    ("relevant", "expected"),
    [
        ("${s} = 'a'", "s = a"),
        ("${s} != 'a'", "not s = a"),
        ("'a' = ${s}", "s = a"),
        ("selected(${s}, 'a')", "s = a"),
        ("selected(${m}, 'a') and not(selected(${m}, 'b'))", "chosen(m, a) and not (chosen(m, b))"),
        ("${n} >= 18 or ${n} < 3", "n >= 18 or n < 3"),
        ("18 <= ${n}", "n >= 18"),
        ("${n} = '5'", "n = 5"),
        ("${s} != ''", "answered(s)"),
        ("${t} = ''", "not answered(t)"),
        ("string-length(${t}) > 0", "answered(t)"),
        ("count-selected(${m}) >= 1", "answered(m)"),
        ("(${s} = 'a' or ${s} = 'b') and ${n} > 2.5", "(s = a or s = b) and n > 2.5"),
        ("${d} < date('2026-01-01')", 'd < "2026-01-01"'),
    ],
)
def test_conditions_are_carried_over_where_ours_can_say_it(relevant, expected):
    carried = _hanging(relevant)
    assert (question(carried, "q").show_if, told(carried.notes)) == (expected, NUMBERS)


NUMBERS = [
    ("survey, 4, constraint", "n", "a number needs a least and a most; they are 0 and 999999999."),
]


def _hanging(relevant):
    rows = [
        ("select_one ab", "s", "S"),
        ("select_multiple ab", "m", "M"),
        ("integer", "n", "N"),
        ("text", "t", "T"),
        ("date", "d", "D"),
    ]
    last = ("text", "q", "Q", relevant)
    return form(*rows, last, head=(*HEAD, "relevant"), choices=AB)


@pytest.mark.parametrize(
    "relevant",
    [
        "${n} + 1 > 3", "${n} > ${n}", "today() > 3", "${m} = 'a'", "${t} = 'words'", "regex(${t}, 'a')",
        "1 = 1",
        "count-selected(${m}) = 2", "(" * 20 + "${s} = 'a'" + ")" * 20, "${s} = ", "${s}", "x" * 5_000,
    ],
)  # fmt: skip
def test_conditions_that_ours_cannot_say_are_told_and_the_question_is_shown(relevant):
    carried = _hanging(relevant)
    notes = [note for note in told(carried.notes) if note not in NUMBERS]
    assert question(carried, "q").show_if == ""
    assert [(at, "Everybody sees it" in why) for at, _what, why in notes] == [("survey, 7, relevant", True)]


@pytest.mark.parametrize(
    ("relevant", "fault"),
    [
        ("${n} = 'many'", "“n” is a number, and “many” is a word."),
        ("${q} != ''", "“q” is this question itself."),
        ("${s} = 'z'", "“s” is never “z”."),
        ("${nowhere} = 'a'", "“nowhere” is asked nowhere."),
    ],
)
def test_what_pyxform_takes_and_nobody_could_answer_is_refused(relevant, fault):
    carried = _hanging(relevant)
    assert carried.questionnaire is None
    ((at, _what, why),) = told(carried.faults)
    assert (at, why.endswith(fault)) == ("survey, 7, relevant", True), why


def test_a_circle_of_two_conditions_is_refused():
    carried = form(
        ("text", "a", "A", "${b} != ''"), ("text", "b", "B", "${a} != ''"), head=(*HEAD, "relevant")
    )
    assert [(at, "asked later" in why) for at, _what, why in told(carried.faults)] == [
        ("survey, 2, relevant", True)
    ]


def test_choices_that_share_a_name_are_refused_naming_both_rows():
    carried = form(("select_one ab", "q", "Q"), choices=[("ab", "a"), ("ab", "b"), ("ab", "a")])
    assert told(carried.faults) == [
        ("choices, 4", "a", "“a” stands in row 2 too; answers could not be told apart.")
    ]


def test_choices_that_differ_by_case_get_codes_of_their_own():
    carried = form(("select_one ab", "q", "Q"), choices=[("ab", "yes"), ("ab", "Yes")])
    assert [one.code for one in question(carried, "q").options] == ["yes", "yes_2"]
    assert told(carried.notes) == [("choices, 3, name", "Yes", "it is called “yes_2” here.")]


def test_names_that_are_no_codes_are_changed_everywhere_and_told():
    carried = form(
        ("select_one ab", "Âge Group", "Q"),
        ("text", "in", "In", "${Âge Group} = 'Old One'"),
        head=(*HEAD, "relevant"),
        choices=[("ab", "Old One"), ("ab", "b")],
    )
    assert question(carried, "in_1").show_if == "age_group = old_one"
    assert [what for _at, what, _why in told(carried.notes)] == ["Âge Group", "in", "Old One"]


def test_nothing_is_dropped_in_silence():
    """Every cell with something in it is in the questionnaire, or told with its row and column."""
    columns = (
        "hint",
        "guidance_hint",
        "choice_filter",
        "default",
        "read_only",
        "media::image",
        "body::x",
        "odd",
    )
    rows = [
        ("start", "start"),
        ("geopoint", "place", "Where?"),
        ("calculate", "sum"),
        ("begin_repeat", "kids", "Kids"),
        ("text", "kid", "Kid"),
        ("end_repeat",),
        ("select_one_from_file x.csv", "far", "Far"),
        ("nonsense", "what", "What?"),
        (None, "no_type", "No type"),
        ("text", "q", "Q", "said", "more", "a=b", "d", "yes", "a.png", "y", "z"),
    ]
    carried = form(*rows, head=(*HEAD, *columns), style="pages")
    assert plain(question(carried, "q"))["help"] == {"en": "said"}
    assert [(at, what) for at, what, _why in told(carried.notes)] == [
        ("survey, 2", "start start"),
        ("survey, 3", "geopoint place"),
        ("survey, 4", "calculate sum"),
        ("survey, 5", "kids"),
        ("survey, 6", "text kid"),
        ("survey, 8", "select_one_from_file x.csv far"),
        ("survey, 9", "nonsense what"),
        ("survey, 10", "no_type"),
        *((f"survey, 11, {column}", what) for column, what in zip(
            ["guidance_hint", "choice_filter", "default", "read_only", "media::image", "body::x", "odd"],
            ["more", "a=b", "d", "yes", "a.png", "y", "z"], strict=True)),
        ("settings, 2, style", "pages"),
    ]  # fmt: skip
    assert [(str(one.at), one.kind) for one in carried.rows if one.kind] == [("survey, 11", "text")]


def test_groups_are_pages_and_a_table_list_is_a_set_of_statements():
    carried = form(
        ("text", "before", "Before"),
        ("begin_group", "outer", "Outer", "${before} != ''"),
        ("begin_group", "inner", "Inner", "${before} != 'x' or ${before} != ''", "field-list"),
        ("text", "deep", "Deep"),
        ("end_group",),
        ("begin group", "views", "Agree?", "", "table-list"),
        ("select_one ab", "v1", "One"),
        ("select_one ab", "v2", "Two"),
        ("end group",),
        ("end_group",),
        head=(*HEAD, "relevant", "appearance"),
        choices=AB,
    )
    asked = carried.questionnaire
    pages = [(page.code, dict(page.title), page.show_if) for page in asked.pages]
    assert pages == [
        ("page_1", {}, ""),
        ("inner", {"en": "Inner"}, "answered(before)"),
        ("outer", {"en": "Outer"}, "answered(before)"),
    ]
    views = asked.question["views"]
    assert isinstance(views, Likert)
    assert ([item.code for item in views.items], dict(views.text)) == (["v1", "v2"], {"en": "Agree?"})


def test_languages_come_from_the_columns_and_what_lacks_is_told():
    head = ("type", "name", "label::English (en)", "label::Nederlands (nl)", "label::Klingon")
    carried = form(
        ("text", "q", "Q", "V", "tlh"), ("text", "r", "R"), head=head, default_language="Nederlands (nl)"
    )
    asked = carried.questionnaire
    assert asked.languages == ("nl", "en")
    assert dict(asked.question["r"].text) == {"nl": "R", "en": "R"}
    assert [(at, "language" in why) for at, _what, why in told(carried.notes)] == [
        ("survey, 1, label::Klingon", True),
        ("survey, 3", True),
    ]


def test_a_yes_that_was_ticked_is_a_yes_here():
    rows = [
        ("acknowledge", "ok", "OK?"),
        ("text", "q", "Q", "${ok} = 'OK'"),
        ("text", "r", "R", "${ok} != ''"),
    ]
    carried = form(*rows, head=(*HEAD, "relevant"))
    assert [question(carried, code).show_if for code in "qr"] == ["ok = yes", "ok = yes"]


def test_long_and_accented_labels_and_those_from_right_to_left_stay_whole():
    labels = ["é" * 300, "مرحبا بالعالم", "=1+1 is no formula as text"]
    carried = form(*(("text", f"q{number}", label) for number, label in enumerate(labels)))
    formula = [note for note in told(carried.notes) if note[0] == "survey, 4, label"]
    assert [question(carried, f"q{number}").text["en"] for number in (0, 1)] == labels[:2]
    assert len(formula) == 1


def test_a_label_of_40000_letters_is_a_fault_with_its_row():
    carried = form(("text", "q", "x" * 30_000))
    assert told(carried.faults) == [("survey, 2", "q", "This text has more than 4000 signs.")]
