"""What the things of an initiative tell of how it goes: by gauge, for the signs that are read from it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from samenspel.methods.barriers import Measured

TIME_TO_ANSWER = timedelta(weeks=4)
"""What waits longer than that waits long."""


@dataclass(frozen=True)
class Span:
    """Of which initiatives, by their keys, and of which time."""

    initiatives: tuple[int, ...]
    since: datetime
    until: datetime


ReadGauge = Callable[[Span], Iterable[tuple[int, Measured]]]
"""Of each of these initiatives of which there is something to tell, in a number of queries that does not grow
with them."""
Gauges = Mapping[str, ReadGauge]
"""By the names of `methods.barriers.GAUGES`."""
