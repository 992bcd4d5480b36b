"""Starting and stopping work."""

from typing import Any

from django.apps import apps
from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import import_string
from django_tasks import TaskResultStatus
from django_tasks.base import Task
from django_tasks_db.models import DBTaskResult

from samenspel.foundation.access import require
from samenspel.foundation.tasks.models import Job


def start(
    task: str | Task[Any, Any],
    *args: Any,
    by: Any = None,
    title: str = "",
    back_url: str = "",
    **kwargs: Any,
) -> Job:
    """Put a task in the queue, for `by` (a person) or for the house itself; `back_url`: where to try again.

    By its name, "plan.count_votes", an action starts a task that is made of actions, without knowing it.
    Arguments are JSON: pass ids, not objects. In a transaction, the job exists when that is saved.
    """
    with transaction.atomic():
        queued = (find_task(task) if isinstance(task, str) else task).enqueue(*args, **kwargs)
        return Job.objects.create(
            work_id=queued.id, started_by=by if by and by.pk else None, title=title, back_url=back_url
        )


def find_task(name: str) -> Task[Any, Any]:
    """`count_votes` in the tasks.py of the app plan, for "plan.count_votes"."""
    label, _dot, function = name.partition(".")
    found = import_string(f"{apps.get_app_config(label).name}.tasks.{function}")
    if not isinstance(found, Task):
        raise LookupError(f"{name} is no task; write @task() above it.")
    return found


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
