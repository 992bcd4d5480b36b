"""Long work: files of answers for research."""

from datetime import datetime, timedelta
from functools import partial
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZipFile

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from samenspel.foundation import clock
from samenspel.foundation.tasks import Failed, each, every, progress, task
from samenspel.foundation.tasks.parsed import parsed
from samenspel.foundation.tasks.work import Told
from samenspel.foundation.ui.words import at_line, said
from samenspel.foundation.vault import Unreadable
from samenspel.methods.codebooks import UnfitAnswers, chunks_of, write_json
from samenspel.methods.disclosure import UnfitTable
from samenspel.methods.malformed import MalformedFile
from samenspel.methods.questionnaires import write_questionnaire
from samenspel.methods.questionnaires.imports import ReturnedFile
from samenspel.spine.people.models import Person
from samenspel.tools.surveys.actions import drawing, imports, inviting, places
from samenspel.tools.surveys.actions.agreements import drop_files, keep_files
from samenspel.tools.surveys.actions.queueing import queue_arm
from samenspel.tools.surveys.models.agreements import Agreement, AnswerFiles
from samenspel.tools.surveys.models.imports import AnswersImport, ImportState, every_import
from samenspel.tools.surveys.models.randomisations import Randomisation
from samenspel.tools.surveys.models.surveys import Survey
from samenspel.tools.surveys.queries.agreements import editions_of, find_agreement, keys_for, withdrawn_from
from samenspel.tools.surveys.queries.imports import (
    MOST_TOLD,
    find_import,
    sent_file,
    sort_rows,
    told_of,
    twins_of,
)
from samenspel.tools.surveys.queries.invitations import lists_to_erase, surveys_with_letters
from samenspel.tools.surveys.queries.quotas import quotas_with_late_places
from samenspel.tools.surveys.queries.randomisations import arms_due, find_randomisation
from samenspel.tools.surveys.queries.research import research_codebook
from samenspel.tools.surveys.queries.research_known import Hidden, hidden
from samenspel.tools.surveys.queries.research_rows import research_rows
from samenspel.tools.surveys.wording import hidden_said, read_me

BUNDLE = "samenspel.methods.codebooks.bundles:bundle"
READ = "samenspel.methods.questionnaires.imports.reading:read_returned"
WAITING = (ImportState.SENT, ImportState.READ, ImportState.FAULTY)
KEPT = timedelta(days=1)
NOBODY = gettext_lazy("Nobody whose answers may be used for research has handed them in yet.")


@task()
def write_files(*, agreement_id: int, person_id: str, language: str) -> Told:
    """Whoever is killed before the end left nothing; run again, it makes them anew."""
    agreement = find_agreement(agreement_id)
    keys = keys_for(agreement)
    found = _hidden(agreement, keys)
    source, count = _answers(found, language)
    if not count:
        raise Failed(NOBODY)
    packed = parsed(BUNDLE, source, partial(progress, text=_("Writing the files…")))
    content = _completed(packed, agreement, language, count, found)
    actor = Person.objects.get(pk=person_id)
    files = keep_files(
        actor=actor,
        agreement=agreement,
        keys=keys,
        language=language,
        content=content,
        alike=found.alike,
    )
    return Told(files, (_("Your files are ready. They are kept for a day."),))


def _hidden(agreement: Agreement, keys: list[int]) -> Hidden:
    """Everyone among as many as the site asks for, in what others may know."""
    codebook = research_codebook(agreement)
    told = partial(progress, text=_("Reading the answers…"))
    rows = partial(research_rows, agreement, codebook, keys, told)
    if not agreement.known:
        return Hidden(codebook, rows)
    if next(iter(rows()), None) is None:
        raise Failed(NOBODY)
    try:
        return hidden(codebook, rows, agreement.known, settings.FEWEST_SHOWN)
    except UnfitTable as error:
        raise Failed(said(error.problem)) from error


