"""What is new, in words: under each thing its latest lines. Costs the same for any number of them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Count, F, Max, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from samenspel.foundation.journal.models import About, Entry
from samenspel.spine.initiatives.queries import public_names
from samenspel.spine.initiatives.sentences import SHOWN, sentence_of
from samenspel.tools.notices.kinds import KINDS, Followed
from samenspel.tools.notices.models import Follow
from samenspel.tools.notices.queries import follows_of, news_once

LINES = 5


@dataclass(frozen=True)
class Line:
    """One thing that happened. `url`: where it can be seen, when that is not the followed thing's page."""

    id: int
    at: datetime
    text: str
    url: str
    is_new: bool


@dataclass(frozen=True)
class Group:
    """A thing that somebody follows, with its latest lines and how many came before them."""

    followed: Followed
    follow: Follow
    lines: list[Line]
    count: int
    new: int

    @property
    def more(self) -> int:
        return self.count - len(self.lines)


@dataclass(frozen=True)
class News:
    """All that is new for one person; `groups` may be cut into pages before they are told."""

    person: Any
    seen: int
    follows: dict[str, Follow] = field(repr=False)
    cards: QuerySet[About]

    def groups(self) -> QuerySet[About, Any]:
        """Of each thing: how much happened, how much of it is new; what happened last comes first."""
        by_thing = self.cards.order_by().values("thing").annotate(
            count=Count("pk"), latest=Max("entry_id"), new=Count("pk", filter=Q(entry_id__gt=self.seen))
        )  # fmt: skip
        return by_thing.order_by("-latest")

    def tell(self, groups: Sequence[Mapping[str, Any]]) -> list[Group]:
        """These groups in words; a thing that went meanwhile is left out."""
        addresses = [group["thing"] for group in groups]
        things = things_at(addresses)
        lines = lines_of(self._latest(addresses), self.seen)
        return [
            Group(things[at], self.follows[at], lines[at], group["count"], group["new"])
            for at, group in zip(addresses, groups, strict=True)
            if at in things and at in self.follows
        ]

    def _latest(self, addresses: list[str]) -> QuerySet[About]:
        place = Window(RowNumber(), partition_by=F("thing"), order_by=F("entry_id").desc())
        found = self.cards.filter(thing__in=addresses).annotate(place=place).filter(place__lte=LINES)
        return found.select_related("entry").order_by("-entry_id")


def news_for(person: Any, seen: int, after: int = 0) -> News:
    """What happened after that entry; it is new after `seen`."""
    follows = follows_of(person)
    by_thing = {follow.thing: follow for follow in follows}
    return News(person, seen, by_thing, news_once(person, follows.all()).filter(entry_id__gt=after))


def things_at(addresses: Iterable[str]) -> dict[str, Followed]:
    """One query for each kind among them."""
    keys: dict[str, list[int]] = defaultdict(list)
    for address in addresses:
        name, _slash, key = address.partition("/")
        keys[name].append(int(key))
    found = [
        Followed(KINDS[name], thing)
        for name, wanted in keys.items()
        for thing in KINDS[name].every().filter(pk__in=wanted)
    ]
    return {one.address: one for one in found}


def lines_of(cards: Iterable[About], seen: int = 0) -> dict[str, list[Line]]:
    """By thing, in the order in which they come."""
    cards = list(cards)
    entries = [card.entry for card in cards]
    names = public_names({entry.initiative_id for entry in entries if entry.initiative_id})
    pages = _pages_of(entries)
    lines: dict[str, list[Line]] = defaultdict(list)
    for card in cards:
        entry = card.entry
        text = sentence_of(entry, names.get(entry.initiative_id, {}))
        url = pages.get((entry.object_type, entry.object_id), "")
        lines[card.thing].append(Line(entry.pk, entry.at, text, url, entry.pk > seen))
    return lines


def _pages_of(entries: Iterable[Entry]) -> dict[tuple[str, str], str]:
    """Where each of the things is that the entries were done to, if it has a place of its own."""
    ids: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        ids[entry.object_type].add(entry.object_id)
    return {
        (label, id): url
        for label, shown in SHOWN.items()
        if label in ids
        for id, url in shown.pages(ids[label]).items()
    }
