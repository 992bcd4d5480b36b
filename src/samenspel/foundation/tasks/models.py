"""What a page shows about work in the queue; the queue itself is django-tasks' own table."""

import uuid
from functools import cached_property
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from samenspel.foundation.tasks.work import Told


class Job(models.Model):
    """One piece of work somebody waits for. Its state is read from the queue: there is no second truth."""

    class State(models.TextChoices):
        QUEUED = "queued", gettext_lazy("Waiting")
        RUNNING = "running", gettext_lazy("Running")
        DONE = "done", gettext_lazy("Done")
        FAILED = "failed", gettext_lazy("Failed")
        CANCELLED = "cancelled", gettext_lazy("Stopped")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    work = models.OneToOneField(DBTaskResult, on_delete=models.CASCADE, related_name="job")
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    title = models.CharField(max_length=200, blank=True)
    done = models.PositiveBigIntegerField(default=0)
    total = models.PositiveBigIntegerField(default=0)
    text = models.CharField(max_length=300, blank=True)
    error = models.TextField(blank=True)
    back_url = models.CharField(max_length=500, blank=True)
    cancel_asked_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.title or self.id} ({self.state})"

    def get_absolute_url(self) -> str:
        return reverse("tasks:show_job", args=[self.pk])

    @property
    def state(self) -> str:
        if self.cancelled_at:
            return self.State.CANCELLED
        return STATES[self.work.status]

    @property
    def is_over(self) -> bool:
        return self.state not in (self.State.QUEUED, self.State.RUNNING)

    @property
    def percentage(self) -> int:
        if self.state == self.State.DONE:
            return 100
        return min(100 * self.done // self.total, 100) if self.total else 0

    @property
    def result(self) -> Any:
        """What the task returned, as JSON."""
        return self.work.return_value

    @cached_property
    def thing(self) -> Any:
        """The row that the task returned, where the job leads; None when it is gone."""
        match self.result:
            case {"row": str(label), "pk": key}:
                return apps.get_model(label)._default_manager.filter(pk=key).first()
        return None

    @property
    def told(self) -> list[str]:
        """What is to be read with the page of the thing."""
        return self.result.get("told", []) if isinstance(self.result, dict) else []

    @property
    def explanation(self) -> str:
        """Why it failed, in the language of who reads it; never the technical error."""
        if self.error:
            return self.error
        if self.work.exception_class_path:
            return _("Something went wrong on our side. Try again later, or tell the administrator.")
        return _("This broke off %(count)d times. Please tell the administrator.") % {"count": self.attempts}

    @property
    def attempts(self) -> int:
        return len(self.work.worker_ids)


def as_json(returned: Any) -> Any:
    """What a task returned as the queue keeps it: of a row, where it is."""
    if isinstance(returned, Told):
        return {**as_json(returned.thing), "told": [*returned.sentences]}
    if isinstance(returned, models.Model):
        return {"row": returned._meta.label_lower, "pk": str(returned.pk)}
    return returned


STATES: dict[str, str] = {
    TaskResultStatus.READY: Job.State.QUEUED,
    TaskResultStatus.RUNNING: Job.State.RUNNING,
    TaskResultStatus.SUCCESSFUL: Job.State.DONE,
    TaskResultStatus.FAILED: Job.State.FAILED,
}


class Worker(models.Model):
    """A worker that says now and then that it is alive."""

    id = models.CharField(max_length=64, primary_key=True)
    started_at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(default=timezone.now, db_index=True)

    def __str__(self) -> str:
        return self.id


class Turn(models.Model):
    """When regular work comes round again, however many workers and restarts there are."""

    name = models.CharField(max_length=200, primary_key=True)
    next_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name
