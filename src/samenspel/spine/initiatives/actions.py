"""Starting initiatives and running them: charter, people, phases, activities, decisions, replies."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Model
from django.utils import timezone

from samenspel.foundation.access import Refused, require
from samenspel.foundation.journal import record
from samenspel.foundation.locks import writing
from samenspel.spine.initiatives.models import (
    Activity,
    Charter,
    CharterMatter,
    Decision,
    Initiative,
    Membership,
    PhasePeriod,
    Reply,
    Role,
    Side,
)
from samenspel.spine.initiatives.registry import find_kind
from samenspel.spine.initiatives.rules import (
    is_last_coordinator,
    is_no_member,
    is_replaceable,
    membership_of,
)
from samenspel.spine.people.models import Person
from samenspel.spine.services.models import Organisation, Service
from samenspel.spine.services.rules import is_professional_of
from samenspel.spine.services.slugs import create_with_slug

Matters = Iterable[Mapping[str, str]]


def start_initiative(
    *, actor: Person, title: str, summary: str, service: Service, language: str, **values: Any
) -> Initiative:
    """A draft, with `actor` as coordinator. `values`: story, area."""
    require(actor, "initiatives.start_initiative")
    with writing():
        initiative = create_with_slug(
            Initiative, title, title=title, summary=summary, service=service, language=language, **values
        )
        _enter(actor, initiative, Role.COORDINATOR)
        _tell(actor, "start_initiative", initiative, initiative, title=title)
    return initiative


def change_initiative(*, actor: Person, initiative: Initiative, **values: Any) -> Initiative:
    """`values`: title, summary, story, service, area, language."""
    require(actor, "initiatives.change_initiative", initiative)
    with writing():
        _set(initiative, values)
        _tell(actor, "change_initiative", initiative, initiative)
    return initiative


def open_initiative(*, actor: Person, initiative: Initiative) -> Initiative:
    """Show it to everyone: the organisation's yes to producing its service together."""
    require(actor, "initiatives.open_initiative", initiative)
    with writing():
        _set(initiative, {"is_public": True})
        _tell(actor, "open_initiative", initiative, initiative)
    return initiative


def adopt_charter(
    *,
    actor: Person,
    initiative: Initiative,
    citizens_promise: str,
    organisation_promise: str,
    matters: Matters,
) -> Charter:
    """The next version, which members are asked to accept. `matters`: matter, decided_by and other_side."""
    require(actor, "initiatives.adopt_charter", initiative)
    with writing():
        _lock(initiative)
        newest = initiative.charters.first()
        charter = Charter.objects.create(
            initiative=initiative,
            number=newest.number + 1 if newest else 1,
            citizens_promise=citizens_promise,
            organisation_promise=organisation_promise,
        )
        CharterMatter.objects.bulk_create(CharterMatter(charter=charter, **matter) for matter in matters)
        initiative.memberships.filter(person=actor, left_at=None).update(charter=charter)
        _tell(actor, "adopt_charter", initiative, charter, number=charter.number)
    return charter


def join(*, actor: Person, initiative: Initiative) -> Membership:
    """Accept the newest charter and take part, on the side one stands on."""
    require(actor, "initiatives.join", initiative)
    with writing():
        membership = _enter(actor, initiative, Role.CITIZEN, charter=initiative.charters.first())
        _tell(actor, "join", initiative, membership)
    return membership


def accept_charter(*, actor: Person, initiative: Initiative) -> Membership:
    """The newest version."""
    require(actor, "initiatives.accept_charter", initiative)
    with writing():
        membership = initiative.memberships.get(person=actor, left_at=None)
        charter = initiative.charters.latest("number")
        _set(membership, {"charter": charter})
        _tell(actor, "accept_charter", initiative, membership, number=charter.number)
    return membership


