"""samenspel codebook: the files of a scholar, from one format into another."""

from __future__ import annotations

from pathlib import Path

import pytest

from samenspel.methods.codebooks import (
    codebook_as_ddi,
    codebook_as_json,
    read_json,
    read_statistical,
    write_csv,
)
from samenspel.methods.codebooks.command import main
from tests.methods.codebooks.samples import CODEBOOK, ROWS, assert_same, chunks


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_csv(CODEBOOK, chunks(), tmp_path / "in.csv", "nl")
    (tmp_path / "book.json").write_text(codebook_as_json(CODEBOOK), encoding="utf-8")
    (tmp_path / "book.xml").write_text(codebook_as_ddi(CODEBOOK), encoding="utf-8")
    return tmp_path


def run(folder: Path, words: str) -> int:
    return main([word.replace("./", f"{folder}/") for word in words.split()])


@pytest.mark.parametrize("book", ["book.json", "book.xml"])
def test_through_every_format(book: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(folder, f"convert ./in.csv ./a.sav --codebook ./{book} --language en") == 0
    assert run(folder, f"convert ./a.sav ./a.dta --codebook ./{book}") == 0
    assert run(folder, f"convert ./a.dta ./a.json --codebook ./{book}") == 0
    assert run(folder, "convert ./a.json ./b.sav") == 0
    assert f"{folder}/a.sav: answers {len(ROWS)}, variables 10." in capsys.readouterr().out
    codebook, found = read_json(folder / "a.json")
    assert codebook == CODEBOOK
    assert_same(CODEBOOK, found, chunks())
    assert_same(CODEBOOK, read_statistical(CODEBOOK, folder / "b.sav"), chunks())


def test_for_excel_and_what_was_changed_is_said(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = "convert ./in.csv ./out.csv --codebook ./book.json --language nl --excel --words"
    assert run(folder, command) == 0
    assert "have an apostrophe before them: 1." in capsys.readouterr().out
    assert (folder / "out.csv").read_text(encoding="utf-8-sig").startswith("Pseudonym (nl);")


def test_a_codebook_is_described(folder: Path) -> None:
    assert run(folder, "convert ./in.csv ./a.sav --codebook ./book.json --language en") == 0
    assert run(folder, "describe ./a.sav ./found.json --language en --zone Europe/Brussels") == 0
    assert run(folder, "describe ./in.csv ./found.xml --codebook ./book.json") == 0
    assert '"name": "q1_text"' in (folder / "found.json").read_text(encoding="utf-8")
    assert (folder / "found.xml").read_text(encoding="utf-8") == codebook_as_ddi(CODEBOOK)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("convert ./in.csv ./a.sav", "name a codebook with --codebook"),
        (
            "convert ./in.csv ./a.xls --codebook ./book.json",
            "“a.xls” ends in none of .csv, .json, .sav, .dta",
        ),
        ("convert ./in.csv ./a.sav --codebook ./none.json", "none.json cannot be opened"),
        ("convert ./none.csv ./a.sav --codebook ./book.json", "none.csv cannot be opened"),
        ("convert ./in.csv ./a.sav --codebook ./in.csv", "this is not JSON"),
        ("convert ./bad.csv ./a.sav --codebook ./book.json", "Row 2, q1: “x” is no number."),
    ],
)
def test_a_file_that_cannot_be_used(
    words: str, said: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "bad.csv").write_text("person,wave,q1,q1_text,q2,a,b,born,at,score\np,1,x,,1,0,0,,,1\n")
    assert run(folder, words) == 1
    assert said in capsys.readouterr().err
    assert not (folder / "a.sav").exists()
