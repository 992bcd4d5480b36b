"""Signing up for a place, waiting for one, being offered one, and leaving."""

import secrets
from datetime import datetime, timedelta

from django.db.models import F, QuerySet
from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.access import Refused
from samenspel.foundation.journal.sentences import untold
from samenspel.foundation.locks.acting import acting
from samenspel.foundation.locks.few import give_back, take
from samenspel.spine.initiatives.telling import tell
from samenspel.spine.people.letters import write_to
from samenspel.spine.people.models import Person
from samenspel.tools.seats.models import Places, Seat
from samenspel.tools.seats.queries import expired_offers, waiting

State = Seat.State
LOTS = 2**31


untold(
    "seats.set_places",
    "seats.sign_up",
    "seats.leave_seat",
    "seats.accept_seat",
    because="Who comes is known to those who prepare it; the places stand on the page.",
)


def set_places(
    *,
    actor: Person,
    places: Places,
    number: int,
    closes_at: datetime,
    by_lottery: bool = False,
    offer_hours: int = 24,
) -> Places:
    """Say how many there are. Those that come to be free are offered to who waits."""
    values = {"closes_at": closes_at, "by_lottery": by_lottery, "offer_hours": offer_hours}
    with acting(actor, "seats.set_places", places):
        begun = {"initiative": places.initiative, "number": number, **values}
        saved, _is_new = Places.objects.get_or_create(thing=places.thing, defaults=begun)
        places = _held(saved)
        if number < places.taken:
            raise Refused("seats.set_places", _("More places are taken than that. Who has one keeps it."))
        _row(places).update(number=number, **values)
        _offer_on(_held(places))
        tell(actor, "seats.set_places", places.seated, about=[], number=number)
    return places


def sign_up(*, actor: Person, places: Places) -> Seat:
    """A place while there is one; else one's turn on the waiting list."""
    with acting(actor, "seats.sign_up", places, _held) as places:
        seat = seat_in(places, actor)
        tell(actor, "seats.sign_up", places.seated, about=[])
    return seat


def seat_in(places: Places, person: Person) -> Seat:
    """Inside another action, that asked whether they may."""
    got = take(_row(places), "taken", "number")
    state = State.HELD if got else State.WAITING
    return Seat.objects.create(places=places, person=person, state=state, lot=secrets.randbelow(LOTS))


def leave_seat(*, actor: Person, places: Places) -> None:
    """One's place, the offer of one, or the waiting list; what was said with it goes with it."""
    with acting(actor, "seats.leave_seat", places, _held) as places:
        _free(places, places.seats.get(person=actor))
        tell(actor, "seats.leave_seat", places.seated, about=[])


def accept_seat(*, actor: Person, places: Places) -> Seat:
    """Take what is offered, in time."""
    with acting(actor, "seats.accept_seat", places, _held) as places:
        places.seats.filter(person=actor).update(state=State.HELD, offered_until=None)
        tell(actor, "seats.accept_seat", places.seated, about=[])
    return places.seats.get(person=actor)


def pass_on(*, actor: Person | None, places: Places) -> int:
    """Whoever did not take what was offered is off the list; the next one is asked. Returns how many."""
    with acting(actor, "seats.pass_on", places, _held) as places:
        seats = list(expired_offers().filter(places=places))
        for seat in seats:
            _free(places, seat)
    return len(seats)


def leave_all(person: Person, seats: QuerySet[Seat]) -> None:
    """Inside another action: these of this person's seats are free, and offered on."""
    for seat in seats.filter(person=person).select_related("places").order_by("places_id"):
        places = _held(seat.places)
        for mine in places.seats.filter(person=person):
            _free(places, mine)


def _held(places: Places) -> Places:
    """Others at the same places wait until this transaction ends."""
    _row(places).update(taken=F("taken"))
    return Places.objects.select_related("initiative__service").get(pk=places.pk)


def _row(places: Places) -> QuerySet[Places]:
    return Places.objects.filter(pk=places.pk)


def _free(places: Places, seat: Seat) -> None:
    was_waiting = seat.state == State.WAITING
    seat.delete()
    if not was_waiting:
        give_back(_row(places), "taken")
        _offer_on(places)


def _offer_on(places: Places) -> None:
    """Nothing is offered once signing up is closed."""
    if not places.is_open:
        return
    until = min(clock.now() + timedelta(hours=places.offer_hours), places.closes_at)
    for seat in waiting(places):
        if not take(_row(places), "taken", "number"):
            return
        Seat.objects.filter(pk=seat.pk).update(state=State.OFFERED, offered_until=until)
        write_to(seat.person, "seats/offered", places, until=until)
