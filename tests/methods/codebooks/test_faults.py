"""What cannot be is said all at once, with row and column; what looks odd but is right stays."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from samenspel.methods.codebooks import (
    Codebook,
    Kind,
    NoAnswer,
    UnfitAnswers,
    Value,
    Variable,
    check_codebook,
    checked,
    chunks_of,
    joined,
    read_csv,
    read_statistical,
    write_csv,
    write_sav,
)
from samenspel.methods.malformed import MalformedFile
from tests.methods.codebooks.samples import CODEBOOK, ROWS, chunks, only, said

HEAD = "person,wave,q1,q1_text,q2,a,b,born,at,score\n"


def faults(text: str, codebook: Codebook = CODEBOOK) -> list[str]:
    with pytest.raises(UnfitAnswers) as caught:
        [*read_csv(codebook, text.encode())]
    return [str(fault.said()) for fault in caught.value.faults]


def test_all_faults_at_once_with_row_and_column() -> None:
    """Rows as a spreadsheet counts them."""
    found = faults(
        f"{HEAD}p1,3,2,,2.5,1,0,1950-02-28,2026-10-25 02:30,\n"
        "p1,1,NA,,-1,2,0,1950-02-30,soon,\n"
        ",1,2.5,,200,1,,28/2/1950,2026-03-29 02:30,\n"
    )
    assert found == [
        "Row 2, wave: 3 is no code of this variable.",
        "Row 3, q1: “NA” is no number.",
        "Row 3, born: “1950-02-30” is no date.",
        "Row 3, at: “soon” is no date.",
        "Row 3, q2: -1 is less than 0.",
        "Row 3, a: 2 is no code of this variable.",
        "Row 3, person: row 2 is called “p1” too.",
        "Row 4, at: there is no such moment: the clock is set forward then.",
        "Row 4, q1: 2.5 is no code of this variable.",
        "Row 4, q2: 200 is more than 168.",
        "Row 4, person: the row has no name.",
        "Row 4, b: it is answered where a is not, or the reverse.",
    ]


def test_faults_of_all_chunks_are_found() -> None:
    lines = "".join(f"p{place},{place % 3},1,,1,0,0,,,1\n" for place in range(30))
    with pytest.raises(UnfitAnswers) as caught:
        [*read_csv(CODEBOOK, f"{HEAD}{lines}".encode(), size=4)]
    assert [fault.row for fault in caught.value.faults] == [*range(2, 32, 3)]


def test_an_answer_that_reads_none_or_na_is_an_answer() -> None:
    text = f"{HEAD}p1,1,3,None,1,0,0,,,1\np2,1,3,NA,1,0,0,,,1\n0012,1,3,,1,0,0,,,1\n"
    found = joined(CODEBOOK, read_csv(CODEBOOK, text.encode()))
    assert [*found["q1_text"].values] == ["None", "NA", ""]
    assert [*found["q1_text"].why] == [0, 0, NoAnswer.SKIPPED]
    assert found["person"].values[2] == "0012"  # a text stays a text (formpack 56)


def test_columns_that_disagree_with_the_codebook() -> None:
    """By name and not by place (onadata 2774)."""
    found = faults("person,wave,Q1,q1,q2,colour,b,born,at,score,q1_text\np,1,1,1,1,1,1,,,1,\n")
    assert found == [
        "The columns “Q1” and “q1” differ by case alone.",
        "The column “colour” is not in the codebook.",
        "The column “a” of the codebook is not in the file.",
    ]


def test_a_column_twice() -> None:
    assert "There are two columns “wave”." in faults(HEAD.replace("q1,", "wave,") + "p,1,1,,1,0,0,,,1\n")


def test_columns_in_another_order_and_case() -> None:
    text = "WAVE,person,q1,q1_text,q2,b,a,born,at,score\n1,p,2,,1,0,1,,,1\n"
    found = joined(CODEBOOK, read_csv(CODEBOOK, text.encode()))
    assert (found["wave"].values[0], found["a"].values[0], found["b"].values[0]) == (1, 1, 0)


def test_rows_of_another_width() -> None:
    found = faults(f"{HEAD}p1,1,1,,1,0,0,,\np2,1,1,,1,0,0,,,1,1\n")
    assert found == [
        "Row 2, *: cells on this line: 9; columns in the first line: 10.",
        "Row 3, *: cells on this line: 11; columns in the first line: 10.",
    ]


def test_an_answer_beside_a_reason_why_there_is_none() -> None:
    head = HEAD.replace("q1_text,", "q1_text,q1_text_why,").replace(",at,", ",at,at_offset,")
    found = faults(f"{head}p1,1,3,word,-8,1,0,0,,2026-10-25 02:30,-9,1\n")
    assert found == [
        "Row 2, q1_text: there is an answer, and a reason why there is none.",
        "Row 2, at: there is an answer, and a reason why there is none.",
    ]


def test_options_of_one_question_are_missing_together() -> None:
    """formpack 56: a question that was not shown is not a row of zeros."""
    found = joined(CODEBOOK, chunks())
    assert [*found["a"].why] == [*found["b"].why] == [0, -8, -9, -7]
    with pytest.raises(UnfitAnswers, match="Row 1, b: it is answered where a is not, or the reverse"):
        [*checked(CODEBOOK, chunks([{**ROWS[0], "a": NoAnswer.NOT_SHOWN}]))]


def test_with_free_text_the_chosen_option_stays(tmp_path: Path) -> None:
    """LimeSurvey 1791; Decidim 6087, 4829: “other” is a code, and its words stand beside it."""
    write_csv(CODEBOOK, chunks(), tmp_path / "a.csv", "nl")
    found = joined(CODEBOOK, read_csv(CODEBOOK, tmp_path / "a.csv"))
    assert (found["q1"].values[1], found["q1_text"].values[1]) == (3, "None")


def test_a_number_that_is_a_code_of_no_answer_is_refused() -> None:
    book = only(Variable("t", "t", Kind.NUMBER, said("Degrees")))
    with pytest.raises(UnfitAnswers, match="Row 1, t: -8 is an answer here and a code of no answer"):
        [*checked(book, chunks_of(book, [{"t": -8}]))]


def test_an_unknown_reason_is_refused() -> None:
    book = only(Variable("t", "t", Kind.TEXT))
    assert faults("t,t_why\n,-5\n", book) == ["Row 2, t: -5 is no code of no answer."]


def test_a_codebook_that_cannot_be() -> None:
    book = only(
        Variable("a", "a", Kind.CHOICE, values=(Value(1, said("yes")), Value(1, said("no")))),
        Variable("b", "b", Kind.CHOICE, values=(Value(-9, said("none")), Value(1.5))),
        Variable("c", "c", Kind.NUMBER, least=-10, most=10),
        Variable("d", "d", Kind.OPTION),
        Variable("e", "e", Kind.CHOICE),
        Variable("f", "f", Kind.MOMENT, values=(Value(60, is_missing=True),)),
        Variable("A", "g", Kind.CHOICE, values=(Value(1, text_in="nowhere"),)),
        key="k",
        zone="Belgium/Leuven",
    )
    with pytest.raises(UnfitAnswers) as caught:
        check_codebook(book)
    assert [str(fault.said()) for fault in caught.value.faults] == [
        "“Belgium/Leuven” is no time zone; write one such as Europe/Brussels.",
        "Two variables have the ids “a” and “A”, which are one but for their case.",
        "The key is “k”, which is no variable of the codebook.",
        "a: “yes (nl)” and “no (nl)” have the same code 1.",
        "b: -9 says why there is no answer; give another code.",
        "b: the code 1.5 is not a whole number.",
        "c: -10 can be an answer and is a code of no answer.",
        "c: -9 can be an answer and is a code of no answer.",
        "c: -8 can be an answer and is a code of no answer.",
        "c: -7 can be an answer and is a code of no answer.",
        "c: -6 can be an answer and is a code of no answer.",
        "d: an option needs the question that it belongs to.",
        "e: a choice needs codes to choose from.",
        "f: 60 may be how far a clock is from UTC; give another code.",
        "g: there is no variable “nowhere” for words.",
    ]


def test_a_codebook_of_nothing() -> None:
    with pytest.raises(UnfitAnswers, match=r"names no language\.\nThe codebook has no variables"):
        check_codebook(replace(CODEBOOK, languages=(), variables=(), key="", wave=""))


def test_a_file_of_spss_that_disagrees_with_the_codebook(tmp_path: Path) -> None:
    """Labels of codes are those of the same question: by its id (onadata 836)."""
    path = tmp_path / "a.sav"
    write_sav(CODEBOOK, chunks(), path, "nl")
    fewer = tuple(
        replace(one, values=one.values[1:]) if one.id == "q1" else one for one in CODEBOOK.variables
    )
    turned = tuple(replace(one, kind=Kind.TEXT) if one.id == "q2" else one for one in fewer)
    with pytest.raises(UnfitAnswers) as caught:
        [*read_statistical(replace(CODEBOOK, variables=turned), path)]
    assert [str(fault.said()) for fault in caught.value.faults] == [
        "“q1” has the code 1 in the file, not in the codebook.",
        "“q2” is a text in one of file and codebook, but not in the other.",
    ]


def test_many_faults_are_kept_and_the_first_are_shown() -> None:
    with pytest.raises(UnfitAnswers, match=r"… and 150 more\.") as caught:
        [*read_csv(CODEBOOK, (HEAD + "".join(f"p{x},7,1,,1,0,0,,,1\n" for x in range(200))).encode())]
    assert len(caught.value.faults) == 200


def test_what_is_no_table() -> None:
    with pytest.raises(MalformedFile, match="empty"):
        [*read_csv(CODEBOOK, b"")]
    with pytest.raises(MalformedFile, match="quotation mark"):
        [*read_csv(CODEBOOK, f'{HEAD}p1,1,1,"word\np2,1,1,,,,,,,\n'.encode())]
