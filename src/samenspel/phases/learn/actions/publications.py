"""Putting publications into the library, correcting them, and merging what is one work."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock, journal
from samenspel.foundation.access import Refused
from samenspel.foundation.journal.sentences import untold
from samenspel.foundation.locks import in_turn
from samenspel.foundation.locks.acting import acting, stay
from samenspel.foundation.locks.rows import set_values
from samenspel.foundation.locks.versions import refuse_overtaken
from samenspel.foundation.search.words import folded as unaccented
from samenspel.methods.bibliography import Record, bare, folded
from samenspel.phases.learn.models.publications import ROLES, Contributor, Curator, Publication, item_of
from samenspel.phases.learn.queries.publications import locked_publication, with_this_doi
from samenspel.spine.people.models import Person

ADD = "learn.add_publication"
CHANGE = "learn.change_publication"
MERGE = "learn.merge_publication"
VERSIONED = ("record", "basis")
LIBRARY_TURN = "the library"
untold(
    ADD,
    CHANGE,
    MERGE,
    "learn.take_apart",
    "learn.appoint_curator",
    "learn.dismiss_curator",
    because="Of no initiative: there is no history and no feed to tell it in.",
)


def add_publication(*, actor: Person, record: Record, basis: str) -> Publication:
    with acting(actor, ADD):
        in_turn(LIBRARY_TURN)
        _refuse_known(ADD, record)
        (publication,) = keep([record], basis=basis)
        journal.record(actor=actor, verb=ADD, thing=publication, data={"title": publication.title})
    return publication


def change_publication(
    *, actor: Person, publication: Publication, record: Record, basis: str, seen: str = ""
) -> Publication:
    with acting(actor, CHANGE, publication, locked_publication) as publication:
        in_turn(LIBRARY_TURN)
        refuse_overtaken(CHANGE, publication, VERSIONED, seen)
        _refuse_known(CHANGE, record, publication)
        set_values(publication, **columns(record), basis=basis, changed_at=clock.now())
        publication.contributors.all().delete()
        Contributor.objects.bulk_create(contributors(publication))
        journal.record(actor=actor, verb=CHANGE, thing=publication, data={"title": publication.title})
    return publication


def merge_publication(*, actor: Person, publication: Publication, into: Publication) -> Publication:
    """Both keep their record; lists show the other one alone."""
    with acting(actor, MERGE, publication, locked_publication) as publication:
        in_turn(LIBRARY_TURN)
        into = locked_publication(into)
        if into.into_id is not None or into.pk == publication.pk:
            raise Refused(MERGE, _("Choose another publication, which was not merged into one itself."))
        set_values(publication, into=into)
        journal.record(actor=actor, verb=MERGE, thing=publication, data={"into": into.pk})
    return into


def take_apart(*, actor: Person, publication: Publication) -> None:
    with acting(actor, "learn.take_apart", publication, locked_publication) as publication:
        in_turn(LIBRARY_TURN)
        data = {"from": publication.into_id}
        journal.record(actor=actor, verb="learn.take_apart", thing=publication, data=data)
        set_values(publication, into=None)


def appoint_curator(*, actor: Person, person: Person) -> Curator:
    with acting(actor, "learn.appoint_curator"):
        stay(person, "learn.appoint_curator")
        curator, _is_new = Curator.objects.get_or_create(person=person)
        journal.record(actor=actor, verb="learn.appoint_curator", thing=curator)
    return curator


def dismiss_curator(*, actor: Person, curator: Curator) -> None:
    with acting(actor, "learn.dismiss_curator", curator):
        journal.record(actor=actor, verb="learn.dismiss_curator", thing=curator)
        curator.delete()


def _refuse_known(verb: str, record: Record, itself: Publication | None = None) -> None:
    known = with_this_doi(record)
    if known is not None and known != itself:
        reason = _("A publication with this DOI is in the library: %(title)s.")
        raise Refused(verb, reason % {"title": known.into or known})


def keep(records: Iterable[Record], **values: Any) -> list[Publication]:
    """Inside writing(): the rows of these records, in their order, with who made them."""
    now = clock.now()
    made = [Publication(**columns(one), added_at=now, changed_at=now, **values) for one in records]
    kept = Publication.objects.bulk_create(made)
    Contributor.objects.bulk_create(one for publication in kept for one in contributors(publication))
    return kept


def columns(record: Record) -> dict[str, Any]:
    """What the database searches, sorts and keeps apart."""
    people = [one.shown for role in ROLES for one in getattr(record, role)]
    words = (record.container_title, record.collection_title, record.publisher, record.doi, record.abstract)
    text = " ".join(filter(None, (record.title, *people, *words, *record.keywords)))
    return {
        "record": item_of(record),
        "title": record.label,
        "text": unaccented(bare(text)),
        "people": "; ".join(one.shown for one in (record.author or record.editor)[:6]),
        "container": bare(record.container_title or record.publisher),
        "kind": record.type,
        "sort_key": sort_key_of(record),
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
                name=name.shown[:300],
                key=folded(name.literal or name.family)[:120],
                is_organisation=bool(name.literal),
                orcid=name.orcid,
            )


def sort_key_of(record: Record) -> str:
    """Under the name of who comes first, else under the title."""
    first = next(iter(record.author or record.editor), None)
    name = (first.literal or f"{first.family} {first.given}") if first else bare(record.title)
    return folded(name)[:120]
