"""The page that explains the files: what it shows is read, and leads where it says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from samenspel.methods.questionnaires import (
    REASONS,
    Questionnaire,
    read_instrument,
    read_questionnaire,
    shipped,
)
from samenspel.methods.questionnaires.command import main
from samenspel.methods.questionnaires.conditions import parse
from samenspel.methods.questionnaires.schema import Tagged

PAGE = (Path(__file__).parents[3] / "docs/reference/questionnaire.md").read_text(encoding="utf-8")
BLOCKS = dict(enumerate(re.findall(r"```(?:yaml|text|python)\n(.*?)```", PAGE, re.DOTALL)))
STREET, ANSWERS, PATH, INSTRUMENT, PYTHON = BLOCKS.values()


def test_the_answers_lead_where_it_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "street.yaml").write_text(STREET, encoding="utf-8")
    (tmp_path / "answers.yaml").write_text(ANSWERS, encoding="utf-8")
    words = ["check", str(tmp_path / "street.yaml"), "--answers", str(tmp_path / "answers.yaml")]
    assert main(words) == 0
    assert capsys.readouterr().out == PATH


def test_the_lines_of_python_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "street.yaml").write_text(STREET, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    found: dict[str, object] = {}
    exec(PYTHON, found)
    assert found["answers"] == {"age": 31, "help": ["green"]}


def test_the_instrument_is_one() -> None:
    assert read_instrument(INSTRUMENT.encode()).key == "neighbours@1"
    assert isinstance(read_questionnaire(STREET.encode()), Questionnaire)


def table(head: str) -> list[list[str]]:
    rows = PAGE.split(head)[1].split("\n\n")[0].strip().split("\n")[1:]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]


def test_every_condition_of_the_table_is_read() -> None:
    texts = [
        text for row in table("| write | holds if |") for text in re.findall(r"`([^`]*\w[^`]*)`", row[0])
    ]
    assert len(texts) == 7
    for text in texts:
        parse(text)


def test_every_kind_and_code_and_instrument_is_in_a_table() -> None:
    kinds = {name for name, cls in Tagged.kinds.items() if cls.__module__.endswith(".kinds")}
    assert {row[0].strip("`") for row in table("| kind | further entries | answer |")} == kinds
    codes = {int(row[0].replace("−", "-")): row[1].split(":")[0] for row in table("| code | means |")}
    assert codes == {int(one): str(words) for one, words in REASONS.items()}
    told = {row[0].strip("`"): row[1] for row in table("| shipped | items | words |")}
    assert {key: sum(map(int, re.findall(r"\d+", items))) for key, items in told.items()} == {
        one.key: len(one.items) for one in shipped()
    }
