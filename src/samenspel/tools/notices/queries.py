"""Reading what is new for somebody: from the journal, what they follow and may see at this moment."""

from functools import reduce
from operator import or_
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from django.db.models import BigIntegerField, Case, Exists, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Cast, Coalesce, Substr

from samenspel.foundation.journal.models import About, Entry
from samenspel.foundation.journal.queries import sealed_up_to
from samenspel.spine.initiatives.models import Initiative
from samenspel.spine.initiatives.sentences import NEWS, SHOWN
from samenspel.tools.notices.kinds import KINDS, Followed, FollowKind
from samenspel.tools.notices.models import Follow, Reader

MOST_COUNTED, KEPT_SECONDS = 10, 30


def find_follow(follow_id: int) -> Follow:
    return Follow.objects.get(pk=follow_id)


def follow_of(person: Any, followed: Followed) -> Follow | None:
    """Also one that ended."""
    if not person.is_authenticated:
        return None
    return Follow.objects.filter(person=person, thing=followed.address).first()


def followers_of(followed: Followed) -> int:
    return Follow.objects.filter(thing=followed.address, ended_at=None).count()


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
    follows, is_seen = follows_of(person), []
    for place, kind in enumerate(KINDS.values()):
        follows = follows.alias(**{f"key_{place}": key_in("thing", kind.name)})
        is_seen.append(Q(Exists(kind.seen_by(person).filter(pk=OuterRef(f"key_{place}")))))
    return follows.filter(reduce(or_, is_seen))


def key_in(address: str, name: str) -> Case:
    """The key in an address, where it is one of a thing of that name: others need not be numbers."""
    prefix = f"{name}/"
    key = Cast(Substr(address, len(prefix) + 1), BigIntegerField())
    return Case(When(**{f"{address}__startswith": prefix}, then=key))


def told_to(person: Any, cards: QuerySet[About]) -> QuerySet[About]:
    """Those whose entries are news, are about nothing that is hidden now, and nothing that this person may
    not see: neither the thing they stand under nor any other."""
    cards = cards.filter(entry__verb__in=NEWS)
    for place, (label, shown) in enumerate(SHOWN.items()):
        key = Case(When(entry__object_type=label, then=Cast("entry__object_id", BigIntegerField())))
        cards = cards.alias(**{f"shown_{place}": key})
        is_shown = Exists(shown.now().filter(pk=OuterRef(f"shown_{place}")))
        cards = cards.filter(~Q(entry__object_type=label) | is_shown)
    for kind in KINDS.values():
        cards = cards.filter(~Exists(_unseen_by(person, kind).filter(entry=OuterRef("entry"))))
    return cards


def _unseen_by(person: Any, kind: FollowKind) -> QuerySet[About]:
    cards = About.objects.alias(key=key_in("thing", kind.name)).filter(thing__startswith=f"{kind.name}/")
    return cards.filter(~Exists(kind.seen_by(person).filter(pk=OuterRef("key"))))


def news_for(person: Any, follows: QuerySet[Follow]) -> QuerySet[About]:
    """What happened to what is followed since then, by others than this person, as far as it is settled."""
    since_then = follows.filter(thing=OuterRef("thing"), from_entry__lt=OuterRef("entry_id"))
    cards = About.objects.filter(Exists(since_then), thing__in=follows.values("thing"))
    settled = cards.filter(entry_id__lte=Subquery(sealed_up_to()))
    return told_to(person, settled).exclude(entry__actor=str(person.pk))


def news_once(person: Any, follows: QuerySet[Follow]) -> QuerySet[About]:
    """As news_for, each entry under the nearest of the things it is about."""
    since_then = follows.filter(thing=OuterRef("thing"), from_entry__lt=OuterRef("entry_id"))
    nearer = About.objects.filter(Exists(since_then), entry=OuterRef("entry"), pk__lt=OuterRef("pk"))
    return news_for(person, follows).filter(~Exists(nearer))


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
    new = news_for(person, follows_of(person)).filter(entry_id__gt=seen)
    return new.order_by().values("entry").distinct()[:MOST_COUNTED].count()


def news_of(followed: Followed) -> QuerySet[About]:
    """Of one thing, the newest first, as everyone sees it."""
    return _newest_first(About.objects.filter(thing=followed.address))


def news_of_site() -> QuerySet[About]:
    """Of all initiatives that are open to everyone, the newest first."""
    return _newest_first(About.objects.filter(thing__startswith=f"{Initiative._meta.label_lower}/"))


def _newest_first(cards: QuerySet[About]) -> QuerySet[About]:
    return told_to(AnonymousUser(), cards).select_related("entry").order_by("-entry_id")
