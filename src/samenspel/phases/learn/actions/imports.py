"""Bringing references: read, looked at, and saved when somebody says so; undone for a day."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.core.files import File
from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.access import Refused
from samenspel.foundation.journal import record
from samenspel.foundation.journal.sentences import untold
from samenspel.foundation.locks import in_turn
from samenspel.foundation.locks.acting import acting
from samenspel.foundation.locks.rows import set_values
from samenspel.foundation.tasks import start
from samenspel.foundation.tasks.models import Job
from samenspel.foundation.tasks.queries import unfinished
from samenspel.foundation.tasks.uploads import put_aside
from samenspel.methods.bibliography import Record, References
from samenspel.methods.words import N_, Words
from samenspel.phases.assess.wording import kept as kept_words
from samenspel.phases.learn.actions.publications import LIBRARY_TURN, keep, sort_key_of
from samenspel.phases.learn.models.imports import (
    Choice,
    ReferenceImport,
    ReferenceRow,
    Sort,
    Stage,
)
from samenspel.phases.learn.models.publications import LONGEST_DOI, Publication
from samenspel.phases.learn.queries.imports import locked_import, sorted_rows, unmade
from samenspel.phases.learn.queries.publications import with_these_dois, works_under
from samenspel.spine.people.models import Person

IMPORT = "learn.import_references"
SAVE = "learn.save_references"
UNDO = "learn.undo_import"
AT_ONCE = 500
untold(
    SAVE,
    UNDO,
    "learn.drop_import",
    because="Of no initiative: there is no history and no feed to tell it in.",
)


def import_references(*, actor: Person, file: "File[Any]", name: str, charset: str = "") -> Job:
    """Put the file aside; a task reads it. Nothing of it is in the library yet."""
    with put_aside(file) as upload, acting(actor, IMPORT):
        in_turn(f"{IMPORT} of {actor.pk}")
        if unfinished(actor, "list_references").exists():
            raise Refused(IMPORT, _("Your other file is still being read. Wait until it is done."))
        batch = ReferenceImport.objects.create(by=actor, name=name[:120], charset=charset)
        return start(
            "learn.list_references",
            upload,
            import_id=batch.pk,
            person_id=str(actor.pk),
            by=actor,
            title=gettext("Reading “%(name)s”") % {"name": batch.name},
            back_url="",
        )


def begin_import(*, actor: Person, name: str) -> ReferenceImport:
    """For a file that is read at once."""
    with acting(actor, IMPORT):
        return ReferenceImport.objects.create(by=actor, name=name[:120])


def keep_list(*, actor: Person, batch: ReferenceImport, found: References) -> ReferenceImport:
    """What the file has, for somebody to look at."""
    rows = [*sorted_rows(batch, found)]
    with acting(actor, IMPORT, batch, locked_import) as batch:
        if batch.stage == Stage.READING:
            ReferenceRow.objects.bulk_create(rows, batch_size=AT_ONCE)
            odd = [kept_words(one) for one in found.odd]
            set_values(batch, stage=Stage.LISTED, format=found.format, charset=found.charset, odd=odd)
    return batch


def keep_problem(*, actor: Person, batch: ReferenceImport, problem: Words) -> None:
    with acting(actor, IMPORT, batch, locked_import) as batch:
        set_values(batch, stage=Stage.FAULTY, problem=kept_words(problem))


def decide_references(
    *, actor: Person, batch: ReferenceImport, choice: str, rows: Iterable[int] | None = None
) -> int:
    """About these rows, or about all that are perhaps the same and not decided yet."""
    with acting(actor, "learn.decide_references", batch, locked_import) as batch:
        asked = batch.rows.exclude(sort=Sort.FAULTY).filter(made=None)
        if rows is None:
            asked = asked.filter(sort=Sort.PERHAPS, choice=Choice.OPEN)
        else:
            asked = asked.filter(pk__in=[*rows])
        if choice == Choice.ADD:
            asked = asked.exclude(sort=Sort.SAME)
        if choice == Choice.MERGE:
            asked = asked.exclude(like=None)
        return asked.update(choice=choice)


def save_references(*, actor: Person, batch: ReferenceImport) -> Job:
    with acting(actor, SAVE, batch, locked_import) as batch:
        if not unmade(batch).exists():
            raise Refused(SAVE, _("There is nothing to save: everything is here already, or left out."))
        set_values(batch, stage=Stage.SAVING)
        return start(
            "learn.save_listed",
            import_id=batch.pk,
            person_id=str(actor.pk),
            by=actor,
            title=gettext("Saving “%(name)s”") % {"name": batch.name},
            back_url=batch.get_absolute_url(),
        )


def save_some(*, actor: Person, batch: ReferenceImport) -> int:
    """The next of its rows, in one transaction with what says that they are saved; 0 when all are, or when
    somebody undid it before a second saving began."""
    with acting(actor, IMPORT, batch, locked_import) as batch:
        if batch.stage != Stage.SAVING:
            return 0
        in_turn(LIBRARY_TURN)
        rows = [*unmade(batch).select_related("like__into")[:AT_ONCE]]
        if rows:
            _save(rows)
        else:
            set_values(batch, stage=Stage.SAVED, saved_at=clock.now())
            record(actor=actor, verb=SAVE, thing=batch, data={"saved": batch.rows.exclude(made=None).count()})
        return len(rows)


@dataclass(frozen=True)
class Coming:
    """A row with the record it brings, and what its columns will be."""

    row: ReferenceRow
    record: Record
    sort_key: str

    @property
    def work(self) -> tuple[str, str, int | None]:
        return self.sort_key, self.record.label, self.record.year or None


def _save(rows: list[ReferenceRow]) -> None:
    """What came into the library since the file was looked at is not added again."""
    coming = [Coming(row, found := row.described, sort_key_of(found)) for row in rows]
    dois = with_these_dois(one.record for one in coming)
    works = works_under(one.sort_key for one in coming)
    fitting = [one for one in coming if not _overtaken(one, dois, works)]
    kept = keep(_without_doi_of(one.record, dois) for one in fitting)
    for one, publication in zip(fitting, kept, strict=True):
        one.row.made = publication
        if one.row.choice == Choice.MERGE:
            publication.into = one.row.like
    left = [row for row in rows if row.made is None]
    ReferenceRow.objects.bulk_update([one.row for one in fitting], ["made"], batch_size=200)
    ReferenceRow.objects.bulk_update(left, ["sort", "choice", "reason", "like"], batch_size=200)
    merged = [one for one in kept if one.into_id]
    Publication.objects.bulk_update(merged, ["into"], batch_size=200)


def _without_doi_of(record: Record, dois: Mapping[str, Publication]) -> Record:
    """One DOI is of one record: another record of the same work keeps it as a remark."""
    if not record.doi or (len(record.doi) <= LONGEST_DOI and record.doi_key not in dois):
        return record
    return replace(record, doi="", extra=(*record.extra, ("doi", record.doi)))


def _overtaken(one: Coming, dois: Mapping[str, Publication], works: Container[Any]) -> bool:
    row = one.row
    if row.choice == Choice.MERGE:
        row.like = row.like and (row.like.into or row.like)
        return _left(row, None, "") if row.like is None else False
    if same := dois.get(one.record.doi_key):
        return _left(row, same.into or same, Sort.SAME)
    if row.sort == Sort.NEW and one.work in works:
        return _left(row, None, Sort.PERHAPS)
    return False


def _left(row: ReferenceRow, like: Publication | None, sort: str) -> bool:
    row.sort, row.like = sort or Sort.PERHAPS, like
    row.choice = Choice.SKIP if sort == Sort.SAME else Choice.OPEN
    row.reason = kept_words(SINCE)
    return True


SINCE = Words(N_("it came into the library while this file was looked at."))


def undo_import(*, actor: Person, batch: ReferenceImport) -> tuple[int, int]:
    """Takes out what it brought; how many went and how many stay, since somebody changed or merged them."""
    with acting(actor, UNDO, batch, locked_import) as batch:
        in_turn(LIBRARY_TURN)
        made = Publication.objects.filter(imported__batch=batch)
        stay = made.exclude(changed_at=F("added_at")) | made.filter(merged__isnull=False).exclude(
            merged__imported__batch=batch
        )
        kept = {*stay.values_list("pk", flat=True), *_used(made)}
        gone = made.exclude(pk__in=kept)
        gone.update(into=None)
        count = gone.count()
        gone.delete()
        set_values(batch, stage=Stage.UNDONE)
        record(actor=actor, verb=UNDO, thing=batch, data={"gone": count, "stay": len(kept)})
    return count, len(kept)


def _used(made: "QuerySet[Publication]") -> Iterable[int]:
    """Those that something which somebody wrote down rests on."""
    sources = Q(definitions__isnull=False) | Q(evidences__isnull=False) | Q(findings__isnull=False)
    return made.filter(sources | Q(studiedcases__isnull=False)).values_list("pk", flat=True)


def drop_import(*, actor: Person, batch: ReferenceImport) -> None:
    with acting(actor, "learn.drop_import", batch, locked_import) as batch:
        record(actor=actor, verb="learn.drop_import", thing=batch)
        batch.delete()
