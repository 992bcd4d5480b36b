"""Real files give what other readers find in them, come out again whole, and damaged ones give a sentence."""

import os
import random

import pytest

from samenspel.methods.bibliography import (
    FORMATS,
    Fault,
    References,
    as_plain,
    cite,
    read_references,
    write_references,
)
from samenspel.methods.bibliography.latex import from_latex
from samenspel.methods.malformed import MalformedFile
from tests.methods.bibliography.files import DATA, EXPECTED, GOOD, faults

DAMAGED = int(os.environ.get("DAMAGED", "400"))
OWN = {".bib": "bibtex", ".ris": "ris", ".json": "csl", ".xml": "csl"}
PLACES = {
    "journal": "container_title",
    "booktitle": "container_title",
    "publisher": "publisher",
    "volume": "volume",
    "note": "note",
}


def joined(words):
    return from_latex(" ".join(words)).strip("{}")


@pytest.mark.parametrize("name", ["bibtexparser-example.bib", "crossref.bib", "hard-cases.bib"])
def test_bibtex_is_as_pybtex_reads_it(name):
    wanted = EXPECTED[name].get("pybtex_until_the_duplicate_key", EXPECTED[name])
    found = {record.id: record for record in read_references(DATA / name).records}
    for key, entry in wanted.items():
        record, fields = found[key], entry["fields"]
        assert record.title == from_latex(fields["title"])
        assert (record.year, record.page) == (
            int(fields["year"]),
            fields.get("pages", "").replace("--", "-"),
        )
        for field, place in PLACES.items():
            assert getattr(record, place) == from_latex(fields.get(field, "")) or field not in fields
        assert [_as_pybtex(one) for one in record.author] == [
            [joined(person[part]) for part in ("first", "prelast", "last", "lineage")]
            for person in entry["people"].get("author", ())
            if person["last"] != ["others"]
        ]


def _as_pybtex(name):
    return [name.given, name.particle, name.literal or name.family, name.suffix]


@pytest.mark.parametrize("name", [name for name in GOOD if name.endswith(".ris")])
def test_ris_is_as_rispy_reads_it(name):
    found, wanted = read_references(DATA / name).records, EXPECTED[name]
    assert len(found) == len(wanted)
    for record, one in zip(found, wanted, strict=True):
        assert record.title == (one.get("primary_title") or one.get("title", ""))
        people = [*one.get("authors", ()), *one.get("first_authors", ())]
        assert [person.sorted for person in record.author] == [
            person.replace(",Y", ", Y") for person in people
        ]
        assert record.page == "-".join(filter(None, (one.get("start_page"), one.get("end_page"))))
        assert record.note == " ".join(one.get("notes", ()))
        year = one.get("year") or one.get("publication_year") or "0"
        assert (record.year, record.keywords) == (int(year[:4]), tuple(one.get("keywords", ())))
        kept = {record.volume, record.issue, record.publisher, record.publisher_place, record.doi}
        fields = ("volume", "number", "publisher", "place_published", "doi")
        assert kept - {""} >= {one[field] for field in fields if field in one}


def test_the_hard_cases_give_what_a_good_import_gives():
    rule, found = EXPECTED["hard-cases.bib"]["by_rule"], read_references(DATA / "hard-cases.bib")
    records = {record.id: record for record in found.records}
    assert list(records) == [name.removesuffix(" (first)") for name in rule["entries_kept"]]
    assert records["twice"].title == "First with this key"
    assert faults(found) == [
        (11, "the key “twice” stands before already; only the first is kept."),
        (12, "the entry “@book{broken, title = {never closed” is never closed, or lacks a comma or “=”."),
    ]
    assert [one.shown for one in records["accents"].author] == rule["accents_people"]
    assert records["accents"].title == "Naïve tests and ß, æ, ç, í and 50% of $ 3"
    literals = [one.literal for record in found.records for one in record.author if one.literal]
    assert literals == rule["organisations"]
    assert [record.id for record in found.records if record.others] == ["others"]
    assert records["others"].issued.parts == (2012, 1)
    assert {records[key].doi for key in rule["same_work"][0]} == {rule["doi"]}
    assert records["meer2006b"].container_title == "Public Management Review (PMR)"


@pytest.mark.parametrize("name", GOOD)
def test_nothing_of_a_good_file_is_lost_when_it_goes_out_and_comes_back(name):
    found = read_references(DATA / name)
    own = OWN[name[name.rindex(".") :]]
    again = read_references(write_references(found.records, own).encode())
    for record, back in zip(found.records, again.records, strict=True):
        assert {field: getattr(back, field) for field in compared(record)} == compared(record)
    assert (again.format, again.faults) == (own, ())


def compared(record):
    """A key that was not there is made."""
    fields = {field: getattr(record, field) for field in record.__slots__ if field not in ("line", "odd")}
    return fields if record.id else {field: value for field, value in fields.items() if field != "id"}


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("name", GOOD)
def test_in_any_format_the_work_is_the_same(name, format_):
    found = read_references(DATA / name).records
    again = read_references(write_references(found, format_).encode()).records
    for record, back in zip(found, again, strict=True):
        assert (back.title, back.type, back.issued, back.doi) == (
            record.title,
            record.type,
            record.issued,
            record.doi,
        )
        assert [one.sorted for one in back.author] == [one.sorted for one in record.author]
        assert set(back.keywords) == set(record.keywords)


def test_crossrefs_xml_is_refused_with_a_way_on():
    with pytest.raises(MalformedFile, match="ask for its JSON"):
        read_references(DATA / "crossref.xml")


def damaged(data, chance):
    data = bytearray(data)
    for _ in range(chance.randrange(1, 6)):
        place = chance.randrange(len(data))
        what = chance.randrange(4)
        if what == 0:
            data[place] = chance.randrange(256)
        elif what == 1:
            del data[place : place + chance.randrange(1, 40)]
        elif what == 2:
            data[place:place] = data[place : place + chance.randrange(1, 200)]
        else:
            data[place:place] = chance.choice(
                (b"{", b"}", b"@", b"\\", b"\0", b"ER  -", b"null", b'"', b"&#0;", b"<", b"\n@a{", b"[")
            )
        if not data:
            break
    return bytes(data)


def read_or_refuse(data):
    """What is refused has a line and a sentence."""
    try:
        return read_references(data)
    except MalformedFile as error:
        return References("", "", (), (Fault(error.line, error.problem),))


@pytest.mark.parametrize("name", GOOD)
def test_a_damaged_file_gives_records_or_a_sentence(name):
    data, chance = (DATA / name).read_bytes(), random.Random(name)
    for _ in range(DAMAGED // len(GOOD)):
        found = read_or_refuse(damaged(data, chance))
        for format_ in FORMATS if found.records else ():
            again = read_references(write_references(found.records, format_).encode())
            assert (len(again.records), again.faults) == (len(found.records), ())
        assert all(fault.line >= 1 and str(fault.reason) for fault in found.faults)
        assert all(map(as_plain, cite(found.records)))
