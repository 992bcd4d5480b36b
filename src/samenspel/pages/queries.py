"""Reading across phases: what the front page and one's own page show."""

from typing import Any

from django.db.models import Q, QuerySet, Sum
from django_tasks import TaskResultStatus

from samenspel.foundation import clock
from samenspel.foundation.journal.models import Message
from samenspel.foundation.journal.queries import outbox_backlog
from samenspel.foundation.tasks.models import Job
from samenspel.foundation.tasks.queries import latest_heartbeat
from samenspel.foundation.ui.pages import Context
from samenspel.pages.welcome import GREETINGS, kind_of, links_of
from samenspel.phases.plan.models import Tally
from samenspel.spine.initiatives.cycle import cycle_of
from samenspel.spine.initiatives.models import Initiative, Membership
from samenspel.spine.initiatives.queries import busy_initiatives, initiatives_of, with_cycle
from samenspel.spine.initiatives.queries.partners import asked_of
from samenspel.spine.initiatives.to_do import doings_for
from samenspel.spine.services.queries import organisations_of

FEW = 6


def cards_of(initiatives: QuerySet[Initiative]) -> list[tuple[Initiative, Any]]:
    return [(initiative, cycle_of(initiative)) for initiative in initiatives]


def busy_cards() -> list[tuple[Initiative, Any]]:
    """Initiatives where something can be done now."""
    return cards_of(busy_initiatives()[:FEW])


def figures() -> Context:
    """How much there is, for the front page."""
    active = Membership.objects.filter(left_at=None, initiative__is_public=True)
    return {
        "initiatives": Initiative.objects.filter(is_public=True).count(),
        "people": active.values("person").distinct().count(),
        "organisations": Initiative.objects.filter(is_public=True)
        .values("service__organisation")
        .distinct()
        .count(),
    }


def great_election() -> Context | None:
    """Of the public elections whose votes are counted, the one with most voters."""
    tallies = Tally.objects.filter(
        is_official=True, counted_at__isnull=False, round__activity__initiative__is_public=True
    )
    voters = Sum("round__ballots__count")
    tally = (
        tallies.select_related("round__activity__initiative")
        .annotate(voters=voters)
        .order_by("-voters")
        .first()
    )
    if tally is None:
        return None
    outcome = tally.counted.here
    return {
        "tally": tally,
        "initiative": tally.initiative,
        "voters": outcome.voters,
        "proposals": len(outcome.projects),
        "chosen": len(outcome.winners),
    }


def start_page_of(person: Any) -> Context:
    """What this person can do here, and what waits."""
    memberships = list(Membership.objects.filter(person=person, left_at=None).select_related("organisation"))
    organisations = list(organisations_of(person)) if not person.is_administrator else []
    kind = kind_of(person, {one.role for one in memberships}, bool(organisations))
    mine = list(with_cycle(initiatives_of(person)))
    doings = doings_for(person, mine + _drafts(organisations, mine))
    return {
        "kind": kind,
        "greeting": GREETINGS[kind],
        "links": links_of(kind),
        "waiting": [doing for doing in doings if doing.waits],
        "offers": [doing for doing in doings if not doing.waits],
        "mine": [(initiative, cycle_of(initiative)) for initiative in mine],
        "organisations": organisations,
        "jobs": running_jobs(person),
        "health": health() if person.is_administrator else None,
        "busy": [] if mine else busy_cards(),
    }


def _drafts(organisations: list[Any], mine: list[Initiative]) -> list[Initiative]:
    """Initiatives that wait for the yes of an organisation one works for, as its own or as a partner's."""
    drafts = Q(is_public=False, service__organisation__in=organisations)
    asked = Q(pk__in=asked_of(organisations).values("initiative"))
    waiting = Initiative.objects.filter(drafts | asked)
    others = waiting.exclude(pk__in=[initiative.pk for initiative in mine])
    return list(others.select_related("service__organisation", "area"))


def running_jobs(person: Any) -> QuerySet[Job]:
    going = Q(work__status__in=(TaskResultStatus.READY, TaskResultStatus.RUNNING), cancelled_at=None)
    return Job.objects.filter(going, started_by=person).select_related("work")


def health() -> Context:
    """What an administrator should know at a glance."""
    seen = latest_heartbeat()
    return {
        "failed_mail": Message.objects.filter(state=Message.State.FAILED).count(),
        "waiting_mail": outbox_backlog()["count"],
        "worker_seen_at": seen,
        "worker_is_silent": seen is None or (clock.now() - seen).total_seconds() > 60,
    }
