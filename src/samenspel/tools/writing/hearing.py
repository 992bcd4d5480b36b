"""Who wants to hear that something was added to a text: the rooms of this process, if it has any."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.db import transaction

LISTENERS: list[Callable[[int, int], None]] = []
"""Called with the document and its head, from any thread; with NO_LETTERS when a remark was answered."""
NO_LETTERS = 0


def tell_answered(person: Any, remark: Any) -> None:
    """Inside an action: open pages show it, also where no letter of the text changes."""
    transaction.on_commit(partial(tell_listeners, remark.document_id, NO_LETTERS))


def tell_listeners(document: int, head: int) -> None:
    for listener in LISTENERS:
        listener(document, head)
