"""Keys that let a form have its effect once, however often it is sent."""

import hashlib
import re
import secrets
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any, TypeVar

from django.db import IntegrityError, transaction

from samenspel.foundation.locks.models import Key, today
from samenspel.foundation.locks.writing import AlreadyDone
from samenspel.foundation.vault import conceal, reveal

View = TypeVar("View", bound=Callable[..., Any])
FIELD, PURPOSE = "once", "answer to a form"
KEPT = timedelta(days=14)
PATIENCE_SECONDS, PAUSE_SECONDS = 3.0, 0.05


def new_key() -> str:
    """128 random bits."""
    return secrets.token_urlsafe(16)


def is_key(text: str) -> bool:
    return re.fullmatch(r"[\w-]{22}", text, re.ASCII) is not None


def found_again(find: Callable[..., str]) -> Callable[[View], View]:
    """For a view whose answer is nobody's business: none is kept. `find(request, **parts of the address)`
    says where the effect of the form is found when it is sent again; empty: nowhere."""

    def mark(view: View) -> View:
        view.find_again = find  # type: ignore[attr-defined]
        return view

    return mark


class FormClaim:
    """The key of one form, sent by one person (or by a visitor: nobody can guess another's key)."""

    def __init__(self, key: str, sender: str, find_again: Callable[[], str] | None = None) -> None:
        self.secret = f"{sender} {key}"
        self.digest = hashlib.sha256(self.secret.encode()).hexdigest()
        self.find_again = find_again
        self.taken = False

    def take(self) -> None:
        try:
            with transaction.atomic():
                Key.objects.create(digest=self.digest)
        except IntegrityError as error:
            raise AlreadyDone from error
        self.taken = True

    def answer(self, location: str) -> None:
        """Keep where the sender was sent to, for the same form sent again."""
        keeps = location and not self.find_again
        concealed = conceal(location, PURPOSE, key=self.secret) if keeps else ""
        Key.objects.filter(digest=self.digest).update(location=concealed, is_answered=True)

    def earlier(self) -> str | None:
        """Where the same form led before, empty where that is not known; None when it had no effect yet.
        Waits a moment for an answer that is still being made."""
        end = time.monotonic() + PATIENCE_SECONDS
        key = self._find()
        while key and not key.is_answered and time.monotonic() < end:
            time.sleep(PAUSE_SECONDS)
            key = self._find()
        return self._location_of(key) if key else None

    def _find(self) -> Key | None:
        return Key.objects.filter(digest=self.digest).first()

    def _location_of(self, key: Key) -> str:
        if self.find_again:
            return self.find_again()
        return reveal(key.location, PURPOSE, key=self.secret) if key.location else ""


def forget_keys() -> int:
    """Delete keys nobody will send again; returns how many."""
    return Key.objects.filter(claimed_on__lt=today() - KEPT).delete()[0]
