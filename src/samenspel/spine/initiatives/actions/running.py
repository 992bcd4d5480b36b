"""Phases, activities, decisions and replies."""

from datetime import datetime
from typing import Any

from samenspel.foundation import clock
from samenspel.foundation.access import require
from samenspel.foundation.locks import writing
from samenspel.spine.initiatives.actions.writing import set_values, tell
from samenspel.spine.initiatives.models import Activity, Decision, Initiative, PhasePeriod, Reply
from samenspel.spine.initiatives.registry import find_kind
from samenspel.spine.people.models import Person


def plan_phase(
    *,
    actor: Person,
    initiative: Initiative,
    phase: str,
    opens_at: datetime,
    closes_at: datetime | None = None,
) -> PhasePeriod:
    """Set, or change, when the initiative is in this phase."""
    require(actor, "initiatives.plan_phase", initiative)
    with writing():
        period, _new = PhasePeriod.objects.update_or_create(
            initiative=initiative, phase=phase, defaults={"opens_at": opens_at, "closes_at": closes_at}
        )
        tell(actor, "plan_phase", initiative, period, phase=phase)
    return period


def add_activity(
    *,
    actor: Person,
    initiative: Initiative,
    phase: str,
    kind: str,
    title: str,
    opens_at: datetime,
    closes_at: datetime | None = None,
    summary: str = "",
    place: str = "",
) -> Activity:
    """`kind` is one the phase has registered; its app adds its own data in the same transaction."""
    require(actor, "initiatives.add_activity", initiative)
    find_kind(phase, kind)
    with writing():
        activity = Activity.objects.create(
            initiative=initiative,
            phase=phase,
            kind=kind,
            title=title,
            opens_at=opens_at,
            closes_at=closes_at,
            summary=summary,
            place=place,
        )
        tell(actor, "add_activity", initiative, activity, phase=phase, title=title)
    return activity


def change_activity(*, actor: Person, activity: Activity, **values: Any) -> Activity:
    """`values`: title, summary, place, opens_at, closes_at."""
    require(actor, "initiatives.change_activity", activity)
    with writing():
        set_values(activity, values)
        tell(
            actor,
            "change_activity",
            activity.initiative,
            activity,
            phase=activity.phase,
            title=activity.title,
        )
    return activity


def decide(
    *,
    actor: Person,
    initiative: Initiative,
    what: str,
    why: str,
    decided_by: str,
    decided_at: datetime | None = None,
) -> Decision:
    """Write down a decision with its reason."""
    require(actor, "initiatives.decide", initiative)
    with writing():
        decision = Decision.objects.create(
            initiative=initiative,
            what=what,
            why=why,
            decided_by=decided_by,
            decided_at=decided_at or clock.now(),
        )
        tell(actor, "decide", initiative, decision, what=what)
    return decision


def reply(
    *, actor: Person, initiative: Initiative, said: str, did: str, replied_at: datetime | None = None
) -> Reply:
    """You said, we did."""
    require(actor, "initiatives.reply", initiative)
    with writing():
        answer = Reply.objects.create(
            initiative=initiative, said=said, did=did, replied_at=replied_at or clock.now()
        )
        tell(actor, "reply", initiative, answer, said=said)
    return answer
