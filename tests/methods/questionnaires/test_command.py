"""`samenspel questionnaire check`: every fault with its line, or where answers lead."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from samenspel.methods.questionnaires import find_shipped, write_instrument, write_questionnaire
from samenspel.methods.questionnaires.command import main

from .written import ask, made, single

WHOLE = made(
    [ask("number", "age", least=16, most=110), single("more", show_if="age >= 18")],
    {"questions": [ask("text", "why", required=True)], "show_if": "more = a"},
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "street.yaml"
    path.write_text(write_questionnaire(WHOLE), encoding="utf-8")
    return path


def test_without_faults_it_is_counted(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(file)]) == 0
    assert capsys.readouterr().out == "No faults. Pages: 2; questions: 3; variables: 3.\n"


def test_every_fault_has_its_line(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = file.read_text(encoding="utf-8").replace("age >= 18", "agee >= 18").replace("more = a", "more = z")
    file.write_text(text, encoding="utf-8")
    lines = [number for number, line in enumerate(text.split("\n"), 1) if "show_if" in line]
    assert main(["check", str(file)]) == 1
    assert capsys.readouterr().err.split("\n") == [
        f"{file}: Line {min(lines)}: sign 1 of the condition: “agee” is asked nowhere; did you mean “age”?",
        f"{file}: Line {max(lines)}: sign 1 of the condition: “more” is never “z”.",
        "",
    ]


def test_the_path_of_given_answers(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answers = tmp_path / "answers.yaml"
    answers.write_text("age: 30\nmore: [a]\nwhy: so\n", encoding="utf-8")
    assert main(["check", str(file), "--answers", str(answers)]) == 0
    assert capsys.readouterr().out == 'p1\n  age: 30\n  more: "a"\np2\n  why: "so"\n'
    assert main(["check", str(file), "--answers", str(answers), "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["row"] == {"age": 30, "more": "a", "why": "so"}


def test_the_path_ends_where_something_is_wrong(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = tmp_path / "answers.yaml"
    answers.write_text("age: 30\nmore: a\n", encoding="utf-8")
    assert main(["check", str(file), "--answers", str(answers)]) == 0
    assert capsys.readouterr().out.split("\n")[3:] == ["p2", "  why: ! This question needs an answer.", ""]
    answers.write_text("- age\n", encoding="utf-8")
    assert main(["check", str(file), "--answers", str(answers)]) == 1
    assert capsys.readouterr().err == f"{answers}: Line 1: write one “name: answer” on each line.\n"


def test_an_instrument_is_checked_and_may_be_ones_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ours = find_shipped("coproduction-motives@1")
    assert ours is not None
    own, asks = tmp_path / "own.yaml", tmp_path / "asks.yaml"
    own.write_text(write_instrument(ours).replace("coproduction-motives", "mine"), encoding="utf-8")
    assert main(["check", str(own)]) == 0
    assert capsys.readouterr().out == "No faults. Items: 27; scales: 13.\n"
    asks.write_text(
        "{questionnaire: q, version: 1, title: Q, languages: [nl], pages: [{code: p1, "
        "questions: [{kind: likert, code: set, text: Q, instrument: mine@1}]}]}",
        encoding="utf-8",
    )
    assert main(["check", str(asks)]) == 1
    assert "there is no instrument “mine@1”" in capsys.readouterr().err
    assert main(["check", str(asks), "--instrument", str(own)]) == 0


def test_a_file_that_is_not_there_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "none.yaml"
    assert main(["check", str(path)]) == 1
    assert capsys.readouterr().err == f"{path} cannot be opened: No such file or directory.\n"
    assert main(["check"]) == 2
