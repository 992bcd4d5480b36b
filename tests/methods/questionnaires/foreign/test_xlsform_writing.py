"""Questionnaires of ours as XLSForm, and back."""

from __future__ import annotations

import io

from openpyxl import load_workbook

from samenspel.methods.questionnaires import plain
from samenspel.methods.questionnaires.foreign import read_foreign, write_xlsform
from samenspel.methods.questionnaires.foreign.xlsform_writing import xlsform_sheets
from tests.methods.questionnaires.written import ask, items, made, options, single

from .workbooks import told


def test_round_trip_ours_to_xlsform_and_back_is_the_whole_questionnaire():
    asked = made(
        {"title": "Q", "questions": [
            ask("number", "age", least=12, most=110, required=True),
            single("sex", "a", {"code": "other", "text": "Other", "write_in": True}),
            ask("multiple", "help", options=options("x", "y", "z"), least=2, most=3, shuffle=True),
            ask("likert", "views", items=items("v1", "v2"), options=options(1, 2, 3), show_if="age >= 18"),
        ]},
        {"show_if": "age > 20 and not chosen(help, x)", "questions": [
            ask("rating", "mark", least=1, most=5), ask("text", "why", lines=4, most=500, help="Say more"),
            ask("date", "day", least="2026-01-01"), ask("ranking", "rank", options=options("p", "q")),
            ask("note", "hi"),
            ask("text", "end", show_if="(mark = 3 or mark = 4) and answered(why) and day < 2026-06-01"),
        ]},
    )  # fmt: skip
    data, notes = write_xlsform(asked)
    carried = read_foreign(data)
    assert (notes, carried.faults, told(carried.notes)) == ((), (), [])
    again = carried.questionnaire
    assert xlsform_sheets(again) == xlsform_sheets(asked)
    assert _without_conditions(again) == _without_conditions(asked)


def _without_conditions(asked):
    """These may be written in another way; the sheets, which are compared too, have them."""
    told = plain(asked)
    for page in told["pages"]:
        for one in (page, *page["questions"]):
            one.pop("show_if", None)
    return told


def test_what_no_xlsform_holds_is_told_when_it_is_written():
    asked = made([
        ask("consent", "ok", purpose="research", version=1),
        ask("list", "did", items=items("a", "b"), sensitive=items("c")[0]),
        ask("rating", "mark", low="bad", high="good"),
    ])  # fmt: skip
    _data, notes = write_xlsform(asked)
    assert [note.what for note in notes] == ["ok", "did", "mark"]


def test_texts_that_look_like_formulas_are_written_as_texts():

    data, _notes = write_xlsform(made([ask("text", "q", text="=1+1")]))
    cells = [cell for row in load_workbook(io.BytesIO(data))["survey"].iter_rows() for cell in row]
    assert {cell.data_type for cell in cells if cell.value == "=1+1"} == {"s"}
