"""Workbooks that are too large, padded, hostile or no workbooks at all."""

from __future__ import annotations

import io
import zipfile

import pytest

from samenspel.methods.malformed import MalformedFile
from samenspel.methods.questionnaires.foreign import assembling, read_foreign, workbooks
from samenspel.methods.questionnaires.foreign.naming import clean

from .workbooks import HEAD, told, workbook


def refused(data):
    with pytest.raises(MalformedFile, match=r".") as error:
        read_foreign(data)
    return str(error.value.problem)


def changed(data, name, content):
    """The same workbook with one of its parts replaced, or one more."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for one in old.infolist():
            if one.filename != name:
                new.writestr(one, old.read(one))
        new.writestr(name, content)
    return target.getvalue()


FORM = workbook(survey=[HEAD, ("text", "q", "Q")])
SHEET = "xl/worksheets/sheet1.xml"


def test_a_file_over_5_mb_is_not_read():
    assert "5 MB" in refused(b"PK\x03\x04" + b"x" * (5 * 2**20))


def test_a_small_file_that_unpacks_to_a_large_one_is_not_unpacked():
    bomb = changed(FORM, "xl/media/image1.bin", b"\0" * (workbooks.MOST_UNPACKED + 1))
    assert len(bomb) < workbooks.MOST_BYTES
    assert "100 MB" in refused(bomb)


def test_entities_in_a_sheet_are_refused_in_any_encoding():
    bomb = '<?xml version="1.0" encoding="{}"?><!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet>&a;</worksheet>'
    for encoding in ("utf-8", "utf-16"):
        assert "DOCTYPE" in refused(changed(FORM, SHEET, bomb.format(encoding).encode(encoding)))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "neither"), (b"type,name\n", "neither"), (b"\xd0\xcf\x11\xe0 old", ".xls"),
        (b"PK\x03\x04 no", "workbook"), (FORM[:-40], "workbook"), (changed(FORM, SHEET, b"<no"), "workbook"),
        (b'{"SurveyEntry": {}}', "Qualtrics"),
        (workbook(choices=[("list_name", "name")]), "survey"), (workbook(survey=[HEAD]), "survey"),
    ],
)  # fmt: skip
def test_what_is_no_form_is_refused_with_a_sentence(data, words):
    assert words in refused(data)


@pytest.mark.slow
def test_a_million_empty_rows_cost_time_and_nothing_else():
    rows = "".join(f'<row r="{number}"/>' for number in range(3, 1_000_000))
    with zipfile.ZipFile(io.BytesIO(FORM)) as archive:
        sheet = archive.read(SHEET).decode()
    padded = changed(FORM, SHEET, sheet.replace("</sheetData>", f"{rows}</sheetData>"))
    assert len(padded) < workbooks.MOST_BYTES
    assert [*read_foreign(padded).questionnaire.question] == ["q"]


def test_more_rows_than_a_questionnaire_has_are_refused(monkeypatch):
    monkeypatch.setattr(workbooks, "MOST_ROWS", 3)
    asked = workbook(survey=[HEAD, *(("text", f"q{number}", "Q") for number in range(4))])
    assert "at most 3 rows" in refused(asked)


def test_a_formula_is_read_as_what_it_gave_last_and_told():
    data = workbook(survey=[HEAD, ("text", "q", "=UPPER(A2)")])
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheet = archive.read(SHEET).decode()
    cached = changed(
        data,
        SHEET,
        sheet.replace("<v></v>", "<v>7</v>").replace("<v />", "<v>7</v>").replace("<v/>", "<v>7</v>"),
    )
    carried = read_foreign(cached)
    assert carried.questionnaire.question["q"].text == {"en": "7"}
    assert told(carried.notes) == [
        ("survey, 2, label", "=UPPER(A2)", "a formula; what it gave last was read: “7”.")
    ]


def test_control_signs_are_taken_out_of_texts():
    assert clean(" one\x00two\x07\n") == "onetwo"


def test_sheets_that_are_not_read_are_told():
    carried = read_foreign(workbook(survey=[HEAD, ("text", "q", "Q")], entities=[("list_name",), ("x",)]))
    assert told(carried.notes) == [("entities", "entities", "this sheet is not read.")]


DOWN = '<row r="999999999"><c r="A999999999"><v>1</v></c></row>'
ASIDE = "".join(f'<row r="{number}"><c r="ZZZ{number}"/></row>' for number in range(3, 9))


@pytest.mark.parametrize("row", [DOWN, ASIDE])
def test_places_that_are_far_away_are_not_looked_for(row, monkeypatch):
    monkeypatch.setattr(workbooks, "MOST_PLACES", 30_000)
    with zipfile.ZipFile(io.BytesIO(FORM)) as archive:
        sheet = archive.read(SHEET).decode()
    far = changed(FORM, SHEET, sheet.replace("</sheetData>", f"{row}</sheetData>"))
    assert "more stands in the sheet" in refused(far)


def test_what_stands_in_all_sheets_together_is_bounded_and_other_sheets_are_not_read(monkeypatch):
    monkeypatch.setattr(workbooks, "MOST_CELLS", 20)
    asked = [HEAD, ("text", "q", "Q")]
    rows = [("a", "b")] * 9
    carried = read_foreign(workbook(survey=asked, notes=rows, more=rows))
    assert [what for _at, what, _why in told(carried.notes)] == ["notes", "more"]
    assert "more stands in the sheet" in refused(workbook(survey=asked, choices=rows))


def test_more_questions_than_anybody_answers_are_refused(monkeypatch):
    monkeypatch.setattr(assembling, "MOST_QUESTIONS", 3)
    asked = workbook(survey=[HEAD, *(("text", f"q{number}", "Q") for number in range(4))])
    carried = read_foreign(asked)
    assert [str(one.why) for one in carried.faults] == ["a questionnaire has at most 3 questions."]
    assert carried.questionnaire is None
