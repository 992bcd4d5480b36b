"""Answers that were given elsewhere, brought by the actions and their tasks."""

from samenspel.foundation.tasks.models import Job
from samenspel.foundation.tasks.running import run_next_task
from samenspel.tools.surveys.actions import imports as actions
from samenspel.tools.surveys.models.imports import AnswersImport
from tests.factories.initiatives import coordinator_of


def send(survey, file, name="answers.csv", book=("", b""), **values):
    """A file that the worker has read; nothing of it is taken."""
    values = {
        "origin": "Interviews in the market",
        "basis": "consent",
        "because": "They said yes on a form.",
        "wave": survey.waves.last(),
        "room": 0,
        **values,
    }
    data = file if isinstance(file, bytes) else file.encode()
    actions.import_answers(
        actor=coordinator_of(survey.initiative), survey=survey, file=(name, data), book=book, **values
    )
    work()
    return AnswersImport.objects.latest("pk")


def work():
    while run_next_task("a worker"):
        pass
    return Job.objects.latest("work__enqueued_at")


def take(batch):
    actions.take_later(actor=coordinator_of(batch.initiative), batch=batch)
    job = work()
    assert job.state == Job.State.DONE, (job.error, job.work.traceback)
    batch.refresh_from_db()
    return batch


def bring(survey, file, **values):
    return take(send(survey, file, **values))
