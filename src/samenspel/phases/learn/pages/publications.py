"""What pages of publications show."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from samenspel.foundation.access.permissions import may_do
from samenspel.foundation.ui.words import said
from samenspel.methods.bibliography import LANGUAGES, STYLES, Record, as_html, citation_tags, cite
from samenspel.methods.bibliography import write_references as written
from samenspel.phases.learn.forms.publications import KINDS, STYLE_NAMES, CitedList, PublicationsList
from samenspel.phases.learn.models.publications import Publication
from samenspel.phases.learn.queries.publications import alike, merged_into, publications_matching

FILES = {
    "bibtex": ("bib", "application/x-bibtex", "BibTeX"),
    "ris": ("ris", "application/x-research-info-systems", "RIS"),
    "csl": ("json", "application/vnd.citationstyles.csl+json", "CSL JSON"),
}
AT_ONCE = 500
LANGUAGE_NAMES = (("en", "English"), ("nl", "Nederlands"), ("fr", "Français"))


def list_page(person: Any, asked: PublicationsList) -> dict[str, Any]:
    rows = publications_matching(asked.wanted).defer("record", "text")
    return {
        "form": asked,
        "page": asked.page(asked.in_order(rows)),
        "kinds": KINDS,
        "files": tuple((name, label) for name, (_ending, _type, label) in FILES.items()),
        "asked": asked.address(),
        **may_do(person, "learn", ("add_publication", "import_references"), None),
    }


def cited_page(asked: CitedList) -> dict[str, Any]:
    style = asked.wanted.get("style", "apa")
    page = asked.page(asked.in_order(publications_matching(asked.wanted).defer("text")))
    citations = cite((one.described for one in page), style, language_here())
    shown = [(one, mark_safe(citation)) for one, citation in zip(page, citations, strict=True)]  # noqa: S308 -- escaped by cite
    return {"form": asked, "page": page, "citations": shown}


def publication_page(person: Any, publication: Publication, language: str) -> dict[str, Any]:
    record = publication.described
    language = language if language in LANGUAGES else language_here()
    verbs = ("change_publication", "merge_publication", "take_apart")
    return {
        "publication": publication,
        "record": record,
        "title": mark_safe(as_html(record.title)) or publication.title,  # noqa: S308 -- escaped by as_html
        "kind": KINDS.get(record.type, record.type),
        "tags": citation_tags(record),
        "citations": [*_citations(record, language)],
        "languages": [(code, name, code == language) for code, name in LANGUAGE_NAMES],
        "language": language,
        "files": tuple((name, label) for name, (_ending, _type, label) in FILES.items()),
        "merged": merged_into(publication),
        **may_do(person, "learn", verbs, publication),
    }


def _citations(record: Record, language: str) -> Iterator[tuple[str, SafeString]]:
    for style in STYLES:
        (citation,) = cite([record], style, language)
        yield STYLE_NAMES[style], mark_safe(citation)  # noqa: S308 -- escaped by cite


def alike_page(publication: Publication) -> dict[str, Any]:
    """What to merge it with."""
    return {"alike": [(one, said(reason)) for one, reason in alike(publication)]}


def language_here() -> str:
    language = (get_language() or "en")[:2]
    return language if language in LANGUAGES else "en"


def file_of(publications: Iterable[Publication], format_: str) -> Iterator[str]:
    """Some at a time. Their keys are of ours, since those that files brought come twice."""
    records = (replace(one.described, id=f"samenspel-{one.pk}") for one in publications)
    if format_ == "csl":
        return _one_list(records)
    return (written([one], format_) + ("\n" if format_ == "bibtex" else "") for one in records)


def _one_list(records: Iterator[Record]) -> Iterator[str]:
    yield "["
    for place, one in enumerate(records):
        yield ("," if place else "") + written([one], "csl").strip()[1:-1].rstrip()
    yield "\n]\n"
