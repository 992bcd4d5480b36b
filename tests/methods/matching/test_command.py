"""samenspel match FILE: exit codes, tables, JSON, and never a traceback."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from samenspel.config.command import main as samenspel
from samenspel.methods.matching.command import main

GIFTS = "giver,project,amount\nann,roof,9\nbob,roof,4\ncas,roof,1\nann,play,9\nbob,play,4\ndan,play,1\n"
PROJECTS = (
    "project,name,cap\nroof,A new roof,3\nplay,The play that the school writes with the whole street,\n"
)


@pytest.fixture
def gifts(tmp_path: Path) -> str:
    path = tmp_path / "gifts.csv"
    path.write_text(GIFTS)
    return str(path)


@pytest.fixture
def projects(tmp_path: Path) -> str:
    path = tmp_path / "projects.csv"
    path.write_text(PROJECTS)
    return str(path)


def test_the_match_as_json(gifts: str, projects: str, capsys: pytest.CaptureFixture[str]) -> None:
    words = [gifts, "--pot", "30,00", "--formula", "pairwise", "--projects", projects, "--format", "json"]
    assert main(words) == 0
    found = json.loads(capsys.readouterr().out)
    assert [found[name] for name in ("pot", "paid", "left", "givers", "factor", "tie")] == [
        30,
        20.16,
        9.84,
        4,
        1,
        None,
    ]
    roof = found["projects"][0]
    assert [roof[name] for name in ("id", "givers", "own", "counted", "unbounded", "cap", "payout")] == [
        "roof",
        3,
        14,
        14,
        22,
        3,
        3,
    ]
    assert roof["taken"] + roof["amount"] == pytest.approx(22)
    assert roof["reasons"][0] == "3 people gave € 14 together."
    assert found["rule"]["bound"] == 2500


def test_a_table_fits_80_columns_and_says_why(
    gifts: str, projects: str, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ["--giver-cap", "5", "--project-cap", "4", "--keep", "--currency", "PLN", "--projects"]
    for formula in ("proportional", "per-head", "quadratic", "pairwise"):
        assert main([gifts, "--pot", "3.01", "--formula", formula, *options, projects]) == 0
        shown = capsys.readouterr().out
        assert max(len(line) for line in shown.splitlines()) <= 80
        said = " ".join(shown.split())
        assert "The pot of zł 3.01 is too small" in said
        assert "what caps leave stays in the pot" in said


def test_what_counts_of_one_person_can_be_limited_over_all_projects(
    gifts: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([gifts, "--pot", "100", "--total-cap", "6", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [one["counted"] for one in found["projects"]] == [7, 7]
    assert main([gifts, "--pot", "100", "--total-cap", "6"]) == 0
    assert "of all gifts of one giver € 6 counts at most" in " ".join(capsys.readouterr().out.split())


def test_it_is_a_command_of_samenspel(gifts: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert samenspel(["match", gifts, "--pot", "10", "--rate", "1/2"]) == 0
    assert "4 givers, 2 projects. Pot € 10, paid € 10, left € 0." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("options", "code", "says"),
    [
        (["no-such-file.csv", "--pot", "1"], 1, "no-such-file.csv cannot be opened"),
        ([".", "--pot", "1"], 1, "cannot be opened"),
        (["GIFTS", "--pot", "1", "--projects", "nowhere.csv"], 1, "nowhere.csv cannot be opened"),
        (["GIFTS"], 2, "--pot"),
        (["GIFTS", "--pot", "much"], 2, "the amount is “much”, which is not a number"),
        (["GIFTS", "--pot", "1.0051"], 2, "“1.0051” has parts of a cent"),
        (["GIFTS", "--pot", "1.000"], 2, "“1.000”, which may be 1000 or 1.00; write one of these."),
        (["GIFTS", "--pot", "1", "--rate", "1.125"], 2, "“1.125”, which may be 1125 or 1.1250"),
        (["GIFTS", "--pot", "-1"], 2, "it must be 0 or more"),
        (["GIFTS", "--pot", "1", "--rate", "1/0"], 2, "“1/0” is no number"),
        (["GIFTS", "--pot", "1", "--rate", "1e99999999"], 2, "is no number"),
        (["GIFTS", "--pot", "1", "--rate", "0"], 2, "above zero"),
        (["GIFTS", "--pot", "1", "--formula", "cubic"], 2, "invalid choice: 'cubic'"),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(
    options: list[str], code: int, says: str, gifts: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([gifts if word == "GIFTS" else word for word in options]) == code
    shown = capsys.readouterr()
    assert (shown.out, says in shown.err) == ("", True), shown.err


def test_a_malformed_file_names_its_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "bad.csv"
    path.write_text(GIFTS + "eve,roof,-1\n")
    assert main([str(path), "--pot", "1"]) == 1
    assert "bad.csv: Line 8: the amount is -1" in capsys.readouterr().err


def test_it_runs_without_django(gifts: str) -> None:
    """In a fresh interpreter that refuses to import it."""
    program = (
        "import sys; sys.modules['django'] = None\n"
        "from samenspel.methods.matching.command import main\n"
        "sys.exit(main(sys.argv[1:]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, gifts, "--pot", "9"], capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")
