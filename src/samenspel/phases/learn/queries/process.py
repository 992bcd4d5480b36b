"""How an initiative went, by its activities and its journal: steps, ways back, and how long answers took."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median

from django.db.models import QuerySet

from samenspel.foundation import clock
from samenspel.foundation.journal.models import Entry
from samenspel.foundation.journal.queries import entries_of_initiative
from samenspel.spine.initiatives.measuring import TIME_TO_ANSWER, Answering
from samenspel.spine.initiatives.models import Activity, Charter, Initiative
from samenspel.spine.initiatives.phases import Phase
from samenspel.spine.initiatives.things import CARDS, Text

ORDER = [*Phase.values]


@dataclass(frozen=True)
class Step:
    """`back`: an activity of a later phase began before it."""

    activity: Activity
    phase: Phase
    back: bool


def steps_of(initiative: Initiative) -> list[Step]:
    """What has begun, in its order."""
    begun = Activity.objects.filter(initiative=initiative, opens_at__lte=clock.now())
    furthest, found = 0, []
    for activity in begun.order_by("opens_at", "pk"):
        place = ORDER.index(activity.phase)
        found.append(Step(activity, Phase(activity.phase), place < furthest))
        furthest = max(furthest, place)
    return found


@dataclass(frozen=True)
class Answers:
    """What became of the contributions of one kind. `days`: until half of those that were answered had their
    answer. `longest`: for how many days one waits now. `late`: how many wait longer than people should."""

    label: Text
    came: int
    answered: int
    waiting: int
    ended: int
    days: int | None
    longest: int | None
    late: int


def answers_of(initiative: Initiative) -> list[Answers]:
    """Of each kind of which something came, in a number of queries that does not grow with them."""
    kinds = {name: card.answering for name, card in CARDS.items() if card.answering}
    now = clock.now()
    return [
        _counted(CARDS[kind].label, moments, {*kinds[kind].ended(initiative)}, now)
        for kind, moments in _moments(initiative, kinds).items()
        if moments
    ]


@dataclass
class Moments:
    came: datetime
    answered: datetime | None = None


def _moments(initiative: Initiative, kinds: dict[str, Answering]) -> dict[str, dict[int, Moments]]:
    """By kind and key: when each contribution came, and when it was answered first."""
    found: dict[str, dict[int, Moments]] = {kind: {} for kind in kinds}
    came = {one.came for one in kinds.values()}
    answered = {verb for one in kinds.values() for verb in one.answered}
    entries = entries_of_initiative(initiative).filter(verb__in=came | answered)
    for entry in entries.order_by("pk").prefetch_related("about"):
        for kind, key in _things_of(entry):
            told = kinds.get(kind)
            if told and entry.verb == told.came:
                found[kind].setdefault(key, Moments(entry.at))
            elif told and entry.verb in told.answered and (known := found[kind].get(key)):
                known.answered = known.answered or entry.at
    return found


def took_days(initiative: Initiative) -> Iterator[tuple[datetime, int | None]]:
    """When each contribution came, and in how many days it was answered, if it was."""
    kinds = {name: card.answering for name, card in CARDS.items() if card.answering}
    for moments in _moments(initiative, kinds).values():
        for one in moments.values():
            yield one.came, _days(one.answered - one.came) if one.answered else None


def _things_of(entry: Entry) -> Iterator[tuple[str, int]]:
    for one in entry.about.all():
        kind, _slash, key = one.thing.partition("/")
        if key.isdecimal():
            yield kind, int(key)


def _counted(label: Text, moments: dict[int, Moments], ended: set[int], now: datetime) -> Answers:
    took = [_days(one.answered - one.came) for one in moments.values() if one.answered]
    waits = [now - one.came for key, one in moments.items() if one.answered is None and key not in ended]
    return Answers(
        label=label,
        came=len(moments),
        answered=len(took),
        waiting=len(waits),
        ended=len(moments) - len(took) - len(waits),
        days=round(median(took)) if took else None,
        longest=_days(max(waits)) if waits else None,
        late=sum(one > TIME_TO_ANSWER for one in waits),
    )


def _days(span: timedelta) -> int:
    return round(span / timedelta(days=1))


def charters_of(initiative: Initiative) -> QuerySet[Charter]:
    return initiative.charters.order_by("number")
