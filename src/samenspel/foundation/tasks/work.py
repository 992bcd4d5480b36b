"""The piece of work this thread is doing, as seen from inside it."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, Protocol

from django.utils.functional import Promise

PAUSE_SECONDS = 0.5


class Cancelled(Exception):
    """Somebody asked this work to stop."""


class Interrupted(Exception):
    """The worker is shutting down; the work goes back to the queue."""


class Failed(Exception):
    """The work can't be done; the text is for the person who waits for it."""


@dataclass(frozen=True)
class Told:
    """What a task returns to be read with the page of the thing (a row) that came of it."""

    thing: Any
    sentences: tuple[str, ...]


class Desk(Protocol):
    """Where progress is reported."""

    def report(self, done: int, total: int, text: str | Promise) -> None:
        """Save, or raise `Cancelled` or `Interrupted`."""


current_desk: ContextVar[Desk | None] = ContextVar("current_desk", default=None)
_reported: ContextVar[float] = ContextVar("reported", default=0.0)


def progress(done: int, total: int, text: str | Promise = "") -> None:
    """Tell how far the work is; cheap to call often. Outside a task it does nothing.

    Inside a transaction nobody sees it before the end, so do the long part first and save at the end.
    """
    desk, now = current_desk.get(), time.monotonic()
    if desk is None or (done < total and now - _reported.get() < PAUSE_SECONDS):
        return
    _reported.set(now)
    desk.report(done, total, text)


@contextmanager
def at_desk(desk: Desk | None) -> Iterator[None]:
    token, clock = current_desk.set(desk), _reported.set(0.0)
    try:
        yield
    finally:
        current_desk.reset(token)
        _reported.reset(clock)
