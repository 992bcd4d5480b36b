"""The past days of the demo town: what its stories tell happens on the day they say, all in one order.

A life is a generator: before each thing that happens it yields the moment. `live` sets the clock to it.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from heapq import heapify, heappop, heappush

from django.utils import timezone

from samenspel.foundation import clock

Life = Iterator[datetime]


def day(number: int, hour: int = 9) -> datetime:
    """That many days from today, at the full hour of the town's clock."""
    today = timezone.localtime().replace(hour=hour, minute=0, second=0, microsecond=0)
    return today + timedelta(days=number)


def in_one_order(*lives: Life) -> Life:
    """One life of several: of all that wait, the earliest goes on."""
    begun = [(life, next(life, None)) for life in lives]
    waiting = [(moment, place, life) for place, (life, moment) in enumerate(begun) if moment is not None]
    heapify(waiting)
    while waiting:
        moment, place, life = heappop(waiting)
        yield moment
        if later := next(life, None):
            heappush(waiting, (later, place, life))


def live(life: Life) -> None:
    """Nobody goes back in time: who is late goes on at once."""
    moment = next(life, None)
    while moment is not None:
        with clock.at(moment):
            later = next(life, None)
        moment = later and max(later, moment)
