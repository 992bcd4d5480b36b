"""Meetings with few places, and who signs up, made by the actions."""

from datetime import timedelta

from django.utils import timezone

from samenspel.tools.seats import actions
from samenspel.tools.seats.queries import places_of
from tests.factories.initiatives import coordinator_of, make_initiative, make_meeting, make_member
from tests.factories.services import make_person


def make_places(number=2, initiative=None, **values):
    """Of a meeting; people sign up until a week from now."""
    initiative = initiative or make_initiative()
    values = {"closes_at": timezone.now() + timedelta(days=7), **values}
    return actions.set_places(
        actor=coordinator_of(initiative),
        places=places_of(make_meeting(initiative)),
        number=number,
        **values,
    )


def make_seat(places, name="Fay", email=None):
    member = make_member(places.initiative, make_person(name, email=email))
    return actions.sign_up(actor=member, places=places)
