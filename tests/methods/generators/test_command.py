"""samenspel generate KIND: files that the other commands read, and never a traceback."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest

from samenspel.config.command import main as samenspel
from samenspel.methods.generators.command import KINDS, main


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_a_generated_election_can_be_tallied(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "new" / "town"
    words = ["budget", "--to", str(folder), "--voters", "300", "--cohesive", "0.2", "--ballots", "ranking"]
    assert samenspel(["generate", *words]) == 0
    assert capsys.readouterr().out == f"election.pb, truth.json are in {folder}.\n"
    assert samenspel(["tally", str(folder / "election.pb"), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["voters"] == 300
    truth = json.loads((folder / "truth.json").read_text())
    assert (len(truth["members"]), len(truth["popularity"]), set(truth)) == (
        60,
        30,
        {"deserving", "members", "popularity"},
    )


def test_generated_gifts_can_be_matched(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["gifts", "--to", str(tmp_path), "--ring", "3", "--accounts", "2", "--givers", "50"]) == 0
    words = [str(tmp_path / "gifts.csv"), "--pot", "1000", "--formula", "pairwise", "--format", "json"]
    capsys.readouterr()
    assert samenspel(["match", *words]) == 0
    assert json.loads(capsys.readouterr().out)["givers"] == 55
    assert [row["belongs to"] for row in table(tmp_path / "truth.csv")] == ["ring"] * 3 + ["accounts"] * 2


def test_conversations_have_the_columns_of_polis(tmp_path: Path) -> None:
    assert main(["opinions", "--to", str(tmp_path), "--participants", "40", "--statements", "12"]) == 0
    wide, long = table(tmp_path / "participants-votes.csv"), table(tmp_path / "votes.csv")
    assert list(wide[0])[:6] == ["participant", "group-id", "n-comments", "n-votes", "n-agree", "n-disagree"]
    assert list(long[0]) == ["timestamp", "datetime", "comment-id", "voter-id", "vote"]
    assert long[0]["timestamp"] == "1700000000000"
    assert long[0]["datetime"] == "Tue Nov 14 22:13:20 UTC 2023"
    for row in wide:
        mine = {vote["comment-id"]: vote["vote"] for vote in long if vote["voter-id"] == row["participant"]}
        assert {key: row[key] for key in map(str, range(12)) if row[key]} == mine
        counts = [len(mine), *(list(mine.values()).count(vote) for vote in ("1", "-1"))]
        assert [int(row[name]) for name in ("n-votes", "n-agree", "n-disagree")] == counts
    assert len(table(tmp_path / "camps.csv")) == 40
    assert [row["kind"] for row in table(tmp_path / "statements.csv")].count("divisive") == 4


def test_pools_have_the_columns_of_the_literature(tmp_path: Path) -> None:
    assert main(["pool", "--to", str(tmp_path), "--people", "60", "--panel", "12"]) == 0
    people, quotas = table(tmp_path / "respondents.csv"), table(tmp_path / "categories.csv")
    panel = [people[int(row["respondent"])] for row in table(tmp_path / "panel.csv")]
    assert (len(people), len(panel)) == (60, 12)
    for quota in quotas:
        assert set(quota) == {"category", "feature", "min", "max"}
        found = sum(person[quota["category"]] == quota["feature"] for person in panel)
        assert int(quota["min"]) <= found <= int(quota["max"])


def test_a_generated_rota_is_read_and_the_planted_one_fills_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["rota", "--to", str(tmp_path), "--people", "8", "--days", "7", "--kinds", "2"]) == 0
    capsys.readouterr()
    files = [str(tmp_path / name) for name in ("rota.csv", "planted.csv")]
    assert samenspel(["rota", "explain", *files, "--format", "json"]) == 0
    explained = json.loads(capsys.readouterr().out)
    assert (explained["broken"], explained["unfilled"]) == ([], [])
    assert len(explained["loads"]) == 8
    assert sum(map(len, explained["serving"].values())) == sum(one["shifts"] for one in explained["loads"])


def test_what_is_in_a_folder_is_not_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine.txt").write_text("keep")
    assert main(["budget", "--to", str(tmp_path)]) == 1
    assert "is not empty; name a new folder" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["budget"], 2, "--to"),
        (["weather", "--to", "TO"], 2, "invalid choice: 'weather'"),
        ([], 2, "KIND"),
        (["budget", "--to", "TO", "--voters", "many"], 2, "invalid int value"),
        (["budget", "--to", "TO", "--voters", "0"], 2, "The number of voters is 0"),
        (["budget", "--to", "FILE"], 1, "cannot be written"),
        (["budget", "--to", "FILE/below"], 1, "cannot be written"),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(
    words: list[str], code: int, says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("")
    places = {
        "TO": str(tmp_path / "to"),
        "FILE": str(tmp_path / "file"),
        "FILE/below": str(tmp_path / "file" / "to"),
    }
    assert main([places.get(word, word) for word in words]) == code
    shown = capsys.readouterr()
    assert (shown.out, says in shown.err, (tmp_path / "to").exists()) == ("", True, False), shown.err


def test_every_kind_runs_without_django(tmp_path: Path) -> None:
    """In a fresh interpreter that refuses to import it."""
    program = (
        "import sys; sys.modules['django'] = None\n"
        "from samenspel.methods.generators.command import KINDS, main\n"
        "sys.exit(sum(main([kind, '--to', f'{sys.argv[1]}/{kind}']) for kind in KINDS))"
    )
    done = subprocess.run([sys.executable, "-c", program, str(tmp_path)], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(KINDS)
