"""samenspel assignment, as it is typed."""

import json

import pytest

from samenspel.methods.assignment.command import main
from samenspel.methods.assignment.meaning import meaning_as_json

DICE = "6 6 1 3 5 2 4 4 1 6 3 2 5 1 1 6 4 3 2 5"


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "people.csv"
    lines = [f"p{n};{'north' if n % 2 else 'south'};house {n // 4}" for n in range(40)]
    path.write_text("\n".join(["id;area;house", *lines]))
    return path


def test_a_list_is_made_drawn_from_and_checked(table, tmp_path, capsys):
    listed, drawn = tmp_path / "list.json", tmp_path / "assigned.json"
    assert main(["make", str(table), "--strata", "area", "--shares", "1", "1", "--output", str(listed)]) == 0
    told = capsys.readouterr().out
    assert "People: 40" in told
    assert "Stratum 1: north" in told
    hash = told.split("SHA-256 of the list: ")[1].split()[0]
    assert main(["draw", str(listed), "--seed", DICE]) == 0
    drawn.write_text(capsys.readouterr().out)
    words = ["verify", str(listed), "--hash", hash, "--seed", DICE, "--assigned", str(drawn)]
    assert main(words) == 0
    assert capsys.readouterr().out.count("Holds") == 3
    assert main([*words[:-4], "--seed", DICE + " 1", "--assigned", str(drawn), "--format", "json"]) == 1
    assert [one["holds"] for one in json.loads(capsys.readouterr().out)] == [True, True, False]


def test_clusters_are_drawn_whole(table, tmp_path, capsys):
    listed = tmp_path / "list.json"
    assert main(["make", str(table), "--cluster", "house", "--output", str(listed)]) == 0
    assert "drawn together or alone: 10" in capsys.readouterr().out


def test_other_arms_than_were_announced_are_found(table, tmp_path, capsys):
    listed, arms = tmp_path / "list.json", tmp_path / "arms.json"
    main(["make", str(table), "--output", str(listed)])
    arms.write_text(meaning_as_json([{"name": "Now"}], "salt"))
    assert main(["verify", str(listed), "--arms", str(arms)]) == 1
    assert "The arms are not what they were" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--strata", "age"], "there is no column “age”"),
        (["--sample", "50"], "50 cannot be drawn of 40"),
        (["--shares", "1", *["1"] * 20], "from 1 to 20 arms"),
        (["--id", "area"], "stands on the list twice"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(table, tmp_path, capsys, words, said):
    listed = tmp_path / "list.json"
    assert main(["make", str(table), *words, "--output", str(listed)]) == 1
    assert said in capsys.readouterr().err
    assert not listed.exists()


def test_a_short_seed_is_warned_of_and_no_list_is_said_so(table, tmp_path, capsys):
    listed = tmp_path / "list.json"
    main(["make", str(table), "--output", str(listed)])
    assert main(["draw", str(listed), "--seed", "6 6 1"]) == 0
    assert "The seed is short" in capsys.readouterr().err
    assert main(["draw", str(listed), "--seed", "6 6", "--signature", "zz"]) == 1
    assert "not hexadecimal" in capsys.readouterr().err
    assert main(["verify", str(table)]) == 1
    assert "incomplete or damaged" in capsys.readouterr().err
    assert main(["verify", str(listed), "--assigned", str(table)]) == 1
    assert main(["make", str(table), "--shares", "0", "1", "--output", str(listed)]) == 2


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"people": [["\ud800", 1, 0], ["b", 1, 0]]}, "incomplete or damaged"),
        ({"meaning": 7}, "incomplete or damaged"),
        ({"shares": []}, "from 1 to 20 arms"),
        ({"sample": 10**9}, "cannot be drawn of 40"),
        ({"sample": -3}, "cannot be drawn of 40"),
    ],
)
def test_a_list_that_was_tampered_with_is_refused_in_a_sentence(table, tmp_path, capsys, change, said):
    listed = tmp_path / "list.json"
    main(["make", str(table), "--output", str(listed)])
    listed.write_text(json.dumps({**json.loads(listed.read_text()), **change}))
    for words in (["verify", str(listed), "--seed", DICE], ["draw", str(listed), "--seed", DICE]):
        assert main(words) == 1
        assert said in capsys.readouterr().err


@pytest.mark.parametrize("arm", [float("inf"), "1", 1.0, True, None])
def test_an_arm_that_is_no_number_is_refused_in_a_sentence(table, tmp_path, capsys, arm):
    listed, drawn = tmp_path / "list.json", tmp_path / "assigned.json"
    main(["make", str(table), "--output", str(listed)])
    told = {"samenspel": "samenspel assigned", "version": 1, "people": [["p1", arm]]}
    drawn.write_text(json.dumps(told))
    capsys.readouterr()
    assert main(["verify", str(listed), "--seed", DICE, "--assigned", str(drawn)]) == 1
    assert "incomplete or damaged" in capsys.readouterr().err
