"""The command: a spreadsheet in, a plan or what would help out."""

import json

import pytest

from samenspel.methods.reviewing.command import main

FILE = """RULES
each;2
CONTRIBUTIONS
contribution;topics
c1;budget, play
c2;watch
REVIEWERS
reviewer;side;topics
ann;scholar;budget
bob;practitioner;watch
eva;scholar;Watch
jan;practitioner;play
CONFLICTS
contribution;reviewer;why
c1;eva;same university
"""


@pytest.fixture
def file(tmp_path):
    def write(text):
        path = tmp_path / "panel.csv"
        path.write_text(text)
        return str(path)

    return write


def test_a_plan_is_told_as_text_json_and_a_table_to_keep(file, capsys):
    path = file(FILE)
    assert main(["assign", path]) == 0
    assert "No plan is better: proven." in capsys.readouterr().out
    assert main(["assign", path, "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["proven"], told["loads"]) == (True, {"ann": 1, "bob": 1, "eva": 1, "jan": 1})
    assert main(["assign", path, "--format", "csv"]) == 0
    kept = capsys.readouterr().out
    assert main(["assign", file(f"{FILE}KEPT\n{kept.replace(',', ';')}"), "--format", "json"]) == 0
    assert all(seat["kept"] for seat in json.loads(capsys.readouterr().out)["seats"])


def test_what_cannot_be_done_ends_with_what_would_help(file, capsys):
    assert main(["assign", file(f"{FILE}c1;ann;wrote it\n")]) == 1
    said = capsys.readouterr().out
    assert "every scholar has a conflict with it" in said
    assert "Ask more scholars without conflicts: 1 would do." in said


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("each;2", "each;-2", "Line 2: “each: -2” is no rule"),
        ("ann;scholar", "ann;student", "Line 9: the side is “student”; choose from: scholar, practitioner."),
        ("REVIEWERS\n", "PEOPLE\n", "there is no table REVIEWERS."),
        ("c1;eva", "c7;eva", "“c7” is not among the contributions."),
        ("c2;watch", ";watch", "Line 6: the name in this row is empty."),
    ],
)
def test_a_mistake_is_told_with_its_line(file, capsys, old, new, says):
    assert main(["assign", file(FILE.replace(old, new))]) == 1
    assert says in capsys.readouterr().err
