"""Reading about work and workers."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import Max, Q, QuerySet
from django_tasks import TaskResultStatus

from samenspel.foundation.tasks.models import Job, Worker


def find_job(job_id: UUID) -> Job:
    return Job.objects.select_related("work", "started_by").get(pk=job_id)


def words_of(person: Any, job_id: str) -> dict[str, Any]:
    """The arguments by name of a job that this person started; of any other none."""
    try:
        job = Job.objects.select_related("work").get(pk=job_id, started_by=person)
    except (Job.DoesNotExist, ValidationError):
        return {}
    words: dict[str, Any] = job.work.args_kwargs["kwargs"]
    return words


def unfinished(person: Any, name: str) -> QuerySet[Job]:
    """What this person waits for of one kind of work: "import_election", by the name of its function."""
    is_open = Q(work__status__in=(TaskResultStatus.READY, TaskResultStatus.RUNNING))
    return Job.objects.filter(is_open, started_by=person, work__task_path__endswith=f".{name}")


def latest_heartbeat() -> datetime | None:
    seen: datetime | None = Worker.objects.aggregate(seen=Max("seen_at"))["seen"]
    return seen
