"""Long work on files of references. Killed at any line it goes on where it was, and does nothing twice."""

from functools import partial

from django.utils.translation import gettext as _

from samenspel.foundation.tasks import Failed, every, progress, task
from samenspel.foundation.tasks.parsed import parsed
from samenspel.foundation.tasks.uploads import taken
from samenspel.foundation.tasks.work import Told
from samenspel.foundation.ui.words import said
from samenspel.methods.bibliography import References
from samenspel.methods.malformed import MalformedFile
from samenspel.phases.learn.actions.imports import keep_list, keep_problem, save_some
from samenspel.phases.learn.models.imports import ReferenceImport, Stage
from samenspel.phases.learn.queries.imports import find_import, outdated, unmade
from samenspel.spine.people.models import Person

READER = "samenspel.methods.bibliography.reading:read_apart"


@task()
def list_references(upload: str, *, import_id: int, person_id: str) -> Told:
    actor, batch = Person.objects.get(pk=person_id), _still_there(import_id)
    if batch.stage == Stage.READING:
        with taken(upload) as file:
            found = _read(actor, batch, file.read())
            progress(1, 2, _("Comparing with what is here…"))
            keep_list(actor=actor, batch=batch, found=found)
    return Told(batch, ())


def _read(actor: Person, batch: ReferenceImport, source: bytes) -> References:
    try:
        with_charset = batch.charset.encode() + b"\n" + source
        found: References = parsed(READER, with_charset, partial(progress, text=_("Reading the file…")))
    except MalformedFile as error:
        keep_problem(actor=actor, batch=batch, problem=error.problem)
        words = {"line": error.line, "file": batch.name, "problem": said(error.problem)}
        raise Failed(_("Line %(line)d of %(file)s: %(problem)s") % words) from error
    return found


@task()
def save_listed(*, import_id: int, person_id: str) -> ReferenceImport:
    actor, batch = Person.objects.get(pk=person_id), _still_there(import_id)
    total, saved = max(1, unmade(batch).count()), 0
    while some := save_some(actor=actor, batch=batch):
        saved += some
        progress(min(saved, total), total, _("Saving…"))
    return find_import(batch.pk)


def _still_there(import_id: int) -> ReferenceImport:
    try:
        return find_import(import_id)
    except ReferenceImport.DoesNotExist as error:
        raise Failed(_("This import was dropped meanwhile.")) from error


@every(hours=1)
def forget_imports() -> None:
    """Lists of what can no longer be undone, and of what nobody saved for a week; publications stay."""
    for batch in outdated():
        batch.rows.all().delete()
        if batch.stage in (Stage.LISTED, Stage.FAULTY, Stage.UNDONE, Stage.READING):
            batch.delete()
