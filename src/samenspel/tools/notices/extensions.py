"""Following an initiative as a whole: members do, from the day they join, unless they say otherwise."""

from samenspel.spine.initiatives.hooks import Fragment, MembershipHook
from samenspel.spine.initiatives.models import Membership
from samenspel.tools.notices.actions import follow_at_first, follow_no_more


def _join(membership: Membership) -> None:
    follow_at_first(membership.person, membership.initiative)


def _leave(membership: Membership) -> None:
    follow_no_more(membership.person, membership.initiative)


FRAGMENT = Fragment(head="notices/initiative_head.html", body="notices/initiative.html")
MEMBERSHIP_HOOK = MembershipHook(on_join=_join, on_leave=_leave)
