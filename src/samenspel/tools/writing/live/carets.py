"""Whose pen is whose in a room, and where each of them is."""

from collections.abc import Collection, Mapping

from samenspel.tools.writing.live import messages
from samenspel.tools.writing.live.seats import NOT_ALLOWED, Left, Seat
from samenspel.tools.writing.updates import Unreadable

COLOURS = 8


class Carets:
    """Thinned: of each pen the last place goes out, once in a tick."""

    def __init__(self, seats: Collection[Seat]) -> None:
        self.seats = seats
        self.owners: dict[int, Seat] = {}
        self.places: messages.Places = {}
        self.moved: messages.Places = {}

    def own(self, seat: Seat, pens: Collection[int]) -> None:
        """Raises Left when one is somebody else's."""
        new = [pen for pen in pens if pen not in seat.pens]
        if any(self._is_anothers(pen, seat) for pen in new):
            raise Left(NOT_ALLOWED, "This pen is somebody else's.")
        for pen in new:
            self.owners[pen] = seat
            seat.pens.add(pen)
        if new:
            told = messages.people({pen: _name(seat) for pen in new})
            for other in self.seats:
                other.give(told)

    def _is_anothers(self, pen: int, seat: Seat) -> bool:
        owner = self.owners.get(pen, seat)
        return owner.ticket.person != seat.ticket.person

    def take(self, seat: Seat, places: messages.Places) -> None:
        """A page also tells which others it missed for a while: that is not for it to say."""
        mine = {pen: place for pen, place in places.items() if self.owners.get(pen, seat) is seat}
        if len(mine) > 1:
            raise Unreadable("A page has one caret.")
        self.own(seat, mine)
        self.moved.update(mine)

    def forget(self, seat: Seat) -> None:
        for pen in seat.pens:
            self.owners.pop(pen, None)
            if pen in self.places:
                self.moved[pen] = self.places[pen][0] + 1, messages.GONE

    def tell(self, seat: Seat) -> None:
        """Who comes in learns where the others are."""
        seat.give(messages.people({pen: _name(owner) for pen, owner in self.owners.items()}))
        seat.give(messages.carets(self.places))

    def show(self) -> None:
        if not self.moved:
            return
        message = messages.carets(self.moved)
        self.places.update(self.moved)
        self.places = {pen: place for pen, place in self.places.items() if place[1] != messages.GONE}
        self.moved = {}
        for seat in self.seats:
            seat.give(message)


def _name(seat: Seat) -> Mapping[str, object]:
    person = seat.ticket.person
    return {"name": seat.ticket.name, "person": str(person.pk), "colour": person.pk.int % COLOURS}