def leave(*, actor: Person, initiative: Initiative) -> None:
    require(actor, "initiatives.leave", initiative)
    with writing():
        _lock(initiative)
        require(actor, "initiatives.leave", initiative)
        membership = initiative.memberships.get(person=actor, left_at=None)
        _set(membership, {"left_at": timezone.now()})
        _tell(actor, "leave", initiative, membership)


def appoint(
    *,
    actor: Person,
    membership: Membership,
    role: str,
    side: str | None = None,
    organisation: Organisation | None = None,
) -> Membership:
    """Give a member a role, on the side that goes with it, or on `side` where the role leaves a choice."""
    require(actor, "initiatives.appoint", membership.initiative)
    with writing():
        _lock(membership.initiative)
        _require_fitting(membership, role, organisation)
        side = side or side_of(role, organisation)
        _set(membership, {"role": role, "side": side, "organisation": organisation})
        _tell(actor, "appoint", membership.initiative, membership, role=role)
    return membership


def side_of(role: str, organisation: Organisation | None) -> Side:
    """Citizens stand on the citizens' side, who speaks for an organisation on its side; the rest between."""
    if organisation is not None:
        return Side.ORGANISATION
    return Side.CITIZEN if role in (Role.CITIZEN, Role.COORDINATOR) else Side.NEUTRAL


def _require_fitting(membership: Membership, role: str, organisation: Organisation | None) -> None:
    if role != Role.COORDINATOR and is_last_coordinator(membership):
        raise Refused("initiatives.appoint", is_replaceable(membership.person, membership).reason)
    if organisation is not None and not is_professional_of(membership.person, organisation):
        raise Refused("initiatives.appoint", is_professional_of(membership.person, organisation).reason)


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
        _tell(actor, "plan_phase", initiative, period, phase=phase)
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
        _tell(actor, "add_activity", initiative, activity, phase=phase, title=title)
    return activity


def change_activity(*, actor: Person, activity: Activity, **values: Any) -> Activity:
    """`values`: title, summary, place, opens_at, closes_at."""
    require(actor, "initiatives.change_activity", activity)
    with writing():
        _set(activity, values)
        _tell(
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
            decided_at=decided_at or timezone.now(),
        )
        _tell(actor, "decide", initiative, decision, what=what)
    return decision


def reply(
    *, actor: Person, initiative: Initiative, said: str, did: str, replied_at: datetime | None = None
) -> Reply:
    """You said, we did."""
    require(actor, "initiatives.reply", initiative)
    with writing():
        answer = Reply.objects.create(
            initiative=initiative, said=said, did=did, replied_at=replied_at or timezone.now()
        )
        _tell(actor, "reply", initiative, answer, said=said)
    return answer


def _enter(person: Person, initiative: Initiative, role: Role, charter: Charter | None = None) -> Membership:
    """Who works for the service's organisation enters on its side."""
    organisation = initiative.service.organisation
    works_there = bool(is_professional_of(person, organisation))
    if works_there and role == Role.CITIZEN:
        role = Role.PROFESSIONAL
    try:
        with transaction.atomic():
            return Membership.objects.create(
                person=person,
                initiative=initiative,
                role=role,
                side=Side.ORGANISATION if works_there else Side.CITIZEN,
                organisation=organisation if works_there else None,
                charter=charter,
            )
    except IntegrityError as error:
        if membership_of(person, initiative) is None:
            raise
        raise Refused("initiatives.join", is_no_member(person, initiative).reason) from error


def _lock(initiative: Initiative) -> None:
    """Others who change charter or roles wait; on SQLite the write gate sees to that."""
    Initiative.objects.select_for_update().get(pk=initiative.pk)


def _set(thing: Model, values: dict[str, Any]) -> None:
    for name, value in values.items():
        setattr(thing, name, value)
    thing.save(update_fields=[*values])


def _tell(
    actor: Person, verb: str, initiative: Initiative, thing: Model, phase: str = "", **data: str | int
) -> None:
    record(
        actor=actor,
        verb=f"initiatives.{verb}",
        thing=thing,
        initiative=initiative,
        phase=phase,
        data=data,
    )
