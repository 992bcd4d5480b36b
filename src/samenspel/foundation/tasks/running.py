"""Running what is in the queue, one piece at a time; a worker that lost its work can't end it."""

import logging
import threading
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone, translation
from django.utils.functional import Promise
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from samenspel.foundation.access import Refused
from samenspel.foundation.tasks.models import Job, as_json
from samenspel.foundation.tasks.work import Cancelled, Failed, Interrupted, at_desk

Work = DBTaskResult[..., Any]
LONGEST = 20_000
logger = logging.getLogger(__name__)


class JobDesk:
    """Saves progress on the job and passes on the wish to stop."""

    def __init__(self, job: Job, stop: threading.Event | None = None) -> None:
        self.job, self.stop = job, stop

    def report(self, done: int, total: int, text: str | Promise) -> None:
        if self.stop and self.stop.is_set():
            raise Interrupted
        asked = Job.objects.filter(pk=self.job.pk, cancel_asked_at__isnull=False)
        if asked.exists():
            raise Cancelled
        Job.objects.filter(pk=self.job.pk).update(done=done, total=total, text=str(text)[:300])


def run_next_task(worker_id: str, stop: threading.Event | None = None) -> bool:
    """Claim and run one task; False when nothing is ready."""
    work = _claim_next(worker_id)
    if work is None:
        return False
    job = Job.objects.select_related("started_by").filter(work=work).first()
    language = job.started_by.language if job and job.started_by else None
    with at_desk(JobDesk(job, stop) if job else None), translation.override(language):
        _run(work, job)
    return True


def _claim_next(worker_id: str) -> Work | None:
    """Of two workers that see the same task, one gets it, on either database."""
    for work in DBTaskResult.objects.ready()[:20]:
        mine = DBTaskResult.objects.filter(pk=work.pk, status=TaskResultStatus.READY)
        workers = [*work.worker_ids, worker_id]
        if mine.update(status=TaskResultStatus.RUNNING, started_at=timezone.now(), worker_ids=workers):
            work.refresh_from_db()
            return work
    return None


def _run(work: Work, job: Job | None) -> None:
    try:
        value = as_json(_call(work))
        with transaction.atomic():
            _end(work, TaskResultStatus.SUCCESSFUL, return_value=value)
    except Cancelled:
        _end_badly(work, job, "", cancelled_at=timezone.now())
    except Interrupted:
        _put_back(work)
    except (Failed, Refused) as error:
        _end_badly(work, job, str(error.reason if isinstance(error, Refused) else error))
    except Exception as error:
        logger.exception("Task %s failed", work.task_path)
        _end_badly(work, job, "", error)


def _call(work: Work) -> Any:
    result = work.task_result
    return result.task.call(*result.args, **result.kwargs)


def _still_mine(work: Work) -> QuerySet[Work]:
    """Empty when the reaper gave the work to another worker meanwhile."""
    return DBTaskResult.objects.filter(
        pk=work.pk, status=TaskResultStatus.RUNNING, worker_ids=work.worker_ids
    )


def _put_back(work: Work) -> None:
    """As if this attempt never was."""
    _still_mine(work).update(status=TaskResultStatus.READY, started_at=None, worker_ids=work.worker_ids[:-1])


def _end(work: Work, status: TaskResultStatus, **values: Any) -> bool:
    return bool(_still_mine(work).update(status=status, finished_at=timezone.now(), **values))


def _end_badly(
    work: Work, job: Job | None, sentence: str, error: Exception | None = None, **on_job: Any
) -> None:
    name = f"{type(error).__module__}.{type(error).__qualname__}" if error else ""
    with transaction.atomic():
        if _end(work, TaskResultStatus.FAILED, exception_class_path=name) and job:
            Job.objects.filter(pk=job.pk).update(error=sentence[:LONGEST], **on_job)
