"""Reading texts: as they are now, and who wrote them."""

from typing import Any

from django.db.models import QuerySet
from pycrdt import Doc

from samenspel.foundation.journal.models import Entry
from samenspel.foundation.journal.queries import address_of
from samenspel.tools.writing.models import Document, Remark, Update, Version
from samenspel.tools.writing.texts import NOBODY, Change, Replay, opened, pieces_of, words_of


def every_document() -> QuerySet[Document]:
    return Document.objects.select_related("initiative__service__organisation")


def find_document(document_id: int) -> Document:
    """With its thing: without one it is gone."""
    document = every_document().get(pk=document_id)
    assert document.subject
    return document


def document_of(subject: Any) -> Document:
    return every_document().get(thing=address_of(subject))


def changes_after(document: Document, number: int) -> QuerySet[Update]:
    """As far as the document was read: what comes in meanwhile is not among them."""
    return document.updates.filter(number__gt=number, number__lte=document.head).order_by("number")


def updates_after(document: Document, number: int) -> list[bytes]:
    return [bytes(data) for data in changes_after(document, number).values_list("data", flat=True)]


def doc_of(document: Document) -> "Doc[Any]":
    """As everybody sees it now."""
    return opened(bytes(document.state), updates_after(document, document.kept))


def text_of(document: Document) -> str:
    return document.text if document.head == document.kept else words_of(doc_of(document))


def replayed(document: Document) -> Replay:
    """Up to now, from what was kept."""
    replay = Replay(opened(bytes(document.state)), [(who, length) for who, length in document.runs])
    changes = changes_after(document, document.kept).values_list("person", "data").iterator()
    replay.take(Change(str(person or NOBODY), bytes(data)) for person, data in changes)
    return replay


def written_by(person: Any, document: Document) -> list[str]:
    """Each piece that stands in the text."""
    replay = replayed(document)
    pieces = pieces_of(words_of(replay.doc), replay.runs)
    return [words for who, words in pieces if who == str(person.pk)]


def every_remark() -> QuerySet[Remark]:
    return Remark.objects.select_related("document__initiative__service__organisation", "author")


def find_remark(document_id: int, remark_id: int) -> Remark:
    remark = every_remark().get(pk=remark_id, document=document_id)
    assert remark.document.subject
    return remark


def find_version(document_id: int, version_id: int) -> Version:
    versions = Version.objects.select_related("document__initiative__service__organisation", "by")
    version = versions.get(pk=version_id, document=document_id)
    assert version.document.subject
    return version


def newest_entry() -> int:
    """Whoever changes a right writes it in the journal: as long as this number stays, nothing has changed."""
    return Entry.objects.order_by("-id").values_list("id", flat=True).first() or 0
