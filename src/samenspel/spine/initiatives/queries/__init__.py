"""Reading initiatives: what a person may see, and what their pages tell."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from samenspel.foundation import clock
from samenspel.foundation.journal.models import Entry
from samenspel.foundation.journal.queries import entries_of_initiative, page_of_entries
from samenspel.foundation.journal.sentences import sentence_of, told_in_history
from samenspel.foundation.locks.rows import fresh
from samenspel.foundation.search.words import with_every_word
from samenspel.spine.initiatives.meetings import MEETING
from samenspel.spine.initiatives.models import (
    Activity,
    Charter,
    Initiative,
    Membership,
    PhasePeriod,
    Role,
    Side,
)
from samenspel.spine.initiatives.models.partners import FurtherService, Partner
from samenspel.spine.initiatives.phases import Phase
from samenspel.spine.initiatives.rules import CURRENT, charters_with_children

FIELDS = ("title", "summary", "story", "service__name", "service__organisation__name", "area__name")
DESCRIBED = ("title", "summary", "service", "area", "language", "story")
SAID = ("matters", "partner_promises__organisation")
NAMED = (Role.PROFESSIONAL, Role.COORDINATOR)
Named = dict[str, Any]


def every_initiative() -> QuerySet[Initiative]:
    return Initiative.objects.select_related("service__organisation", "area")


def find_initiative(slug: str) -> Initiative:
    return every_initiative().get(slug=slug)


def locked(initiative: Initiative) -> Initiative:
    """As it is in the database now; others who change it wait."""
    return fresh(every_initiative(), initiative.pk)


def find_charter(slug: str, number: int) -> Charter:
    charters = Charter.objects.select_related("initiative__service__organisation")
    return charters.prefetch_related(*SAID).get(initiative__slug=slug, number=number)


def find_membership(slug: str, membership_id: int) -> Membership:
    members = Membership.objects.select_related("person", "initiative__service__organisation", "organisation")
    return members.get(initiative__slug=slug, pk=membership_id, left_at=None)


def find_activity(slug: str, activity_id: int) -> Activity:
    activities = Activity.objects.select_related("initiative__service__organisation")
    return activities.get(initiative__slug=slug, pk=activity_id)


def find_meeting(activity_id: int) -> Activity:
    activities = Activity.objects.select_related("initiative__service__organisation")
    return activities.get(pk=activity_id, kind="meeting")


class Machine(AnonymousUser):
    """A program that gathers what everyone sees: a search engine, a reader of feeds."""


def visible_initiatives(person: Any) -> QuerySet[Initiative]:
    """What everyone sees, and the drafts this person has to do with. A machine stays away from children."""
    initiatives = Initiative.objects.select_related("service__organisation", "area")
    if isinstance(person, Machine):
        with_children = charters_with_children().filter(initiative=OuterRef("pk"))
        return initiatives.filter(~Exists(with_children), is_public=True)
    if not person.is_authenticated:
        return initiatives.filter(is_public=True)
    if person.is_administrator:
        return initiatives
    mine = Membership.objects.filter(initiative=OuterRef("pk"), person=person, left_at=None)
    works_there = Q(service__organisation__in=person.organisations.all())
    return initiatives.filter(Q(is_public=True) | Exists(mine) | works_there | Exists(_partners_of(person)))


def _partners_of(person: Any) -> QuerySet[Partner]:
    """The partnership, in the initiative at hand, of organisations that this person works for."""
    theirs = Partner.objects.filter(initiative=OuterRef("pk"), state__in=CURRENT)
    return theirs.filter(organisation__in=person.organisations.all())


def seen_in(every: Callable[[], QuerySet[Any]], home: str) -> Callable[[Any], QuerySet[Any]]:
    """For a card: of all things, those whose initiative a person sees; `home` leads from one to it."""
    return lambda person: every().filter(**{f"{home}__in": visible_initiatives(person)})


def meetings_over(initiative: Initiative) -> list[Activity]:
    """Those of which it is known how long they took."""
    return [*initiative.activities.filter(kind=MEETING.name, closes_at__lte=clock.now())]


def initiatives_matching(person: Any, wanted: Mapping[str, Any]) -> QuerySet[Initiative]:
    """`wanted`: q (every word is somewhere), phase (open now), sector, area; each may be left out."""
    initiatives = visible_initiatives(person)
    if phase := wanted.get("phase"):
        initiatives = initiatives.filter(Exists(open_periods(phase).filter(initiative=OuterRef("pk"))))
    if sector := wanted.get("sector"):
        further = FurtherService.objects.filter(initiative=OuterRef("pk"), service__sector__startswith=sector)
        initiatives = initiatives.filter(Q(service__sector__startswith=sector) | Exists(further))
    if area := wanted.get("area"):
        initiatives = initiatives.filter(Q(area=area) | Q(area__parent=area))
    return with_every_word(initiatives, wanted.get("q", ""), *FIELDS)


def open_now() -> Q:
    now = clock.received()
    return Q(opens_at__lte=now) & (Q(closes_at__isnull=True) | Q(closes_at__gt=now))


def open_periods(phase: str) -> QuerySet[PhasePeriod]:
    return PhasePeriod.objects.filter(open_now(), phase=phase)


def with_cycle(initiatives: QuerySet[Initiative]) -> QuerySet[Initiative]:
    """As cards show them: with their periods and what is open now."""
    open_activities = Prefetch("activities", Activity.objects.filter(open_now()), to_attr="open_activities")
    return initiatives.prefetch_related("periods", open_activities)


def initiatives_of(person: Any) -> QuerySet[Initiative]:
    """Those this person takes part in, the latest joined first."""
    mine = Q(memberships__person=person, memberships__left_at=None)
    initiatives = Initiative.objects.filter(mine).order_by("-memberships__joined_at")
    return initiatives.select_related("service__organisation", "area")


def busy_initiatives() -> QuerySet[Initiative]:
    """Public ones where something can be done now, what closes first in front."""
    is_open = Activity.objects.filter(open_now(), initiative=OuterRef("pk"))
    initiatives = Initiative.objects.filter(Exists(is_open), is_public=True)
    return with_cycle(initiatives.select_related("service__organisation", "area"))


def activities_by_phase(initiative: Initiative) -> list[tuple[Phase, list[Activity]]]:
    """Phases that have activities, in the order of the cycle."""
    activities = list(initiative.activities.all())
    phases = [(phase, [one for one in activities if one.phase == phase]) for phase in Phase]
    return [(phase, found) for phase, found in phases if found]


def newest_charter(initiative: Initiative) -> Charter | None:
    return initiative.charters.prefetch_related(*SAID).first()


def sides_of(initiative: Initiative) -> list[Named]:
    """Who takes part, by side: how many, and the names of those who act in public."""
    members = initiative.memberships.filter(left_at=None)
    counts = dict(members.order_by().values_list("side").annotate(Count("pk")))
    people = list(members.filter(role__in=NAMED).select_related("person", "organisation"))
    return [
        {"key": side.value, "name": side.label, "count": counts.get(side, 0), "people": _named(people, side)}
        for side in Side
        if counts.get(side)
    ]


def _named(people: Iterable[Membership], side: Side) -> list[Named]:
    return [{"name": str(one.person), "role": _role(one)} for one in people if one.side == side]


def _role(membership: Membership) -> str:
    organisation = membership.organisation
    label = str(membership.get_role_display())
    return f"{label}, {organisation}" if organisation else label


def members_of(initiative: Initiative) -> QuerySet[Membership]:
    members = initiative.memberships.filter(left_at=None, person__erased_at=None)
    return members.select_related("person__child", "organisation", "charter")


def erased_members(initiative: Initiative) -> int:
    """How many took part until they erased their account."""
    return initiative.memberships.filter(left_at=None, person__erased_at__isnull=False).count()


def latest_sentences(initiative: Initiative, before: int | None = None) -> list[Named]:
    """The journal in words, newest first; whoever does not act in public stays unnamed."""
    told = entries_of_initiative(initiative).filter(verb__in=told_in_history())
    return entries_in_words(initiative, page_of_entries(told, before))


def entries_in_words(initiative: Initiative, entries: Iterable[Entry]) -> list[Named]:
    names = public_names([initiative.pk])[str(initiative.pk)]
    return [{"id": entry.pk, "at": entry.at, "text": sentence_of(entry, names)} for entry in entries]


def public_names(initiatives: Iterable[Any]) -> dict[str, dict[str, str]]:
    """By the key of each of these initiatives: who acts in public there, by theirs."""
    members = Membership.objects.filter(initiative__in=initiatives, left_at=None, role__in=NAMED)
    names: dict[str, dict[str, str]] = defaultdict(dict)
    for member in members.select_related("person"):
        names[str(member.initiative_id)][str(member.person_id)] = str(member.person)
    return names
