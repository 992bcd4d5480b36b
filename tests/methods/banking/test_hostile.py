"""Files that mean harm, and such as are no statements, end with a sentence."""

import io
import zipfile

import pytest

from samenspel.methods.banking import read_statement, reading
from samenspel.methods.malformed import MalformedFile
from tests.methods.banking.files import DATA, HEAD, balance, camt, entry, mt940


def zipped(*files, method=zipfile.ZIP_DEFLATED):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", method) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return data.getvalue()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "the file is empty"),
        (b"hello", "not the columns of ING or Rabobank"),
        (b"<html><body>Log in</body></html>", "no statement in this file"),
        (camt(entry(), head=f'{HEAD}<!DOCTYPE Document [<!ENTITY x "y">]>'), "DOCTYPE"),
        (camt(entry(), head=f'{HEAD}<!DOCTYPE Document SYSTEM "http://example.org/x.dtd">'), "DOCTYPE"),
        (camt(entry("NaN")), "“NaN” is no amount"),
        (camt(entry("1e9")), "“1e9” is no amount"),
        (camt(entry("-5")), "“-5” is no amount"),
        (camt(entry("٣")), "is no amount"),
        (camt(entry("")), "“” is no amount"),
        (camt(entry("8.855")), "has parts of a cent"),
        (camt(entry("1" * 14)), "is no amount"),
        (camt(entry(more="<Sts>DONE</Sts>")), "the state “DONE” of an entry is not known"),
        (camt(entry())[:-30], "this is no XML"),
        (b" " + camt(entry()), "not the columns of ING"),
        (mt940(":61:260504C,NMSC"), "“,” is no amount"),
        (mt940(":61:260504C1,234NMSC"), "has parts of a cent"),
        (mt940(":61:nothing"), "no entry of a statement"),
        (mt940(":61:260504C5,x5NMSC"), "no entry of a statement"),
        (mt940(opening="260504EUR1,"), "is no balance"),
        (mt940(":86:\0"), "this is no bank statement"),
        (b"PK\x03\x04 broken", "this ZIP is damaged"),
        (zipped(("a.txt", b"x")), "no bank statement in this ZIP"),
        (zipped(("a.xml", camt(entry())), ("b.xml", b"<x/>"))[:-40], "this ZIP is damaged"),
    ],
)
def test_it_is_refused_with_a_sentence(data, sentence):
    with pytest.raises(MalformedFile, match=sentence):
        read_statement(data)


def test_the_line_of_the_fault_is_told():
    with pytest.raises(MalformedFile) as error:
        read_statement(mt940(":61:260504C5,NMSC", ":61:260504C5,5,5NMSC"))
    assert error.value.line == 6


def test_an_entity_is_not_made_larger():
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {one} "{f"&{other};" * 10}">' for one, other in zip("bcdefghij", "abcdefghi", strict=True)
    )
    with pytest.raises(MalformedFile):
        read_statement(f"{HEAD}{bomb}]><Document>&j;</Document>".encode())


def test_a_zip_holds_several_files():
    found = read_statement(zipped(*((f"{n}.xml", camt(entry(f"{n}.00"))) for n in (1, 2))))
    assert (found.format, [one.cents for one in found.entries]) == ("zip", [100, 200])


def test_a_zip_that_unpacks_to_too_much_is_refused(monkeypatch):
    monkeypatch.setattr(reading, "MOST_BYTES", 5_000)
    with pytest.raises(MalformedFile, match="larger than 100 MB"):
        read_statement(zipped(*((f"{n}.xml", camt(entry(more=" " * 3_000))) for n in (1, 2))))


def test_what_is_too_large_is_refused_and_a_file_not_even_read(monkeypatch, tmp_path):
    monkeypatch.setattr(reading, "MOST_BYTES", 50)
    with pytest.raises(MalformedFile, match="larger than 100 MB"):
        read_statement(mt940())
    (tmp_path / "large.sta").write_bytes(mt940())
    monkeypatch.setattr(reading, "as_bytes", None)
    with pytest.raises(MalformedFile, match="larger than 100 MB"):
        read_statement(tmp_path / "large.sta")


def test_a_link_to_another_file_is_left_unread(tmp_path):
    (tmp_path / "secret").write_text("SECRET")
    head = f'{HEAD}<!DOCTYPE Document [<!ENTITY x SYSTEM "file://{tmp_path}/secret">]>'
    with pytest.raises(MalformedFile) as error:
        read_statement(camt("<Note>&x;</Note>", entry(), head=head))
    assert "SECRET" not in str(error.value)


def test_letters_of_windows_are_a_guess_that_is_told():
    found = read_statement(DATA / "mt940-de-iso8859-1.sta")
    assert (found.charset, [str(one) for one in found.odd]) == (
        "cp1252",
        ["its letters were read as cp1252, which is a guess."],
    )
    sure = read_statement(DATA / "mt940-de-iso8859-1.sta", charset="cp852")
    assert (sure.charset, sure.odd) == ("cp852", ())


def test_balances_may_be_missing():
    (one,) = read_statement(camt(balance("OPBD", "1.00"), entry())).statements
    assert (one.closing, one.off_by, one.odd) == (None, None, ())
