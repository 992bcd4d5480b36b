"""Questions about a promise. Who is told no is told so in the words of the phase."""

from typing import Any

from samenspel.tools.promises.models import Promise


def is_over(person: Any, promise: Any) -> bool:
    """Done, or given up: now people may judge."""
    return promise.state in (Promise.State.DONE, Promise.State.DROPPED)
