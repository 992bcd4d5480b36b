"""What memberships and the journal tell of how initiatives go."""

from collections import defaultdict
from collections.abc import Iterator

from django.db.models import Count, Q

from samenspel.foundation.journal.models import Entry
from samenspel.methods.barriers import Measured
from samenspel.spine.initiatives.measuring import Span
from samenspel.spine.initiatives.models import Membership, Role, Side

WAYS_IN_AND_OUT = ("initiatives.join", "initiatives.leave", "initiatives.accept_charter")
BUSY = 5
"""One in so many is counted among the busiest."""


def members_who_left(span: Span) -> Iterator[tuple[int, Measured]]:
    """Of those who were members when it began. Whoever left and came back is still there."""
    there = Membership.objects.filter(initiative__in=span.initiatives, joined_at__lt=span.since)
    there = there.filter(Q(left_at=None) | Q(left_at__gte=span.since)).order_by()
    back = Membership.objects.filter(initiative__in=span.initiatives, left_at=None)
    came_back = {*back.filter(joined_at__gte=span.since).values_list("initiative", "person")}
    counts: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    for initiative, person, left in there.values_list("initiative", "person", "left_at").iterator():
        is_gone = left is not None and left < span.until and (initiative, person) not in came_back
        counts[initiative][0] += is_gone
        counts[initiative][1] += 1
    for initiative, (gone, everyone) in counts.items():
        yield initiative, Measured(gone, everyone, people=everyone, meant=gone)


def done_by_the_lesser_side(span: Span) -> Iterator[tuple[int, Measured]]:
    for initiative, acts in _acts(span):
        sides = {side: sum(acts[side]) for side in (Side.CITIZEN, Side.ORGANISATION)}
        people = sum(len(acts[side]) for side in sides)
        yield initiative, Measured(min(sides.values()), sum(sides.values()), people=people)


def done_by_the_busiest(span: Span) -> Iterator[tuple[int, Measured]]:
    """Of citizens only: to coordinate, and to work there, is to do more than others."""
    for initiative, acts in _acts(span, role=Role.CITIZEN):
        counts = sorted(acts[Side.CITIZEN], reverse=True)
        busiest = counts[: len(counts) // BUSY]
        yield initiative, Measured(sum(busiest), sum(counts), people=len(counts), meant=len(busiest))


def done_by_the_organisation(span: Span) -> Iterator[tuple[int, Measured]]:
    """Beside what citizens do. It is said of an organisation, and so of however few who work for it."""
    for initiative, acts in _acts(span):
        citizens = acts[Side.CITIZEN]
        yield initiative, Measured(sum(acts[Side.ORGANISATION]), sum(citizens), people=len(citizens))


def _acts(span: Span, **only: str) -> Iterator[tuple[int, dict[str, list[int]]]]:
    """How much each of the members did, by side and without who; nothing of where nobody did anything."""
    sides = _sides(span, only)
    found: dict[int, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for initiative, actor, many in _counts(span):
        if side := sides.get((int(initiative), actor)):
            found[int(initiative)][side].append(many)
    yield from found.items()


def _sides(span: Span, only: dict[str, str]) -> dict[tuple[int, str], str]:
    members = Membership.objects.filter(initiative__in=span.initiatives, **only).order_by("joined_at")
    rows = members.values_list("initiative", "person", "side").iterator()
    return {(initiative, str(person)): side for initiative, person, side in rows}


def _counts(span: Span) -> Iterator[tuple[str, str, int]]:
    keys = [str(key) for key in span.initiatives]
    entries = Entry.objects.filter(initiative_id__in=keys, at__gte=span.since, at__lt=span.until)
    told = entries.exclude(actor="").exclude(verb__in=WAYS_IN_AND_OUT).order_by()
    yield from told.values_list("initiative_id", "actor").annotate(many=Count("pk")).iterator()
