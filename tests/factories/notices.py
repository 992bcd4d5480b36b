"""What people follow, and what is new in it, made by the actions."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from samenspel.foundation.journal import seal_entries
from samenspel.foundation.journal.queries import address_of
from samenspel.spine.initiatives import actions as initiatives
from samenspel.tools.notices import actions
from samenspel.tools.notices.models import Follow, Reader
from samenspel.tools.notices.queries import count_of_new
from samenspel.tools.notices.tickets import token_of
from tests.factories.initiatives import coordinator_of
from tests.factories.people import a_person

MINUTE = timedelta(minutes=1)


def make_follower(*things, name="Fay", **values):
    """Somebody with an address who follows these, and takes part in nothing."""
    person = a_person(name, **values)
    for thing in things:
        actions.follow(actor=person, followed=thing)
    return person


def make_decision(initiative, what="Open on Sundays", actor=None):
    return initiatives.decide(
        actor=actor or coordinator_of(initiative),
        initiative=initiative,
        what=what,
        why="Many asked.",
        decided_by="together",
    )


def settle():
    """As the worker does each minute."""
    return seal_entries(timezone.now())


def make_due(person):
    reader = Reader.objects.get(person=person)
    Reader.objects.filter(pk=reader.pk).update(next_at=timezone.now() - MINUTE)
    reader.refresh_from_db()
    return reader


def follow_by(person, thing):
    return Follow.objects.get(person=person, thing=address_of(thing))


def new_for(person):
    settle()
    return count_of_new(person)


def stop_url(row):
    return reverse("notices:unsubscribe", args=[token_of(row)])


def feed_url(thing):
    return reverse("notices:show_feed", args=[address_of(thing)])
