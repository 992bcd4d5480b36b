"""Proceedings for the agencies that register DOIs, judged by their schemas."""

import json
import warnings
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from tempfile import TemporaryDirectory
from zipfile import ZipFile

import jsonschema
import pytest
import referencing.jsonschema
import xmlschema
from lxml import etree

from samenspel.methods.bibliography import (
    Depositor,
    Name,
    Proceedings,
    Record,
    UnfitProceedings,
    as_crossref,
    as_datacite,
    check_proceedings,
    read_references,
)
from samenspel.methods.bibliography.crossref_out import NAMESPACE
from tests.methods.bibliography.files import ARTICLE, DATA, MEER

SCHEMAS = DATA / "schemas"
MADE = datetime(2026, 11, 1, 12, 30, tzinfo=UTC)
US = Depositor("Samenspel", "deposits@panel.example", "Panel")
PEETERS = Name(
    "Peeters", "Ann", suffix="Jr.", orcid="0000-0002-9079-593X", affiliation=("KU Leuven", "Stad Gent")
)
PAPER = replace(
    ARTICLE,
    author=(PEETERS, MEER, Name(literal="Ministerie van OCW")),
    url="https://panel.example/contributions/3/",
    abstract="Two schools & <i>one</i> roof.\n\nWhat came of it.",
    language="en",
)
BARE = Record(
    title="H<sub>2</sub>O, CO<sub>2</sub> & <more>", doi="10.5555/water", url="https://panel.example/4/"
)
WHOLE = Proceedings(
    "Coproduction 2026",
    "Panel on coproduction",
    "Samenspel",
    2026,
    (PAPER, BARE),
    acronym="PANEL26",
    place="Brussels, Belgium",
    start=date(2026, 9, 8),
    end=date(2026, 9, 10),
    isbn="978-90-822-2222-0",
    doi="10.5555/volume",
    url="https://panel.example/proceedings/",
)


@cache
def crossref():
    """Schema 1.1 with assertions, which only this library reads; without the network."""
    with TemporaryDirectory() as folder, ZipFile(SCHEMAS / "crossref-5.5.0.zip") as archive:
        archive.extractall(folder)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # MathML is named by an address that nobody opens
            return xmlschema.XMLSchema11(f"{folder}/crossref5.5.0.xsd", allow="local")


@cache
def datacite():
    names = ("datacite-v4.5.json", "ietf-bcp-47.json", "iso-8601.json")
    found = {name: json.loads((SCHEMAS / name).read_text(encoding="utf-8")) for name in names}
    known = [
        (name, referencing.jsonschema.DRAFT201909.create_resource(schema)) for name, schema in found.items()
    ]
    return jsonschema.Draft201909Validator(
        found[names[0]], registry=referencing.Registry().with_resources(known)
    )


def deposited(proceedings):
    return etree.fromstring(as_crossref(proceedings, US, MADE))


def text(root, path):
    return root.xpath(
        f"string(//{'/'.join(f'c:{name}' for name in path.split('/'))})", namespaces={"c": NAMESPACE}
    )


SPARSE = replace(WHOLE, papers=(BARE,), acronym="", place="", start=None, end=None, isbn="", doi="", url="")


@pytest.mark.parametrize("proceedings", [WHOLE, SPARSE, replace(WHOLE, end=None)])
def test_crossref_takes_it(proceedings):
    crossref().validate(as_crossref(proceedings, US, MADE).partition(b"?>")[2].decode())


def test_crossref_would_notice_a_fault():
    data = as_crossref(WHOLE, US, MADE).partition(b"?>")[2].decode()
    assert not crossref().is_valid(data.replace("<doi>10.5555/water</doi>", ""))


@pytest.mark.parametrize("proceedings", [WHOLE, SPARSE])
def test_datacite_takes_it(proceedings):
    for paper in json.loads(as_datacite(proceedings)):
        datacite().validate(paper)
        assert not datacite().is_valid({**paper, "publisher": ""})


def test_names_keep_their_parts():
    root = deposited(WHOLE)
    assert [one.text for one in root.iter(f"{{{NAMESPACE}}}surname")] == ["Peeters", "van der Meer"]
    assert text(root, "organization") == "Ministerie van OCW"
    assert text(root, "ORCID") == "https://orcid.org/0000-0002-9079-593X"
    creators = json.loads(as_datacite(WHOLE))[0]["creators"]
    assert [one["name"] for one in creators] == [
        "Peeters, Ann, Jr.",
        "van der Meer, Jan",
        "Ministerie van OCW",
    ]
    assert creators[0]["affiliation"] == [{"name": "KU Leuven"}, {"name": "Stad Gent"}]


def test_titles_keep_their_marks_and_nothing_else_is_markup():
    title = deposited(SPARSE).find(f".//{{{NAMESPACE}}}title")
    assert "".join(title.itertext()) == "H2O, CO2 & <more>"
    assert [etree.QName(one).localname for one in title] == ["sub", "sub"]
    odd = replace(SPARSE, papers=(replace(BARE, title="</i><b>Open\x0b <script>x</script>"),))
    assert "".join(deposited(odd).find(f".//{{{NAMESPACE}}}title").itertext()).strip() == "Open"
    assert json.loads(as_datacite(SPARSE))[0]["titles"] == [{"title": "H2O, CO2 & <more>"}]


def test_days_and_pages():
    root = deposited(WHOLE)
    assert dict(root.find(f".//{{{NAMESPACE}}}conference_date").attrib) == {
        "start_year": "2026",
        "start_month": "09",
        "start_day": "08",
        "end_year": "2026",
        "end_month": "09",
        "end_day": "10",
    }
    assert (text(root, "first_page"), text(root, "last_page")) == ("493", "501")


def test_our_own_reader_reads_what_we_write():
    found = read_references(as_datacite(WHOLE).encode()).records
    assert [one.doi for one in found] == [PAPER.doi, BARE.doi]
    assert found[0].author[1] == MEER


WRONG = {
    "There is no paper": {"papers": ()},
    "3 to 512 signs": {"event": "P"},
    "say nothing about: their title": {"title": ""},
    "say nothing about: their publisher": {"publisher": ""},
    "say nothing about: their year": {"year": 0},
    "say nothing about: their address": {"url": ""},
    "“H2O, CO2 & <more>” has no DOI yet": {"papers": (replace(BARE, doi="5555/water"),)},
    "has no address": {"papers": (replace(BARE, url="javascript:alert()"),)},
    "10.5555/water has no title": {"papers": (replace(BARE, title=""),)},
    "Two works have the DOI 10.5555/water": {
        "papers": (BARE, replace(BARE, doi="https://doi.org/10.5555/WATER"))
    },
    "Two works have the DOI 10.5555/volume": {"papers": (replace(BARE, doi="10.5555/Volume"),)},
}


@pytest.mark.parametrize("sentence", WRONG)
def test_what_is_missing_is_said(sentence):
    with pytest.raises(UnfitProceedings, match=sentence):
        check_proceedings(replace(WHOLE, **WRONG[sentence]))
