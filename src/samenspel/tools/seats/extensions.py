"""Places of a meeting; whoever leaves its initiative leaves them."""

from samenspel.spine.initiatives.hooks import MembershipHook
from samenspel.spine.initiatives.models import Membership
from samenspel.tools.seats.actions import leave_all
from samenspel.tools.seats.models import Seat


def _join(membership: Membership) -> None:
    """Nobody gets a place by joining."""


def _leave(membership: Membership) -> None:
    leave_all(membership.person, Seat.objects.filter(places__initiative=membership.initiative_id))


MEMBERSHIP_HOOK = MembershipHook(on_join=_join, on_leave=_leave)
