"""Bringing answers that were given elsewhere: read, looked at, and then taken all at once or not at all."""

from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.access import Refused
from samenspel.foundation.journal.sentences import describe
from samenspel.foundation.locks.acting import acting
from samenspel.foundation.locks.rows import set_values
from samenspel.foundation.tasks import start
from samenspel.foundation.tasks.models import Job
from samenspel.foundation.tasks.uploads import put_aside
from samenspel.foundation.vault import conceal_bytes
from samenspel.methods.questionnaires.imports import ReturnedFile, asked_of
from samenspel.spine.initiatives.telling import tell
from samenspel.spine.people.models import Person
from samenspel.tools.surveys.actions.agreements import drop_files
from samenspel.tools.surveys.actions.answering import empty, seal
from samenspel.tools.surveys.models.agreements import AnswerFiles
from samenspel.tools.surveys.models.imports import AnswersImport, ImportedAnswer, ImportState
from samenspel.tools.surveys.models.responses import Response, State
from samenspel.tools.surveys.models.surveys import Survey, Wave
from samenspel.tools.surveys.queries.imports import (
    PURPOSE,
    Arrival,
    Sorted,
    import_codebook,
    locked_import,
    next_room,
    pseudonym_of_import,
    sort_rows,
)
from samenspel.tools.surveys.queries.surveys import locked_survey, newest_edition, questions_of

IMPORT, DROP, FORGET = "surveys.import_answers", "surveys.drop_import", "surveys.forget_imported"
TAKE = "surveys.take_answers"
WITHDRAW = "surveys.withdraw_import"
AT_ONCE = 500
Sent = tuple[str, bytes]
"""The name of a file, and what is in it."""
describe(TAKE, _("{actor} brought answers from elsewhere to “{title}”: {origin}."))
describe(WITHDRAW, _("{actor} took answers from elsewhere out of “{title}”: {origin}."))


def import_answers(
    *,
    actor: Person,
    survey: Survey,
    file: Sent,
    book: Sent,
    wave: Wave,
    room: int | None,
    origin: str,
    basis: str,
    because: str,
) -> Job:
    """Put the file aside; a task reads it. Nothing of it is among the answers yet. Without a room its people
    are others than those of all files before."""
    edition = newest_edition(survey)
    if edition is None:
        raise Refused(IMPORT, _("There are no questions yet."))
    batch = AnswersImport(
        survey=survey, wave=wave, edition=edition, by=actor, name=file[0][:120], origin=origin, basis=basis,
        because=because,
    )  # fmt: skip
    source = asked_of(questions_of(edition), import_codebook(batch), *file, book)
    concealed = ContentFile(conceal_bytes(source, PURPOSE))
    with put_aside(concealed) as name, acting(actor, IMPORT, survey, locked_survey):
        batch.file, batch.room = name, next_room(survey) if room is None else room
        batch.save()
        return _later("surveys.read_answers", actor, batch, gettext("Reading “%(name)s”"))


def _later(task: str, actor: Person, batch: AnswersImport, title: str) -> Job:
    return start(
        task,
        import_id=batch.pk,
        person_id=str(actor.pk),
        by=actor,
        title=title % {"name": batch.name},
        back_url=reverse("surveys:list_imports", args=[batch.survey_id]),
    )


def keep_reading(*, actor: Person, batch: AnswersImport, found: dict[str, Any]) -> AnswersImport:
    """What reading it told, so that whoever sent it decides."""
    with acting(actor, IMPORT, batch, locked_import) as batch:
        if batch.state == ImportState.SENT:
            set_values(batch, state=ImportState.READ, found=found)
    return batch


def keep_fault(*, actor: Person, batch: AnswersImport, problem: str) -> None:
    with acting(actor, IMPORT, batch, locked_import) as batch:
        _drop_file(batch)
        set_values(batch, state=ImportState.FAULTY, found={"problem": problem})


def take_later(*, actor: Person, batch: AnswersImport) -> Job:
    with acting(actor, TAKE, batch, locked_import) as batch:
        return _later("surveys.take_answers", actor, batch, gettext("Taking the answers of “%(name)s”"))


def take_answers(*, actor: Person, batch: AnswersImport, file: ReturnedFile) -> int:
    """All rows that are new, in one transaction. Taken already, it takes none."""
    with acting(actor, TAKE, batch, locked_import) as batch:
        if newest_edition(batch.survey) != batch.edition:
            raise Refused(TAKE, _("The questions were changed since this file was read. Send it again."))
        found = sort_rows(batch, file)
        _create(batch, found)
        seal(batch.edition)
        _drop_file(batch)
        set_values(batch, state=ImportState.TAKEN, found={"taken": len(found.new)})
        tell(actor, TAKE, batch.survey, origin=batch.origin)
    return len(found.new)


def _create(batch: AnswersImport, found: Sorted) -> None:
    language = questions_of(batch.edition).languages[0]
    responses = [_response(batch, one, language) for one in found.new]
    Response.objects.bulk_create(sorted(responses, key=lambda one: one.key), batch_size=AT_ONCE)
    keys = {(one.wave_id, one.pseudonym): one.key for one in responses}
    marks = [
        ImportedAnswer(response_id=keys[one.wave.pk, one.pseudonym], batch=batch, digest=one.digest)
        for one in found.new
    ]
    ImportedAnswer.objects.bulk_create(sorted(marks, key=lambda one: one.pk), batch_size=AT_ONCE)


def _response(batch: AnswersImport, one: Arrival, language: str) -> Response:
    return Response(
        wave=one.wave,
        edition=batch.edition,
        pseudonym=one.pseudonym,
        language=language,
        state=State.FINISHED,
        answers=dict(one.row.answers),
        drawn=dict(one.row.drawn),
        unclear=[*one.row.unclear],
        is_child=one.is_child,
        week=one.week,
    )


def drop_import(*, actor: Person | None, batch: AnswersImport) -> None:
    """One that was not taken: nothing of it stays."""
    with acting(actor, DROP, batch, locked_import) as batch:
        _drop_file(batch)
        batch.delete()


def _drop_file(batch: AnswersImport) -> None:
    if batch.file:
        name = batch.file
        transaction.on_commit(lambda: default_storage.delete(name))
        set_values(batch, file="")


def withdraw_import(*, actor: Person, batch: AnswersImport, reason: str) -> AnswersImport:
    """All that it brought goes, as if it had never come; that it was here, and why it went, stays. Whoever
    wanted their answers gone does not come back with the file."""
    with acting(actor, WITHDRAW, batch, locked_import) as batch:
        Response.objects.filter(imported__batch=batch).exclude(state=State.WITHDRAWN).delete()
        drop_files(AnswerFiles.objects.filter(agreement__survey=batch.survey))
        set_values(batch, state=ImportState.WITHDRAWN, reason=reason)
        tell(actor, WITHDRAW, batch.survey, origin=batch.origin)
    return batch


def forget_imported(*, actor: Person, survey: Survey, room: int, key: str) -> None:
    """Somebody who answered elsewhere wants it gone: in all waves, and whenever the same file comes again."""
    with acting(actor, FORGET, survey, locked_survey) as survey:
        pseudonym = pseudonym_of_import(survey, room, key.strip())
        found = Response.objects.filter(wave__survey=survey, pseudonym=pseudonym, imported__isnull=False)
        if not found.exists():
            raise Refused(
                FORGET, _("Nobody has this name in the files that were brought. Is it typed right?")
            )
        ImportedAnswer.objects.filter(response__in=found).update(digest="")
        empty(found)
        drop_files(AnswerFiles.objects.filter(agreement__survey=survey))
