"""Whose pen is whose in a room, and where each of them is."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from samenspel.tools.writing.live import messages
from samenspel.tools.writing.live.seats import NOT_ALLOWED, TOO_MANY, Left, Seat
from samenspel.tools.writing.updates import MOST_PENS, Unreadable

COLOURS = 8


class Carets:
    """Thinned: of each pen the last place goes out, once in a tick."""

    def __init__(self, seats: Collection[Seat]) -> None:
        self.seats = seats
        self.owners: dict[int, Seat] = {}
        self.places: messages.Places = {}
        self.moved: messages.Places = {}
        self.colours: dict[Any, int] = {}

    def colour_of(self, person: Any) -> int:
        """One for each person in this room, the same on all screens; the least used for whoever comes."""
        if person not in self.colours:
            used = Counter(self.colours[owner.ticket.person] for owner in {*self.owners.values()})
            self.colours[person] = min(range(COLOURS), key=lambda colour: used[colour])
        return self.colours[person]

    def _told(self, pens: Iterable[int]) -> bytes:
        return messages.people({pen: self._name(self.owners[pen]) for pen in pens})

    def _name(self, seat: Seat) -> Mapping[str, object]:
        person = seat.ticket.person
        return {"name": seat.ticket.name, "person": str(person.pk), "colour": self.colour_of(person)}

    def own(self, seat: Seat, pens: Collection[int]) -> None:
        """Raises Left when one is somebody else's, or there are too many."""
        new = [pen for pen in pens if pen not in seat.pens]
        if any(self._is_anothers(pen, seat) for pen in new):
            raise Left(NOT_ALLOWED, "This pen is somebody else's.")
        if len(seat.pens) + len(new) > MOST_PENS:
            raise Left(TOO_MANY, "Nobody writes with so many pens.")
        self.colour_of(seat.ticket.person)
        for pen in new:
            self.owners[pen] = seat
            seat.pens.add(pen)
        if new:
            told = self._told(new)
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
        seat.give(self._told(self.owners))
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
