"""Following an initiative as a whole: members do, from the day they join, unless they say otherwise."""

from samenspel.spine.initiatives.models import Membership
from samenspel.spine.initiatives.rooms import Corner, Door
from samenspel.tools.notices.actions import follow_at_first, follow_no_more


def _enter(membership: Membership) -> None:
    follow_at_first(membership.person, membership.initiative)


def _leave(membership: Membership) -> None:
    follow_no_more(membership.person, membership.initiative)


CORNER = Corner(head="notices/initiative_head.html", body="notices/initiative.html")
DOOR = Door(on_entering=_enter, on_leaving=_leave)
