"""DataCite's XML, kernel 2 to 4, also inside an answer of OAI-PMH. It is read as its JSON is."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from samenspel.methods.malformed import MalformedFile
from samenspel.methods.words import Words
from samenspel.methods.xml_files import SAFELY

from .interfaces import read_record
from .records import Fault, Record

_FOREIGN = {
    "crossref_result": Words("this is Crossref's XML; ask for its JSON, BibTeX or RIS."),
    "PubmedArticleSet": Words("this is PubMed's XML; export it as RIS or as CSL JSON."),
    "modsCollection": Words("this is MODS; export it as BibTeX, RIS or CSL JSON."),
    "xml": Words("this is EndNote's XML; export it as RIS."),
}
Json = dict[str, Any]


def read_datacite_xml(data: bytes) -> Iterator[Record | Fault]:
    """Raises MalformedFile, for any DOCTYPE too."""
    from lxml import etree

    try:
        for line, found in _resources(data):
            yield read_record(found, line)[1]
    except etree.XMLSyntaxError as error:
        line = error.position[0] or 1
        raise MalformedFile(line, Words("this is no XML: {problem}.", problem=error.msg)) from None


def _resources(data: bytes) -> Iterator[tuple[int, Json]]:
    from lxml import etree

    events = etree.iterparse(
        io.BytesIO(data),
        events=("start", "end"),
        **SAFELY,
    )
    root = None
    for event, element in events:
        if root is None:
            root = element
            _look_at_root(root)
        if event == "end" and _name(element) == "resource":
            yield element.sourceline or 0, _as_json(element)
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]


def _look_at_root(root: Any) -> None:
    if root.getroottree().docinfo.doctype:
        raise MalformedFile(1, Words("this file has a DOCTYPE; lists of references have none."))
    if foreign := _FOREIGN.get(_name(root)):
        raise MalformedFile(1, foreign)


def _name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


def _text(element: Any) -> str:
    """With the tags inside it, such as <br/>, as blanks."""
    return " ".join(part for part in element.itertext() if part.strip())


def _as_json(resource: Any) -> Json:
    found: Json = {"creators": [], "titles": [], "types": {}}
    for child in resource:
        name = _name(child)
        if name in ("creators", "contributors"):
            found[name] = [_person(one) for one in child]
        elif name in ("titles", "subjects", "dates", "descriptions"):
            found[name] = [{name[:-1]: _text(one), **_attributes(one)} for one in child]
        elif name == "identifier" and child.get("identifierType", "").upper() == "DOI":
            found["doi"] = _text(child)
        elif name == "resourceType":
            general = child.get("resourceTypeGeneral", "")
            found["types"] = {"resourceType": _text(child), "resourceTypeGeneral": general}
        elif name in ("publisher", "publicationYear", "language", "version"):
            found[name] = _text(child)
    return found


def _attributes(element: Any) -> dict[str, str]:
    return {name.rpartition("}")[2]: value for name, value in element.attrib.items()}


def _person(element: Any) -> Json:
    found: Json = {"nameIdentifiers": [], "affiliation": [], **_attributes(element)}
    for child in element:
        name = _name(child)
        if name in ("creatorName", "contributorName"):
            found |= {"name": _text(child), **_attributes(child)}
        elif name == "nameIdentifier":
            found["nameIdentifiers"].append({"nameIdentifier": _text(child), **_attributes(child)})
        elif name == "affiliation":
            found["affiliation"].append(_text(child))
        elif name in ("givenName", "familyName"):
            found[name] = _text(child)
    return found
