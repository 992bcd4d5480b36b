"""Reminding reviewers: a week and two days before reviewing closes, as long as something waits."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial

from samenspel.foundation import clock
from samenspel.phases.learn.models.calls import ReviewPhase
from samenspel.phases.learn.models.reviews import Reviewer, every_reviewer
from samenspel.phases.learn.queries.panels import told_to
from samenspel.spine.initiatives.reminding import Due
from samenspel.tools.notices.actions import write_if_wanted

AHEAD = {"week": timedelta(days=7), "days": timedelta(days=2)}


def due_reminders() -> Iterator[Due]:
    now = clock.now()
    for phase in ReviewPhase.objects.filter(
        opens_at__lte=now, closes_at__gt=now, call__cancelled_because=""
    ).order_by("pk"):
        kinds = [name for name, ahead in AHEAD.items() if phase.closes_at - now <= ahead]
        if not kinds:
            continue
        for reviewer in every_reviewer().filter(call=phase.call_id, person__is_active=True):
            write = partial(_write, reviewer, phase)
            yield Due(reviewer, f"{kinds[-1]} {phase.pk}", f"person {reviewer.person_id}", write)


def _write(reviewer: Reviewer, phase: ReviewPhase) -> bool:
    """As it is now: who handed in everything hears nothing."""
    waiting = told_to(reviewer).exclude(review__handed_in_at__isnull=False).count()
    if not waiting or phase.closes_at <= clock.now():
        return False
    until = phase.closes_at.astimezone(reviewer.call.edition.tzinfo)
    shown = {"call": reviewer.call, "waiting": waiting, "until": f"{until:%Y-%m-%d %H:%M}"}
    write_if_wanted(reviewer.person, "learn/reviews_due", reviewer, **shown, zone=reviewer.call.edition.zone)
    return True
