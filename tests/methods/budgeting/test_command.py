"""samenspel tally FILE: exit codes, tables, JSON, and never a traceback."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from samenspel.methods.budgeting.command import main

from .elections import REAL
from .test_reading import GOOD

ASSEN = str(REAL / "assen-2024.pb")


def test_the_town_recounted_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([ASSEN, "--town", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["winners"] == ["3", "9", "2", "11", "13", "14", "5", "6", "12"]
    assert found["rule"]["completion"] == "add-one"


@pytest.mark.parametrize("rule", ["greedy", "equal-shares"])
def test_json_names_votes_cost_and_price_per_vote_of_every_project(
    capsys: pytest.CaptureFixture[str], rule: str
) -> None:
    assert main([ASSEN, "--rule", rule, "--format", "json"]) == 0
    first = json.loads(capsys.readouterr().out)["projects"][0]
    found = [first[name] for name in ("id", "votes", "cost", "cost_per_vote", "reason")]
    sentence = {
        "greedy": "With 43 votes it came in place 1; € 100,000 of the budget was left, enough for it.",
        "equal-shares": "43 supporters, each paid € 167.44.",
    }
    assert found == ["3", 43, 7200, pytest.approx(7200 / 43), sentence[rule]]


def test_options_decide_how_it_is_counted(capsys: pytest.CaptureFixture[str]) -> None:
    options = ["--rule", "greedy", "--utility", "cardinality", "--ties", "cost, id", "--format", "json"]
    assert main([ASSEN, *options]) == 0
    assert json.loads(capsys.readouterr().out)["rule"] == {
        "name": "greedy",
        "utility": "cardinality",
        "completion": "none",
        "ties": ["cost", "id"],
        "threshold": 0,
        "misfit": "skip",
    }


@pytest.mark.parametrize("path", sorted(REAL.glob("*.pb")), ids=lambda path: path.stem)
def test_a_table_fits_80_columns_and_says_why(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(path), "--completion", "add-one-greedy"]) == 0
    shown = capsys.readouterr().out
    assert max(len(line) for line in shown.splitlines()) <= 80
    assert "each paid" in shown
    assert "it lacked" in shown


@pytest.mark.parametrize(
    ("options", "code", "says"),
    [
        (["no-such-file.pb"], 1, "cannot be opened"),
        (["."], 1, "cannot be opened"),
        ([], 2, "FILE"),
        ([ASSEN, "--rule", "coin"], 2, "invalid choice: 'coin'"),
        ([ASSEN, "--utility", "borda"], 2, "Borda needs ballots that rank"),
        ([ASSEN, "--ties", "luck"], 2, "no tie-break “luck”"),
        ([ASSEN, "--rule", "greedy", "--completion", "add-one"], 2, "choose completion none"),
        ([ASSEN, "--threshold", "-1"], 2, "below zero"),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(
    options: list[str], code: int, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(options) == code
    shown = capsys.readouterr()
    assert shown.out == ""
    assert says in shown.err


def test_what_is_asked_besides_follows_the_result(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([ASSEN, "--compare", "--budgets", "--changes", "8, 4"]) == 0
    shown = capsys.readouterr().out
    assert max(len(line) for line in shown.splitlines()) <= 80
    assert "Compared with other rules:" in shown
    assert "\n +15 %        € 115,000  + 5\n" in shown
    assert "8: costing € 18,551 less, or € 70,814 more in the budget, or 18 more" in shown


def test_what_is_asked_besides_is_in_the_json_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([ASSEN, "--compare", "--budgets", "--changes", "8", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["changes"] == [{"project": "8", "cost": 18551, "budget": 70814, "votes": 18}]
    assert found["budgets"][0] == {
        "percent": -20,
        "budget": 80000,
        "spent": found["spent"] - 15000,
        "gained": [],
        "lost": ["11"],
    }
    assert [one["rule"]["name"] for one in found["comparison"]][-1] == "max-welfare"
    assert found["comparison"][0]["winners"] == found["winners"]


def test_groups_are_told_by_a_column_of_the_voters(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "town.pb"
    rows = "".join(f"{n};1;{age}\n" for n, age in enumerate([20] * 7 + [70] * 6 + [90]))
    path.write_text(GOOD.split("a;1,2;20")[0].replace("num_votes;3", "num_votes;14") + rows)
    assert main([str(path), "--groups", "age"]) == 0
    assert capsys.readouterr().out.splitlines()[-4:] == [
        "How the voters fared, by age:",
        "age             voters  nothing  winners  funded  money each",
        "18–29                7     0.0%     1.00  100.0%      € 4.29",
        "2 small groups       7     0.0%     1.00  100.0%      € 4.29",
    ]
    assert main([str(path), "--groups", "age", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)["groups"]
    assert (found["column"], [one["names"] for one in found["groups"]]) == (
        "age",
        [["18–29"], ["60–74", "75+"]],
    )


@pytest.mark.parametrize(
    ("options", "code", "says"),
    [
        (["--changes", "3"], 2, "Project “3” won"),
        (["--changes", "99"], 2, "Project “99” is not in the file"),
        (["--groups", "age"], 1, "the voters have no column “age”"),
    ],
)
def test_what_cannot_be_told_besides_is_said(
    options: list[str], code: int, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([ASSEN, *options]) == code
    shown = capsys.readouterr()
    assert (shown.out, says in shown.err) == ("", True)


@pytest.mark.parametrize("rule", ["phragmen", "max-welfare"])
@pytest.mark.parametrize("path", sorted(REAL.glob("*.pb")), ids=lambda path: path.stem)
def test_other_rules_are_shown_as_well(path: Path, rule: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(path), "--rule", rule]) == 0
    assert f"Rule: {rule};" in capsys.readouterr().out


def test_a_malformed_file_names_its_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "bad.pb"
    path.write_text(GOOD.replace("a;1,2", "a;1,9"))
    assert main([str(path)]) == 1
    assert "bad.pb: Line 15: this vote names project “9”" in capsys.readouterr().err


@pytest.mark.parametrize(("ties", "says"), [(" ,", "names no criterion"), ("votes,lot:", "names no seed")])
def test_half_a_tie_break_is_refused(ties: str, says: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([ASSEN, "--ties", ties]) == 2
    assert says in capsys.readouterr().err


def test_a_part_that_could_never_be_counted_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([ASSEN, "--share-threshold", "1e99999999"]) == 2
    path = recount(tmp_path / "town.pb", "--rule greedy --share-threshold 1e99999999")
    assert main([path, "--town"]) == 2
    assert capsys.readouterr().err.count("share-threshold") == 3


def test_a_rule_beside_that_of_the_town_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([ASSEN, "--town", "--rule", "phragmen", "--ties", "id"]) == 2
    assert capsys.readouterr().err == ("--town counts by the file's own rule; leave out --rule, --ties.\n")


def test_a_town_rule_that_is_not_offered_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "town.pb"
    path.write_text(GOOD)
    assert main([str(path), "--town"]) == 2
    assert "name one with --rule" in capsys.readouterr().err


def test_a_file_that_leaves_open_what_excludes_what_is_counted_once_that_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "town.pb"
    path.write_text(GOOD.replace("META\nkey;value\n", "META\nkey;value\nrule;greedy-exclusive\n"))
    assert main([str(path), "--town"]) == 2
    assert (
        "does not say which projects exclude each other; name them by --exclusive" in capsys.readouterr().err
    )
    assert main([str(path), "--town", "--exclusive", "1,2"]) == 0
    assert "one of 1, 2" in " ".join(capsys.readouterr().out.split())


def recount(path: Path, said: str) -> str:
    """A file of a round that was held here names the rule that decided."""
    path.write_text(GOOD.replace("META\nkey;value\n", f"META\nkey;value\nsamenspel_tally;{said}\n"))
    return str(path)


def test_a_recount_file_is_counted_by_the_rule_that_decided(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = "--rule greedy --utility cost --completion none --ties 'votes,lot:six out of 45'"
    assert main([recount(tmp_path / "town.pb", said), "--town", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["rule"] == {
        "name": "greedy",
        "utility": "cost",
        "completion": "none",
        "ties": ["votes", "lot:six out of 45"],
        "threshold": 0,
        "misfit": "skip",
    }


def test_a_recount_by_another_rule_than_the_file_names_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = recount(tmp_path / "town.pb", "--rule greedy")
    said = []
    for options in ([], ["--rule", "greedy"], ["--town"]):
        assert main([path, *options]) == 0
        said.append(capsys.readouterr().err)
    assert said == ["The file names another rule. Add --town to count by that one.\n", "", ""]


@pytest.mark.parametrize("said", ["--rule coin", "--town", "'", "other.pb", "--format json --rule coin"])
def test_a_recount_file_with_a_rule_that_nobody_knows_is_refused(
    said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = recount(tmp_path / "town.pb", said)
    assert [main([path]), capsys.readouterr().err] == [0, ""]
    assert main([path, "--town"]) == 2
    assert f"The rule in the file, “{said}”, is not known here." in capsys.readouterr().err


def test_it_runs_without_django() -> None:
    """In a fresh interpreter that refuses to import it."""
    program = (
        "import sys; sys.modules['django'] = None\n"
        "from samenspel.methods.budgeting.command import main\n"
        "sys.exit(main(sys.argv[1:]))"
    )
    done = subprocess.run([sys.executable, "-c", program, ASSEN], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
