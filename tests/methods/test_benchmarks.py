"""The benchmark command, without the long measurements."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import run
from benchmarks.budgeting import same
from benchmarks.sections import Options, Section


def test_every_measurement_becomes_a_table_of_the_figures(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def steps(options: Options) -> Section:
        return Section("Steps", f"At most {options.limit:g} s.", ("who", "how many"), [["we", "7"]])

    monkeypatch.setattr(run, "MEASUREMENTS", [steps])
    output = tmp_path / "figures.md"
    assert run.main(["--limit", "5", "--output", str(output)]) == 0
    assert output.read_text().endswith(
        "## Steps\n\nAt most 5 s.\n\n| who | how many |\n| --- | --- |\n| we | 7 |\n"
    )


def test_a_folder_without_elections_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run.main(["--files", str(tmp_path)]) == 1
    assert "There are no Pabulib files" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("theirs", "answer"),
    [
        ([{"winners": ["a", "b"]}, None], "yes, in the same order"),
        ([{"winners": ["b", "a"]}], "yes"),
        ([{"winners": ["a", "b"]}, {"winners": ["a"]}], "no"),
        ([None, None], "not finished"),
    ],
)
def test_other_winners_are_not_called_the_same(
    theirs: list[dict[str, list[str]] | None], answer: str
) -> None:
    assert same({"winners": ["a", "b"]}, list(theirs)) == answer
