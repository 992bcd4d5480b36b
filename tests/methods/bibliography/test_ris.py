"""RIS: what rispy would lose is kept, or said."""

import pytest

from samenspel.methods.malformed import MalformedFile
from tests.methods.bibliography.files import faults, odd, one, read

RECORD = "TY  - JOUR\nTI  - Title\nER  - \n"


def test_a_mark_at_the_start_loses_nothing():
    assert one("\ufeff" + RECORD).title == "Title"


def test_a_record_without_end_is_read_and_said():
    found = read("TY  - JOUR\nTI  - One\nTY  - JOUR\nTI  - Two")
    assert [record.title for record in found.records] == ["One", "Two"]
    assert odd(found.records[1]) == ["it has no end (ER); it was read as far as it goes."]


def test_an_empty_tag_is_empty():
    assert one("TY  - JOUR\nTI  - Title\nVL  - 9\nSP  -\nEP - 12\nER  -").page == "12"


def test_tags_outside_of_a_record_are_said():
    found = read(f"Record 1\nAU  - Lost, A.\n{RECORD}")
    assert faults(found) == [(2, "“AU  - Lost, A.” stands in no reference: TY is missing before it.")]


def test_lines_without_a_tag_go_on():
    found = one("TY  - JOUR\nTI  - A title\n  on two lines\nER then goes on\nER  - ")
    assert found.title == "A title on two lines ER then goes on"


def test_windows_ends_of_lines():
    assert one(RECORD.replace("\n", "\r\n")).title == "Title"


def test_an_unknown_kind_is_kept_and_said():
    found = one("TY  - WEIRD\nTI  - Title\nER  - ")
    assert (found.type, found.extra) == ("document", (("TY", "WEIRD"),))
    assert odd(found) == ["the kind “WEIRD” is not known; it was kept as a document."]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("FN Clarivate\nVR 1.0\nPT J\nAU Meer, J\nER\nEF\n", "Web of Science's own format"),
        ("PMID- 123\nOWN - NLM\n", "PubMed's own format"),
    ],
)
def test_what_is_named_alike_and_is_another_format_is_refused_with_a_way_on(text, sentence):
    with pytest.raises(MalformedFile, match=sentence):
        read(text)


def test_numbers_are_told_apart_and_checked():
    found = one("TY  - BOOK\nTI  - T\nSN  - 978-90-386-4503-2\nSN  - 2050084X\nSN  - 1234-5678\nER  - ")
    assert (found.isbn, found.issn) == (("978-90-386-4503-2",), ("2050-084X", "1234-5678"))
    assert odd(found) == ["the check digit of “1234-5678” is wrong, or it is no ISBN or ISSN."]


@pytest.mark.parametrize(
    ("date", "parts"),
    [
        ("2014//", (2014,)),
        ("2014/02/11/spring", (2014, 2, 11)),
        ("2014/2", (2014, 2)),
        ("2014-02-11", (2014, 2, 11)),
    ],
)
def test_dates(date, parts):
    assert one(f"TY  - JOUR\nTI  - T\nPY  - 2014\nDA  - {date}\nER  - ").issued.parts == parts


def test_what_is_no_date_stays_as_it_is():
    assert one("TY  - JOUR\nTI  - T\nPY  - in press\nER  - ").issued.literal == "in press"
