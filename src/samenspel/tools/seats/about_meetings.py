"""Places of a meeting; whoever leaves its initiative leaves them."""

from django.core.exceptions import ObjectDoesNotExist

from samenspel.spine.initiatives.models import Activity, Membership
from samenspel.spine.initiatives.queries import find_meeting
from samenspel.spine.initiatives.registry import Door
from samenspel.tools.seats.actions import leave_all
from samenspel.tools.seats.models import Seat


def find_meeting_by_key(key: str) -> Activity:
    if not key.isdecimal() or len(key) > 18:
        raise ObjectDoesNotExist(key)
    return find_meeting(int(key))


def _enter(membership: Membership) -> None:
    """Nobody gets a place by coming in."""


def _leave(membership: Membership) -> None:
    leave_all(membership.person, Seat.objects.filter(places__initiative=membership.initiative_id))


DOOR = Door(on_entering=_enter, on_leaving=_leave)
