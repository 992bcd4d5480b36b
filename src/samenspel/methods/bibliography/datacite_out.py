"""A paper of proceedings as DataCite's JSON, schema 4.5."""

from __future__ import annotations

import json

from .depositing import Proceedings, check_proceedings
from .identifiers import find_doi
from .markup import bare
from .records import Name, Record

SCHEMA = "http://datacite.org/schema/kernel-4"
_ORCID = {"nameIdentifierScheme": "ORCID", "schemeUri": "https://orcid.org"}
Json = dict[str, object]


def as_datacite(proceedings: Proceedings) -> str:
    """All papers as one list, each by the schema. Raises UnfitProceedings."""
    check_proceedings(proceedings)
    papers = [_paper(proceedings, one) for one in proceedings.papers]
    return json.dumps(papers, ensure_ascii=False, indent=1) + "\n"


def _paper(proceedings: Proceedings, paper: Record) -> Json:
    found: Json = {
        "doi": find_doi(paper.doi),
        "url": paper.url,
        "creators": [_creator(one) for one in paper.author] or [{"name": ":unav"}],
        "titles": [{"title": bare(paper.title)}],
        "publisher": {"name": proceedings.publisher},
        "publicationYear": str(paper.year or proceedings.year),
        "types": {"resourceType": "Conference paper", "resourceTypeGeneral": "ConferencePaper"},
        "language": paper.language or proceedings.language,
        "schemaVersion": SCHEMA,
    }
    if paper.abstract:
        found["descriptions"] = [{"description": bare(paper.abstract), "descriptionType": "Abstract"}]
    if proceedings.doi:
        part_of = {"relatedIdentifierType": "DOI", "relationType": "IsPartOf"}
        found["relatedIdentifiers"] = [{"relatedIdentifier": find_doi(proceedings.doi), **part_of}]
    return found


def _creator(one: Name) -> Json:
    if one.literal:
        return {"name": one.literal, "nameType": "Organizational"}
    family = " ".join(part for part in (one.dropping, one.particle, one.family) if part)
    found: Json = {"name": one.sorted, "nameType": "Personal", "familyName": family}
    if one.given:
        found["givenName"] = one.given
    if one.orcid:
        found["nameIdentifiers"] = [{"nameIdentifier": f"https://orcid.org/{one.orcid}", **_ORCID}]
    if one.affiliation:
        found["affiliation"] = [{"name": name} for name in one.affiliation]
    return found
