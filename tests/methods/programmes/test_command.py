"""samenspel programme: the same from a terminal."""

import json

import pytest

from samenspel.config.command import main
from samenspel.methods.programmes import as_xml, read_programme
from tests.methods.programmes.programmes import ANN, DATA, at, programme, session

CONGRESS = DATA / "38c3-day1-three-rooms.xml"


@pytest.fixture
def ask(capsys):
    def ask(*words):
        code = main(["programme", *map(str, words)])
        return code, *capsys.readouterr()

    return ask


@pytest.fixture
def file(tmp_path):
    def file(name, *sessions):
        (tmp_path / name).write_bytes(as_xml(programme(*sessions)))
        return tmp_path / name

    return file


def test_it_tells_days_sessions_and_what_cannot_be(ask, file):
    code, said, _error = ask("read", file("a.xml", session(1, speakers=(ANN,)), session(2)))
    assert (code, said.splitlines()[0]) == (
        0,
        "Coproduction: 2 sessions, 1 rooms, 1 days, 180 minutes; times of Europe/Brussels.",
    )
    assert "09:00  10:30  Hall  Session 1  Ann Peeters" in said
    assert "clash: Hall has two sessions at once: 1 and 2." in said


def test_as_json(ask):
    found = json.loads(ask("read", CONGRESS, "--format", "json")[1])
    assert len(found["programme"]["sessions"]) == 41
    assert found["odd"] == []


@pytest.mark.parametrize("kind", ["xml", "json"])
def test_it_converts(ask, kind):
    code, said, _error = ask("convert", CONGRESS, "--to", kind)
    assert (code, len(read_programme(said.encode()).programme.sessions)) == (0, 41)


@pytest.mark.parametrize(("kind", "start"), [("ics", "BEGIN:VCALENDAR"), ("jsonld", "{")])
def test_for_calendars_and_search_engines(ask, kind, start):
    assert ask("convert", CONGRESS, "--to", kind)[1].startswith(start)


def test_it_tells_what_changed_and_for_whom(ask, file):
    before, after = (
        file("a.xml", session(1, speakers=(ANN,))),
        file("b.xml", session(1, start=at(8, 9), speakers=(ANN,))),
    )
    said = ask("compare", before, after)[1]
    assert "1 changes." in said
    assert "2026-09-08 11:00 instead of 2026-09-08 09:00  Ann Peeters" in said


@pytest.mark.parametrize(
    ("name", "sentence"),
    [(DATA / "invalid-example.json", "an event's id is “2814”"), (DATA / "none.xml", "cannot be opened")],
)
def test_a_file_that_cannot_be_read_ends_with_a_sentence(ask, name, sentence):
    code, said, error = ask("read", name)
    assert (code, said) == (1, "")
    assert sentence in error
