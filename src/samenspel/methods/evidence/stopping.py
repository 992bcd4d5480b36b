"""Long draws (permutations, bootstraps, imputations) end early when somebody asks for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from samenspel.methods.words import Words


class Stopped(Exception):
    """Somebody asked; nothing was found. `problem` is the sentence."""

    problem = Words("Stopped: these draws were not finished, so nothing is said.")

    def __str__(self) -> str:
        return str(self.problem)


_asked: ContextVar[Callable[[], bool]] = ContextVar("asked", default=lambda: False)


@contextmanager
def stopping(asked: Callable[[], bool]) -> Iterator[None]:
    """What is drawn in here ends with Stopped as soon as `asked()` is true; it is called between draws, by
    the thread that draws.

    >>> import time
    >>> from samenspel.methods.evidence import mediation
    >>> end = time.monotonic() + 60
    >>> with stopping(lambda: time.monotonic() > end):
    ...     found = mediation({"a": [0, 1] * 3, "b": [1, 3, 2, 4, 1, 5], "c": [2, 3, 1, 5, 2, 6]}, *"abc")
    """
    token = _asked.set(asked)
    try:
        yield
    finally:
        _asked.reset(token)


def go_on() -> None:
    """Between draws."""
    if _asked.get()():
        raise Stopped


def blocks(times: int, most: int) -> Iterator[int]:
    """How many draws to make at once, until there are so many; no more than `most`, which memory holds."""
    for first in range(0, times, most):
        go_on()
        yield min(most, times - first)
