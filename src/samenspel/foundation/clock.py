"""The house's clock: the moment of whatever is happening.

The one place that says it, so that rules, rows and the journal never disagree. It is the real time, except
while the demo town is founded: its people did things on days of the past weeks.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, timedelta

from django.utils import timezone

YEARS = range(1900, 2200)
"""Of all that a town plans and remembers. Dates of other years break databases and time zones."""

GRACE = timedelta(minutes=1)
"""How long something that reached us in time may wait in line and still be in time."""

_received: ContextVar[datetime | None] = ContextVar("moment of arrival", default=None)
_simulated: ContextVar[datetime | None] = ContextVar("simulated moment", default=None)


def now() -> datetime:
    return _simulated.get() or timezone.now()


def received() -> datetime:
    """The moment at which what is being answered reached us: deadlines are judged by it, rows say `now()`.

    Never more than GRACE ago. Outside of a request it is now.
    """
    moment = now()
    return min(moment, max(_received.get() or moment, moment - GRACE))


def settled() -> datetime:
    """What ended before this is over for all: whoever was in time has had an answer."""
    return now() - GRACE


@contextmanager
def receiving(moment: datetime) -> Iterator[None]:
    """Answer what reached us at that moment. Only for the doors, and for tests."""
    before = _received.set(moment)
    try:
        yield
    finally:
        _received.reset(before)


def today() -> date:
    """The day in the time zone of the town."""
    return timezone.localdate(now())


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Let everything within happen at that moment, which is past. Only for the demo's founding and for tests
    (`tests/house.py` sees to it): no request, and no task, can set the clock."""
    if moment > timezone.now():
        raise ValueError(f"{moment:%Y-%m-%d %H:%M} is still to come; nothing has happened then.")
    before = _simulated.set(moment)
    try:
        yield
    finally:
        _simulated.reset(before)
