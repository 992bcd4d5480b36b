"""Offers that nobody took."""

from samenspel.foundation.tasks import each, every
from samenspel.tools.seats.actions import pass_on
from samenspel.tools.seats.queries import places_with_expired_offers


@every(minutes=1)
def pass_offers_on() -> int:
    return sum(each(places_with_expired_offers(), lambda places: pass_on(actor=None, places=places)))
