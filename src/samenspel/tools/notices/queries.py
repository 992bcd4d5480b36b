"""Reading what is new for somebody: from the journal, what they follow and may see at this moment."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django.core.cache import cache
from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from samenspel.foundation import clock
from samenspel.foundation.journal.models import About, Entry
from samenspel.foundation.journal.queries import address_of, sealed_up_to
from samenspel.spine.initiatives.models import Initiative
from samenspel.spine.initiatives.queries import Machine
from samenspel.spine.initiatives.reminding import Due
from samenspel.spine.initiatives.things import CARDS, find_thing
from samenspel.tools.notices.models import Follow, Reader, Reminded
from samenspel.tools.notices.told import seen_among, told_to

MOST_COUNTED, KEPT_SECONDS = 10, 30
KEPT = timedelta(days=400)


def find_follow(follow_id: int) -> Follow:
    return Follow.objects.get(pk=follow_id)


def find_followed(thing: str) -> Any:
    """`thing` as in an address: plan.proposal/12."""
    return find_thing(thing, lambda card: card.is_followed)


def follow_of(person: Any, followed: Any) -> Follow | None:
    """Also one that ended."""
    if not person.is_authenticated:
        return None
    return Follow.objects.filter(person=person, thing=address_of(followed)).first()


def followers_of(followed: Any) -> int:
    return Follow.objects.filter(thing=address_of(followed), ended_at=None).count()


def reader_of(person: Any) -> Reader:
    """As kept, or as everybody begins."""
    return Reader.objects.filter(person=person).first() or Reader(person=person)


def readers_due(moment: Any) -> QuerySet[Reader]:
    """Who should have had a digest by now, the longest waiting first."""
    due = Reader.objects.filter(next_at__lte=moment)
    return due.select_related("person").order_by("next_at", "pk")


def newest_entry() -> int:
    return Entry.objects.order_by("-pk").values_list("pk", flat=True).first() or 0


def settled_entry() -> int:
    """What is new counts up to here: before it no entry can appear any more, so no mark skips one."""
    return sealed_up_to().first() or 0


def follows_of(person: Any) -> QuerySet[Follow]:
    return Follow.objects.filter(person=person, ended_at=None)


def seen_follows(person: Any) -> QuerySet[Follow]:
    """What this person follows and may see now."""
    return seen_among(person, follows_of(person))


def slips_for(person: Any, follows: QuerySet[Follow]) -> QuerySet[About]:
    """What happened to what is followed since then, by others than this person, as far as it is settled."""
    since_then = follows.filter(thing=OuterRef("thing"), from_entry__lt=OuterRef("entry_id"))
    slips = About.objects.filter(Exists(since_then), thing__in=follows.values("thing"))
    settled = slips.filter(entry_id__lte=Subquery(sealed_up_to()))
    return told_to(person, settled).exclude(entry__actor=str(person.pk))


def news_once(person: Any, follows: QuerySet[Follow]) -> QuerySet[About]:
    """As slips_for, each entry under the nearest of the things it is about."""
    since_then = follows.filter(thing=OuterRef("thing"), from_entry__lt=OuterRef("entry_id"))
    nearer = About.objects.filter(Exists(since_then), entry=OuterRef("entry"), pk__lt=OuterRef("pk"))
    return slips_for(person, follows).filter(~Exists(nearer))


def count_of_new(person: Any) -> int:
    """For every page: whoever follows nothing, or has seen all, costs one small query. Counts no further than
    MOST_COUNTED."""
    reader = Reader.objects.filter(person=person).values_list("seen", Coalesce(Subquery(sealed_up_to()), 0))
    seen, settled = reader.first() or (0, 0)
    if settled <= seen:
        return 0
    where, count = cache.get(_count_key(person.pk)) or (None, 0)
    if where != (seen, settled):
        count = _count_after(person, seen)
        cache.set(_count_key(person.pk), ((seen, settled), count), KEPT_SECONDS)
    return int(count)


def count_anew(person_id: Any) -> None:
    """After a change in what somebody follows."""
    cache.delete(_count_key(person_id))


def _count_key(person_id: Any) -> str:
    return f"notices.new.{person_id}"


def _count_after(person: Any, seen: int) -> int:
    new = slips_for(person, follows_of(person)).filter(entry_id__gt=seen)
    return new.order_by().values("entry").distinct()[:MOST_COUNTED].count()


def news_of(followed: Any) -> QuerySet[About]:
    """Of one thing, the newest first, as everyone sees it."""
    return _newest_first(About.objects.filter(thing=address_of(followed)))


def news_of_site() -> QuerySet[About]:
    """Of all initiatives that are open to everyone, the newest first."""
    return _newest_first(About.objects.filter(thing__startswith=f"{Initiative._meta.label_lower}/"))


def _newest_first(slips: QuerySet[About]) -> QuerySet[About]:
    return told_to(Machine(), slips).select_related("entry").order_by("-entry_id")


def reminders_due() -> Iterator[Due]:
    """Of every kind of thing."""
    for card in CARDS.values():
        if card.reminds is not None:
            yield from card.reminds()


def old_reminders() -> QuerySet[Reminded]:
    return Reminded.objects.filter(on__lt=clock.today() - KEPT)
