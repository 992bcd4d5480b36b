"""samenspel disclosure: exit codes, files, sentences, and never a traceback."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from samenspel.config.command import main as samenspel
from samenspel.methods.disclosure.command import main

COUNTS = "age,area,count\nyoung,n,12\nyoung,s,3\nyoung,w,40\nold,n,20\nold,s,31\nold,w,25\n"
Shown = pytest.CaptureFixture[str]


@pytest.fixture
def counts(tmp_path: Path) -> str:
    path = tmp_path / "counts.csv"
    path.write_text(COUNTS)
    return str(path)


def shown(capsys: Shown, *words: str) -> tuple[int, str, str]:
    code = main(words)
    out = capsys.readouterr()
    return code, out.out, out.err


def test_what_may_be_published_as_a_file(counts: str, capsys: Shown) -> None:
    code, out, _err = shown(capsys, "protect", counts, "--format", "csv")
    assert (code, out.splitlines()) == (
        0,
        [
            "age,area,count",
            "young,n,",
            "young,s,",
            "young,w,40",
            "young,all,55",
            "old,n,",
            "old,s,",
            "old,w,25",
            "old,all,76",
            "all,n,32",
            "all,s,34",
            "all,w,65",
            "all,all,131",
        ],
    )


def test_a_table_and_its_proof(counts: str, capsys: Shown) -> None:
    assert samenspel(["disclosure", "protect", counts, "--k", "5"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("4 of 12 counts are hidden: 1 because they are under 5")
    assert "proof: Proven: none of the 1 counts" in out


def test_releases_are_kept_and_audited_together(tmp_path: Path, counts: str, capsys: Shown) -> None:
    first, code = tmp_path / "first.json", main(["protect", counts, "--format", "json"])
    first.write_text(capsys.readouterr().out)
    code, out, _err = shown(capsys, "audit", str(first), "--ranges")
    assert (code, out.splitlines()[1:]) == (
        0,
        ["young, n: 1 to 14", "young, s: 1 to 14", "old, n: 18 to 31", "old, s: 20 to 33"],
    )
    found = json.loads(first.read_text())
    found["tables"][0]["hides"][0][0] = 0
    careless = tmp_path / "careless.json"
    careless.write_text(json.dumps(found))
    code, out, _err = shown(capsys, "audit", str(first), str(careless), "--format", "json")
    told = json.loads(out)
    assert (code, told["safe"], told["leaks"][0]["cell"]) == (1, False, "age: young, area: s")


def test_a_later_release_knows_the_earlier_one(tmp_path: Path, counts: str, capsys: Shown) -> None:
    first, after = tmp_path / "first.json", tmp_path / "after.csv"
    main(["protect", counts, "--format", "json"])
    first.write_text(capsys.readouterr().out)
    after.write_text(COUNTS.replace("old,w,25", "old,w,24"))
    code, _out, err = shown(capsys, "protect", str(after), "--earlier", str(first), "--left", "1")
    assert code == 1
    assert "wait until more people joined or left" in err
    code, _out, err = shown(capsys, "protect", str(after), "--earlier", str(first))
    assert (code, "disagree about age: old, area: w: 25 and 24" in err) == (1, True)


def test_rows_of_people_are_counted_by_several_tables(tmp_path: Path, capsys: Shown) -> None:
    path = tmp_path / "people.csv"
    rows = [
        f"{'young' if at % 3 else 'old'},{'nsw'[at % 7 % 3]},{'yes' if at % 2 else 'no'}" for at in range(210)
    ]
    path.write_text("age,area,answer\n" + "\n".join(rows) + "\n")
    words = ["protect", str(path), "--table", "age,area", "--table", "age,answer", "--format", "json"]
    code, out, _err = shown(capsys, *words)
    tables = json.loads(out)["tables"]
    assert (code, [len(table["counts"]) for table in tables]) == (0, [2, 2])
    code, out, _err = shown(capsys, "protect", str(path), "--table", "answer", "--sensitive", "answer=yes")
    assert (code, out.startswith("0 of 3 counts are hidden")) == (0, True)


def test_merges_are_told(tmp_path: Path, capsys: Shown) -> None:
    path = tmp_path / "counts.csv"
    path.write_text("age,count\n18-29,40\n30-64,30\n65+,6\n")
    code, out, _err = shown(capsys, "protect", str(path), "--merge", "--ordered", "age")
    assert (code, out.splitlines()[0]) == (0, "merged: age: 30-64 + 65+")
    assert "0 of 3 counts are hidden" in out


BAD = {
    "age,count\nold,12\nold,3\n": "Line 3: this kind of people is also on line 2; keep one.",
    "age,count\nold,twelve\n": "the count is “twelve”, which is not a number",
    "age,count\nold,-3\n": "the count is -3; it must be 0 or a whole number",
    "age,count\nold,1.5\n": "the count is 1.5; it must be 0 or a whole number",
    "age,count\n,12\n": "the cell “age” is empty; write a word for no answer",
    "age,count\nold,12,3\n": "cells on this line: 3",
    "age,count\nall,12\n": "call it otherwise",
    "age,count\n": "needs a name and a category",
    "count\n12\n": "counts by 1 to 4 variables",
    "": "the file is empty",
    "a,b,c,d,e\n1,2,3,4,5\n": "counts by 1 to 4 variables",
    "age,count\nold,3\nyoung,4\n": "fewer than 10 people",
    "age,count\nold,99999999999\n": "counts from 0 to 1000000000 people",
}


@pytest.mark.parametrize("text", BAD)
def test_a_bad_table_gets_a_sentence(tmp_path: Path, capsys: Shown, text: str) -> None:
    path = tmp_path / "counts.csv"
    path.write_text(text)
    code, out, err = shown(capsys, "protect", str(path))
    assert (code, out, BAD[text] in err) == (1, "", True), err


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{",
        "5",
        '{"k": 10}',
        "[" * 5000,
        "\0",
        '{"k":10,"sensitive":{},"change":null,"tables":[{}]}',
    ],
)
def test_what_is_no_release_gets_a_sentence(tmp_path: Path, capsys: Shown, text: str) -> None:
    path = tmp_path / "release.json"
    path.write_text(text)
    code, out, err = shown(capsys, "audit", str(path))
    assert (code, out, len(err.splitlines())) == (1, "", 1)
    assert str(path) in err


def test_wrong_options_get_a_sentence(counts: str, tmp_path: Path, capsys: Shown) -> None:
    assert shown(capsys, "protect", counts, "--k", "3")[::2] == (
        2,
        "The least number that is told is 3; it must be 5 or more.\n",
    )
    assert shown(capsys, "protect", str(tmp_path / "none.csv"))[0] == 1
    assert shown(capsys, "protect", counts, "--table", "sex")[0] == 1
    assert shown(capsys, "audit")[0] == 2
    assert "is called sensitive" in shown(capsys, "protect", counts, "--sensitive", "income")[2]
