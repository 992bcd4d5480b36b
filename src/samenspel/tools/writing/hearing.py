"""Who wants to hear that something was added to a text: the rooms of this process, if it has any."""

from collections.abc import Callable

LISTENERS: list[Callable[[int, int], None]] = []
"""Called with the document and its head, from any thread."""


NO_LETTERS = 0


def tell_moved(document: int) -> None:
    """Something about the text changed that is no letter of it: an answer to a remark."""
    tell_listeners(document, NO_LETTERS)


def tell_listeners(document: int, head: int) -> None:
    for listener in LISTENERS:
        listener(document, head)
