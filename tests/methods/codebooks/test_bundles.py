"""One zip with the same answers in every format."""

from __future__ import annotations

import io
from pathlib import Path
from zipfile import ZipFile

import pytest

from samenspel.methods.codebooks import (
    Codebook,
    Kind,
    Variable,
    bundle,
    bundles,
    chunks_of,
    read_codebook,
    read_csv,
    read_ddi,
    write_json,
)
from samenspel.methods.malformed import MalformedFile

from .samples import CODEBOOK, ROWS, assert_same, chunks


def test_every_file_says_the_same(tmp_path: Path) -> None:
    write_json(CODEBOOK, chunks(), tmp_path / "answers.json", "nl")
    told = list[tuple[int, int]]()
    packed = bundle(b"nl\n" + (tmp_path / "answers.json").read_bytes(), lambda *step: told.append(step))
    files = ZipFile(io.BytesIO(packed))
    assert {"answers.csv", "answers.sav", "answers.dta", "codebook-ddi.xml"} <= {*files.namelist()}
    book = read_codebook(files.read("codebook.json"))
    assert book.variables == read_ddi(files.read("codebook-ddi.xml")).variables
    assert_same(book, read_csv(book, files.read("answers.csv")), chunks(ROWS, book))
    assert told == [(number, 5) for number in range(5)]


def test_without_pyreadstat_there_are_no_files_of_spss_and_stata(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bundles, "find_spec", lambda name: None)
    write_json(CODEBOOK, chunks(), tmp_path / "answers.json", "nl")
    packed = bundle(b"nl\n" + (tmp_path / "answers.json").read_bytes(), lambda *step: None)
    names = {*ZipFile(io.BytesIO(packed)).namelist()}
    assert {"answers.csv", "answers.json"} <= names
    assert not names & {"answers.sav", "answers.dta"}


def test_another_file_is_refused() -> None:
    with pytest.raises(MalformedFile, match="not JSON"):
        bundle(b"nl\nsomething else", lambda *step: None)


def test_what_a_format_could_not_hold_is_told(tmp_path: Path) -> None:
    variable = Variable("a", "a", Kind.NUMBER, {"nl": "é" * 300})
    book = Codebook("b", {"nl": "b"}, ("nl",), (variable,))
    write_json(book, chunks_of(book, [{"a": 1}]), tmp_path / "answers.json", "nl")
    packed = bundle(b"nl\n" + (tmp_path / "answers.json").read_bytes(), lambda *step: None)
    assert "answers.sav: " in ZipFile(io.BytesIO(packed)).read("notes.txt").decode()
