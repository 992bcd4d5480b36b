"""Programmes: rooms, sessions, talks, versions and registrations, made by the actions."""

from datetime import datetime, timedelta
from itertools import count

from django.utils import timezone

from samenspel.phases.learn.actions.programme import add_room, add_session, place_talk
from samenspel.phases.learn.actions.publishing import publish_programme
from samenspel.phases.learn.actions.registering import register
from samenspel.phases.learn.models.reviews import Decision
from samenspel.tools.seats.actions import set_places
from samenspel.tools.seats.queries import places_of
from tests.factories.panels import make_call, make_contribution, make_edition, make_somebody, organiser_of

numbers = count(1)


def make_room(edition=None, name=None):
    edition = edition or make_edition()
    return add_room(actor=organiser_of(edition), edition=edition, name=name or f"Room {next(numbers)}")


def nine_on(edition, hour=9, minute=0):
    """Of its first day, by its clocks."""
    day = edition.begins_on
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=edition.tzinfo)


def make_session(edition=None, starts_at=None, **values):
    edition = edition or make_edition()
    words = {"title": f"Care {next(numbers)}", "kind": "talks", "minutes": 90, **values}
    return add_session(
        actor=organiser_of(edition), edition=edition, starts_at=starts_at or nine_on(edition), **words
    )


def decide_on(contribution, outcome="accept", is_sent=True):
    sent_at = timezone.now() if is_sent else None
    Decision.objects.create(contribution=contribution, outcome=outcome, words="Welcome.", sent_at=sent_at)
    return contribution


def make_accepted(edition, author=None, **values):
    call = edition.calls.first() or make_call(edition)
    return decide_on(make_contribution(call, author, **values))


def make_talk(session=None, contribution=None, minutes=20):
    session = session or make_session()
    contribution = contribution or make_accepted(session.edition)
    return place_talk(
        actor=organiser_of(session.edition), session=session, contribution=contribution, minutes=minutes
    )


def publish(edition):
    return publish_programme(actor=organiser_of(edition), edition=edition)


def open_registration(edition=None, number=2, **values):
    edition = edition or make_edition()
    values = {"closes_at": timezone.now() + timedelta(days=7), **values}
    set_places(actor=organiser_of(edition), places=places_of(edition), number=number, **values)
    return edition


def make_registration(edition=None, person=None, **values):
    person = person or make_somebody("Fay")
    words = {"name": person.display_name, **values}
    return register(actor=person, edition=edition or open_registration(), **words)
