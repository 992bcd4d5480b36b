"""Files that others made: what their labels tell becomes a codebook, and nothing is relabelled in silence."""

from __future__ import annotations

from pathlib import Path

import pandas
import pyreadstat
import pytest

from samenspel.methods.codebooks import (
    Kind,
    NoAnswer,
    UnfitAnswers,
    Value,
    joined,
    read_foreign,
    write_dta,
    write_sav,
)
from samenspel.methods.malformed import MalformedFile
from tests.methods.codebooks.samples import CODEBOOK, assert_same, chunks

FRAME = pandas.DataFrame(
    {
        "sex": [1.0, 2.0, -9.0, float("nan")],
        "thermometer": [0.0, 55.0, 100.0, 999.0],
        "name": ["Ann", "None", "", "NA"],
        "half": [0.5, 1.0, 0.5, 1.0],
    }
)
LABELS = {
    "sex": {1: "man", 2: "woman", -9: "refused"},
    "thermometer": {0: "cold", 100: "warm", 999: "unknown"},
    "half": {0.5: "half", 1: "whole"},
}


@pytest.fixture
def sav(tmp_path: Path) -> Path:
    path = tmp_path / "others.sav"
    missing = {"sex": [-9], "thermometer": [{"lo": 900, "hi": 999}]}
    labels = {"sex": "Sex of respondent"}
    pyreadstat.write_sav(
        FRAME, path, "Others", column_labels=labels, variable_value_labels=LABELS, missing_ranges=missing
    )
    return path


def test_labels_ranges_and_answers_tell_kinds(sav: Path) -> None:
    book = read_foreign(sav, "en").codebook
    assert [(one.name, one.kind) for one in book.variables] == [
        ("sex", Kind.CHOICE),
        ("thermometer", Kind.NUMBER),
        ("name", Kind.TEXT),
        ("half", Kind.NUMBER),
    ]
    assert book.title == {"en": "Others"}
    assert book.by_id["sex"].label == {"en": "Sex of respondent"}
    assert Value(999, {"en": "unknown"}, is_missing=True) in book.by_id["thermometer"].values
    assert Value(0.5, {"en": "half"}) in book.by_id["half"].values


def test_a_code_that_means_something_else_here_is_moved_and_said(sav: Path) -> None:
    found = read_foreign(sav, "en")
    assert [*map(str, found.notes)] == ["sex: the code -9 of the file became -19."]
    assert Value(-19, {"en": "refused"}, is_missing=True) in found.codebook.by_id["sex"].values
    answers = joined(found.codebook, found.chunks())
    assert [*answers["sex"].why] == [0, 0, -19, NoAnswer.SKIPPED]
    assert [*answers["thermometer"].why] == [0, 0, 0, 999]
    assert [*answers["name"].values] == ["Ann", "None", "", "NA"]


def test_an_answer_of_minus_nine_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "cold.sav"
    pyreadstat.write_sav(pandas.DataFrame({"degrees": [-9.0, 3.0]}), path)
    with pytest.raises(UnfitAnswers, match="degrees: -9 is an answer in the file"):
        read_foreign(path, "en")


def test_letters_of_stata(tmp_path: Path) -> None:
    path = tmp_path / "others.dta"
    frame = pandas.DataFrame({"sex": [1, 2, "a", "w"]}, dtype=object)
    pyreadstat.write_dta(
        frame,
        path,
        variable_value_labels={"sex": {1: "man", 2: "woman", "a": "refused"}},
        missing_user_values={"sex": ["a", "w"]},
    )
    found = read_foreign(path, "en")
    assert [(one.code, one.is_missing) for one in found.codebook.by_id["sex"].values] == [
        (-123, True),
        (-101, True),
        (1, False),
        (2, False),
    ]
    assert [*joined(found.codebook, found.chunks())["sex"].why] == [0, 0, -101, -123]


@pytest.mark.parametrize(("write", "ending"), [(write_sav, "sav"), (write_dta, "dta")])
def test_ours_without_its_codebook(write: object, ending: str, tmp_path: Path) -> None:
    """What stands beside goes with its variable again, and reasons why are reasons why."""
    path = tmp_path / f"ours.{ending}"
    write(CODEBOOK, chunks(), path, "en")  # type: ignore[operator]
    found = read_foreign(path, "en", CODEBOOK.zone, "person")
    assert [one.name for one in found.codebook.variables] == [one.name for one in CODEBOOK.variables]
    got, wanted = joined(found.codebook, found.chunks()), joined(CODEBOOK, chunks())
    own = {98: -101} if ending == "dta" else {}
    for id in wanted:
        assert [*got[id].why] == [own.get(code, code) for code in wanted[id].why]
        assert [*map(str, got[id].values)] == [*map(str, wanted[id].values)]


def test_from_spss_to_stata_and_back(sav: Path, tmp_path: Path) -> None:
    found = read_foreign(sav, "en")
    written = write_dta(found.codebook, found.chunks(), tmp_path / "a.dta", "en")
    from samenspel.methods.codebooks import read_statistical

    assert_same(written.codebook, read_statistical(written.codebook, tmp_path / "a.dta"), found.chunks())


def test_what_is_no_file_of_spss(tmp_path: Path) -> None:
    path = tmp_path / "a.sav"
    path.write_bytes(b"no such thing" * 100)
    with pytest.raises(MalformedFile, match="cannot be read as an SPSS or Stata file"):
        read_foreign(path, "en")
