"""samenspel bibliography: the same from a terminal."""

import json

import pytest

from samenspel.config.command import main
from samenspel.methods.bibliography import FORMATS, read_references
from tests.methods.bibliography.files import DATA

HARD = DATA / "hard-cases.bib"


@pytest.fixture
def ask(capsys):
    def ask(*words):
        code = main(["bibliography", *map(str, words)])
        return code, *capsys.readouterr()

    return ask


def test_it_shows_what_stands_in_a_file_and_what_is_odd(ask):
    code, said, _error = ask("read", HARD)
    assert (code, said.splitlines()[0]) == (0, "bibtex, utf-8: 8 references, 2 that could not be kept.")
    assert "van der Meer et al." in said
    assert "line 11: the key “twice” stands before already; only the first is kept." in said


def test_as_json(ask):
    found = json.loads(ask("read", HARD, "--format", "json")[1])
    assert [fault["line"] for fault in found["faults"]] == [11, 12]
    assert found["records"][0]["record"]["author"][0]["non-dropping-particle"] == "van der"


@pytest.mark.parametrize("format_", FORMATS)
def test_it_converts_and_says_beside_it_what_is_lost(ask, format_):
    code, said, error = ask("convert", HARD, "--to", format_)
    assert (code, len(read_references(said.encode()).records)) == (0, 8)
    assert "line 12: the entry “@book{broken" in error


def test_it_cites_in_the_order_of_names(ask):
    _code, said, error = ask("cite", HARD, "--style", "chicago", "--language", "nl")
    assert said.index("King, Martin Luther") < said.index(
        "Meer, Jan van der, Ministerie van OCW, en José de la Cruz"
    )
    assert "line 11" in error
    assert "<p>" in ask("cite", HARD, "--html")[1]


def test_it_says_what_comes_twice(ask):
    code, said, _error = ask("compare", HARD)
    assert (code, said.splitlines()[0]) == (0, "7 new, 1 already here or twice; 2 faulty.")
    assert "the same DOI" in said
    found = json.loads(ask("compare", DATA / "crossref.bib", DATA / "crossref.ris", "--format", "json")[1])
    wanted = {"line": 1, "kind": "same", "lines_known": [1], "lines_before": [], "reason": "the same DOI."}
    assert found == [wanted]


def test_what_cannot_be_read_is_said(ask, tmp_path):
    (tmp_path / "none.bib").write_text("nothing")
    for words, sentence in (
        (("read", tmp_path / "none.bib"), "there are no references here"),
        (("read", tmp_path / "no.bib"), "cannot be opened"),
        (("compare", HARD, tmp_path / "none.bib"), "none.bib: Line 1"),
    ):
        code, _said, error = ask(*words)
        assert (code, sentence in error) == (1, True)
    assert ask("convert", HARD)[0] == 2
