"""Gifts and projects from files: what is accepted, and which line is wrong."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest

from samenspel.methods.malformed import MalformedFile
from samenspel.methods.matching import BadGift, Gifts, Project, read_gifts, read_projects

GOOD = "giver,project,amount\nann,roof,9\nbob,roof,4.50\nann,play,1\n"


def test_gifts_are_read_in_cents_and_projects_in_order_of_their_first_gift() -> None:
    gifts = read_gifts(GOOD.encode())
    assert gifts.projects == (Project("roof"), Project("play"))
    assert (gifts.givers, gifts.own, gifts.givers_of) == (2, (1350, 100), (2, 1))
    assert [column.tolist() for column in (gifts.giver, gifts.project, gifts.amount)] == [
        [0, 0, 1],
        [0, 1, 0],
        [900, 100, 450],
    ]


@pytest.mark.parametrize(
    "text",
    [
        "\ufeff" + GOOD,
        GOOD.replace("\n", "\r\n"),
        GOOD.replace(",", ";").replace(".50", ",5"),
        GOOD.replace(",", "\t"),
        "When,Amount, Giver ,PROJECT\n1,9,ann,roof\n\n2, 4.50,bob,roof\n3,1,ann,play\n",
        "gift,giver,project,amount\n1,ann,roof,9\n2,bob,roof,4\n3,bob,roof,.5\n4,ann,play,1\n",
        "gift,giver,project,amount\n1,ann,roof,4.5\n2,ann,roof,4.5\n3,bob,roof,4.50\n4,ann,play,1\n",
    ],
    ids=[
        "byte order mark",
        "line ends",
        "semicolons",
        "tabs",
        "more columns",
        "second gifts",
        "alike, numbered",
    ],
)
def test_the_same_gifts_in_other_clothes(text: str, tmp_path: Path) -> None:
    path = tmp_path / "gifts.csv"
    path.write_text(text, encoding="utf-8", newline="")
    found = [read_gifts(source) for source in (path, io.BytesIO(text.encode()))]
    assert [(gifts.givers, gifts.own, gifts.givers_of) for gifts in found] == [(2, (1350, 100), (2, 1))] * 2


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("", 1, "the file is empty."),
        ("giver,project\n", 1, "there is no column “amount”"),
        ("giver,giver,project,amount\n", 1, "two columns are called “giver”; keep one."),
        (GOOD + "bob,play\n", 5, "cells on this line: 2; columns in the first line: 3."),
        (GOOD + "bob,play,1,2\n", 5, "cells on this line: 4"),
        (GOOD + ",play,1\n", 5, "the cell “giver” is empty"),
        (GOOD + "bob,,1\n", 5, "the cell “project” is empty"),
        (GOOD + "bob,play,\n", 5, "the amount is “”, which is not a number"),
        (GOOD + "bob,play,nan\n", 5, "“nan”, which is not a number"),
        (GOOD + "bob,play,inf\n", 5, "“inf”, which is not a number"),
        (GOOD + "bob,play,1e3\n", 5, "not a number"),
        (
            GOOD + 'bob,play,"1,200"\n',
            5,
            "the amount is “1,200”, which may be 1200 or 1.20; write one of these.",
        ),
        (GOOD + "bob,play,1.200\n", 5, "which may be 1200 or 1.20"),
        (GOOD + f"bob,play,{'9' * 5000}\n", 5, "not a number"),
        (GOOD + "bob,play,ten\n", 5, "write it like 12 or 12.50"),
        (GOOD + "bob,play,0\n", 5, "the amount is 0; it must be 0.01 or more"),
        (GOOD + "bob,play,-3\n", 5, "the amount is -3; it must be 0.01 or more"),
        (GOOD + "bob,play,1.0051\n", 5, "with parts of a cent"),
        (GOOD + "bob,play,99999999999999\n", 5, "more than can be counted"),
        (GOOD + "bob,play,9999999999999\nbob,roof,9999999999999\n", 6, "add up to more than can be counted"),
        (GOOD + "\nann,roof,9\n", 6, "repeats line 2"),
        ("gift,giver,project,amount\n1,a,b,2\n1,c,d,3\n", 3, "gift “1” is also on line 2"),
        (GOOD + "b\0b,play,1\n", 5, "NUL byte"),
    ],
)
def test_a_wrong_line_is_named_with_what_to_do(text: str, line: int, says: str) -> None:
    with pytest.raises(MalformedFile) as caught:
        read_gifts(text.encode())
    assert (caught.value.line, says in str(caught.value)) == (line, True), str(caught.value)


def test_what_is_no_text_is_said_with_its_line() -> None:
    with pytest.raises(MalformedFile, match="Line 5: this is no text"):
        read_gifts(GOOD.encode() + b"zo\x81,roof,1\n")


def test_broken_quotes_are_said() -> None:
    with pytest.raises(MalformedFile, match="Line 2"):
        read_gifts(b'giver,project,amount\nann,"roof,9\n')


def test_projects_have_names_and_caps() -> None:
    text = "project;name;cap\nroof;A new roof;1200,50\nplay;;\n"
    assert read_projects(text.encode()) == (Project("roof", "A new roof", 120050), Project("play"))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("project,cap\na,1\na,2\n", "Line 3: project “a” is listed a second time"),
        ("project,cap\na,-1\n", "Line 2: the cap is -1"),
        ("project,cap\n,1\n", "Line 2: the cell “project” is empty"),
        ("id\na\n", "Line 1: there is no column “project”"),
    ],
)
def test_a_wrong_list_of_projects_is_refused(text: str, says: str) -> None:
    with pytest.raises(MalformedFile, match=says):
        read_projects(text.encode())


@pytest.mark.parametrize("amount", [0, -5, 1.5, float("nan"), True, 10**20])
def test_amounts_from_elsewhere_are_checked_too(amount: object) -> None:
    with pytest.raises(BadGift) as caught:
        Gifts.from_rows([("a", "P", 1), ("b", "P", amount)])  # type: ignore[list-item]
    assert caught.value.row == 1


def test_amounts_in_arrays_are_checked_too() -> None:
    with pytest.raises(BadGift) as caught:
        Gifts.from_arrays([Project("P")], np.array([[0, 0, 5], [1, 0, 0]]))
    assert caught.value.row == 1
