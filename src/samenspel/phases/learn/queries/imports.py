"""Reading what files of references wait to bring."""

from collections.abc import Iterator

from django.db.models import Count, QuerySet

from samenspel.foundation import clock
from samenspel.foundation.locks.rows import fresh
from samenspel.methods.bibliography import Kind, Likeness, Record, References, compare
from samenspel.phases.assess.wording import kept
from samenspel.phases.learn.models.imports import (
    KEPT,
    UNDONE_WITHIN,
    Choice,
    ReferenceImport,
    ReferenceRow,
    Sort,
    Stage,
)
from samenspel.phases.learn.models.publications import item_of
from samenspel.phases.learn.queries.publications import known_works

LONGEST_LABEL = 2000


def find_import(import_id: int) -> ReferenceImport:
    return ReferenceImport.objects.get(pk=import_id)


def locked_import(batch: ReferenceImport) -> ReferenceImport:
    return fresh(ReferenceImport.objects, batch.pk)


def imports_in_order() -> QuerySet[ReferenceImport]:
    return ReferenceImport.objects.select_related("by")


def rows_of(batch: ReferenceImport, sort: str = "") -> QuerySet[ReferenceRow]:
    rows = batch.rows.select_related("like", "made")
    return rows.filter(sort=sort) if sort else rows


def counted(batch: ReferenceImport) -> dict[str, int]:
    """By sort, how many there are."""
    found = batch.rows.order_by().values_list("sort").annotate(count=Count("pk"))
    return dict.fromkeys(Sort.values, 0) | dict(found)


def unmade(batch: ReferenceImport) -> QuerySet[ReferenceRow]:
    """What is to be saved and is not yet."""
    return batch.rows.filter(choice__in=(Choice.ADD, Choice.MERGE), made=None)


def outdated() -> QuerySet[ReferenceImport]:
    """Those that can no longer be undone, and those that nobody saved for a week."""
    now = clock.now()
    saved = ReferenceImport.objects.filter(stage=Stage.SAVED, saved_at__lt=now - UNDONE_WITHIN)
    return saved | ReferenceImport.objects.exclude(stage=Stage.SAVED).filter(made_at__lt=now - KEPT)


def sorted_rows(batch: ReferenceImport, found: References) -> Iterator[ReferenceRow]:
    """Each reference of the file beside what is here, and each fault with its line."""
    keys, known = _known()
    for likeness in compare(found.records, known):
        yield _row(batch, found, likeness, keys)
    for place, fault in enumerate(found.faults, len(found.records)):
        yield ReferenceRow(
            batch=batch,
            place=place,
            line=fault.line,
            label="",
            sort=Sort.FAULTY,
            choice=Choice.SKIP,
            reason=kept(fault.reason),
        )


def _known() -> tuple[list[int], Iterator[Record]]:
    """The keys of all that is here, filled while the works themselves pass by."""
    keys = list[int]()

    def works() -> Iterator[Record]:
        for key, record in known_works():
            keys.append(key)
            yield record

    return keys, works()


CHOICES = {Kind.NEW: Choice.ADD, Kind.SAME: Choice.SKIP, Kind.PERHAPS: Choice.OPEN}


def _row(batch: ReferenceImport, found: References, likeness: Likeness, keys: list[int]) -> ReferenceRow:
    record = found.records[likeness.place]
    return ReferenceRow(
        batch=batch,
        place=likeness.place,
        line=record.line,
        label=record.label[:LONGEST_LABEL],
        record=item_of(record),
        sort=Sort(str(likeness.kind)),
        choice=CHOICES[likeness.kind],
        reason=kept(likeness.reason) if likeness.reason else {},
        odd=[kept(one) for one in record.odd],
        like_id=keys[likeness.known[0]] if likeness.known else None,
        before=found.records[likeness.before[0]].line if likeness.before else None,
    )
