"""samenspel bank: the same from a terminal."""

import json

import pytest

from samenspel.config.command import main
from samenspel.methods.banking.references import shown
from tests.methods.banking.files import DATA, mt940
from tests.methods.banking.test_csv import ANY
from tests.methods.banking.test_matching import ONE


@pytest.fixture
def ask(capsys):
    def ask(*words):
        code = main(["bank", *map(str, words)])
        return code, *capsys.readouterr()

    return ask


def test_it_shows_what_stands_in_a_file_and_what_is_odd(ask):
    code, said, _error = ask("read", DATA / "camt053-v8.xml")
    assert code == 0
    assert said.startswith("camt: 1 statements, 1 entries.")
    for sentence in ("does not add up: what is booked is 54.00 off.", "line 110: its payments are told in"):
        assert sentence in said


def test_what_is_missing_between_two_statements_is_said(ask, tmp_path):
    later = mt940(opening="C260505EUR30,", closing="C260505EUR30,")
    (tmp_path / "two.sta").write_bytes(mt940(closing="C260504EUR10,") + later)
    assert (
        "20.00 between 2026-05-04 and 2026-05-05 are in no statement." in ask("read", tmp_path / "two.sta")[1]
    )


def test_as_json(ask):
    code, said, _error = ask("read", DATA / "mt940-nl-asn.sta", "--format", "json")
    found = json.loads(said)
    assert (code, found["format"], len(found["statements"])) == (0, "mt940", 31)
    assert found["statements"][0]["entries"][0]["booked_on"] == "2020-01-01"


def test_columns_are_named_by_hand(ask, tmp_path):
    (tmp_path / "any.csv").write_text(ANY)
    columns = "day=When,amount=How much,name=Who"
    assert "12.50  Noor" in ask("read", tmp_path / "any.csv", "--columns", columns)[1]
    for wrong, sentence in (
        ("day=When", "at least day and amount"),
        ("x=When", "“x” is none of day"),
    ):
        code, _said, error = ask("read", tmp_path / "any.csv", "--columns", wrong)
        assert (code, sentence in error) == (2, True)


@pytest.fixture
def files(tmp_path):
    lines = [f":61:260504C10,NMSC\n:86:{text}" for text in (shown(ONE), "for the roof")]
    (tmp_path / "bank.sta").write_bytes(mt940(*lines))
    (tmp_path / "pledges.csv").write_text(f"reference,amount,name,open\n{ONE},10,Noor,yes\n")
    return tmp_path / "bank.sta", tmp_path / "pledges.csv"


def test_payments_are_matched_with_pledges(ask, files):
    code, said, _error = ask("match", *files)
    assert (code, said.splitlines()[0]) == (0, "1 certain, 1 unknown.")
    assert f"its reference {shown(ONE)}." in said
    found = json.loads(ask("match", *files, "--format", "json")[1])
    assert found[0]["shares"] == [{"reference": ONE, "cents": 1000}]


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("ABCDEFGH,10,,", "Line 2: “ABCDEFGH” is no reference: its check fails."),
        (f"{ONE},0,,", "Line 2: the amount “0” is no whole number of cents."),
        (f"{ONE},-3,,", "is no whole number of cents"),
        (f"{ONE},some,,", "which is not a number"),
    ],
)
def test_a_pledge_that_cannot_be_read_is_refused(ask, files, row, sentence):
    files[1].write_text(f"reference,amount,name,open\n{row}\n")
    code, _said, error = ask("match", *files)
    assert (code, sentence in error) == (1, True)


def test_a_file_that_is_not_there_is_said(ask, tmp_path):
    code, _said, error = ask("read", tmp_path / "none.xml")
    assert (code, "cannot be opened" in error) == (1, True)
