"""Tables and JSON with values, row by row; hostile ones too."""

from __future__ import annotations

import json
from datetime import date
from fractions import Fraction

import pytest

from samenspel.methods.indicators import (
    Columns,
    MalformedFile,
    Path,
    Rhythm,
    SentRow,
    read_csv,
    read_json,
)

MARCH, APRIL = date(2026, 3, 1), date(2026, 4, 1)


def faults(sent: object) -> list[tuple[int, str]]:
    return [(line, str(problem)) for line, problem in sent.faults]  # type: ignore[attr-defined]


def test_rows_with_both_series_a_unit_and_a_note() -> None:
    head = "Datum;Waarde;Vergelijking;Eenheid;Opmerking\n"
    text = f"{head}2026-03;12,5;11;Minuten;druk\n2026-04;;;;\n2026-05;;9;;\n"
    sent = read_csv(text.encode(), "minuten", Rhythm.MONTH)
    assert sent.rows == [
        SentRow(2, MARCH, Fraction(25, 2), Fraction(11), "druk"),
        SentRow(4, date(2026, 5, 1), None, Fraction(9)),
    ]
    assert sent.faults == []


def test_what_is_wrong_is_told_row_by_row_and_the_others_are_read() -> None:
    text = (
        "date,value,unit\n2026-03,5,hours\n2026-03,6,\n03/2026,7,\n2026-04,1.234,\n2026-W09,1,\n"
        "2026-03-15,9,\n2026-06,1,,,x\n"
    )
    sent = read_csv(text.encode(), "minutes", Rhythm.MONTH)
    assert sent.rows == [SentRow(3, MARCH, Fraction(6))]
    assert [line for line, _problem in faults(sent)] == [2, 4, 5, 6, 7, 8]
    assert "this is in “hours”" in faults(sent)[0][1]
    assert faults(sent)[4] == (7, "2026-03 is in line 3 already; keep one.")


def test_columns_by_the_names_that_were_said() -> None:
    sent = read_csv(
        b"when,n,else\n2026-03,12.345,3\n",
        "visits",
        Rhythm.MONTH,
        decimal=".",
        columns=Columns("when", "n", "else"),
    )
    assert sent.rows == [SentRow(2, MARCH, Fraction("12.345"), Fraction(3))]


@pytest.mark.parametrize(
    ("source", "why"),
    [
        (b"", "empty"),
        (b"a,b\n1,2\n", "no column “date”"),
        (b"date\n2026\n", "no column “value”"),
        (b"date,value\n2026,\0\n", "NUL"),
        (b"date,value\n" + b"2026-03,1\n" * 5001, "more than 5000 rows"),
        (b'date,value\n"2026,1\n', "quotation mark"),
    ],
)
def test_what_is_no_table_of_values_is_refused(source: bytes, why: str) -> None:
    with pytest.raises(MalformedFile, match=why):
        read_csv(source, "visits", Rhythm.MONTH)


def sent_json(plain: object, path: str = "data.rows") -> object:
    source = plain if isinstance(plain, bytes) else json.dumps(plain).encode()
    return read_json(
        source, "visits", Rhythm.MONTH, path=Path(path), period=Path("when.start"), value=Path("n")
    )


def test_json_by_a_path_with_gaps_and_faults_by_entry() -> None:
    rows = [
        {"when": {"start": "2026-03-01"}, "n": 12.345},
        {"when": {"start": "2026-04"}, "n": None},
        {"when": {}, "n": 1},
        {"when": {"start": "2026-05"}, "n": True},
        {"when": {"start": "2026-06"}, "n": [1]},
        {"when": {"start": "2026-07"}, "n": "5 people"},
        "x",
    ]
    sent = sent_json({"data": {"rows": rows}})
    assert sent.rows == [SentRow(1, MARCH, Fraction("12.345"))]  # type: ignore[attr-defined]
    assert [line for line, _problem in faults(sent)] == [3, 4, 5, 6, 7]


def test_a_list_in_a_list_and_exponents() -> None:
    sent = sent_json(b'[[{"when": {"start": "2026-04"}, "n": 1.5e3}]]', "0")
    assert sent.rows == [SentRow(1, APRIL, Fraction(1500))]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "source",
    [
        b"<html></html>",
        b'{"data": {"rows": {}}}',
        b'{"data": []}',
        b"[" * 100_000,
        b'{"data": {"rows": 5}}',
        b"\xff\xfe",
        b"",
    ],
)
def test_what_is_no_list_is_refused(source: bytes) -> None:
    with pytest.raises(MalformedFile):
        sent_json(source)


@pytest.mark.parametrize("number", [b"1e999999999", b"-1e-999999999", b"NaN", b"Infinity", b"9" * 100_000])
def test_monstrous_numbers_are_faults_of_their_entry(number: bytes) -> None:
    sent = sent_json(b'{"data": {"rows": [{"when": {"start": "2026-04"}, "n": %s}]}}' % number)
    assert (sent.rows, len(faults(sent))) == ([], 1)  # type: ignore[attr-defined]


@pytest.mark.parametrize("text", ["a..b", ".", "a[0]", "a b\n", " ", "x" * 300])
def test_what_is_no_path_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        Path(text)
