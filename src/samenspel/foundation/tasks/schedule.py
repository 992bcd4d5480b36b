"""Work that comes round regularly."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import TypeVar

from django.db.models import Model

Function = Callable[[], object]
Row = TypeVar("Row", bound=Model)
Done = TypeVar("Done")
logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Regular:
    """`function` once every `pause`; harmless when it is run twice."""

    name: str
    function: Function
    pause: timedelta


REGULAR: dict[str, Regular] = {}


def every(*, hours: float = 0, minutes: float = 0, seconds: float = 0) -> Callable[[Function], Function]:
    """Run the function again and again, by one worker at a time.

    From a minute up, its turn is kept in the database, so restarts do not make it come round sooner.
    Below a minute every worker runs it by its own clock: it must be safe beside itself.
    """
    pause = timedelta(hours=hours, minutes=minutes, seconds=seconds)
    if not pause:
        raise ValueError("Say how often: every(minutes=5).")

    def register(function: Function) -> Function:
        name = f"{function.__module__}.{function.__qualname__}"
        REGULAR[name] = Regular(name, function, pause)
        return function

    return register


def each(rows: Iterable[Row], do: Callable[[Row], Done]) -> list[Done]:
    """What goes wrong with one keeps no other waiting: it is logged, and comes round again."""
    done = []
    for row in rows:
        try:
            done.append(do(row))
        except Exception:
            logger.exception("%s %s was left as it is", type(row).__name__, row.pk)
    return done
