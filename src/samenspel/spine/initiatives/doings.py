"""What there is to do, and what initiatives themselves ask for; the cards of other things bring their own."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.spine.initiatives.models import Activity, Charter, Initiative, Membership, PhasePeriod, Role
from samenspel.spine.initiatives.models.partners import Partner
from samenspel.spine.initiatives.queries import open_now
from samenspel.spine.initiatives.queries.partners import promises_not_in_charter

AHEAD, AFTERWARDS = timedelta(days=30), timedelta(days=60)
FAR = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Doing:
    """Something to do. `waits`: it waits for this very person; otherwise it is an offer. `activity`: that it
    is about, whose own offer it takes the place of; `is_general`: it is that offer."""

    initiative: Initiative
    title: str | Promise
    url: str
    text: str | Promise = ""
    phase: str = ""
    opens_at: datetime | None = None
    closes_at: datetime | None = None
    waits: bool = False
    activity: int | None = None
    is_general: bool = False


@dataclass(frozen=True)
class Viewer:
    """Who asks: a person (or a visitor), with memberships by initiative and the organisations worked for."""

    person: Any
    memberships: dict[int, Membership]
    organisations: frozenset[int]

    def has_role(self, initiative: Initiative, role: Role) -> bool:
        membership = self.memberships.get(initiative.pk)
        return membership is not None and membership.role == role

    def where(self, initiatives: Sequence[Initiative], *roles: Role) -> dict[int, Initiative]:
        """Those in which the viewer has one of these roles, by their keys."""
        return {one.pk: one for one in initiatives if any(self.has_role(one, role) for role in roles)}


Source = Callable[[Viewer, Sequence[Initiative]], Iterable[Doing]]


def _url(name: str, initiative: Initiative) -> str:
    return reverse(f"initiatives:{name}", args=[initiative.slug])


def ways_in(viewer: Viewer, initiatives: Sequence[Initiative]) -> Iterable[Doing]:
    """Join what is not over where one is no member; accept the newest charter where one is."""
    charters = Charter.objects.filter(initiative__in=initiatives).order_by("number")
    newest = {charter.initiative_id: charter for charter in charters}
    ends = _last_days(initiatives)
    for initiative in initiatives:
        membership, charter = viewer.memberships.get(initiative.pk), newest.get(initiative.pk)
        if charter is None:
            yield from _charter_to_write(viewer, initiative)
        elif membership is None and initiative.is_public and ends.get(initiative.pk, FAR) > clock.now():
            text = _("Read the charter, accept it, and take part.")
            yield Doing(initiative, _("Join this initiative"), _url("join", initiative), text)
        elif membership is not None and membership.charter_id != charter.pk:
            text = _("The charter has a new version since you joined.")
            url = _url("show_charter", initiative)
            yield Doing(initiative, _("Accept the new charter"), url, text, waits=True)


def _last_days(initiatives: Sequence[Initiative]) -> dict[int, datetime]:
    """When the last planned phase of each ends; nothing for an initiative without phases."""
    ends: dict[int, datetime] = {}
    periods = PhasePeriod.objects.filter(initiative__in=initiatives)
    for initiative_id, closes_at in periods.order_by().values_list("initiative_id", "closes_at"):
        ends[initiative_id] = max(ends.get(initiative_id, closes_at or FAR), closes_at or FAR)
    return ends


def _charter_to_write(viewer: Viewer, initiative: Initiative) -> Iterable[Doing]:
    if viewer.has_role(initiative, Role.COORDINATOR):
        text = _("Say what each side promises and who decides what. People can join once there is a charter.")
        url = _url("adopt_charter", initiative)
        yield Doing(initiative, _("Write the charter"), url, text, waits=True)


def drafts_to_open(viewer: Viewer, initiatives: Sequence[Initiative]) -> Iterable[Doing]:
    for initiative in initiatives:
        if not initiative.is_public and initiative.service.organisation_id in viewer.organisations:
            text = _("It is a draft, and waits for your organisation's yes.")
            url = _url("show_initiative", initiative)
            yield Doing(initiative, _("Open it to everyone"), url, text, waits=True)


def partners_to_answer(viewer: Viewer, initiatives: Sequence[Initiative]) -> Iterable[Doing]:
    """For who speaks for an organisation that was asked to be a partner."""
    asked = Partner.objects.filter(state=Partner.State.ASKED, organisation__in=viewer.organisations)
    for partner in asked.filter(initiative__in=initiatives).select_related("organisation", "initiative"):
        title = _("Answer for %(organisation)s") % {"organisation": partner.organisation}
        text = _("It is asked to be a partner here, with a promise of its own.")
        yield Doing(partner.initiative, title, _url("list_partners", partner.initiative), text, waits=True)


def promises_to_write_down(viewer: Viewer, initiatives: Sequence[Initiative]) -> Iterable[Doing]:
    """For who coordinates: a partner promised something that the newest charter does not say."""
    ours = viewer.where(initiatives, Role.COORDINATOR)
    accepted = Partner.objects.filter(state=Partner.State.ACCEPTED, initiative__in=ours)
    for key in dict.fromkeys(accepted.order_by("pk").values_list("initiative", flat=True)):
        initiative = ours[key]
        charter = initiative.charters.first()
        if charter and promises_not_in_charter(charter, accepted.filter(initiative=key)):
            text = _("A partner promised something that this version does not say yet.")
            url = _url("adopt_charter", initiative)
            yield Doing(initiative, _("Adopt a new version of the charter"), url, text, waits=True)


def open_activities(viewer: Viewer, initiatives: Sequence[Initiative]) -> Iterable[Doing]:
    """Open now, or soon enough to note the day."""
    by_id = {initiative.pk: initiative for initiative in initiatives}
    soon = Q(opens_at__range=(clock.now(), clock.now() + AHEAD))
    for activity in Activity.objects.filter(open_now() | soon, initiative__in=initiatives):
        yield Doing(
            by_id[activity.initiative_id],
            activity.title,
            activity.get_absolute_url(),
            activity.summary,
            phase=activity.phase,
            opens_at=activity.opens_at,
            closes_at=activity.closes_at,
            activity=activity.pk,
            is_general=True,
        )


def phases_to_plan(viewer: Viewer, initiatives: Sequence[Initiative]) -> Iterable[Doing]:
    """Where nothing was planned yet, or where the last phase ended not long ago."""
    now, ends = clock.now(), _last_days(initiatives)
    for initiative in initiatives:
        is_due = now - AFTERWARDS < ends.get(initiative.pk, now) <= now
        if viewer.has_role(initiative, Role.COORDINATOR) and is_due:
            text = _("No phase is open or planned. Tell people when the next one begins.")
            url = _url("plan_phase", initiative)
            yield Doing(initiative, _("Plan what comes next"), url, text, waits=True)
