"""Joining, accepting the charter, leaving, and roles."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.access import Refused
from samenspel.foundation.journal.sentences import describe
from samenspel.foundation.locks.acting import acting, stay
from samenspel.foundation.locks.rows import set_values
from samenspel.foundation.locks.versions import refuse_unread
from samenspel.methods.typology import NOT_SAID
from samenspel.spine.initiatives.actions.naming import name_for
from samenspel.spine.initiatives.hooks import MEMBERSHIP_HOOKS
from samenspel.spine.initiatives.models import Charter, Initiative, Membership, Role, Side
from samenspel.spine.initiatives.queries import locked
from samenspel.spine.initiatives.rules import (
    is_last_coordinator,
    is_no_member,
    is_replaceable,
)
from samenspel.spine.initiatives.telling import tell
from samenspel.spine.people.letters import write_to_address
from samenspel.spine.people.models import Person
from samenspel.spine.services.models import Organisation
from samenspel.spine.services.rules import is_professional_of

describe("initiatives.join", _("{actor} joined."), news=False)


def join(
    *, actor: Person, initiative: Initiative, coproducer_kind: str = NOT_SAID, seen: str = ""
) -> Membership:
    """Accept the newest charter and take part, on the side one stands on. `coproducer_kind`: as what; `seen`:
    the version of the charter that they read."""
    with acting(actor, "initiatives.join", initiative):
        charter = initiative.charters.first()
        if charter is not None:
            refuse_unread("initiatives.join", charter, charter.version, seen)
        membership = enter(actor, initiative, Role.CITIZEN, charter=charter)
        if membership.side == Side.CITIZEN:
            set_values(membership, coproducer_kind=coproducer_kind)
        if actor.is_child:
            _tell_guardian(actor, initiative)
        tell(actor, "initiatives.join", membership)
    return membership


def _tell_guardian(person: Person, initiative: Initiative) -> None:
    set_values(person, display_name=name_for(person, initiative))
    guardian, language = person.child.guardian_email, initiative.language
    write_to_address(guardian, language, "initiatives/child_joined", initiative, child=person)


describe("initiatives.accept_charter", _("{actor} accepted version {number} of the charter."), news=False)


def accept_charter(*, actor: Person, initiative: Initiative, seen: str = "") -> Membership:
    """The newest version. `seen`: the one that they read."""
    with acting(actor, "initiatives.accept_charter", initiative):
        membership = initiative.memberships.get(person=actor, left_at=None)
        charter = initiative.charters.latest("number")
        refuse_unread("initiatives.accept_charter", charter, charter.version, seen)
        set_values(membership, charter=charter)
        tell(actor, "initiatives.accept_charter", membership, number=charter.number)
    return membership


describe("initiatives.leave", _("{actor} left."), news=False)


def leave(*, actor: Person, initiative: Initiative) -> None:
    with acting(actor, "initiatives.leave", initiative, locked) as initiative:
        membership = initiative.memberships.get(person=actor, left_at=None)
        set_values(membership, left_at=clock.now())
        for hook in MEMBERSHIP_HOOKS:
            hook.on_leave(membership)
        tell(actor, "initiatives.leave", membership)


describe("initiatives.appoint", _("{actor} gave a member a role."), news=False)


def appoint(
    *,
    actor: Person,
    membership: Membership,
    role: str,
    side: str | None = None,
    organisation: Organisation | None = None,
) -> Membership:
    """Give a member a role, on the side that goes with it, or on `side` where the role leaves a choice."""
    with acting(actor, "initiatives.appoint", membership.initiative, locked) as initiative:
        stay(membership.person, "initiatives.appoint")
        membership = initiative.memberships.get(pk=membership.pk, left_at=None)
        _require_fitting(membership, role, organisation)
        side = side or side_of(role, organisation)
        set_values(membership, role=role, side=side, organisation=organisation)
        tell(actor, "initiatives.appoint", membership, role=role)
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
    elif role != Role.CITIZEN and membership.person.is_child:
        reason = _("A child takes part as a citizen, in no other role.")
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
    values = {
        "role": role,
        "side": Side.ORGANISATION if works_there else Side.CITIZEN,
        "organisation": organisation if works_there else None,
        "charter": charter,
    }
    membership, is_new = initiative.memberships.get_or_create(person=person, left_at=None, defaults=values)
    if not is_new:
        raise Refused("initiatives.join", is_no_member(person, initiative).reason)
    for hook in MEMBERSHIP_HOOKS:
        hook.on_join(membership)
    return membership
