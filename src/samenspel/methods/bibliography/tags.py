"""What a page says of a work to Zotero and to Google Scholar: the `citation_…` tags of Highwire."""

from __future__ import annotations

from .markup import bare
from .records import PartialDate, Record
from .tables import table

_CONTAINERS = table(
    """
    article-journal=journal_title article-magazine=journal_title article-newspaper=journal_title
    paper-conference=conference_title chapter=inbook_title entry-encyclopedia=inbook_title
    """
)
_PUBLISHERS = {"thesis": "dissertation_institution", "report": "technical_report_institution"}


def citation_tags(record: Record, *, pdf_url: str = "") -> tuple[tuple[str, str], ...]:
    """Names and contents of `<meta>`, one author each; plain text, to be escaped where they are written."""
    first, _dash, last = record.page.partition("-")
    told = [
        ("title", bare(record.title)),
        *(("author", one.sorted) for one in record.author),
        *(("editor", one.sorted) for one in record.editor),
        ("publication_date", _date(record.issued)),
        (_CONTAINERS.get(record.type, "series_title"), bare(record.container_title)),
        (_PUBLISHERS.get(record.type, "publisher"), record.publisher),
        ("volume", record.volume),
        ("issue", record.issue),
        ("firstpage", first),
        ("lastpage", last),
        ("technical_report_number" if record.type == "report" else "article_number", record.number),
        ("doi", record.doi),
        *(("isbn", one) for one in record.isbn),
        *(("issn", one) for one in record.issn),
        ("language", record.language),
        *(("keywords", one) for one in record.keywords),
        ("abstract_html_url", record.url),
        ("pdf_url", pdf_url),
    ]
    return tuple((f"citation_{name}", content) for name, content in told if content)


def _date(date: PartialDate | None) -> str:
    """2016/12/20, as Scholar wants it."""
    return "/".join(f"{part:02}" for part in date.parts) if date else ""
