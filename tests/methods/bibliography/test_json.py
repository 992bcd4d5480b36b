"""CSL JSON, and what Crossref, OpenAlex and DataCite answer."""

import json

import pytest

from samenspel.methods.bibliography import Name, read_references
from samenspel.methods.malformed import MalformedFile
from tests.methods.bibliography.files import MEER, faults, odd, read

OPENALEX = {
    "id": "https://openalex.org/W123",
    "doi": "https://doi.org/10.1234/abc",
    "title": "On <i>things</i>",
    "type": "article",
    "publication_date": "2020-05-06",
    "authorships": [
        {"author": {"display_name": "Jan van der Meer", "orcid": "https://orcid.org/0000-0002-9079-593X"}},
        {"author": {"display_name": "Plato"}, "institutions": [{"display_name": "Academy"}]},
    ],
    "primary_location": {"source": {"display_name": "Review", "issn": ["2050-084X"]}},
    "biblio": {"volume": "8", "first_page": "1", "last_page": "9"},
    "abstract_inverted_index": {"words": [1, 3], "Some": [0], "and": [2]},
}
CROSSREF = {
    "DOI": "10.1234/abc",
    "type": "journal-article",
    "title": ["On <i>things</i> &amp;amp; more"],
    "container-title": ["Review"],
    "issued": {"date-parts": [[None]]},
    "published": {"date-parts": [[2020, 5]]},
    "author": [
        {"family": "van der Meer", "given": "Jan", "ORCID": "http://orcid.org/0000-0000-0000-0000"},
        {"name": "Ministry of Health, Welfare and Sport"},
        {"family": "Plato"},
    ],
    "member": "1",
}
DATACITE = {
    "id": "10.5438/4k3m",
    "type": "dois",
    "attributes": {
        "doi": "10.5438/4k3m",
        "creators": [
            {"name": "van der Meer, Jan", "nameType": "Personal"},
            {"name": "World Health Organization", "nameType": "Organizational"},
        ],
        "titles": [{"title": "Data"}, {"title": "of things", "titleType": "Subtitle"}],
        "publisher": {"name": "DataCite"},
        "publicationYear": 2016,
        "dates": [{"date": "2016-12-20", "dateType": "Issued"}],
        "types": {"resourceTypeGeneral": "Dataset"},
    },
}


def answer(found):
    return json.dumps(found, indent=1)


def test_openalex():
    (found,) = read(answer({"meta": {"count": 1}, "results": [OPENALEX]})).records
    assert (found.title, found.container_title, found.page) == ("On <i>things</i>", "Review", "1-9")
    assert found.abstract == "Some words and words"
    assert (found.doi, found.id, found.issued.parts) == ("10.1234/abc", "W123", (2020, 5, 6))
    jan = Name("Meer", "Jan", "van der", orcid="0000-0002-9079-593X")
    assert found.author == (jan, Name("Plato", affiliation=("Academy",)))


def test_crossref():
    found = read(answer({"status": "ok", "message-type": "work-list", "message": {"items": [CROSSREF]}}))
    (record,) = found.records
    assert (found.format, record.title, record.type) == (
        "crossref",
        "On <i>things</i> & more",
        "article-journal",
    )
    assert record.author == (MEER, Name(literal="Ministry of Health, Welfare and Sport"), Name("Plato"))
    assert record.issued.parts == (2020, 5)
    assert odd(record)[0].startswith("“http://orcid.org/0000-0000-0000-0000” is no ORCID")


@pytest.mark.parametrize(
    "around", [lambda one: {"data": one}, lambda one: {"data": [one], "meta": {}}, lambda one: one]
)
def test_datacite(around):
    found = read(answer(around(DATACITE)))
    (record,) = found.records
    assert (found.format, record.title, record.type) == ("datacite", "Data: of things", "dataset")
    assert record.author == (MEER, Name(literal="World Health Organization"))
    assert (record.publisher, record.issued.parts) == ("DataCite", (2016, 12, 20))


def test_line_by_line_and_each_with_its_line():
    found = read('{"type": "book", "title": "A"}\n{"type": "book", "title": "B"}\n')
    assert [(record.title, record.line) for record in found.records] == [("A", 1), ("B", 2)]


@pytest.mark.parametrize(
    ("date", "parts"),
    [
        ({"date-parts": [["2016", "12"]]}, (2016, 12)),
        ({"date-parts": [[2016, None]]}, (2016,)),
        ({"raw": "2016-12-20"}, (2016, 12, 20)),
        ("2016-12", (2016, 12)),
    ],
)
def test_dates_of_csl(date, parts):
    (found,) = read(answer([{"type": "book", "title": "A", "issued": date}])).records
    assert found.issued.parts == parts


def test_what_is_before_a_break_is_kept_and_the_line_of_the_break_said():
    found = read('[{"type": "book", "title": "A"},\n{"type": "book", "title": ')
    assert ([record.title for record in found.records], faults(found)) == (
        ["A"],
        [(2, "this JSON ends before it is complete.")],
    )


def test_what_is_no_reference_is_said():
    found = read('[{"type": "book", "title": "A"},\n3,\n{"x": 1}]')
    problem = "this is neither CSL JSON nor an answer of Crossref, OpenAlex or DataCite."
    assert faults(found) == [(2, problem), (3, problem)]
    with pytest.raises(MalformedFile, match="neither CSL JSON"):
        read('{"x": 1}')


def test_datacites_xml_inside_an_answer_of_oai(tmp_path):
    resource = (
        '<resource xmlns="http://datacite.org/schema/kernel-4">'
        '<identifier identifierType="DOI">10.1234/a</identifier>'
        "<titles><title>Data</title></titles></resource>"
    )
    path = tmp_path / "oai.xml"
    path.write_text(f"<OAI-PMH><ListRecords>{resource}{resource}</ListRecords></OAI-PMH>")
    assert [record.doi for record in read_references(path).records] == ["10.1234/a"] * 2
