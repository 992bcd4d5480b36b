"""samenspel lottery make|draw|verify|replace: exit codes, texts, JSON, and never a traceback."""

from __future__ import annotations

import json
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from samenspel.methods.sortition.command import main

from .pools import SMALL

DICE = "6 6 1 3 5 2 4 4 1 6 3 2 5 1 1 6 4 3 2 5"
PEOPLE, QUOTAS = str(SMALL / "people.csv"), str(SMALL / "quotas.csv")


@pytest.fixture
def listed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    path = tmp_path / "list.json"
    assert main(["make", PEOPLE, QUOTAS, "--seats", "20", "--output", str(path)]) == 0
    capsys.readouterr()
    return path


def as_json(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, object]:
    assert main([*words, "--format", "json"]) == 0
    found: dict[str, object] = json.loads(capsys.readouterr().out)
    return found


def test_a_list_is_made_with_its_promises_and_hash(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["make", PEOPLE, QUOTAS, "--seats", "20"]) == 0
    shown = capsys.readouterr().out.splitlines()
    assert max(map(len, shown)) <= 80
    assert shown[2] == "Who can be chosen has a chance of at least 10.0 % (100 of 1,000 panels)."
    assert shown[7] == "gender: female                          9–20     100   10.00  10.0 % – 10.0 %"


def test_json_gives_everybody_a_chance_and_a_reason(capsys: pytest.CaptureFixture[str]) -> None:
    found = as_json(capsys, "make", PEOPLE, QUOTAS, "--seats", "20", "--goal", "nash", "--panels", "50")
    assert (found["goal"], found["panels"], len(found["chances"])) == ("nash", 50, 200)
    assert found["chances"][0] == {
        "id": "1",
        "chance": 0.1,
        "panels": 5,
        "reason": "A chance of 10.0 %, as everybody would have without quotas.",
    }


def test_a_draw_is_verified_from_list_hash_and_seed(listed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    drawn = as_json(capsys, "draw", str(listed), "--seed", DICE)
    pool = ["--people", PEOPLE, "--quotas", QUOTAS]
    told = ["--hash", str(drawn["hash"]), "--seed", DICE, "--number", str(drawn["number"])]
    assert main(["verify", str(listed), *told, *pool]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(":")[0] for line in lines] == ["Holds"] * 6


def test_what_does_not_hold_is_said_and_answered_with_one(
    listed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["verify", str(listed), "--hash", "0" * 64]) == 1
    assert "WRONG: The list is not the one that was announced" in capsys.readouterr().out


def test_a_short_seed_draws_but_is_warned_of(listed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["draw", str(listed), "--seed", "5"]) == 0
    assert "The seed is short" in capsys.readouterr().err


def test_a_seed_is_checked_against_the_signature_of_its_round(
    listed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    signed = ["--signature", "ab", "--seed"]
    assert main(["draw", str(listed), *signed, sha256(b"\xab").hexdigest()]) == 0
    capsys.readouterr()
    assert main(["draw", str(listed), *signed, DICE]) == 1
    shown = capsys.readouterr()
    assert (shown.out, "not the randomness of this signature" in shown.err) == ("", True)
    assert main(["verify", str(listed), *signed, DICE]) == 1
    assert "WRONG: The seed is not the randomness" in capsys.readouterr().out


def test_a_replacement_is_listed_and_drawn(
    listed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    declined = json.loads(listed.read_text())["panels"][6][0]
    newcomers = tmp_path / "newcomers.json"
    words = ["replace", str(listed), PEOPLE, QUOTAS, "--number", "7", "--declined", declined]
    assert main([*words, "--output", str(newcomers)]) == 0
    assert "Free seats: 1 of 20." in capsys.readouterr().out
    found = as_json(capsys, "draw", str(newcomers), "--seed", DICE)
    assert (len(found["drawn"]), len(found["panel"]), declined in found["panel"]) == (1, 20, False)


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        ([], 2, "make|draw|verify|replace"),
        (["make", PEOPLE, QUOTAS], 2, "--seats"),
        (["make", PEOPLE, QUOTAS, "--seats", "20", "--seconds", "nan"], 2, "must be above 0"),
        (["make", QUOTAS, QUOTAS, "--seats", "20"], 1, f"{QUOTAS}: Line 1"),
        (["make", QUOTAS, PEOPLE, "--seats", "20"], 1, f"{PEOPLE}: Line 1"),
        (["make", PEOPLE, QUOTAS, "--seats", "20", "--goal", "luck"], 2, "invalid choice: 'luck'"),
        (["make", "nobody.csv", QUOTAS, "--seats", "20"], 1, "nobody.csv cannot be opened"),
        (["make", PEOPLE, PEOPLE, "--seats", "20"], 1, "Line 1: the quotas have no column “feature”"),
        (["make", PEOPLE, QUOTAS, "--seats", "201"], 1, "fewer than 201 seats"),
        (["make", PEOPLE, QUOTAS, "--seats", "17"], 1, "more than the number of seats (17)"),
        (["make", PEOPLE, QUOTAS, "--seats", "20", "--panels", "0"], 1, "from 1 to 100000 panels"),
        (["draw", PEOPLE, "--seed", DICE], 1, "this is not JSON"),
        (["draw", "none.json", "--seed", DICE], 1, "none.json cannot be opened"),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(
    words: list[str], code: int, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == code
    shown = capsys.readouterr()
    assert (shown.out, says in shown.err) == ("", True)


def test_a_pool_is_verified_with_both_of_its_tables(listed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", str(listed), "--people", PEOPLE]) == 2
    assert "Name both --people and --quotas" in capsys.readouterr().err


def test_it_runs_without_django() -> None:
    """In a fresh interpreter that refuses to import it."""
    program = (
        "import sys; sys.modules['django'] = None\n"
        "from samenspel.methods.sortition.command import main\n"
        "sys.exit(main(sys.argv[1:]))"
    )
    words = ["make", PEOPLE, QUOTAS, "--seats", "20"]
    done = subprocess.run([sys.executable, "-c", program, *words], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
