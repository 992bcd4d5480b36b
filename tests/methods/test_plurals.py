"""What is counted once is said of one: no “1 people”, in any language."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.utils import translation

from samenspel.foundation.ui.words import said
from samenspel.methods import nouns
from samenspel.methods.budgeting.command import main as tally
from samenspel.methods.matching.command import main as match
from samenspel.methods.opinion.command import main as opinion
from samenspel.methods.rota.command import main as rota
from samenspel.methods.sortition.command import main as lottery

MANY = {
    "en": "people|panels|seats|votes|statements|projects|voters|givers|hours|shifts|others|groups",
    "nl": "mensen|personen|panels|plaatsen|zetels|stemmen|stellingen|projecten|kiezers|gevers|diensten",
    "fr": "personnes|panels|panneaux|places|sièges|votes|énoncés|projets|votants|électeurs|donateurs|heures",
}
PABULIB = (
    "META\nkey;value\nvote_type;approval\nbudget;9\nPROJECTS\nproject_id;cost\n1;5\n"
    "VOTES\nvoter_id;vote\n1;1\n"
)
ROTA = (
    "PEOPLE\nname;skills\nAnna;\n\nSHIFTS\nshift;start;end;people;skills\n"
    "Bar;2026-12-05 19:00;20:00;1;\nDoor;2026-12-05 19:00;20:00;1;\nKey;2026-12-06 19:00;20:00;1;key: 1\n"
)
CONFLICT = "feature,value,least,most\nsex,f,1,1\n"
FILES = {
    "votes.pb": PABULIB,
    "votes.csv": "voter-id,comment-id,vote\nann,1,1\n",
    "people.csv": "id,sex\nann,f\n",
    "quotas.csv": CONFLICT,
    "none.csv": "feature,value,least,most\nsex,f,0,1\nsex,m,1,1\n",
    "gifts.csv": "giver,project,amount\nann,roof,9\n",
    "rota.csv": ROTA,
}
COMMANDS: list[tuple[Callable[[list[str]], int], str]] = [
    (tally, "{0}/votes.pb"),
    (tally, "{0}/votes.pb --budgets --changes all"),
    (opinion, "{0}/votes.csv"),
    (opinion, "{0}/votes.csv --method polis"),
    (lottery, "make {0}/people.csv {0}/quotas.csv --seats 1 --panels 1 --output {0}/list.json"),
    (lottery, "make {0}/people.csv {0}/quotas.csv --seats 1"),
    (lottery, "make {0}/people.csv {0}/none.csv --seats 1"),
    (lottery, "make {0}/people.csv {0}/quotas.csv --seats 2"),
    (match, "{0}/gifts.csv --pot 9"),
    (rota, "make {0}/rota.csv"),
]


def wrong(text: str, language: str) -> list[str]:
    return re.findall(rf"(?<![\d.,])1 (?:{MANY[language]})\b", " ".join(text.split()))


@pytest.mark.parametrize(("command", "words"), COMMANDS, ids=[words for _command, words in COMMANDS])
def test_a_command_speaks_of_one_person_as_of_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: Callable[[list[str]], int], words: str
) -> None:
    for name, text in FILES.items():
        (tmp_path / name).write_text(text)
    command(words.format(tmp_path).split())
    shown = "".join(capsys.readouterr())
    assert (wrong(shown, "en"), len(shown) > 20) == ([], True), shown


@pytest.mark.parametrize("language", MANY)
@pytest.mark.parametrize(
    "noun", ["people", "panels", "seats", "votes", "statements", "projects", "voters", "givers"]
)
def test_one_of_each_is_said_in_the_singular(noun: str, language: str) -> None:
    with translation.override(language):
        one, two = (said(getattr(nouns, noun)(number)) for number in (1, 2))
    assert (one.split()[0], two.split()[0], wrong(one, language)) == ("1", "2", [])


def test_hours_are_as_they_are_written() -> None:
    assert [str(nouns.hours(text)) for text in ("1", "0.5", "7.5")] == ["1 hour", "0.5 hours", "7.5 hours"]
