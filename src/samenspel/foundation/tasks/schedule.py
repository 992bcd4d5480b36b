"""Work that comes round regularly."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

Function = Callable[[], object]


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
