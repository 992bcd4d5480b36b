"""Files of votes: both forms that Polis exports, and a sentence with the line for what is wrong."""

from __future__ import annotations

import numpy as np
import pytest

from samenspel.methods.opinion import (
    MalformedFile,
    Statements,
    UnfitVotes,
    Votes,
    read_groups,
    read_statements,
    read_votes,
)

LONG = "timestamp,voter-id,comment-id,vote\n3,ann,10,1\n1,ann,2,-1\n2,bob,2,0\n"
WIDE = "participant,group-id,n-votes,2,10\nann,0,2,-1,1\nbob,,1,0,\n"
STATEMENTS = (
    'comment-id,comment-body,moderated,is-meta\n2,Yes?,1,false\n10,"Two\nlines",0,false\n11,I am,1,true\n'
)


def entries(votes: Votes) -> set[tuple[str, str, int]]:
    return {
        (votes.people[row], votes.statements[column], int(value))
        for row, column, value in zip(votes.rows, votes.columns, votes.values, strict=True)
    }


@pytest.mark.parametrize("text", [LONG, WIDE, "\ufeff" + LONG, LONG.replace("\n", "\r\n")])
def test_both_forms_tell_the_same(text: str) -> None:
    votes = read_votes(text.encode())
    assert entries(votes) == {("ann", "10", 1), ("ann", "2", -1), ("bob", "2", 0)}
    assert votes.statements == ("2", "10")


def test_of_two_votes_on_a_statement_the_later_counts() -> None:
    by_line = "voter-id,comment-id,vote\nann,1,1\nann,1,-1\n"
    by_time = "voter-id,comment-id,vote,timestamp\nann,1,1,20\nann,1,-1,10\n"
    found = [entries(read_votes(text.encode())) for text in (by_line, by_time)]
    assert found == [{("ann", "1", -1)}, {("ann", "1", 1)}]


def test_statements_bring_texts_and_say_what_is_hidden() -> None:
    found = read_statements(STATEMENTS.encode())
    texts, about_people = {"2": "Yes?", "10": "Two\nlines", "11": "I am"}, frozenset({"11"})
    assert found == Statements(texts, about_people, {"2": 1, "10": 0, "11": 1}, about_people)
    assert read_statements(STATEMENTS.encode(), strict=True).hidden == {"10", "11"}
    votes = read_votes(LONG.encode(), found)
    assert (votes.hidden, votes.texts["2"]) == ({"11"}, "Yes?")


def test_published_groups_are_read_for_those_who_have_one() -> None:
    assert read_groups(WIDE.encode()) == {"ann": "0"}


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("", 1, "the file is empty."),
        ("a,b\n", 1, "there is no column “voter-id”; name it in the first line."),
        ("voter-id,vote\n", 1, "there is no column “comment-id”; name it in the first line."),
        ("voter-id,vote,vote\n", 1, "two columns are called “vote”; keep one."),
        (LONG + "4,eve,2,2\n", 5, "“2” is no vote; write 1 for agree, 0 for pass or -1 for disagree."),
        (LONG + "4,eve,2,NaN\n", 5, "“NaN” is no vote; write 1 for agree, 0 for pass or -1 for disagree."),
        (LONG + "4,eve,2,\n", 5, "“” is no vote; write 1 for agree, 0 for pass or -1 for disagree."),
        (LONG + "4,eve,2\n", 5, "cells on this line: 3; columns in the first line: 4."),
        (
            LONG + "soon,eve,2,1\n",
            5,
            "the timestamp is “soon”; write only numbers, or only moments such as 2026-12-05 09:00.",
        ),
        (
            LONG + "2026-12-05,eve,2,1\n",
            5,
            "the timestamp is “2026-12-05”; write only numbers, or only moments such as 2026-12-05 09:00.",
        ),
        (LONG + "4,,2,1\n", 5, "the person or the statement is missing."),
        (WIDE + "eve,0,1,yes,\n", 4, "“yes” is no vote; write 1 for agree, 0 for pass or -1 for disagree."),
        (WIDE + "ann,0,1,1,\n", 4, "person “ann” has a second line; keep one."),
        (LONG + "4,\0,2,1\n", 5, "there is a NUL byte here; save the file as plain UTF-8 text."),
    ],
)
def test_what_is_wrong_is_said_with_its_line(text: str, line: int, says: str) -> None:
    with pytest.raises(MalformedFile) as caught:
        read_votes(text.encode())
    assert (caught.value.line, str(caught.value.problem)) == (line, says)


def test_other_encodings_are_said_with_their_line() -> None:
    with pytest.raises(MalformedFile) as caught:
        read_votes((LONG + "4,e\x01e,2,1\n").encode() + b"\xff")
    assert str(caught.value) == "Line 5: this is no text; save the file as CSV with the encoding UTF-8."


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("1600000000001.0", "1600000000000.0"),
        ("2020-09-13", "2020-09-12"),
        ("20,5", "3,0"),
        ("2020-09-13T12:00:00Z", "2020-09-13T13:59:59+02:00"),
        ("2020-09-13 12:00:01", "2020-09-13 12:00"),
    ],
)
def test_a_moment_may_be_a_number_or_a_day(first: str, second: str) -> None:
    text = f"voter-id;comment-id;vote;timestamp\nann;1;1;{first}\nann;1;-1;{second}\n"
    assert entries(read_votes(text.encode())) == {("ann", "1", 1)}


def test_columns_that_begin_with_n_are_no_statements() -> None:
    wide = "participant,xid,Group ID,n-votes,n_pass,N-Skipped,2,10\nann,x,0,2,9,7,-1,1\nbob,y,,1,9,7,0,\n"
    assert entries(read_votes(wide.encode())) == {("ann", "10", 1), ("ann", "2", -1), ("bob", "2", 0)}


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (
            ("Yes?,1,", "Yes?,,"),
            "“moderated” is “”; write 1 for approved, 0 for not looked at or -1 for taken out.",
        ),
        (("Yes?,1,false", "Yes?,1,maybe"), "“is-meta” is “maybe”; write true or false."),
    ],
)
def test_what_is_said_of_statements_is_said_of_statements(change: tuple[str, str], says: str) -> None:
    with pytest.raises(MalformedFile) as caught:
        read_statements(STATEMENTS.replace(*change).encode())
    assert str(caught.value) == f"Line 2: {says}"


def test_true_is_written_as_a_spreadsheet_has_it() -> None:
    text = STATEMENTS.replace("true", "WAAR").replace("false", "ONWAAR").replace(",", ";")
    assert read_statements(text.encode()).hidden == {"11"}


def test_a_table_has_ones_and_what_is_missing() -> None:
    votes = Votes.of_table(np.array([[1.0, np.nan], [np.nan, -1.0], [0.0, 1.0]]))
    assert entries(votes) == {("0", "0", 1), ("1", "1", -1), ("2", "0", 0), ("2", "1", 1)}


@pytest.mark.parametrize("code", [2, 0.5, np.inf, np.nan])
def test_an_unknown_code_is_refused(code: float) -> None:
    with pytest.raises(UnfitVotes, match="write 1 for agree, 0 for pass or -1 for disagree"):
        Votes.collect(["ann"], ["1"], np.array([code]))


def test_lists_of_different_length_are_refused() -> None:
    with pytest.raises(UnfitVotes, match="not lists of the same length"):
        Votes.collect(["ann", "bob"], ["1"], [1])
