"""samenspel evidence, and what stands in a specification."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from samenspel.config.command import main

TABLE = "hours;years;no\n2;1;a\n4;2;b\n5;3;a\n4;4;b\n8;5;NA\n"


@pytest.fixture
def ask(tmp_path: Path, capsys):
    def run(words: Sequence[str], spec: str = "outcome: hours\npredictors: [years]\n", table: str = TABLE):
        (tmp_path / "table.csv").write_text(table)
        (tmp_path / "spec.yaml").write_text(spec)
        files = [str(tmp_path / "table.csv"), "--spec", str(tmp_path / "spec.yaml")]
        code = main(["evidence", words[0], *files, *words[1:]])
        return code, *capsys.readouterr()

    return run


def test_a_method_answers_as_a_table_as_json_and_in_r(ask, tmp_path):
    code, shown, _error = ask(["ols"])
    assert code == 0
    assert "years        1.2000" in shown
    assert json.loads(ask(["ols", "--format", "json"])[1])["estimates"][1]["value"] == 1.2
    assert ask(["ols", "--format", "r"])[1].startswith(f'd <- read.csv("{tmp_path}/table.csv", na')


def test_what_each_method_needs_is_told(capsys):
    assert main(["evidence", "list"]) == 0
    whole = capsys.readouterr().out
    assert "outcome: the column with the outcome" in whole
    assert "cluster (optional): " in whole
    assert main(["evidence", "ols"]) == 0
    assert capsys.readouterr().out in whole + "\n"


def test_a_plan_needs_no_table(tmp_path, capsys):
    (tmp_path / "spec.yaml").write_text("design: means\neffect: 0.5\n")
    assert main(["evidence", "power", "--spec", str(tmp_path / "spec.yaml")]) == 0
    assert "63.7656" in capsys.readouterr().out
    assert main(["evidence", "ols", "--spec", str(tmp_path / "spec.yaml")]) == 0
    assert "outcome: the column with the outcome" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("spec", "sentence"),
    [
        ("predictors: [years]", "ols needs “outcome”: the column with the outcome."),
        (
            "outcome: hours\npredictors: years\nclusters: no",
            "“clusters” is not known; did you mean “cluster”?",
        ),
        ("outcome: hours\npredictors: years\nzzz: 1", "“zzz” is not known; known are: outcome, predictors,"),
        ("outcome: hours\npredictors: years\nlevel: high", "“level” is 'high', which is not a number."),
        ("outcome: true\npredictors: years", "“outcome” is True, which is not a word."),
        ("outcome: no\npredictors: years", "Row 2, column “no”: “a” is not a number."),
        ("yes: 1\noutcome: hours\npredictors: years", "“yes” is not known; known are: outcome,"),
        (
            "outcome: hours\npredictors: years\ncorrection: CR9",
            "“correction” is “CR9”; it can be: classical,",
        ),
        (
            "outcome: hours\npredictors: years\nreference: a",
            "“reference” is not a table of names and values.",
        ),
        (
            "outcome: hours\npredictors: years\nfactors: month",
            "“month” is under “factors” alone: name it among the columns to use, too.",
        ),
        (
            "outcome: hours\npredictors: years:team\nreference: {team: a, side: b}",
            "“side” is under “reference” alone: name it among the columns to use, too.",
        ),
        (
            "outcome: hours\npredictors: years\nmissing: {a: b}",
            "“missing” is {'a': 'b'}, which is not a word.",
        ),
        ("- outcome", "write one “name: value” on each line."),
        ("outcome: [", "spec.yaml: Line 2: this is no YAML"),
        ("outcome: hours\npredictors: 'no'\nmissing: [a, b]", "“no” is the same in every row that is used"),
    ],
)
def test_a_specification_that_does_not_fit_is_refused_with_a_sentence(ask, spec, sentence):
    code, shown, error = ask(["ols"], spec)
    assert (code, shown) == (1, "")
    assert sentence in error


def test_what_is_missing_is_named_in_the_specification(ask):
    code, shown, _error = ask(["ols"], "outcome: hours\npredictors: [years, 'no']\nmissing: NA")
    assert code == 0
    assert "left out: 1: no answer in no" in shown


def test_a_method_that_is_not_there_is_told(ask):
    code, shown, error = ask(["olz"])
    assert (code, shown) == (2, "")
    assert "There is no method olz. Did you mean ols?" in error


def test_a_file_that_is_not_there_is_told(capsys):
    assert main(["evidence", "ols", "nowhere.csv"]) == 1
    assert "nowhere.csv cannot be opened" in capsys.readouterr().err


def test_a_lot_below_nought_is_refused(ask):
    code, _shown, error = ask(["ols", "--sample", "3", "--seed", "-4"])
    assert (code, error) == (1, "“seed” is -4; 0 is the least.\n")
