"""Following and unfollowing. Not in the journal, which forgets nothing: what somebody reads is their own
business."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.utils import timezone

from samenspel.foundation import clock
from samenspel.foundation.journal.queries import address_of
from samenspel.foundation.locks.acting import acting
from samenspel.spine.initiatives.things import card_of
from samenspel.spine.people.models import Person
from samenspel.tools.notices.models import Follow, Reader
from samenspel.tools.notices.queries import count_anew, newest_entry


def follow(*, actor: Person, followed: Any) -> Follow:
    """From now on. Twice is once."""
    with acting(actor, "notices.follow", followed):
        follow = follow_at_first(actor, followed)
        now = {"since": clock.now(), "from_entry": newest_entry(), "ended_at": None}
        Follow.objects.filter(pk=follow.pk, ended_at__isnull=False).update(**now)
        count_anew(actor.pk)
    return follow


def unfollow(*, actor: Person, follow: Follow) -> Follow:
    """It is remembered: nothing makes this person follow the thing again unasked."""
    with acting(actor, "notices.unfollow", follow):
        end(follow)
    return follow


def end(follow: Follow) -> bool:
    """False when it had ended before."""
    count_anew(follow.person_id)
    return bool(Follow.objects.filter(pk=follow.pk, ended_at=None).update(ended_at=clock.now()))


def follow_at_first(person: Person, thing: Any) -> Follow:
    """Inside another action: who begins to take part in something follows it, unless they unfollowed it."""
    make_reader(person)
    follow, _is_new = Follow.objects.get_or_create(
        person=person, thing=_to_follow(thing), defaults={"from_entry": newest_entry()}
    )
    return follow


def _to_follow(thing: Any) -> str:
    card = card_of(thing)
    if not card.is_followed:
        raise ImproperlyConfigured(f"The card of “{card.name}” does not say that people follow it.")
    return address_of(thing)


def make_reader(person: Person) -> Reader:
    """As everybody begins: a mail a week."""
    next_at = Reader(person=person).slot_after(timezone.now())
    reader, _is_new = Reader.objects.get_or_create(person=person, defaults={"next_at": next_at})
    return reader


def make_readers(people: Sequence[Person]) -> list[Reader]:
    """Idem, of many."""
    known = {one.person_id for one in Reader.objects.filter(person__in=people)}
    new = [Reader(person=one) for one in people if one.pk not in known]
    for reader in new:
        reader.next_at = reader.slot_after(timezone.now())
    Reader.objects.bulk_create(new, ignore_conflicts=True)
    return [*Reader.objects.filter(person__in=people).select_related("person")]


def follow_no_more(person: Person, thing: Any) -> None:
    """Inside another action: who leaves follows no more, and may come back as if for the first time."""
    Follow.objects.filter(person=person, thing=address_of(thing), ended_at=None).delete()
    count_anew(person.pk)


def follow_instead(old: Any, new: Any) -> None:
    """Inside another action, when one thing goes on in another: its followers come along.
    Who follows that already, or did, is left as they are."""
    coming = Follow.objects.filter(thing=address_of(old), ended_at=None)
    newest = newest_entry()
    Follow.objects.bulk_create(
        (
            Follow(person_id=person, thing=_to_follow(new), from_entry=newest)
            for person in coming.values_list("person", flat=True)
        ),
        ignore_conflicts=True,
    )
