"""The one way to write: a transaction that also claims the form's key."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Protocol

from django.db import transaction


class AlreadyDone(Exception):
    """This form was sent before and its effect is saved; nothing was written now."""


class Claim(Protocol):
    """The key of the form that is being answered."""

    taken: bool

    def take(self) -> None:
        """Insert the key in the current transaction, or raise `AlreadyDone`."""


current_claim: ContextVar[Claim | None] = ContextVar("current_claim", default=None)


@contextmanager
def writing() -> Iterator[None]:
    """A transaction: everything inside happens, or nothing.

    On SQLite it stands in the queue of the write gate (see `engine`). When a form with `{% once %}` is being
    answered, its key is claimed by the same transaction, so that sending it again has no second effect.
    """
    with transaction.atomic(), _claiming(current_claim.get()):
        yield


@contextmanager
def _claiming(claim: Claim | None) -> Iterator[None]:
    if claim is None or claim.taken:
        yield
        return
    claim.take()
    try:
        yield
    except BaseException:
        claim.taken = False  # rolled back with everything else: the form stays usable
        raise
