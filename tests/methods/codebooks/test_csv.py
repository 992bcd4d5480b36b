"""CSV as programs want it, and as Excel does."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from samenspel.methods.codebooks import (
    Answer,
    Kind,
    NotAsWritten,
    Value,
    Variable,
    Written,
    chunks_of,
    csv_writing,
    excel,
    joined,
    read_csv,
    write_csv,
)
from tests.methods.codebooks.samples import CODEBOOK, ROWS, assert_same, at, chunks, only, said

TEXT = only(Variable("t", "t", Kind.TEXT, said("=cmd()")))
SAID = "Cells that begin like a formula and have an apostrophe before them: 7."
FORMULAS = ["=1+1", "+32 9 000", "-5 degrees", "@home", "\tindented", "'=quoted", "''+twice", "plain -1"]


def write(path: Path, *texts: Answer, **how: object) -> Written:
    some = chunks_of(TEXT, [{"t": text} for text in texts])
    return write_csv(TEXT, some, path, "nl", **how)  # type: ignore[arg-type]


def test_plain_is_utf8_with_codes(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    write_csv(CODEBOOK, chunks(), path, "nl")
    assert path.read_bytes().decode() == (
        "person,person_why,wave,q1,q1_text,q1_text_why,q2,a,b,born,born_why,at,at_offset,score\r\n"
        "p1,0,1,2,,-8,2.5,1,0,1950-02-28,0,2026-10-25T02:30:05,120,0.125\r\n"
        "p2,0,1,3,None,0,0,-8,-8,,-9,2026-10-25T02:30:05,60,0.1\r\n"
        "007,0,2,98,=1+1,0,-9,-9,-9,2008-02-29,0,,-6,-6\r\n"
        "p4,0,2,-9,\"שלום, “é”\nand 'more';\",0,-7,-7,-7,,-7,,-7,-7\r\n"
    )


@pytest.mark.parametrize(("language", "first"), [("nl-BE", "p1;0;1;2;;-8;2,5;"), ("en", "p1,0,1,2,,-8,2.5,")])
def test_excel_has_its_mark_separator_and_decimal_sign(language: str, first: str, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    write_csv(CODEBOOK, chunks(), path, "nl", dialect=excel(language))
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbfperson")
    assert data.decode("utf-8-sig").splitlines()[1].startswith(first)


def test_formulas_are_texts_in_excel_and_that_is_said(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    written = write(path, *FORMULAS, dialect=excel("en"))
    cells = [line.split(",")[0] for line in path.read_text(encoding="utf-8-sig").split("\n")[1:-1]]
    assert cells == [f"'{text}" for text in FORMULAS[:-1]] + ["plain -1"]
    assert [*map(str, written.notes)] == [
        "Cells that begin like a formula and have an apostrophe before them: 7."
    ]
    assert_same(TEXT, read_csv(TEXT, path), chunks_of(TEXT, [{"t": text} for text in FORMULAS]))


def test_formulas_are_left_alone_in_plain_files(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    assert not write(path, *FORMULAS).notes
    assert path.read_text(encoding="utf-8").split("\n")[1] == "=1+1,0"
    assert_same(TEXT, read_csv(TEXT, path), chunks_of(TEXT, [{"t": text} for text in FORMULAS]))


def test_numbers_below_zero_stay_numbers_in_excel(tmp_path: Path) -> None:
    book = only(Variable("n", "n", Kind.NUMBER))
    write_csv(
        book, chunks_of(book, [{"n": -5.5}, {"n": None}]), tmp_path / "a.csv", "nl", dialect=excel("nl")
    )
    assert (tmp_path / "a.csv").read_text(encoding="utf-8-sig").split() == ["n", "-5,5", "-9"]


def test_words_stand_in_the_place_of_codes_and_formulas_in_titles_do_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    label = {"nl": "=HYPERLINK(1)"}
    book = only(Variable("c", "c", Kind.CHOICE, label, (Value(1, {"nl": "-yes"}), Value(2, {"nl": "no"}))))
    some = chunks_of(book, [{"c": 1}, {"c": 2}, {}])
    written = write_csv(book, some, path, "nl", dialect=excel("nl"), words=True)
    assert path.read_text(encoding="utf-8-sig").split("\n")[:-1] == [
        "'=HYPERLINK(1)",
        "'-yes",
        "no",
        "niet bereikt",
    ]
    assert "apostrophe" in str(written.notes[0])


def test_nul_is_taken_out_and_said(tmp_path: Path) -> None:
    written = write(tmp_path / "a.csv", "a\0b")
    assert [*map(str, written.notes)] == ["Texts that NUL was taken out of: 1."]
    assert joined(TEXT, read_csv(TEXT, tmp_path / "a.csv"))["t"].values[0] == "ab"


def test_what_excel_saved_is_read(tmp_path: Path) -> None:
    """Windows-1252, semicolons, decimal commas, days first."""
    head = "person;wave;q1;q1_text;q2;a;b;born;at;score\n"
    text = f"{head}p1;1;3;café;2,5;1;0;28/02/1950;25-10-2026 00:30;0,125\n"
    found = joined(CODEBOOK, read_csv(CODEBOOK, text.encode("cp1252")))
    assert found["q1_text"].values[0] == "café"
    assert (found["q2"].values[0], found["score"].values[0]) == (2.5, 0.125)
    assert str(found["born"].values[0]) == "1950-02-28"
    assert str(found["at"].values[0]) == "2026-10-24T22:30:00"


def test_a_time_that_comes_twice_is_the_first_without_an_offset() -> None:
    book = only(Variable("m", "m", Kind.MOMENT))
    found = joined(book, read_csv(book, b"m\n2026-10-25T02:30:00\n"))
    assert (
        found["m"].values[0] == joined(book, chunks_of(book, [{"m": at("2026-10-25T00:30")}]))["m"].values[0]
    )


def test_bytes_that_the_disk_lost_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_writing, "_digest", lambda path: b"otherwise")
    with pytest.raises(NotAsWritten, match="bytes on the disk"):
        write_csv(CODEBOOK, chunks(ROWS), tmp_path / "a.csv", "nl")
    assert [*tmp_path.iterdir()] == []


def test_a_file_that_was_there_stays_when_writing_fails(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("before")
    with pytest.raises(ValueError, match="no time zone"):
        write_csv(replace(CODEBOOK, zone="Mars"), chunks(), path, "nl")
    assert path.read_text() == "before"
