"""samenspel rota: exit codes, texts, JSON, tables, and never a traceback."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from samenspel.methods.rota.command import main

from .problems import KITCHEN


@pytest.fixture
def kitchen(tmp_path: Path) -> str:
    path = tmp_path / "kitchen.csv"
    path.write_text(KITCHEN, encoding="utf-8")
    return str(path)


@pytest.fixture
def rota(kitchen: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    assert main(["make", kitchen, "--format", "csv"]) == 0
    path = tmp_path / "rota.csv"
    path.write_text(capsys.readouterr().out, encoding="utf-8")
    return str(path)


def test_a_rota_as_text_says_who_serves_how_good_it_is_and_why(
    kitchen: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["make", kitchen]) == 0
    shown = capsys.readouterr().out
    assert max(len(line) for line in shown.splitlines()) <= 80
    for said in (
        "Sat 2026-12-05 19:00-01:00  Sat evening",
        "    Dirk (1 of 3)",
        "    Places and skills missing: 3 (nothing is better)",
        "    Anna: 8 hours; a fair share is 6.48. 0 of 2 wishes granted.",
        "        - Ben cannot come then.",
        "        It cannot be filled along with: Sat morning (first aid).",
        "    A rest of 6 hours instead of 11 (fills 2 more)",
    ):
        assert said in shown


def test_a_rota_as_json_holds_all_of_it(kitchen: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["make", kitchen, "--format", "json", "--seed", "7"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["serving"]["Sat evening"] == ["Dirk"]
    assert (found["proven"], found["in_time"], found["seed"], found["broken"]) == (True, True, 7, [])
    assert found["aims"][1] == {"name": "filled", "value": 3.0, "bound": 3.0, "proven": True, "gap": 0.0}
    assert found["unfilled"][1]["obstacles"][1] == {"person": "Carla", "why": ["cannot come then"]}
    assert found["remedies"][0] == {"change": "A rest of 6 hours instead of 11", "fills": 2}
    assert found["loads"][3]["reason"] == "6 hours; a fair share is 5.4."


def test_a_repair_says_who_is_asked(kitchen: str, rota: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["repair", kitchen, rota, "--without", "Anna@Sun afternoon"]) == 0
    assert capsys.readouterr().out.startswith("Changes: 1\n    ask Dirk: Sun afternoon\n")
    options = ["--without", "Anna", "--since", "2026-12-06 12:00", "--format", "json"]
    assert main(["repair", kitchen, rota, *options]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["lost"] == [{"shift": "Sun afternoon", "person": "Anna"}]
    assert found["changes"] == [{"shift": "Sun afternoon", "person": "Dirk", "asked": True}]
    assert main(["repair", kitchen, rota, "--without", "Ben", "--format", "csv"]) == 0
    assert "Ben" not in capsys.readouterr().out


def test_a_rota_by_hand_is_explained(kitchen: str, rota: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path(rota).write_text(Path(rota).read_text().replace("Anna;Els", "Ben;Els"))
    assert main(["explain", kitchen, rota, "--fairness", "equal"]) == 0
    shown = capsys.readouterr().out
    assert "\nRules that are broken:\n    Ben, on Fri evening, would have less than 11 hours" in shown
    assert "\n    Ben, on Sat morning, cannot come then.\n" in shown
    assert "a fair share is 5.4." in shown


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        ([], 2, "make|repair|explain"),
        (["make", "no-such.csv"], 1, "no-such.csv cannot be opened: No such file or directory."),
        (["make", "KITCHEN", "--seconds", "0"], 2, "must be above 0"),
        (["make", "KITCHEN", "--seconds", "nan"], 2, "must be above 0"),
        (["explain", "KITCHEN", "KITCHEN"], 1, "Line 1: there is no table SERVING, which says who serves."),
        (["repair", "KITCHEN", "ROTA", "--without", "Zoe"], 2, "There is no “Zoe” in this rota."),
        (["repair", "KITCHEN", "ROTA", "--since", "noon"], 2, "“--since” is “noon”; write a day and a time"),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(
    words: list[str], code: int, says: str, kitchen: str, rota: str, capsys: pytest.CaptureFixture[str]
) -> None:
    files = {"KITCHEN": kitchen, "ROTA": rota}
    assert main([files.get(word, word) for word in words]) == code
    shown = capsys.readouterr()
    assert (shown.out, says in shown.err) == ("", True), shown.err


def test_a_malformed_file_is_named_with_its_line(kitchen: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path(kitchen).write_text(KITCHEN.replace("2026-12-05;;8", "soon;;8"))
    assert main(["make", kitchen]) == 1
    assert f"{kitchen}: Line 8: “away” is “soon”; write 2026-12-05" in capsys.readouterr().err
