"""Reading places and seats."""

from typing import Any

from django.db.models import QuerySet

from samenspel.foundation import clock
from samenspel.foundation.journal.queries import address_of
from samenspel.tools.seats.models import Places, Seat
from samenspel.tools.seats.seated import find_seated

State = Seat.State


def find_places(seated: str) -> Places:
    """Of a thing by its address; not saved yet where nobody said how many there are."""
    return places_of(find_seated(seated))


def places_of(thing: Any) -> Places:
    address = address_of(thing)
    found = Places.objects.select_related("initiative__service").filter(thing=address).first()
    places = found or Places(thing=address, initiative=thing.initiative, number=0, closes_at=thing.opens_at)
    places.seated = thing
    return places


def waiting(places: Places) -> QuerySet[Seat]:
    """Whose turn is first comes first."""
    found = places.seats.filter(state=State.WAITING).select_related("person")
    return found.order_by("lot", "pk") if places.by_lottery else found.order_by("pk")


def before(seat: Seat) -> int | None:
    """How many wait longer; by lottery nobody knows."""
    if seat.places.by_lottery:
        return None
    return seat.places.seats.filter(state=State.WAITING, pk__lt=seat.pk).count()


def seats_by_state(places: Places) -> dict[str, list[Seat]]:
    seats = list(places.seats.select_related("person")) if places.pk else []
    return {state: [seat for seat in seats if seat.state == state] for state in State.values}


def expired_offers() -> QuerySet[Seat]:
    """Of places that nobody took in time."""
    return Seat.objects.filter(state=State.OFFERED, offered_until__lte=clock.settled())


def places_with_expired_offers() -> QuerySet[Places]:
    return Places.objects.filter(pk__in=expired_offers().values("places"))
