"""Phases, activities, decisions and replies."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.journal.queries import address_of
from samenspel.foundation.journal.sentences import describe
from samenspel.foundation.locks.acting import acting
from samenspel.foundation.locks.rows import set_values
from samenspel.spine.initiatives.activity_kinds import find_kind
from samenspel.spine.initiatives.models import Activity, Decision, Initiative, PhasePeriod, Reply
from samenspel.spine.initiatives.telling import tell
from samenspel.spine.people.models import Person

describe("initiatives.plan_phase", _("{actor} set the dates of a phase."))


def plan_phase(
    *,
    actor: Person,
    initiative: Initiative,
    phase: str,
    opens_at: datetime,
    closes_at: datetime | None = None,
) -> PhasePeriod:
    """Set, or change, when the initiative is in this phase."""
    with acting(actor, "initiatives.plan_phase", initiative):
        period, _new = PhasePeriod.objects.update_or_create(
            initiative=initiative, phase=phase, defaults={"opens_at": opens_at, "closes_at": closes_at}
        )
        tell(actor, "initiatives.plan_phase", period)
    return period


describe("initiatives.add_activity", _("{actor} added “{title}”."))


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
    find_kind(phase, kind)
    with acting(actor, "initiatives.add_activity", initiative):
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
        tell(actor, "initiatives.add_activity", activity, title=title)
    return activity


describe("initiatives.change_activity", _("{actor} changed “{title}”."))


def change_activity(*, actor: Person, activity: Activity, **values: Any) -> Activity:
    """`values`: title, summary, place, opens_at, closes_at."""
    with acting(actor, "initiatives.change_activity", activity):
        set_values(activity, **values)
        tell(actor, "initiatives.change_activity", activity, title=activity.title)
    return activity


describe("initiatives.decide", _("{actor} wrote down a decision: “{what}”"))


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
    with acting(actor, "initiatives.decide", initiative):
        decision = Decision.objects.create(
            initiative=initiative,
            what=what,
            why=why,
            decided_by=decided_by,
            decided_at=decided_at or clock.now(),
        )
        tell(actor, "initiatives.decide", decision, what=what)
    return decision


describe("initiatives.reply", _("{actor} answered: “{said}”"))


def reply(
    *,
    actor: Person,
    initiative: Initiative,
    said: str,
    did: str,
    about: Any = None,
    replied_at: datetime | None = None,
) -> Reply:
    """You said, we did. `about`: the thing on whose page it was said."""
    with acting(actor, "initiatives.reply", initiative):
        answer = Reply.objects.create(
            initiative=initiative,
            said=said,
            did=did,
            about=address_of(about) if about else "",
            replied_at=replied_at or clock.now(),
        )
        tell(actor, "initiatives.reply", answer, beside=[about] if about else (), said=said)
    return answer
