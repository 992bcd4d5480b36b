"""Who wants to hear that something was added to a text: the rooms of this process, if it has any."""

from collections.abc import Callable

LISTENERS: list[Callable[[int, int], None]] = []
"""Called with the document and its head, from any thread."""


def tell_listeners(document: int, head: int) -> None:
    for listener in LISTENERS:
        listener(document, head)