def _answers(found: Hidden, language: str) -> tuple[bytes, int]:
    """What the process that writes all formats reads, and how many rows that is."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "answers.json")
        try:
            chunks = chunks_of(found.codebook, found.rows())
            written = write_json(found.codebook, chunks, path, language)
        except UnfitAnswers as error:
            raise Failed("\n".join(str(fault) for fault in error.faults)) from error
        return f"{language}\n".encode() + path.read_bytes(), written.rows


def _completed(packed: bytes, agreement: Agreement, language: str, count: int, found: Hidden) -> bytes:
    """With the questions, and what whoever opens it must know."""
    target = BytesIO(packed)
    with ZipFile(target, "a", ZIP_DEFLATED) as files:
        for number, questions in enumerate(reversed(editions_of(agreement.survey).values()), 1):
            files.writestr(f"questions-{number}.yaml", write_questionnaire(questions))
        with override(language):
            gone = withdrawn_from(agreement.survey)
            told = hidden_said(found.alike, found.merged, found.left_open, found.left_out)
            files.writestr("README.md", read_me(agreement, files.namelist(), count, gone, told))
    return target.getvalue()


@task()
def read_answers(*, import_id: int, person_id: str) -> Told:
    """Whoever is killed before the end left nothing; run again, it reads the same file."""
    batch, actor = find_import(import_id), Person.objects.get(pk=person_id)
    file = _returned(batch, actor)
    found = sort_rows(batch, file)
    told = told_of(found, file, twins_of(batch, found))
    batch = imports.keep_reading(actor=actor, batch=batch, found=told)
    return Told(batch, (_("The file is read. Nothing of it is taken yet."),))


@task()
def take_answers(*, import_id: int, person_id: str) -> Told:
    """In one transaction; run again after it was done, it has nothing to do."""
    batch, actor = find_import(import_id), Person.objects.get(pk=person_id)
    if batch.state != ImportState.TAKEN:
        file = _returned(batch, actor)
        progress(0, 1, _("Taking the answers…"))
        imports.take_answers(actor=actor, batch=batch, file=file)
    return Told(batch, (_("The answers are taken."),))


def _returned(batch: AnswersImport, actor: Person) -> ReturnedFile:
    try:
        told = partial(progress, text=_("Reading row by row…"))
        found: ReturnedFile = parsed(READ, sent_file(batch), told)
    except MalformedFile as error:
        problem = at_line(error.line, error.problem)
    except UnfitAnswers as error:
        problem = "\n".join(said(fault.said()) for fault in error.faults[:MOST_TOLD])
    except (FileNotFoundError, Unreadable) as error:
        raise Failed(_("This file is gone: it is kept for a day. Send it again.")) from error
    else:
        return found
    imports.keep_fault(actor=actor, batch=batch, problem=problem)
    raise Failed(problem)


@every(hours=1)
def forget_imports() -> None:
    """What nobody took within a day."""
    old = every_import().filter(made_at__lt=clock.now() - KEPT, state__in=WAITING)
    each(old, lambda batch: imports.drop_import(actor=None, batch=batch))


@every(hours=1)
def forget_files() -> None:
    """A day after they were made, and when their agreement is over."""
    old = AnswerFiles.objects.filter(made_at__lt=clock.now() - KEPT)
    drop_files(old | AnswerFiles.objects.filter(agreement__until__lt=clock.today()))


@task()
def announce_randomisation(
    person_id: str, randomisation_id: int, *, seed_plan: str, draws_at: str
) -> Randomisation:
    """Whoever starts again finds the list that was public before it was killed."""
    randomisation = find_randomisation(randomisation_id)
    if randomisation.waits and randomisation.seed_plan == seed_plan:
        return randomisation
    return drawing.announce_randomisation(
        actor=Person.objects.get(pk=person_id),
        randomisation=randomisation,
        seed_plan=seed_plan,
        draws_at=datetime.fromisoformat(draws_at),
    )


@task()
def draw_randomisation(person_id: str, randomisation_id: int, *, seed: str, signature: str) -> Randomisation:
    """Idem, what was drawn."""
    randomisation = find_randomisation(randomisation_id)
    if randomisation.drawn_at is not None and randomisation.seed == seed:
        return randomisation
    return drawing.draw_randomisation(
        actor=Person.objects.get(pk=person_id), randomisation=randomisation, seed=seed, signature=signature
    )


@every(minutes=1)
def write_letters() -> None:
    """First whom chance drew is invited. Each lot of letters on its own: who is killed goes on where it
    was."""
    each(arms_due(), lambda arm: queue_arm(actor=None, arm=arm))
    each(surveys_with_letters(), _write_all)


def _write_all(survey: Survey) -> None:
    while inviting.write_letters(actor=None, survey=survey):
        pass


@every(minutes=1)
def free_late_places() -> None:
    each(quotas_with_late_places(), lambda quota: places.free_late_places(actor=None, quota=quota))


@every(hours=1)
def erase_lists() -> None:
    each(lists_to_erase(), lambda survey: inviting.erase_list(actor=None, survey=survey))
