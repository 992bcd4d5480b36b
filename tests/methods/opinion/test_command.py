"""samenspel opinion FILE: exit codes, text, JSON, and never a traceback."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from samenspel.methods.opinion.command import main

from .conversations import FOLDER

BREXIT, STATEMENTS = str(FOLDER / "brexit-consensus.csv"), str(FOLDER / "brexit-consensus-statements.csv")


def test_the_map_is_told_in_80_columns(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([BREXIT, "--statements", STATEMENTS]) == 0
    shown = capsys.readouterr().out
    assert max(len(line) for line in shown.splitlines()) <= 80
    assert shown.startswith("204 people cast 5,303 votes on 50 statements. 2 groups: A 114, B 74.\n")
    told = (
        "  8. Labour should oppose the Brexit process.\n     79 of 100 in this group agreed, and 4 of 61 of"
    )
    assert told in shown
    assert (
        "27. The UK's borders are basically unprotected, thanks to the EU.\n     Most of every group" in shown
    )
    assert shown.endswith("In no group, with too few opinions: 16.\n")


@pytest.mark.parametrize("method", ["tested", "polis"])
def test_json_holds_everything_with_its_reason(capsys: pytest.CaptureFixture[str], method: str) -> None:
    assert main([BREXIT, "--method", method, "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["method"], len(found["people"]), len(found["statements"])) == (method, 204, 50)
    sizes = {group["name"]: group["size"] for group in found["groups"]}
    members = [person["group"] for person in found["people"].values()]
    assert {name: members.count(name) for name in sizes} == sizes
    assert members.count(None) == len(found["left_out"])
    told = [*found["left_out"], *found["uniting"], *found["common"]]
    told += [one for group in found["groups"] for one in group["representative"]]
    assert all(one["reason"].endswith(".") for one in [*told])
    assert all(reason.endswith(".") for reason in found["evidence"]["reasons"])


def test_names_of_groups_are_kept_from_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([BREXIT, "--before", BREXIT, "--format", "json"]) == 0
    assert {group["name"] for group in json.loads(capsys.readouterr().out)["groups"]} == {"0", "1"}


@pytest.mark.parametrize(
    ("options", "code", "says"),
    [
        (["no-such-file.csv"], 1, "no-such-file.csv cannot be opened"),
        (["."], 1, "cannot be opened"),
        ([BREXIT, "--statements", "none.csv"], 1, "none.csv cannot be opened"),
        ([BREXIT, "--statements", BREXIT], 1, "Line 1: there is no column “comment-id”"),
        ([], 2, "FILE"),
        ([BREXIT, "--method", "tea"], 2, "invalid choice: 'tea'"),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(
    options: list[str], code: int, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(options) == code
    shown = capsys.readouterr()
    assert shown.out == ""
    assert says in shown.err


def test_it_runs_without_django() -> None:
    """In a fresh interpreter that refuses to import it."""
    program = (
        "import sys; sys.modules['django'] = None\n"
        "from samenspel.methods.opinion.command import main\n"
        "sys.exit(main(sys.argv[1:]))"
    )
    done = subprocess.run([sys.executable, "-c", program, BREXIT], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_malformed_file_names_its_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "bad.csv"
    path.write_text("voter-id,comment-id,vote\na,1,1\na,2,7\n")
    assert main([str(path)]) == 1
    assert "bad.csv: Line 3: “7” is no vote" in capsys.readouterr().err
