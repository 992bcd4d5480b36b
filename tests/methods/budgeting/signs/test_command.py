"""samenspel signs FILE: exit codes, sentences, JSON, and never a traceback."""

import json

import pytest

from samenspel.config.command import main
from tests.methods.budgeting.signs.votes import smooth_ages

HEAD = "META\nkey;value\nvote_type;approval\nbudget;100\nPROJECTS\nproject_id;cost\n1;50\nVOTES\n"


def file_of(folder, ages):
    lines = [f"{number};{age};1" for number, age in enumerate(ages)]
    path = folder / "town.pb"
    path.write_text("\n".join([f"{HEAD}voter_id;age;vote", *lines, ""]), encoding="utf-8")
    return str(path)


def ages_of(counts):
    return [age for age, count in counts.items() for _ in range(count)]


def test_nothing_unusual_is_said_too(tmp_path, capsys):
    assert main(["signs", file_of(tmp_path, ages_of(smooth_ages()))]) == 0
    assert capsys.readouterr().out == "1970 ages were looked at.\n\nNothing unusual was seen.\n"


def test_a_planted_age_is_told_in_sentences(tmp_path, capsys):
    assert main(["signs", file_of(tmp_path, [*ages_of(smooth_ages()), *[97] * 97])]) == 0
    said = capsys.readouterr().out.split("\n\n")[1].splitlines()
    assert said[0] == (
        "Look hard: 97 votes were cast by people who said that they are 97 years old. "
        "By the ages just below and above it one would expect fewer than 5."
    )
    assert said[2] == "Seen in 0 of 19 real elections (95 %: at most 18%)."


def test_json_holds_the_same(tmp_path, capsys):
    assert main(["signs", file_of(tmp_path, [*ages_of(smooth_ages()), *[97] * 97]), "--format", "json"]) == 0
    (sign,) = json.loads(capsys.readouterr().out)["signs"]
    assert (sign["code"], sign["numbers"]) == ("age", {"votes": 97, "age": 97, "expected": None})


def test_ages_that_are_not_told_are_left_out(tmp_path, capsys):
    assert main(["signs", file_of(tmp_path, [*ages_of(smooth_ages()), "", "F", "-"])]) == 0
    assert capsys.readouterr().out.startswith("1970 ages were looked at.")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"{HEAD}voter_id;vote\n1;1\n", "tells no ages"),
        ("nonsense", "does not start with META"),
        (None, "cannot be opened"),
    ],
    ids=["no ages", "no Pabulib file", "no file"],
)
def test_a_file_that_tells_nothing_is_said_to(tmp_path, capsys, text, said):
    path = tmp_path / "town.pb"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    assert main(["signs", str(path)]) == 1
    assert said in capsys.readouterr().err


def test_a_wrong_option_is_used_wrongly(tmp_path):
    assert main(["signs"]) == 2
