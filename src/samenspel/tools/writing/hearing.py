"""Who wants to hear that something was added to a text: the rooms of this process, if it has any."""

from collections.abc import Callable
from functools import partial
from typing import Any
from weakref import WeakMethod

from django.db import transaction

LISTENERS: list[WeakMethod[Callable[[int, int], None]]] = []
NO_LETTERS = 0


def listen(hear: Callable[[int, int], None]) -> None:
    """It is called with the document and its head, from any thread; with NO_LETTERS when a remark was
    answered. A method, for as long as somebody else holds its object: rooms end with their server."""
    LISTENERS[:] = [one for one in LISTENERS if one() is not None]
    LISTENERS.append(WeakMethod(hear))


def tell_answered(person: Any, remark: Any) -> None:
    """Inside an action: open pages show it, also where no letter of the text changes."""
    transaction.on_commit(partial(tell_listeners, remark.document_id, NO_LETTERS))


def tell_listeners(document: int, head: int) -> None:
    for listener in [*LISTENERS]:
        if (hear := listener()) is not None:
            hear(document, head)
