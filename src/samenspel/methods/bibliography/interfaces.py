"""What Crossref, OpenAlex and DataCite answer in JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from samenspel.methods.words import Words

from .csl import affiliations, csl_date, read_csl, text_of
from .fields import Draft, read_date
from .markup import bare, clean_title
from .names import in_order, person
from .records import Fault, Name, Record
from .tables import table

Json = dict[str, Any]
_CROSSREF = table(
    """
    journal-article=article-journal journal=periodical book=book monograph=book edited-book=book
    reference-book=book book-set=book book-series=book book-chapter=chapter book-section=chapter
    book-part=chapter book-track=chapter reference-entry=entry proceedings=book dataset=dataset
    proceedings-article=paper-conference dissertation=thesis report=report report-component=chapter
    report-series=report posted-content=article peer-review=review standard=standard other=document
    component=document grant=document journal-issue=periodical journal-volume=periodical
    database=dataset
    """
)
_OPENALEX = table(
    """
    article=article-journal preprint=article book-chapter=chapter book=book dataset=dataset
    dissertation=thesis report=report review=article-journal editorial=article-journal
    letter=article-journal erratum=article-journal paratext=document peer-review=review
    reference-entry=entry standard=standard other=document software=software
    """
)
_DATACITE = table(
    """
    dataset=dataset software=software text=document journalarticle=article-journal book=book
    bookchapter=chapter conferencepaper=paper-conference dissertation=thesis report=report
    preprint=article datapaper=article-journal image=graphic audiovisual=motion_picture sound=song
    collection=collection standard=standard peerreview=review blogposting=post-weblog
    conferenceproceeding=book journal=periodical event=event thesis=thesis article=article-journal
    computationalnotebook=software
    """
)
_CROSSREF_TEXTS = table(
    """
    container-title=container_title short-container-title=container_title_short short-title=title_short
    publisher=publisher publisher-location=publisher_place volume=volume issue=issue page=page
    language=language abstract=abstract edition-number=edition article-number=number
    """
)
DATACITE_ROLES = {"editor": "editor", "translator": "translator"}


def read_record(found: Any, line: int) -> tuple[str, Record | Fault]:
    """With the name of its format; what is none of those named is CSL JSON, or no reference."""
    if not isinstance(found, dict):
        return "", _no_reference(line)
    if isinstance(found.get("attributes"), dict):
        found = found["attributes"]
    for name, is_its, read in _KINDS:
        if is_its(found):
            return name, read(found, line)
    if "type" in found or "title" in found:
        return "csl", read_csl(found, line)
    return "", _no_reference(line)


def _no_reference(line: int) -> Fault:
    return Fault(line, Words("this is neither CSL JSON nor an answer of Crossref, OpenAlex or DataCite."))


def _read_crossref(found: Json, line: int) -> Record | Fault:
    draft = _begun(line, _CROSSREF, text_of(found.get("type")), text_of(found.get("DOI")))
    draft.put("title", _with_subtitle(_first(found, "title"), _first(found, "subtitle")))
    for name, field in _CROSSREF_TEXTS.items():
        draft.put(field, _first(found, name), name)
    for name in ("author", "editor", "translator"):
        draft.put_names(name, [_of_crossref(draft, one) for one in _objects(found.get(name))])
    draft.put("event_title", text_of(_object(found.get("event")).get("name")))
    for name in ("issued", "published", "published-print", "published-online"):
        draft.put_date("issued", csl_date(found.get(name)))
    _put_common(draft, found)
    return draft.done()


def _put_common(draft: Draft, found: Json) -> None:
    for name in ("ISSN", "ISBN"):
        for one in _texts(found.get(name)):
            draft.put_numbers(one.rpartition("/")[2])
    draft.put_keywords(_texts(found.get("subject")))
    draft.put("url", text_of(found.get("URL")))


def _of_crossref(draft: Draft, one: Json) -> Name:
    orcid, where = draft.orcid(text_of(one.get("ORCID"))), affiliations(one.get("affiliation"))
    if not one.get("family"):
        return Name(
            literal=clean_title(text_of(one.get("name")) or text_of(one.get("given"))), affiliation=where
        )
    given, suffix = text_of(one.get("given")), text_of(one.get("suffix"))
    return person(text_of(one["family"]), given, suffix, orcid, where)


def _read_openalex(found: Json, line: int) -> Record | Fault:
    kind = text_of(found.get("type"))
    draft = _begun(line, _OPENALEX if kind in _OPENALEX else _CROSSREF, kind, text_of(found.get("doi")))
    draft.values.pop("id", None)
    draft.put("id", text_of(found.get("id")).rpartition("/")[2])
    draft.put("title", text_of(found.get("title")) or text_of(found.get("display_name")))
    draft.put_names("author", [_of_openalex(draft, one) for one in _objects(found.get("authorships"))])
    draft.put_date(
        "issued", read_date(text_of(found.get("publication_date")) or text_of(found.get("publication_year")))
    )
    place = _object(found.get("primary_location"))
    source = _object(place.get("source")) or _object(found.get("host_venue"))
    publisher = text_of(source.get("host_organization_name")) or text_of(source.get("publisher"))
    draft.put("container_title", text_of(source.get("display_name")))
    draft.put("publisher", publisher)
    for one in _texts(source.get("issn")):
        draft.put_numbers(one)
    _put_biblio(draft, found)
    return draft.done()


def _put_biblio(draft: Draft, found: Json) -> None:
    biblio = _object(found.get("biblio"))
    for name in ("volume", "issue"):
        draft.put(name, text_of(biblio.get(name)))
    pages = dict.fromkeys(filter(None, (text_of(biblio.get("first_page")), text_of(biblio.get("last_page")))))
    draft.put("page", "-".join(pages))
    draft.put("language", text_of(found.get("language")))
    draft.put_keywords(text_of(one.get("display_name")) for one in _objects(found.get("keywords")))
    draft.put("abstract", _uninverted(found.get("abstract_inverted_index")))


def _of_openalex(draft: Draft, one: Json) -> Name:
    author = _object(one.get("author"))
    said = text_of(author.get("display_name")) or text_of(one.get("raw_author_name"))
    where = tuple(text_of(place.get("display_name")) for place in _objects(one.get("institutions")))
    return in_order(said, draft.orcid(text_of(author.get("orcid"))), tuple(filter(None, where)))


def _uninverted(found: Any) -> str:
    """OpenAlex gives an abstract as words with their places; a place may be claimed to be anything."""
    if not isinstance(found, dict):
        return ""
    places = [
        (place, word)
        for word, listed in found.items()
        for place in (listed if isinstance(listed, list) else ())
        if isinstance(place, int)
    ]
    return " ".join(word for _place, word in sorted(places))


def _read_datacite(found: Json, line: int) -> Record | Fault:
    types = _object(found.get("types"))
    kinds = [text_of(types.get(name)) for name in ("resourceType", "resourceTypeGeneral")]
    kind = next((one for one in kinds if _plain(one) in _DATACITE), kinds[1])
    draft = _begun(line, _DATACITE, _plain(kind), _datacite_doi(found))
    titles = _objects(found.get("titles"))
    main = next((one for one in titles if not one.get("titleType")), titles[0] if titles else {})
    subtitle = next((text_of(one.get("title")) for one in titles if one.get("titleType") == "Subtitle"), "")
    draft.put("title", _with_subtitle(text_of(main.get("title")), subtitle))
    draft.put_names("author", [of_datacite(draft, one) for one in _objects(found.get("creators"))])
    for one in _objects(found.get("contributors")):
        if role := DATACITE_ROLES.get(_plain(text_of(one.get("contributorType")))):
            draft.put_names(role, [of_datacite(draft, one)])
    publisher = found.get("publisher")
    draft.put("publisher", text_of(publisher.get("name") if isinstance(publisher, dict) else publisher))
    _put_datacite(draft, found)
    return draft.done()


def _put_datacite(draft: Draft, found: Json) -> None:
    draft.put_date("issued", read_date(text_of(found.get("publicationYear"))))
    for one in _objects(found.get("dates")):
        if one.get("dateType") == "Issued":
            draft.put_date("issued", read_date(text_of(one.get("date"))))
    place = _object(found.get("container"))
    for name, field in (("title", "container_title"), ("volume", "volume"), ("issue", "issue")):
        draft.put(field, text_of(place.get(name)))
    pages = dict.fromkeys(filter(None, (text_of(place.get("firstPage")), text_of(place.get("lastPage")))))
    draft.put("page", "-".join(pages))
    for one in _objects(found.get("descriptions")):
        if one.get("descriptionType") == "Abstract":
            draft.put("abstract", text_of(one.get("description")), "description")
    draft.put_keywords(text_of(one.get("subject")) for one in _objects(found.get("subjects")))
    for name in ("version", "language", "url"):
        draft.put(name, text_of(found.get(name)))


def of_datacite(draft: Draft, one: Json) -> Name:
    """`nameType` says who is an organisation; where it does not, a name without comma and parts is one."""
    identifiers = _objects(one.get("nameIdentifiers"))
    orcids = [
        text_of(each.get("nameIdentifier"))
        for each in identifiers
        if each.get("nameIdentifierScheme") == "ORCID"
    ]
    orcid, where = draft.orcid(orcids[0] if orcids else ""), affiliations(one.get("affiliation"))
    if one.get("familyName") and one.get("nameType") != "Organizational":
        return person(text_of(one["familyName"]), text_of(one.get("givenName")), "", orcid, where)
    name = clean_title(text_of(one.get("name")))
    if one.get("nameType") != "Organizational" and ("," in name or one.get("nameType") == "Personal"):
        return in_order(bare(name), orcid, where)
    return Name(literal=bare(name), affiliation=where)


def _datacite_doi(found: Json) -> str:
    said = text_of(found.get("doi"))
    if said:
        return said
    listed = [one for one in _objects(found.get("identifiers")) if one.get("identifierType") == "DOI"]
    return text_of(listed[0].get("identifier")) if listed else text_of(found.get("id"))


def _begun(line: int, kinds: dict[str, str], kind: str, doi: str) -> Draft:
    draft = Draft(line)
    draft.values["type"] = kinds.get(kind, "document")
    draft.put_doi(doi)
    draft.put("id", draft.values.get("doi", ""))
    return draft


def _with_subtitle(title: str, subtitle: str) -> str:
    return (
        f"{title}: {subtitle}"
        if title and subtitle and subtitle.casefold() not in title.casefold()
        else title
    )


def _plain(kind: str) -> str:
    return "".join(sign for sign in kind.casefold() if sign.isalnum())


def _first(found: Json, name: str) -> str:
    """Titles are lists, mostly of one."""
    return next(iter(_texts(found.get(name))), "")


def _texts(found: Any) -> list[str]:
    listed = found if isinstance(found, list) else [found]
    return [text for one in listed if (text := text_of(one))]


def _object(found: Any) -> Json:
    return found if isinstance(found, dict) else {}


def _objects(found: Any) -> list[Json]:
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def _is_crossref(found: Json) -> bool:
    return isinstance(found.get("title"), list) or any(
        name in found for name in ("member", "reference-count", "indexed")
    )


def _is_openalex(found: Json) -> bool:
    return "authorships" in found or text_of(found.get("id")).startswith("https://openalex.org/W")


def _is_datacite(found: Json) -> bool:
    return "creators" in found or isinstance(found.get("titles"), list)


_KINDS: Iterable[tuple[str, Callable[[Json], bool], Callable[[Json, int], Record | Fault]]] = (
    ("openalex", _is_openalex, _read_openalex),
    ("datacite", _is_datacite, _read_datacite),
    ("crossref", _is_crossref, _read_crossref),
)
