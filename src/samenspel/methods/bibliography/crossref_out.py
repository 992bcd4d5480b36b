"""Proceedings as a deposit of Crossref: XML by its schema 5.5.0."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from xml.etree.ElementTree import Element, SubElement, tostring

from samenspel.methods.xml_files import legal

from .depositing import Depositor, Proceedings, check_proceedings
from .identifiers import find_doi
from .markup import bare, clean_title
from .records import Name, Record

NAMESPACE, JATS = "http://www.crossref.org/schema/5.5.0", "http://www.ncbi.nlm.nih.gov/JATS1"
VERSION = "5.5.0"
_SIGNS = "%Y%m%d%H%M%S"
_TAG = re.compile(r"(</?(?:i|b|sub|sup)>)")


def as_crossref(proceedings: Proceedings, depositor: Depositor, made: datetime) -> bytes:
    """UTF-8. `made`: a later deposit replaces an earlier one. Raises UnfitProceedings."""
    check_proceedings(proceedings)
    stamp = made.astimezone(UTC).strftime(_SIGNS)
    root = Element("doi_batch", {"xmlns": NAMESPACE, "xmlns:jats": JATS, "version": VERSION})
    head, body = _add(root, "head"), _add(root, "body")
    _put(head, doi_batch_id=f"samenspel-{stamp}", timestamp=stamp)
    _put(_add(head, "depositor"), depositor_name=depositor.name, email_address=depositor.email)
    _put(head, registrant=depositor.registrant)
    conference = _add(body, "conference")
    _add_event(conference, proceedings)
    _add_volume(conference, proceedings)
    for paper in proceedings.papers:
        _add_paper(conference, proceedings, paper)
    data: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return data + b"\n"


def _add_event(conference: Element, proceedings: Proceedings) -> None:
    event = _add(conference, "event_metadata")
    _put(event, conference_name=proceedings.event)
    if proceedings.acronym:
        _put(event, conference_acronym=proceedings.acronym[:127])
    if len(proceedings.place) > 1:
        _put(event, conference_location=proceedings.place[:255])
    start, end = proceedings.start, proceedings.end or proceedings.start
    if start and end:
        _put(
            event,
            conference_date=f"{start.isoformat()} – {end.isoformat()}" if end > start else start.isoformat(),
        )
        event[-1].attrib |= {
            f"start_{part}": f"{getattr(start, part):02}" for part in ("year", "month", "day")
        }
        event[-1].attrib |= {f"end_{part}": f"{getattr(end, part):02}" for part in ("year", "month", "day")}


def _add_volume(conference: Element, proceedings: Proceedings) -> None:
    volume = _add(conference, "proceedings_metadata", language=proceedings.language)
    _put(volume, proceedings_title=proceedings.title)
    _put(_add(volume, "publisher"), publisher_name=proceedings.publisher)
    _put(_add(volume, "publication_date", media_type="online"), year=str(proceedings.year))
    if proceedings.isbn:
        _put(volume, isbn=proceedings.isbn)
    else:
        _add(volume, "noisbn", reason="simple_series")
    if proceedings.doi:
        _add_doi(volume, proceedings.doi, proceedings.url)


def _add_paper(conference: Element, proceedings: Proceedings, paper: Record) -> None:
    language = paper.language or proceedings.language
    node = _add(conference, "conference_paper", publication_type="full_text", language=language)
    if paper.author:
        _add_people(_add(node, "contributors"), paper.author)
    _add_title(node, paper.title)
    if paper.abstract:
        abstract = _add(node, "jats:abstract")
        for part in filter(None, map(str.strip, bare(paper.abstract).split("\n"))):
            _add(abstract, "jats:p").text = legal(part)
    year = paper.year or proceedings.year
    _put(_add(node, "publication_date", media_type="online"), year=str(year))
    first, _dash, last = paper.page.replace("–", "-").partition("-")
    if first.strip():
        pages = _add(node, "pages")
        _put(pages, first_page=first.strip())
        if last.strip():
            _put(pages, last_page=last.strip())
    _add_doi(node, paper.doi, paper.url)


def _add_people(contributors: Element, people: Iterable[Name]) -> None:
    for place, one in enumerate(people):
        role = {"sequence": "additional" if place else "first", "contributor_role": "author"}
        if one.literal:
            _add(contributors, "organization", **role).text = legal(one.literal)
            continue
        person = _add(contributors, "person_name", **role)
        if one.given:
            _put(person, given_name=one.given)
        _put(person, surname=" ".join(part for part in (one.dropping, one.particle, one.family) if part))
        if one.suffix:
            _put(person, suffix=one.suffix)
        if one.affiliation:
            _add_affiliations(person, one.affiliation)
        if one.orcid:
            _put(person, ORCID=f"https://orcid.org/{one.orcid}")


def _add_affiliations(person: Element, names: Iterable[str]) -> None:
    affiliations = _add(person, "affiliations")
    for name in names:
        _put(_add(affiliations, "institution"), institution_name=name)


def _add_doi(parent: Element, doi: str, url: str) -> None:
    _put(_add(parent, "doi_data"), doi=find_doi(doi), resource=url)


def _add_title(paper: Element, title: str) -> None:
    """Our tags are Crossref's too, and closed in order."""
    inside = [_add(_add(paper, "titles"), "title")]
    for part in _TAG.split(legal(clean_title(title))):
        if part.startswith("</") and _TAG.fullmatch(part):
            inside.pop()
        elif _TAG.fullmatch(part):
            inside.append(_add(inside[-1], part[1:-1]))
        else:
            _add_text(inside[-1], part)


def _add_text(node: Element, text: str) -> None:
    if len(node):
        node[-1].tail = (node[-1].tail or "") + text
    else:
        node.text = (node.text or "") + text


def _add(parent: Element, name: str, **attributes: str) -> Element:
    return SubElement(parent, name, attributes)


def _put(parent: Element, **texts: str) -> None:
    for name, text in texts.items():
        _add(parent, name).text = legal(text)
