"""Files in odd letters, too large, without end or meant to do harm: read, or refused with a sentence."""

import time

import pytest

from samenspel.methods.bibliography import (
    Record,
    bibtex,
    decoding,
    read_references,
    reading,
    write_references,
)
from samenspel.methods.malformed import MalformedFile
from tests.methods.bibliography.files import faults, odd, one, read

CHINESE = "@book{x, title = {邻居们一起修理学校的屋顶}, author = {王, 小明}}"
BOMB = "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'>" + "".join(
    f"<!ENTITY {name} '{f'&{inner};' * 10}'>" for name, inner in zip("bcdefghij", "abcdefghi", strict=True)
)


def test_lines_that_somebody_typed_neither_end_a_record_of_ris_nor_begin_one():
    typed = Record(
        title="A play", abstract="Forty parents\nER  - \nTY  - JOUR\nTI  - Forged", note="a\r\nDO  - 10.1/x"
    )
    written = write_references([typed], "ris")
    (record,) = read_references(written.encode()).records
    assert (record.title, record.doi, "Forged" in record.abstract) == ("A play", "", True)


@pytest.mark.parametrize(
    ("charset", "found"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16"),
        ("gbk", "gb18030"),
        ("utf-32", "utf-32"),
    ],
)
def test_letters_of_other_charsets(charset, found):
    read_as = read_references(CHINESE.encode(charset))
    assert (read_as.charset, read_as.records[0].title) == (found, "邻居们一起修理学校的屋顶")


def test_utf_16_without_its_mark():
    text = "@book{x, title = {Neighbours who mend the roof}, year = 2001}"
    assert read_references(text.encode("utf-16-le")).records[0].title == "Neighbours who mend the roof"


def test_a_guess_is_told_with_its_line():
    found = read_references("@book{x,\n title = {Élan né à Gand}}".encode("cp1252"))
    assert found.records[0].title == "Élan né à Gand"
    told = "from line 2 on its letters are not UTF-8; read as cp1252, which is a guess."
    assert [str(words) for words in found.odd] == [told]
    known = read_references("@book{x,\n title = {Š}}".encode("cp1252"), charset="cp1252")
    assert (known.odd, known.records[0].title) == ((), "Š")


def test_bytes_that_are_no_letters_are_told():
    found = read_references(CHINESE.encode("gbk") + b"% \xff", charset="gb18030")
    assert any("are bytes that are no letters" in str(words) for words in found.odd)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "no references here"),
        (b"hello", "no references here"),
        (b"\x89PNG\0\0\0\0\r\n", "this is no text"),
        (b"[]", "there is no reference in this file"),
        (b"[1", "this JSON ends before it is complete|neither"),
        (b'{"a" 1}', "this is no JSON"),
        (b"[" * 100_000, "this is no JSON"),
        (b'[{"type": ' + b"9" * 10_000 + b"}]", "this is no JSON"),
        (f"<?xml version='1.0'?>{BOMB}]><resource>&j;</resource>".encode(), "DOCTYPE|no XML"),
        (b'<?xml version="1.0"?><!DOCTYPE r SYSTEM "file:///etc/passwd"><r/>', "DOCTYPE"),
        (b"<resource><titles>", "this is no XML"),
        (b"<?xml version='1.0'?><html/>", "there is no reference in this file"),
    ],
)
def test_it_is_refused_with_a_sentence(data, sentence):
    with pytest.raises(MalformedFile, match=sentence):
        read_references(data)


def test_a_link_to_another_file_is_left_unread(tmp_path):
    (tmp_path / "secret").write_text("SECRET")
    entity = f'<!DOCTYPE resource [<!ENTITY x SYSTEM "file://{tmp_path}/secret">]>'
    with pytest.raises(MalformedFile) as error:
        read(f"<?xml version='1.0'?>{entity}<resource><titles><title>&x;</title></titles></resource>")
    assert "SECRET" not in str(error.value)


def test_what_is_too_large_is_refused_and_a_file_not_even_read(monkeypatch, tmp_path):
    monkeypatch.setattr(decoding, "MOST_BYTES", 50)
    with pytest.raises(MalformedFile, match="larger than 64 MB"):
        read_references(b"x" * 51)
    (tmp_path / "large.bib").write_bytes(b"x" * 51)
    monkeypatch.setattr(decoding, "as_bytes", None)
    with pytest.raises(MalformedFile, match="larger than 64 MB"):
        read_references(tmp_path / "large.bib")


LONG = "x" * 300_000


@pytest.mark.parametrize(
    "text",
    [
        f"@book{{x, title = {{{LONG}}}}}\n@book{{y, title = {{Y}}}}",
        f"TY  - BOOK\nTI  - {LONG}\nER  - \nTY  - BOOK\nTI  - Y\nER  - ",
        f"TY  - BOOK\nTI  - {'xx' * 50_000}\n" + "yy\n" * 100_000 + "ER  - \nTY  - BOOK\nTI  - Y\nER  - ",
        f'[{{"type": "book", "title": "{LONG}"}}, {{"type": "book", "title": "Y"}}]',
    ],
)
def test_a_value_without_end_makes_its_record_faulty_and_no_other(text):
    found = read(text)
    assert [record.title for record in found.records] == ["Y"]
    assert "has more than 200,000 signs" in faults(found)[0][1]


def test_strings_of_bibtex_do_not_grow_without_end():
    lines = ["@string{a0 = {" + "laugh" * 100 + "}}"]
    lines += [f"@string{{a{n} = " + " # ".join([f"a{n - 1}"] * 10) + "}" for n in range(1, 20)]
    start = time.process_time()
    assert len(one("\n".join([*lines, "@misc{x, title = a19}"])).title) == 1_000
    assert time.process_time() - start < 2


@pytest.mark.parametrize(
    "text",
    [
        "@misc{x,\n" * 60,
        "TY  - BOOK\nTI  - a\nER  - \n" * 60,
        '[{"type":"book","title":"a"}' + ',{"type":"book","title":"a"}' * 60 + "]",
    ],
)
def test_far_too_many_are_refused(text, monkeypatch):
    for module in (reading, bibtex):
        monkeypatch.setattr(module, "MOST_RECORDS", 50)
    with pytest.raises(MalformedFile, match="more than 50,000 references"):
        read(text)


@pytest.mark.parametrize(
    "text",
    [
        "@misc{x, title = {" + "{" * 50_000 + "a" + "}" * 50_000 + "}}",
        "@misc{x, title = {" + "\\'" * 50_000 + "a}}",
        "@misc{x, title = {" + "<i>" * 50_000 + "a}}",
        "@misc{x, title = {a}, author = {" + "a and " * 9_000 + "b}}",
        "TY  - BOOK\nTI  - a\n" + "SN  - 1\n" * 10_000 + "ER  - ",
        "TY  - BOOK\nTI  - " + "a\n" * 90_000 + "ER  - ",
        "[" + '{"type": "book", "title": "a", "x": ' * 50 + "1" + "}" * 50 + "]",
    ],
)
def test_what_is_nested_or_repeated_ends_soon(text):
    start = time.process_time()
    found = read(text)
    assert len(found.records) + len(found.faults) == 1
    assert time.process_time() - start < 10


def test_a_wrong_doi_is_kept_as_a_remark():
    found = one("@misc{x, title = {A}, doi = {forthcoming}}")
    assert (found.doi, found.extra) == ("", (("doi", "forthcoming"),))
    assert odd(found) == ["“forthcoming” is no DOI; it was kept as a remark."]
