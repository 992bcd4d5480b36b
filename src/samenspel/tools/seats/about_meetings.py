"""Places of a meeting; whoever leaves its initiative leaves them."""

from samenspel.spine.initiatives.models import Membership
from samenspel.spine.initiatives.rooms import Door
from samenspel.tools.seats.actions import leave_all
from samenspel.tools.seats.models import Seat


def _enter(membership: Membership) -> None:
    """Nobody gets a place by coming in."""


def _leave(membership: Membership) -> None:
    leave_all(membership.person, Seat.objects.filter(places__initiative=membership.initiative_id))


DOOR = Door(on_entering=_enter, on_leaving=_leave)
