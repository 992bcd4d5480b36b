"""Joining, accepting the charter, leaving, and roles."""

from django.db import IntegrityError, transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.access import Refused, require
from samenspel.foundation.locks import writing
from samenspel.spine.initiatives.actions.writing import lock, set_values, tell
from samenspel.spine.initiatives.models import Charter, Initiative, Membership, Role, Side
from samenspel.spine.initiatives.registry import DOORS
from samenspel.spine.initiatives.rules import (
    is_last_coordinator,
    is_no_member,
    is_replaceable,
    membership_of,
)
from samenspel.spine.people.models import Person
from samenspel.spine.services.models import Organisation
from samenspel.spine.services.rules import is_professional_of


def join(*, actor: Person, initiative: Initiative) -> Membership:
    """Accept the newest charter and take part, on the side one stands on."""
    require(actor, "initiatives.join", initiative)
    with writing():
        membership = enter(actor, initiative, Role.CITIZEN, charter=initiative.charters.first())
        tell(actor, "join", initiative, membership)
    return membership


def accept_charter(*, actor: Person, initiative: Initiative) -> Membership:
    """The newest version."""
    require(actor, "initiatives.accept_charter", initiative)
    with writing():
        membership = initiative.memberships.get(person=actor, left_at=None)
        charter = initiative.charters.latest("number")
        set_values(membership, {"charter": charter})
        tell(actor, "accept_charter", initiative, membership, number=charter.number)
    return membership


def leave(*, actor: Person, initiative: Initiative) -> None:
    require(actor, "initiatives.leave", initiative)
    with writing():
        lock(initiative)
        require(actor, "initiatives.leave", initiative)
        membership = initiative.memberships.get(person=actor, left_at=None)
        set_values(membership, {"left_at": clock.now()})
        for door in DOORS:
            door.on_leaving(membership)
        tell(actor, "leave", initiative, membership)


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
        lock(membership.initiative)
        _require_fitting(membership, role, organisation)
        side = side or side_of(role, organisation)
        set_values(membership, {"role": role, "side": side, "organisation": organisation})
        tell(actor, "appoint", membership.initiative, membership, role=role)
    return membership


def side_of(role: str, organisation: Organisation | None) -> Side:
    """Citizens stand on the citizens' side, who speaks for an organisation on its side; the rest between."""
    if organisation is not None:
        return Side.ORGANISATION
    return Side.CITIZEN if role in (Role.CITIZEN, Role.COORDINATOR) else Side.NEUTRAL


def _require_fitting(membership: Membership, role: str, organisation: Organisation | None) -> None:
    reason: str | Promise = ""
    if role != Role.COORDINATOR and is_last_coordinator(membership):
        reason = is_replaceable(membership.person, membership).reason
    elif role == Role.PROFESSIONAL and organisation is None:
        reason = _("A professional speaks for an organisation. Name it.")
    elif role == Role.CITIZEN and organisation is not None:
        reason = _("A citizen speaks for no organisation.")
    elif organisation is not None:
        reason = is_professional_of(membership.person, organisation).reason
    if reason:
        raise Refused("initiatives.appoint", reason)


def enter(person: Person, initiative: Initiative, role: Role, charter: Charter | None = None) -> Membership:
    """Who works for the service's organisation enters on its side."""
    organisation = initiative.service.organisation
    works_there = bool(is_professional_of(person, organisation))
    if works_there and role == Role.CITIZEN:
        role = Role.PROFESSIONAL
    try:
        with transaction.atomic():
            membership = Membership.objects.create(
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
    for door in DOORS:
        door.on_entering(membership)
    return membership
