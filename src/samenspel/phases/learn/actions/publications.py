"""Putting publications into the library."""

from collections.abc import Iterable, Iterator
from typing import Any

from samenspel.foundation.journal import record as note
from samenspel.foundation.journal.sentences import untold
from samenspel.foundation.locks.acting import acting
from samenspel.foundation.search.words import folded as unaccented
from samenspel.methods.bibliography import Name, Record, as_csl, bare, folded
from samenspel.phases.learn.models.publications import ROLES, Contributor, Publication
from samenspel.spine.people.models import Person

untold(
    "learn.add_publication",
    because="Of no initiative: there is no history and no feed to tell it in.",
)


def add_publication(*, actor: Person, record: Record, basis: str) -> Publication:
    with acting(actor, "learn.add_publication"):
        (publication,) = keep([record], basis=basis)
        note(actor=actor, verb="learn.add_publication", thing=publication, data={"title": publication.title})
    return publication


def keep(records: Iterable[Record], **values: Any) -> list[Publication]:
    """Inside writing(): the rows of these records, in their order, with who made them."""
    made = [Publication(**columns(record), **values) for record in records]
    kept = Publication.objects.bulk_create(made)
    Contributor.objects.bulk_create(one for publication in kept for one in contributors(publication))
    return kept


def columns(record: Record) -> dict[str, Any]:
    """What the database searches, sorts and keeps apart."""
    people = (*record.author, *record.editor, *record.translator, *record.collection_editor)
    words = (record.container_title, record.collection_title, record.publisher, record.doi, record.abstract)
    return {
        "record": as_csl(record),
        "title": record.label,
        "text": unaccented(
            bare(" ".join(filter(None, (record.title, *map(_shown, people), *words, *record.keywords))))
        ),
        "people": "; ".join(map(_shown, (record.author or record.editor)[:6])),
        "kind": record.type,
        "sort_key": _sort_key(record),
        "year": record.year or None,
        "doi_key": record.doi_key,
    }


def contributors(publication: Publication) -> Iterator[Contributor]:
    described = publication.described
    for role in ROLES:
        for place, name in enumerate(getattr(described, role)):
            yield Contributor(
                publication=publication,
                role=role,
                place=place,
                name=_shown(name)[:300],
                key=folded(name.literal or name.family)[:120],
                is_organisation=bool(name.literal),
                orcid=name.orcid,
            )


def _shown(name: Name) -> str:
    return name.shown


def _sort_key(record: Record) -> str:
    """Under the name of who comes first, else under the title."""
    first = next(iter(record.author or record.editor), None)
    name = (first.literal or f"{first.family} {first.given}") if first else bare(record.title)
    return folded(name)[:120]
