"""Where the addresses of few places lead."""

from datetime import timedelta

from django.utils import timezone

from samenspel.tools.seats import actions
from samenspel.tools.seats.models import Seat
from tests.factories.seats import make_places
from tests.world import EVERY_PAGE


def words(initiative, author):
    """A meeting with one place, which is offered to the author."""
    places = make_places(1, initiative)
    seat = actions.sign_up(actor=author, places=places)
    until = timezone.now() + timedelta(hours=9)
    Seat.objects.filter(pk=seat.pk).update(state="offered", offered_until=until)
    return {EVERY_PAGE: {"seated": places.thing}}
