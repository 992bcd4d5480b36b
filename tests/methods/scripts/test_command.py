"""samenspel script: exit codes, tables, JSON, and never a traceback."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from samenspel.methods.scripts.command import main

from .texts import PLAY

FILE = str(PLAY)


def test_roles_are_told_in_80_columns_with_who_never_meets(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["roles", FILE]) == 0
    shown = capsys.readouterr().out
    assert max(len(line) for line in shown.splitlines()) <= 80
    assert shown.startswith(
        "Role                     speeches  lines  words  scenes\nLOTTE                          10"
    )
    assert shown.endswith("  de Wind: POSTBODE, BURGEMEESTER\n  het Water: POSTBODE, BURGEMEESTER\n")


def test_scenes_are_told_with_who_is_on_and_the_grid(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["scenes", FILE]) == 0
    shown = capsys.readouterr().out
    assert max(len(line) for line in shown.splitlines()) <= 80
    told = (
        "2. Eerste bedrijf: Scène 2. Aan het water (lines 71-113)\n    LOTTE, SAAR, de Wind, het Water, KAT\n"
    )
    assert told in shown
    assert "Lines in scene             1   2   3   4   5   6\n" in shown
    assert "de Wind                        3           3\n" in shown


def test_a_copy_is_told_with_cues_and_numbers(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["copy", FILE, "--role", "DE WIND"]) == 0
    shown = capsys.readouterr().out
    assert max(len(line) for line in shown.splitlines()) <= 80
    assert shown.startswith(
        "de Wind: speeches 5, lines 6, words 26\n\n2. Eerste bedrijf: Scène 2. Aan het water\n"
    )
    assert "\n        ♪ … elke hand die past.\n  75  Ik zou ze om kunnen blazen.\n" in shown


def test_json_holds_roles_scenes_and_pairs(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["roles", FILE, "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert main(["scenes", FILE, "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out) == found
    assert found["roles"][6] == {
        "name": "KAT",
        "speeches": 2,
        "lines": 2,
        "words": 2,
        "spoken": {"2": 1, "6": 1},
        "named": [],
    }
    assert found["scenes"][1] == {
        "number": 2,
        "act": "Eerste bedrijf",
        "title": "Scène 2. Aan het water",
        "start": 71,
        "end": 113,
        "on": ["LOTTE", "SAAR", "de Wind", "het Water", "KAT"],
    }
    assert found["never_meet"][0] == ["SAAR", "POSTBODE"]


def test_json_of_a_copy_holds_each_turn(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["copy", FILE, "--role", "kat", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["role"], found["turns"][0]) == (
        "KAT",
        {
            "scene": 2,
            "cue": {"role": "LOTTE", "text": "Iemand lachte."},
            "directions": ["Een kat loopt voorbij, kijkt naar het water en gaat zitten."],
            "said": [{"number": 33, "text": "Miauw.", "sung": False}],
            "start": 109,
            "end": 110,
        },
    )


@pytest.mark.parametrize("what", ["roles", "scenes"])
def test_a_script_without_roles_is_said_to_be_so(
    what: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "empty.fountain"
    path.write_text("Een deur gaat open.\n", encoding="utf-8")
    assert main([what, str(path)]) == 0
    assert capsys.readouterr().out.startswith("Nobody speaks in this script. Write a role in capitals")
    assert main(["copy", str(path), "--role", "Anna"]) == 2
    assert "nobody speaks in this script." in capsys.readouterr().err


def test_where_all_meet_that_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "two.fountain"
    path.write_text("ANNA\nA\n\n😀你好 ANNABELLE VAN DER LANGE NAMEN EN NOG MEER\nB\n", encoding="utf-8")
    assert main(["roles", str(path)]) == 0
    assert capsys.readouterr().out.endswith("\nAll roles meet; each needs a person of its own.\n")


@pytest.mark.parametrize(
    ("options", "code", "says"),
    [
        (["roles", "no-such-file.fountain"], 1, "no-such-file.fountain cannot be opened"),
        (["roles", "."], 1, "cannot be opened"),
        (["roles"], 2, "FILE"),
        ([], 2, "roles|scenes|copy"),
        (["roles", FILE, "--format", "tea"], 2, "invalid choice: 'tea'"),
        (["copy", FILE], 2, "--role"),
        (["copy", FILE, "--role", "Wolf"], 2, "There is no role “Wolf”; choose from: LOTTE, MEHMET, SAAR"),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(
    options: list[str], code: int, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(options) == code
    shown = capsys.readouterr()
    assert shown.out == ""
    assert says in shown.err


def test_a_file_that_is_no_text_names_its_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "word.fountain"
    path.write_bytes(b"Titel: x\n\xff")
    assert main(["roles", str(path)]) == 1
    assert "word.fountain: Line 2: this is not UTF-8" in capsys.readouterr().err


def test_it_runs_without_django() -> None:
    """In a fresh interpreter that refuses to import it."""
    program = (
        "import sys; sys.modules['django'] = None\n"
        "from samenspel.methods.scripts.command import main\n"
        "sys.exit(main(sys.argv[1:]))"
    )
    done = subprocess.run([sys.executable, "-c", program, "roles", FILE], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
