"""One of everything that is registered here about a person."""

from samenspel.tools.seats.actions import sign_up
from tests.canaries import plants
from tests.factories.initiatives import make_member
from tests.factories.seats import make_places


@plants("seats.Seat")
def plant_seat(person):
    places = make_places()
    make_member(places.initiative, person)
    sign_up(actor=person, places=places)
