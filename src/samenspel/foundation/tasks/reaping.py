"""Heartbeats, and giving back the work of workers that stopped."""

from datetime import timedelta
from typing import Any

from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from samenspel.foundation.tasks.models import Worker

BEAT = timedelta(seconds=5)
LEASE = timedelta(seconds=30)
ATTEMPTS = 5
KEPT = timedelta(days=30)


def beat(worker_id: str) -> None:
    """Say that this worker is alive."""
    Worker.objects.update_or_create(id=worker_id, defaults={"seen_at": timezone.now()})


def reap() -> int:
    """Return the work of silent workers to the queue, or give it up after too many attempts."""
    alive = set(Worker.objects.filter(seen_at__gte=timezone.now() - LEASE).values_list("id", flat=True))
    running = DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING)
    orphans = [work for work in running if not work.worker_ids or work.worker_ids[-1] not in alive]
    for work in orphans:
        _give_back(work)
    Worker.objects.filter(seen_at__lt=timezone.now() - 10 * LEASE).delete()
    return len(orphans)


def forget_old_work() -> int:
    """Delete what ended some weeks ago, with its arguments and its job; returns how many rows."""
    return DBTaskResult.objects.filter(finished_at__lt=timezone.now() - KEPT).delete()[0]


def _give_back(work: "DBTaskResult[..., Any]") -> None:
    same = DBTaskResult.objects.filter(
        pk=work.pk, status=TaskResultStatus.RUNNING, worker_ids=work.worker_ids
    )
    if len(work.worker_ids) < ATTEMPTS:
        same.update(status=TaskResultStatus.READY, started_at=None)
        return
    same.update(status=TaskResultStatus.FAILED, finished_at=timezone.now())
