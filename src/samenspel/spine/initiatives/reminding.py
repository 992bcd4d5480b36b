"""Reminders that a thing wants to be sent: said by its card, sent by whoever sends mail."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Due:
    """One reminder to one person (or mailbox). `kind`: which of the thing's reminders, such as “tomorrow”;
    `whom`: what nobody else is called, such as “person 7”. Of one thing, kind and person at most one is sent,
    whatever happens. `write()`: inside the transaction looks again whether it is still wanted (they answered,
    asked for no more, it closed), and puts the letter in the outbox."""

    thing: Any
    kind: str
    whom: str
    write: Callable[[], object]


Reminding = Callable[[], Iterable[Due]]
"""All that are due, until they were written or are too late; each may be asked for again and again."""
