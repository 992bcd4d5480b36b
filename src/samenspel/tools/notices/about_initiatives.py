"""Following an initiative as a whole: members do, from the day they join, unless they say otherwise."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from samenspel.spine.initiatives.models import Initiative, Membership
from samenspel.spine.initiatives.queries import visible_initiatives
from samenspel.spine.initiatives.registry import Corner, Door
from samenspel.spine.initiatives.rules import can_see
from samenspel.tools.notices.actions import follow_at_first, follow_no_more
from samenspel.tools.notices.kinds import FollowKind


def _every() -> QuerySet[Any]:
    return Initiative.objects.select_related("service__organisation")


def _enter(membership: Membership) -> None:
    follow_at_first(membership.person, membership.initiative)


def _leave(membership: Membership) -> None:
    follow_no_more(membership.person, membership.initiative)


INITIATIVE = FollowKind(
    model=Initiative,
    label=_("Initiative"),
    every=_every,
    can_see=can_see,
    seen_by=visible_initiatives,
)
CORNER = Corner(head="notices/initiative_head.html", body="notices/initiative.html")
DOOR = Door(on_entering=_enter, on_leaving=_leave)
