"""Proceedings as agencies that register DOIs take them: Crossref's XML, DataCite's JSON; nobody sends them.

Crossref: schema 5.5.0 (https://www.crossref.org/documentation/schema-library/). DataCite: schema 4.5
(https://schema.datacite.org/meta/kernel-4.5/).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from samenspel.methods.unfitting import Unfitting
from samenspel.methods.words import N_, Words

from .identifiers import doi_key, find_doi
from .records import Record

LONGEST_NAME, LONGEST_PLACE = 512, 255


class UnfitProceedings(Unfitting):
    """`problem` is the sentence that says what is missing, and of which paper."""


@dataclass(frozen=True)
class Proceedings:
    """`papers` as they are cited; each needs a DOI, an address and a title. `isbn`: perhaps none."""

    title: str
    event: str
    publisher: str
    year: int
    papers: tuple[Record, ...]
    acronym: str = ""
    place: str = ""
    start: date | None = None
    end: date | None = None
    isbn: str = ""
    doi: str = ""
    url: str = ""
    language: str = "en"


@dataclass(frozen=True)
class Depositor:
    """Who sends it: told to the agency, and shown to nobody else."""

    name: str
    email: str
    registrant: str


def check_proceedings(proceedings: Proceedings) -> None:
    """Raises UnfitProceedings."""
    if not proceedings.papers:
        raise _refuse(N_("There is no paper in these proceedings."))
    if not 3 <= len(proceedings.event) <= LONGEST_NAME:
        raise _refuse(N_("The name of the meeting has to have 3 to {most} signs."), most=LONGEST_NAME)
    for missing in _missing(proceedings):
        raise _refuse(N_("The proceedings say nothing about: {missing}."), missing=missing)
    for one in proceedings.papers:
        _check_paper(one)
    dois = (proceedings.doi, *(one.doi for one in proceedings.papers))
    counted = Counter(doi_key(find_doi(doi)) for doi in dois if doi)
    doi, times = counted.most_common(1)[0]
    if times > 1:
        raise _refuse(N_("Two works have the DOI {doi}."), doi=doi)


def _missing(proceedings: Proceedings) -> Iterator[Words]:
    if not proceedings.title:
        yield Words("their title")
    if not proceedings.publisher:
        yield Words("their publisher")
    if not proceedings.year:
        yield Words("their year")
    if proceedings.doi and not proceedings.url:
        yield Words("their address")


def _check_paper(one: Record) -> None:
    if not find_doi(one.doi):
        raise _refuse(N_("“{paper}” has no DOI yet."), paper=one.label)
    if not one.url.startswith(("https://", "http://")):
        raise _refuse(N_("“{paper}” has no address."), paper=one.label)
    if not one.title:
        raise _refuse(N_("{doi} has no title."), doi=one.doi)


def _refuse(template: str, **values: object) -> UnfitProceedings:
    return UnfitProceedings(Words(template, **values))
