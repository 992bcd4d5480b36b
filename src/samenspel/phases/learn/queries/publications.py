"""Reading publications."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.db.models import QuerySet

from samenspel.foundation.locks.rows import fresh
from samenspel.foundation.search.likeness import holding_words
from samenspel.methods.bibliography import Name, PartialDate, Record, same_work
from samenspel.methods.words import Words
from samenspel.phases.learn.models.publications import (
    UNVERIFIED,
    Contributor,
    Curator,
    Publication,
    every_publication,
)

MOST_COMPARED, MOST_ALIKE = 300, 5


def find_publication(publication_id: int) -> Publication:
    """Those that were merged into another one keep their page."""
    return Publication.objects.select_related("into").get(pk=publication_id)


def locked_publication(publication: Publication) -> Publication:
    return fresh(Publication.objects, publication.pk)


def find_curator(curator_id: int) -> Curator:
    return Curator.objects.select_related("person").get(pk=curator_id)


def curators() -> QuerySet[Curator]:
    return Curator.objects.select_related("person")


def publications_matching(wanted: Mapping[str, Any]) -> QuerySet[Publication]:
    """`wanted`: q (every word begins one of it), kind, since and until (years), basis (verified or not)."""
    found = every_publication()
    if words := wanted.get("q"):
        found = holding_words(found, words)
    if kind := wanted.get("kind"):
        found = found.filter(kind=kind)
    if since := wanted.get("since"):
        found = found.filter(year__gte=since)
    if until := wanted.get("until"):
        found = found.filter(year__lte=until)
    if basis := wanted.get("basis"):
        found = (found.filter if basis == "unverified" else found.exclude)(basis__in=UNVERIFIED)
    return found


def publications_found(person: Any, words: str) -> QuerySet[Publication]:
    """Those of the library that hold every word, the newest first."""
    return holding_words(every_publication().defer("record", "text"), words).order_by("-year", "pk")


def with_this_doi(record: Record) -> Publication | None:
    """Merged into another or not."""
    if not record.doi:
        return None
    return Publication.objects.select_related("into").filter(doi_key=record.doi_key).first()


def merged_into(publication: Publication) -> QuerySet[Publication]:
    return publication.merged.defer("text")


def alike(publication: Publication) -> list[tuple[Publication, Words]]:
    """Those that are perhaps the same work, each with the reason."""
    described = publication.described
    names = publication.contributors.values("key")
    near = every_publication().exclude(pk=publication.pk).filter(contributors__key__in=names)
    if publication.year:
        near = near.filter(year__range=(publication.year - 1, publication.year + 1))
    same = every_publication().exclude(pk=publication.pk).filter(title=publication.title)
    places = {*near.values_list("pk", flat=True)[:MOST_COMPARED], *same.values_list("pk", flat=True)[:20]}
    found = ((one, same_work(described, one.described)) for one in Publication.objects.filter(pk__in=places))
    return [(one, reason) for one, reason in found if reason][:MOST_ALIKE]


def known_works() -> Iterator[tuple[int, Record]]:
    """Of every publication its key, and as much of it as works are compared by."""
    names = _first_names()
    rows = Publication.objects.order_by("pk").values_list("pk", "title", "kind", "year", "doi_key", "into")
    isbns = dict(Publication.objects.filter(kind="book").values_list("pk", "record__ISBN"))
    for key, title, kind, year, doi, into in rows.iterator(2000):
        yield (
            into or key,
            Record(
                type=kind,
                title=title,
                author=names.get(key, ()),
                issued=PartialDate(year) if year else None,
                doi=doi,
                isbn=tuple(str(isbns.get(key) or "").split()),
            ),
        )


def _first_names() -> dict[int, tuple[Name, ...]]:
    """By publication; authors stand before editors."""
    first = Contributor.objects.filter(place__lt=5, role__in=("author", "editor"))
    first = first.order_by("publication", "role", "place")
    found: dict[int, tuple[Name, ...]] = {}
    known: dict[str, Name] = {}
    for key, name in first.values_list("publication", "key").iterator():
        one = known.setdefault(name, Name(family=name))
        found[key] = (*found.get(key, ()), one)
    return found


def with_these_dois(records: Iterable[Record]) -> dict[str, Publication]:
    """By DOI, merged into another or not."""
    keys = {one.doi_key for one in records if one.doi}
    found = Publication.objects.select_related("into").defer("record", "text", "into__record", "into__text")
    return {one.doi_key: one for one in found.filter(doi_key__in=keys)} if keys else {}


def works_under(keys: Iterable[str]) -> set[tuple[str, str, int | None]]:
    """What stands under these names: the name, the title and the year of each."""
    found = Publication.objects.filter(sort_key__in={*keys})
    return {*found.order_by().values_list("sort_key", "title", "year")}
