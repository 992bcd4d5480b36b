"""Places have no card: they stand on the page of what they are of."""

from samenspel.spine.initiatives.things import needs_no_card

needs_no_card("seats.places", because="They stand on the page of what they are of.")
