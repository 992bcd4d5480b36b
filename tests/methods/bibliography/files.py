"""The files of references, and small ones of our own."""

import json
from pathlib import Path

from samenspel.methods.bibliography import Name, PartialDate, Record, read_references

DATA = Path(__file__).parent / "data"
EXPECTED = json.loads((DATA / "expected.json").read_text(encoding="utf-8"))
GOOD = sorted(
    path.name
    for path in DATA.iterdir()
    if path.suffix in (".bib", ".ris", ".json", ".xml") and path.name not in ("expected.json", "crossref.xml")
)
MEER = Name("Meer", "Jan", "van der")
ARTICLE = Record(
    id="meer2006",
    type="article-journal",
    title="Neighbours who mend the <i>roof</i> of their school",
    author=(MEER, Name(literal="Ministerie van OCW")),
    issued=PartialDate(2006, 3),
    container_title="Public Management Review",
    volume="8",
    issue="4",
    page="493-501",
    doi="10.1080/14719030600874480",
)


def read(text, **options):
    return read_references(text.encode(), **options)


def one(text, **options):
    (record,) = read(text, **options).records
    return record


def odd(record):
    return [str(words) for words in record.odd]


def faults(found):
    return [(fault.line, str(fault.reason)) for fault in found.faults]
