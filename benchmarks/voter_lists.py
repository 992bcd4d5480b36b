"""A list of 500,000 voters, and as many codes, by their tasks: python -m benchmarks.voter_lists prints JSON.

The environment names the database (DATABASE_URL), which is migrated first, outside the measured time.
"""

from __future__ import annotations

import json
import os
import resource
import secrets
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from benchmarks.imports import OURS
from benchmarks.memory import most_memory

VOTERS = 500_000 - 1


def measure() -> dict[str, Any]:
    """Seconds from the queue to the end, and the most megabytes of the worker and of its child."""
    from django.core.files.base import ContentFile

    from samenspel.phases.plan import actions

    person, listed, coded = _rounds()
    lines = "".join(f"Naam {number};voter{number}@example.org\n" for number in range(VOTERS))
    file = ContentFile(f"naam;e-mail\n{lines}".encode(), "list.csv")
    del lines
    seconds = {
        "list": _timed(lambda: actions.list_voters_later(actor=person, round=listed, file=file)),
        "codes": _timed(lambda: actions.make_codes_later(actor=person, round=coded, count=VOTERS)),
    }
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
    voters = [listed.voters.count(), coded.voters.count()]
    return {**seconds, "voters": voters, "memory": most_memory(), "child": child}


def _timed(begin: Callable[[], Any]) -> float:
    from samenspel.foundation.tasks.running import run_next_task

    begin()
    start = time.perf_counter()
    while run_next_task("bench"):
        pass
    return time.perf_counter() - start


def _rounds() -> tuple[Any, Any, Any]:
    from django.utils import timezone

    from samenspel.phases.plan.models import BudgetRound
    from samenspel.spine.initiatives.models import Activity, Initiative
    from samenspel.spine.people.models import Person

    person = Person.objects.create(display_name="Bench", is_administrator=True)
    initiative = Initiative.objects.create(**_home(person))
    now = timezone.now()
    made = []
    for who in ("list", "codes"):
        activity = Activity.objects.create(
            initiative=initiative, phase="plan", kind="budget_round", title=who, opens_at=now
        )
        days = dict.fromkeys(("proposals_until", "votes_from"), now) | {
            "votes_until": now + timedelta(days=1),
            "objections_until": now + timedelta(days=2),
        }
        made.append(
            BudgetRound.objects.create(
                activity=activity, state="preparing", who=who, budget=1, ballot_format="approval", rule={}, **days
            )
        )
    return person, made[0], made[1]
