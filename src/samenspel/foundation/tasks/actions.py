"""Starting and stopping work."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks.base import Task
from django_tasks_db.models import DBTaskResult

from samenspel.foundation.access import require
from samenspel.foundation.tasks.models import Job


def start(
    task: Task[Any, Any], *args: Any, by: Any = None, title: str = "", done_url: str = "", **kwargs: Any
) -> Job:
    """Put a task in the queue, for `by` (a person) or for the house itself.

    Arguments are JSON: pass ids, not objects. In a transaction, the job exists when that is saved.
    """
    with transaction.atomic():
        queued = task.enqueue(*args, **kwargs)
        return Job.objects.create(
            work_id=queued.id, started_by=by if by and by.pk else None, title=title, done_url=done_url
        )


def cancel_job(*, actor: Any, job: Job) -> bool:
    """Stop at once while it waits, at its next sign of progress while it runs. False when it is over."""
    require(actor, "tasks.cancel_job", job)
    now = timezone.now()
    with transaction.atomic():
        waiting = DBTaskResult.objects.filter(pk=job.work_id, status=TaskResultStatus.READY)
        if waiting.update(status=TaskResultStatus.FAILED, finished_at=now):
            Job.objects.filter(pk=job.pk).update(cancel_asked_at=now, cancelled_at=now)
            return True
        running = Job.objects.filter(pk=job.pk, work__status=TaskResultStatus.RUNNING)
        return bool(running.update(cancel_asked_at=now))
