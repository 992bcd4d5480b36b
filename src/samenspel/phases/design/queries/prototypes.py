"""Reading drafts of a service, and what people did with them."""

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet

from samenspel.foundation.locks.rows import fresh
from samenspel.phases.design.models.prototypes import (
    Draft,
    Experience,
    Finding,
    Prototype,
    Step,
    Trial,
    every_experience,
    every_finding,
    every_prototype,
    every_step,
    every_trial,
)
from samenspel.spine.initiatives.models import Activity
from samenspel.spine.initiatives.queries import open_now


def find_prototype(prototype_id: int) -> Prototype:
    return every_prototype().get(pk=prototype_id)


def locked_prototype(prototype: Prototype) -> Prototype:
    """Others who change or begin to try it wait."""
    return fresh(every_prototype(), prototype.pk)


def newest_draft(prototype: Prototype) -> Draft:
    return prototype.drafts.latest("number")


def find_step(prototype_id: int, step_id: int) -> Step:
    return every_step().get(draft__prototype=prototype_id, pk=step_id)


def find_trial(prototype_id: int, trial_id: int) -> Trial:
    return every_trial().get(draft__prototype=prototype_id, pk=trial_id)


def open_findings(prototype: Prototype) -> QuerySet[Finding]:
    """Because of which nothing was changed yet."""
    return Finding.objects.filter(step__draft__prototype=prototype, answered_in=None)


def find_finding(prototype_id: int, finding_id: int) -> Finding:
    return every_finding().get(step__draft__prototype=prototype_id, pk=finding_id)


def find_experience(prototype_id: int, experience_id: int) -> Experience:
    return every_experience().get(step__draft__prototype=prototype_id, pk=experience_id)


def open_beside(thing: Any, every: Callable[[], QuerySet[Any]]) -> QuerySet[Any]:
    """Activities of the same initiative that people take part in now."""
    open_activities = Activity.objects.filter(open_now(), initiative=thing.initiative)
    return every().filter(activity__in=open_activities)
