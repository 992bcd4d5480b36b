"""What the things of an initiative tell of how it goes: by gauge, for the signs that are read from it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

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


@dataclass(frozen=True, kw_only=True)
class Answering:
    """What the journal tells of contributions: by which verb one `came`, and by which somebody `answered`.
    `ended(initiative)`: the keys of those that ended without an answer, such as withdrawn ones."""

    came: str
    answered: Sequence[str]
    ended: Callable[[Any], Iterable[int]]
