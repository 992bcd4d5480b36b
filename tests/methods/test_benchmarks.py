"""The benchmark command, without the long measurements."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import run, towns
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
    steps_table = "## Steps\n\nAt most 5 s.\n\n| who | how many |\n| --- | --- |\n| we | 7 |\n\n*Measured on "
    assert steps_table in output.read_text()


def test_one_measurement_is_renewed_and_the_others_are_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def steps(options: Options) -> Section:
        return Section("Steps", "New.", ["who"], [["we"]])

    monkeypatch.setattr(run, "MEASUREMENTS", [steps])
    output = tmp_path / "figures.md"
    output.write_text("# Figures\n\nHead.\n\n## Steps\n\nOld.\n\n## Jumps\n\nKept.\n")
    assert run.main(["--only", "steps", "--output", str(output)]) == 0
    text = output.read_text()
    assert ("Old." in text, "New." in text, "Kept." in text) == (False, True, True)
    assert run.main(["--only", "hops", "--output", str(output)]) == 1


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


def test_a_towns_selection_is_compared_with_our_count(tmp_path: Path) -> None:
    election = (run.DEMO / "assen-2024.pb").read_text(encoding="utf-8")
    (tmp_path / "as_it_was.pb").write_text(election, encoding="utf-8")
    (tmp_path / "greedy_is_not_it.pb").write_text(
        election.replace("rule;equalshares/add1", "rule;greedy"), encoding="utf-8"
    )
    (tmp_path / "unknown.pb").write_text(
        election.replace("rule;equalshares/add1", "rule;own"), encoding="utf-8"
    )
    found = towns.towns(Options(tmp_path, 1, 1, 1, 0))
    assert (found.rows, "1 more files" in found.before) == (
        [["equalshares/add1", "1", "1", "–"], ["greedy", "1", "0", "greedy is not it"]],
        True,
    )
