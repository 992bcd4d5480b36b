"""Reading about work and workers."""

from datetime import datetime
from uuid import UUID

from django.db.models import Max

from samenspel.foundation.tasks.models import Job, Worker


def find_job(job_id: UUID) -> Job:
    return Job.objects.select_related("work", "started_by").get(pk=job_id)


def latest_heartbeat() -> datetime | None:
    seen: datetime | None = Worker.objects.aggregate(seen=Max("seen_at"))["seen"]
    return seen
