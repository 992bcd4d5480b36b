"""Who may say how many places there are, and who takes one."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from samenspel.foundation import clock
from samenspel.foundation.access import Predicate, is_signed_in, permit, predicate
from samenspel.spine.initiatives.things import card_of
from samenspel.spine.people.rules import is_the_house
from samenspel.tools.seats.models import Seat
from samenspel.tools.seats.seated import rules_of_seats

# As the card of the thing says.
can_see = Predicate("can see", lambda person, places: card_of(places.seated).can_see(person, places.seated))
can_set = Predicate(
    "can set places", lambda person, places: rules_of_seats(places.seated).can_set(person, places.seated)
)
can_take = Predicate(
    "can take a place", lambda person, places: rules_of_seats(places.seated).can_take(person, places.seated)
)


@predicate(_("Nobody needs to sign up here: there are places for all."))
def has_places(person: Any, places: Any) -> bool:
    return bool(places.pk is not None)


@predicate(_("Signing up is closed."))
def is_open(person: Any, places: Any) -> bool:
    return bool(places.is_open)


@predicate(_("You signed up already."))
def has_no_seat(person: Any, places: Any) -> bool:
    return bool(places.seat_of(person) is None)


@predicate(_("You have no place here, and do not wait for one."))
def has_seat(person: Any, places: Any) -> bool:
    return bool(places.seat_of(person) is not None)


@predicate(_("This place is not offered to you any more. It went to the next one."))
def has_offer(person: Any, places: Any) -> bool:
    seat = places.seat_of(person)
    if seat is None or seat.state != Seat.State.OFFERED or seat.offered_until is None:
        return False
    return bool(clock.received() < seat.offered_until)


permit("seats.set_places", can_set, sees=can_see)
permit("seats.list_seats", can_set, sees=can_see)
permit("seats.sign_up", can_see & is_signed_in & has_places & can_take & is_open & has_no_seat, sees=can_see)
permit("seats.leave_seat", can_see & is_signed_in & has_seat, sees=can_see)
permit("seats.accept_seat", can_see & is_signed_in & has_offer, sees=can_see)
permit("seats.pass_on", is_the_house)
