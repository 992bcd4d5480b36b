"""What pyreadstat cuts in silence, changes or cannot write: our layer knows, and says so."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyreadstat
import pytest

from samenspel.methods.codebooks import (
    Answer,
    Kind,
    NotAsWritten,
    UnfitAnswers,
    Value,
    Variable,
    Written,
    chunks_of,
    read_statistical,
    spss,
    stata,
    write_dta,
    write_sav,
)
from tests.methods.codebooks.samples import CODEBOOK, ROWS, assert_same, at, chunks, only, said

TEXT = Variable("t", "t", Kind.TEXT, said("Text"))
ACCENTED = "é" * 300


def choice(*values: Value, label: str = "Label") -> Variable:
    return Variable("c", "c", Kind.CHOICE, {"nl": label}, values)


def sav(path: Path, variable: Variable, *answers: Answer) -> tuple[Written, Any]:
    codebook = only(variable)
    written = write_sav(codebook, chunks_of(codebook, [{variable.id: one} for one in answers]), path, "nl")
    return written, pyreadstat.read_sav(path, user_missing=True, output_format="dict")


def dta(path: Path, variable: Variable, *answers: Answer) -> tuple[Written, Any]:
    codebook = only(variable)
    written = write_dta(codebook, chunks_of(codebook, [{variable.id: one} for one in answers]), path, "nl")
    return written, pyreadstat.read_dta(path, user_missing=True, output_format="dict")


def test_a_long_label_ends_at_a_letter(tmp_path: Path) -> None:
    written, (_data, meta) = sav(tmp_path / "a.sav", choice(Value(1, {"nl": "x"}), label=ACCENTED), 1)
    label = meta.column_names_to_labels["c"]
    assert label == "é" * 126 + "…"  # 2 bytes each, and 3 for the ellipsis: within 256
    assert written.codebook.variables[0].label["nl"] == ACCENTED
    assert [*map(str, written.notes)] == ["Labels of variables that were shortened: 1."]


def test_a_long_label_of_a_code_ends_at_a_letter(tmp_path: Path) -> None:
    written, (_data, meta) = sav(tmp_path / "a.sav", choice(Value(1, {"nl": ACCENTED})), 1)
    assert meta.variable_value_labels["c"][1] == "é" * 58 + "…"
    assert written.codebook.variables[0].values[0].label["nl"] == ACCENTED
    assert "Labels of codes that were shortened: 1." in map(str, written.notes)


def test_two_codes_stay_two_when_their_labels_are_cut_alike(tmp_path: Path) -> None:
    values = (Value(1, {"nl": "x" * 130 + "1"}), Value(2, {"nl": "x" * 130 + "2"}))
    _written, (_data, meta) = sav(tmp_path / "a.sav", choice(*values), 1)
    one, other = (meta.variable_value_labels["c"][code] for code in (1, 2))
    assert one != other
    assert (one[-4:], other[-4:]) == (" (1)", " (2)")


def test_stata_counts_letters(tmp_path: Path) -> None:
    _written, (_data, meta) = dta(tmp_path / "a.dta", choice(Value(1, {"nl": ACCENTED}), label=ACCENTED), 1)
    assert meta.column_names_to_labels["c"] == "é" * 79 + "…"
    assert meta.variable_value_labels["c"][1] == ACCENTED


@pytest.mark.parametrize("write", [sav, dta])
def test_text_behind_nul_is_kept(write: Any, tmp_path: Path) -> None:
    written, (data, _meta) = write(tmp_path / f"a.{write.__name__}", TEXT, "before\0after")
    assert data["t"][0] == "beforeafter"
    assert "Texts that NUL was taken out of: 1." in map(str, written.notes)


@pytest.mark.parametrize("length", [255, 256, 756, 757, 2045, 2046, 32_767])
@pytest.mark.parametrize("write", [sav, dta])
def test_long_texts_are_whole(write: Any, length: int, tmp_path: Path) -> None:
    """Bytes, not letters (ReadStat 241, haven 262)."""
    text = "é" * (length // 2) + "x" * (length % 2)
    written, (data, _meta) = write(tmp_path / f"a.{write.__name__}", TEXT, text)
    assert data["t"][0] == text
    assert not written.notes


def test_a_text_of_forty_thousand_letters_is_cut_and_said(tmp_path: Path) -> None:
    text = "é" * 40_000
    written, (data, _meta) = sav(tmp_path / "a.sav", TEXT, text, "short")
    assert data["t"][0] == "é" * 16_382 + "…"
    assert [*map(str, written.notes)] == ["Texts over 32,767 bytes that were shortened: 1."]
    whole, (data, _meta) = dta(tmp_path / "a.dta", TEXT, text, "short")
    assert data["t"][0] == text
    assert not whole.notes


def test_blanks_at_the_end_are_said(tmp_path: Path) -> None:
    written, (data, _meta) = sav(tmp_path / "a.sav", TEXT, "word  ")
    assert data["t"][0] == "word"
    assert [*map(str, written.notes)] == ["Texts whose last blanks were left out: 1."]


def test_five_codes_of_no_answer_are_one_range_and_one_more_fits(tmp_path: Path) -> None:
    variable = choice(Value(1, {"nl": "yes"}), Value(98, {"nl": "unknown"}, is_missing=True))
    _written, (data, meta) = sav(tmp_path / "a.sav", variable, 1, 98, None)
    assert meta.missing_ranges["c"] == [{"lo": -10, "hi": -6}, {"lo": 98, "hi": 98}]
    assert [*data["c"]] == [1, 98, -9]


def test_codes_beside_the_range_join_it(tmp_path: Path) -> None:
    variable = choice(Value(1), *(Value(code, is_missing=True) for code in (-5, -4, 98)))
    written, (_data, meta) = sav(tmp_path / "a.sav", variable, 1)
    assert meta.missing_ranges["c"] == [{"lo": -10, "hi": -4}, {"lo": 98, "hi": 98}]
    assert not written.notes


def test_more_codes_than_spss_holds_are_moved_and_said(tmp_path: Path) -> None:
    path = tmp_path / "a.sav"
    variable = choice(Value(1), *(Value(code, {"nl": str(code)}, is_missing=True) for code in (97, 98, 99)))
    written, (data, meta) = sav(path, variable, 1, 97, 98, 99)
    assert meta.missing_ranges["c"] == [{"lo": -13, "hi": -6}]
    assert [*data["c"]] == [1, -11, -12, -13]
    assert meta.variable_value_labels["c"][-13] == "99"
    assert "c: the code 99 is -13 in SPSS." in map(str, written.notes)
    answers = [{"c": code} for code in (1, 97, 98, 99)]
    assert_same(only(variable), read_statistical(only(variable), path), chunks_of(only(variable), answers))


def test_an_answer_among_moved_codes_is_refused(tmp_path: Path) -> None:
    variable = Variable("n", "n", Kind.NUMBER, values=(Value(98, {}, True), Value(99, {}, True)))
    with pytest.raises(UnfitAnswers, match=r"Row 2, n: -11\.5 is an answer here"):
        sav(tmp_path / "a.sav", variable, 1, -11.5)


def test_stata_has_letters_for_what_is_no_answer(tmp_path: Path) -> None:
    variable = choice(Value(1, {"nl": "yes"}), Value(98, {"nl": "unknown"}, is_missing=True))
    _written, (data, meta) = dta(tmp_path / "a.dta", variable, 1, 98, None)
    assert [*data["c"]] == [1, "a", "s"]
    assert meta.variable_value_labels["c"]["s"] == "overgeslagen"
    assert meta.variable_value_labels["c"]["a"] == "unknown"


def test_stata_holds_21_codes_of_ones_own(tmp_path: Path) -> None:
    values = [Value(code, is_missing=True) for code in range(100, 123)]
    with pytest.raises(UnfitAnswers, match="23 codes of no answer of its own; Stata holds 21"):
        dta(tmp_path / "a.dta", choice(Value(1), *values), 1)


def test_labels_of_numbers_with_decimals(tmp_path: Path) -> None:
    variable = Variable("n", "n", Kind.NUMBER, values=(Value(0.5, {"nl": "half"}), Value(1, {"nl": "one"})))
    _written, (_data, meta) = sav(tmp_path / "a.sav", variable, 0.5)
    assert meta.variable_value_labels["n"][0.5] == "half"
    written, (_data, meta) = dta(tmp_path / "a.dta", variable, 0.5)
    assert 0.5 not in meta.variable_value_labels["n"]
    assert meta.variable_value_labels["n"][1] == "one"
    assert [*map(str, written.notes)] == ["Labels of numbers with decimals that were left out: 1."]


@pytest.mark.parametrize("write", [sav, dta])
def test_time_is_that_of_the_survey_with_its_offset(write: Any, tmp_path: Path) -> None:
    """The hour that comes twice in October stays two (surveda 528: date local, hour UTC)."""
    variable = Variable("m", "m", Kind.MOMENT)
    moments = at("2026-10-25T00:30"), at("2026-10-25T01:30"), at("2026-07-01T23:30")
    _written, (data, _meta) = write(tmp_path / f"a.{write.__name__}", variable, *moments)
    assert [str(one)[:16].replace("T", " ") for one in data["m"]] == [
        "2026-10-25 02:30",
        "2026-10-25 02:30",
        "2026-07-02 01:30",
    ]
    assert [*data["m_offset"]] == [120, 60, 120]


@pytest.mark.parametrize(("module", "write", "ending"), [(spss, write_sav, "sav"), (stata, write_dta, "dta")])
def test_a_file_that_reads_otherwise_is_not_offered(
    module: Any, write: Any, ending: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As if the library had lost something."""
    whole = module._write

    def losing(sheet: Any, path: Path, told: Any, title: str) -> None:
        kept = sheet.columns["q2"]
        sheet.columns["q2"] = kept + 1 if kept.dtype == float else kept[::-1]
        whole(sheet, path, told, title)
        sheet.columns["q2"] = kept

    monkeypatch.setattr(module, "_write", losing)
    with pytest.raises(NotAsWritten, match="q2, row 1"):
        write(CODEBOOK, chunks(ROWS), tmp_path / f"a.{ending}", "nl")
    assert [*tmp_path.iterdir()] == []


def test_labels_that_read_otherwise_are_not_offered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = spss._write

    def losing(sheet: Any, path: Path, told: Any, title: str) -> None:
        whole(sheet, path, {**told, "column_labels": {**told["column_labels"], "q2": "Hour"}}, title)

    monkeypatch.setattr(spss, "_write", losing)
    with pytest.raises(NotAsWritten, match="labels: q2"):
        write_sav(CODEBOOK, chunks(ROWS), tmp_path / "a.sav", "nl")
