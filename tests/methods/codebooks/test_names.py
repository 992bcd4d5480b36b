"""Names that every program takes, and how many columns there may be."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pyreadstat
import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspel.methods.codebooks import (
    Codebook,
    Kind,
    UnfitAnswers,
    Variable,
    chunks_of,
    with_legal_names,
    write_csv,
    write_dta,
    write_json,
    write_sav,
)
from samenspel.methods.codebooks.layout import fields_of
from samenspel.methods.codebooks.names import LONGEST, RESERVED, legal
from samenspel.methods.codebooks.shortened import shortened
from tests.methods.codebooks.samples import CODEBOOK, chunks, only, said


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("_hidden", "hidden"),
        ("two words", "two_words"),
        ("Wéék", "Week"),
        ("1st", "v_1st"),
        ("with", "v_with"),
        ("TO", "v_TO"),
        ("by", "v_by"),
        ("str12", "v_str12"),
        ("inf", "v_inf"),
        ("q.1/a", "q_1_a"),
        ("ends_", "ends"),
        ("", "v"),
        ("שלום", "v"),
        ("x" * 70, "x" * 32),
    ],
)
def test_a_name_becomes_legal(name: str, found: str) -> None:
    assert legal(name) == found


def named(*names: str, kind: Kind = Kind.NUMBER) -> Codebook:
    variables = [Variable(f"id{place}", name, kind, said(name)) for place, name in enumerate(names)]
    return only(*variables)


@given(st.lists(st.text(max_size=50), min_size=1, max_size=20), st.sampled_from([*Kind]))
def test_all_names_are_legal_and_differ_in_every_case(names: list[str], kind: Kind) -> None:
    book = with_legal_names(named(*names, kind=kind))
    found = [field.name for field in fields_of(book, "nl")]
    assert len({name.casefold() for name in found}) == len(found)
    assert all(name.isascii() and name[0].isalpha() and len(name) <= LONGEST for name in found)
    assert not {name.lower() for name in found} & RESERVED
    assert with_legal_names(book) == book


def test_ids_tell_which_name_stands_for_which() -> None:
    """Two scales of one question do not collide (LimeSurvey 5279)."""
    book = with_legal_names(named("q1_1", "Q1.1", "q1 1"))
    assert [(one.id, one.name) for one in book.variables] == [
        ("id0", "q1_1"),
        ("id1", "Q1_1_2"),
        ("id2", "q1_1_3"),
    ]


def test_a_column_beside_takes_no_name_of_a_variable() -> None:
    book = only(Variable("t", "t", Kind.TEXT), Variable("t_why", "t_why", Kind.NUMBER))
    found = [field.name for field in fields_of(with_legal_names(book), "nl")]
    assert found == ["t", "t_why", "t_why_2"]


def test_names_that_differ_by_case_alone_are_refused() -> None:
    """pyreadstat writes them, and SPSS sees a clash."""
    with pytest.raises(UnfitAnswers, match="“q1” and “Q1”, which are one but for their case"):
        write_csv(named("q1", "Q1"), [], Path("never"), "nl")


@pytest.mark.parametrize("ending", ["sav", "dta"])
def test_programs_get_the_legal_names(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"a.{ending}"
    write = write_sav if ending == "sav" else write_dta
    book = named("with", "_x", "größe in m")
    written = write(book, chunks_of(book, [{"id0": 1, "id1": 2, "id2": 3}]), path, "nl")
    read = pyreadstat.read_sav if ending == "sav" else pyreadstat.read_dta
    assert read(path, metadataonly=True)[1].column_names == ["v_with", "x", "große_in_m".replace("ß", "")]
    assert [one.id for one in written.codebook.variables] == ["id0", "id1", "id2"]


def many(number: int) -> Codebook:
    return only(*(Variable(f"q{place}", f"q{place}", Kind.NUMBER) for place in range(number)))


def test_more_columns_than_stata_opens_are_refused_with_the_number(tmp_path: Path) -> None:
    """surveysolutions 3727: a broken file without a word."""
    path = tmp_path / "a.dta"
    with pytest.raises(
        UnfitAnswers, match=r"are 2048 columns; Stata .* holds 2047, and 32767 only in Stata/SE"
    ):
        write_dta(many(2_048), [], path, "nl")
    assert not path.exists()
    write_dta(many(2_048), [], path, "nl", wide=True)
    assert len(pyreadstat.read_dta(path, metadataonly=True)[1].column_names) == 2_048
    write_dta(many(2_047), [], path, "nl")


def test_columns_are_counted_not_variables() -> None:
    book = only(*(Variable(f"q{place}", f"q{place}", Kind.TEXT) for place in range(1_024)))
    with pytest.raises(UnfitAnswers, match="There are 2048 columns"):
        write_dta(book, [], Path("never"), "nl")


@pytest.mark.parametrize("write", [write_sav, write_dta])
def test_nothing_opens_more_than_32767(write: object) -> None:
    wide = {"wide": True} if write is write_dta else {}
    with pytest.raises(UnfitAnswers, match=r"There are 32768 columns; .* holds 32767"):
        write(many(32_768), [], Path("never"), "nl", **wide)  # type: ignore[operator]


@pytest.mark.parametrize("write", [write_csv, write_json])
def test_other_formats_have_no_such_limit(write: object, tmp_path: Path) -> None:
    assert write(many(2_100), [], tmp_path / "a", "nl").rows == 0  # type: ignore[operator]


def test_every_variable_once_in_the_order_of_the_form(tmp_path: Path) -> None:
    """Reached or not (surveda 785), and whatever the route (Decidim 8709, 13201)."""
    path = tmp_path / "a.csv"
    turned = [{"b": 1, "a": 0, "person": "p", "wave": 1}]
    write_csv(CODEBOOK, chunks(turned), path, "nl")
    head = path.read_text(encoding="utf-8").splitlines()[0].split(",")
    order = [name for name in head if not name.endswith(("_why", "_offset"))]
    assert order == [one.name for one in CODEBOOK.variables]


def test_one_language_a_file_and_one_legal_name_in_all(tmp_path: Path) -> None:
    """kobotoolbox/kpi 1607: all languages in one label."""
    found = {}
    for language in ("nl", "en"):
        write_sav(CODEBOOK, chunks(), tmp_path / "a.sav", language)
        found[language] = pyreadstat.read_sav(tmp_path / "a.sav", metadataonly=True)[1]
    assert found["nl"].column_names == found["en"].column_names
    assert found["nl"].column_names_to_labels["q1"] == "Content? (nl)"
    assert found["en"].column_names_to_labels["q1"] == "Content? (en)"
    assert found["en"].variable_value_labels["q1"][-8] == "not shown"


def test_a_language_that_lacks_is_that_of_the_codebook() -> None:
    book = replace(CODEBOOK, languages=("en", "nl"))
    fields = {field.name: field for field in fields_of(book, "fr")}
    assert fields["q1"].label == "Content? (en)"
    assert fields["q1"].labels[-8] == "non affiché"


@given(st.text(), st.integers(3, 40))
def test_shortened_texts_fit_and_end_at_a_letter(text: str, most: int) -> None:
    found = shortened(text, most)
    assert len(found.encode("utf-8", "replace")) <= most
    if found != text:
        assert found.endswith("…")
        assert text.startswith(found[:-1])


def test_an_accent_stays_with_its_letter() -> None:
    assert shortened("abcde\u0301fgh", 9) == "abcd…"
    assert shortened("ab👩\u200d👩\u200d👧 family", 12) == "ab…"
