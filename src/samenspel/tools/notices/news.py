"""What is new, in words: under each thing its latest lines. Costs the same for any number of them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Count, F, Max, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from samenspel.foundation.journal.models import About, Entry
from samenspel.foundation.journal.sentences import sentence_of
from samenspel.spine.initiatives.queries import public_names
from samenspel.spine.initiatives.things import Text, card_of, things_at
from samenspel.tools.notices.models import Follow
from samenspel.tools.notices.queries import follows_of, news_once

LINES = 5


@dataclass(frozen=True)
class NewsLine:
    """One thing that happened. `url`: where it can be seen, when that is not the followed thing's page."""

    id: int
    at: datetime
    text: str
    url: str
    is_new: bool


@dataclass(frozen=True)
class NewsGroup:
    """A thing that somebody follows, with its latest lines and how many came before them."""

    followed: Any
    follow: Follow
    lines: list[NewsLine]
    count: int
    new: int

    @property
    def label(self) -> Text:
        return card_of(self.followed).label

    @property
    def more(self) -> int:
        return self.count - len(self.lines)


@dataclass(frozen=True)
class News:
    """All that is new for one person; `groups` may be cut into pages before they are told."""

    person: Any
    seen: int
    follows: dict[str, Follow] = field(repr=False)
    slips: QuerySet[About]

    def groups(self) -> QuerySet[About, Any]:
        """Of each thing: how much happened, how much of it is new; what happened last comes first."""
        by_thing = self.slips.order_by().values("thing").annotate(
            count=Count("pk"), latest=Max("entry_id"), new=Count("pk", filter=Q(entry_id__gt=self.seen))
        )  # fmt: skip
        return by_thing.order_by("-latest")

    def in_words(self, groups: Sequence[Mapping[str, Any]]) -> list[NewsGroup]:
        """These groups in words; a thing that went meanwhile is left out."""
        addresses = [group["thing"] for group in groups]
        things = things_at(addresses)
        lines = lines_of(self._latest(addresses), self.seen)
        return [
            NewsGroup(things[at], self.follows[at], lines[at], group["count"], group["new"])
            for at, group in zip(addresses, groups, strict=True)
            if at in things and at in self.follows
        ]

    def _latest(self, addresses: list[str]) -> QuerySet[About]:
        place = Window(RowNumber(), partition_by=F("thing"), order_by=F("entry_id").desc())
        found = self.slips.filter(thing__in=addresses).annotate(place=place).filter(place__lte=LINES)
        return found.select_related("entry").order_by("-entry_id")


def news_for(person: Any, seen: int, after: int = 0) -> News:
    """What happened after that entry; it is new after `seen`."""
    follows = follows_of(person)
    by_thing = {follow.thing: follow for follow in follows}
    return News(person, seen, by_thing, news_once(person, follows.all()).filter(entry_id__gt=after))


def lines_of(slips: Iterable[About], seen: int = 0) -> dict[str, list[NewsLine]]:
    """By thing, in the order in which they come."""
    slips = list(slips)
    entries = [slip.entry for slip in slips]
    names = public_names({entry.initiative_id for entry in entries if entry.initiative_id})
    done_to = things_at({_address(entry) for entry in entries})
    lines: dict[str, list[NewsLine]] = defaultdict(list)
    for slip in slips:
        entry, address = slip.entry, _address(slip.entry)
        text = sentence_of(entry, names.get(entry.initiative_id, {}))
        is_elsewhere = address in done_to and address != slip.thing
        url = done_to[address].get_absolute_url() if is_elsewhere else ""
        lines[slip.thing].append(NewsLine(entry.pk, entry.at, text, url, entry.pk > seen))
    return lines


def _address(entry: Entry) -> str:
    return f"{entry.object_type}/{entry.object_id}"
