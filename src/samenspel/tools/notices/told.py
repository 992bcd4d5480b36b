"""What somebody may be told at this moment: nothing of what is hidden from them, by the cards of things."""

from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import BigIntegerField, Case, Exists, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Cast, Left, StrIndex, Substr

from samenspel.foundation.journal.models import About
from samenspel.foundation.journal.sentences import told_as_news
from samenspel.spine.initiatives.queries import visible_initiatives
from samenspel.spine.initiatives.things import CARDS, Card
from samenspel.tools.notices.models import Follow

KIND = Left("thing", StrIndex("thing", Value("/")) - 1)


def seen_among(person: Any, follows: QuerySet[Follow]) -> QuerySet[Follow]:
    """Those whose thing this person may see now."""
    is_seen = [Q(pk__in=())]
    for place, card in enumerate(_cards(_kinds_in(follows))):
        follows = follows.alias(**{f"key_{place}": _key_in("thing", card.name)})
        seen = card.seen_by(person) if card.seen_by else card.model._default_manager.none()
        is_seen.append(Q(Exists(seen.filter(pk=OuterRef(f"key_{place}")))))
    return follows.filter(reduce(or_, is_seen))


def told_to(person: Any, slips: QuerySet[About]) -> QuerySet[About]:
    """Those whose entries are news of an initiative that this person sees, and have to do with nothing that
    is hidden: neither what was done something to, nor any other thing that they are about.

    Asked only of the kinds that occur. An entry that comes in meanwhile, of a kind that did not, waits until
    the next time.
    """
    slips = slips.filter(entry__verb__in=told_as_news())
    kinds = _kinds_among(slips)
    slips = _of_seen_initiatives(slips.filter(entry__object_type__in=kinds), person)
    for card in _cards(kinds):
        if card.told_to:
            slips = _without_hidden(slips, card.name, card.told_to(person))
    others = About.objects.filter(entry=OuterRef("entry")).alias(kind=KIND).exclude(kind__in=kinds)
    return slips.filter(~Exists(others))


def _kinds_among(slips: QuerySet[About]) -> set[str]:
    """Of what something was done to, and of what else the entries are about."""
    about = About.objects.filter(entry__in=slips.order_by().values("entry")).order_by()
    pairs = about.annotate(kind=KIND).values_list("kind", "entry__object_type").distinct()
    return {kind for pair in pairs for kind in pair}


def _kinds_in(rows: QuerySet[Any]) -> set[str]:
    """Of which kinds the things are that these rows name."""
    return set(rows.order_by().annotate(kind=KIND).values_list("kind", flat=True).distinct())


def _cards(kinds: Iterable[str]) -> list[Card]:
    return [CARDS[kind] for kind in sorted(kinds) if kind in CARDS]


def _of_seen_initiatives(slips: QuerySet[About], person: Any) -> QuerySet[About]:
    key = Cast("entry__initiative_id", BigIntegerField())
    slips = slips.alias(initiative=Case(When(~Q(entry__initiative_id=""), then=key)))
    return slips.filter(Exists(visible_initiatives(person).filter(pk=OuterRef("initiative"))))


def _without_hidden(slips: QuerySet[About], name: str, told: QuerySet[Any]) -> QuerySet[About]:
    """Of one kind: `told` are the things that are not hidden."""
    done_to = Case(When(entry__object_type=name, then=Cast("entry__object_id", BigIntegerField())))
    slips = slips.alias(done_to=done_to)
    slips = slips.filter(~Q(entry__object_type=name) | Exists(told.filter(pk=OuterRef("done_to"))))
    about = About.objects.alias(key=_key_in("thing", name)).filter(thing__startswith=f"{name}/")
    hidden = about.filter(~Exists(told.filter(pk=OuterRef("key"))))
    return slips.filter(~Exists(hidden.filter(entry=OuterRef("entry"))))


def _key_in(address: str, name: str) -> Case:
    """The key in an address, where it is one of a thing of that name: others need not be numbers."""
    prefix = f"{name}/"
    key = Cast(Substr(address, len(prefix) + 1), BigIntegerField())
    return Case(When(**{f"{address}__startswith": prefix}, then=key))
