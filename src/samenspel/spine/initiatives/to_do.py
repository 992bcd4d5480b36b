"""What a person can do now, and what waits for this person: asked of the cards of things."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from samenspel.foundation import clock
from samenspel.spine.initiatives.doings import FAR, Doing, Viewer
from samenspel.spine.initiatives.models import Activity, Initiative, Membership
from samenspel.spine.initiatives.things import CARDS
from samenspel.spine.services.models import Organisation


def doings_for(person: Any, initiatives: Sequence[Initiative]) -> list[Doing]:
    """What waits for this person, ways in, what is open (soonest to close first), what comes."""
    if not initiatives:
        return []
    found = list(_asked(_viewer(person, initiatives), initiatives))
    told = {doing.activity for doing in found if not doing.is_general}
    return sorted((one for one in found if not one.is_general or one.activity not in told), key=_urgency)


def _asked(viewer: Viewer, initiatives: Sequence[Initiative]) -> Iterator[Doing]:
    """Of the kinds of things that these initiatives can hold, and only where they can."""
    holding = _holding(initiatives)
    for card in CARDS.values():
        pks = {pk for kind in card.activities for pk in holding[kind]}
        among = [one for one in initiatives if one.pk in pks] if card.activities else initiatives
        for source in card.doings if among else ():
            yield from source(viewer, among)


def _holding(initiatives: Sequence[Initiative]) -> dict[str, set[int]]:
    """By kind of activity: which of the initiatives have one."""
    held = Activity.objects.filter(initiative__in=initiatives).order_by()
    holding: dict[str, set[int]] = defaultdict(set)
    for kind, pk in held.values_list("kind", "initiative").distinct():
        holding[kind].add(pk)
    return holding


def _urgency(doing: Doing) -> tuple[bool, bool, bool, datetime]:
    is_ahead = doing.opens_at is not None and doing.opens_at > clock.now()
    return (
        not doing.waits,
        is_ahead,
        bool(doing.phase),
        (doing.opens_at if is_ahead else doing.closes_at) or FAR,
    )


def _viewer(person: Any, initiatives: Sequence[Initiative]) -> Viewer:
    if not person.is_authenticated:
        return Viewer(person, {}, frozenset())
    mine = Membership.objects.filter(person=person, initiative__in=initiatives, left_at=None)
    works_for = Organisation.objects.filter(professionals=person).values_list("pk", flat=True)
    return Viewer(person, {one.initiative_id: one for one in mine}, frozenset(works_for))
