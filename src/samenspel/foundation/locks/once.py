"""Keys that let a form have its effect once, however often it is sent."""

import hashlib
import re
import secrets
import time
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from samenspel.foundation.locks.models import Key
from samenspel.foundation.locks.writing import AlreadyDone

FIELD = "once"
KEPT = timedelta(days=14)
PATIENCE_SECONDS, PAUSE_SECONDS = 3.0, 0.05


def new_key() -> str:
    """128 random bits."""
    return secrets.token_urlsafe(16)


def is_key(text: str) -> bool:
    return re.fullmatch(r"[\w-]{22}", text, re.ASCII) is not None


class FormClaim:
    """The key of one form, sent by one person (or by a visitor: nobody can guess another's key)."""

    def __init__(self, key: str, sender: str) -> None:
        self.digest = hashlib.sha256(f"{sender} {key}".encode()).hexdigest()
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
        Key.objects.filter(digest=self.digest).update(location=location[:2000], answered_at=timezone.now())

    def earlier(self) -> Key | None:
        """The same form's earlier effect; waits a moment for an answer that is still being made."""
        end = time.monotonic() + PATIENCE_SECONDS
        key = self._find()
        while key and key.answered_at is None and _is_recent(key) and time.monotonic() < end:
            time.sleep(PAUSE_SECONDS)
            key = self._find()
        return key

    def _find(self) -> Key | None:
        return Key.objects.filter(digest=self.digest).first()


def _is_recent(key: Key) -> bool:
    return timezone.now() - key.claimed_at < timedelta(minutes=1)


def forget_keys() -> int:
    """Delete keys nobody will send again; returns how many."""
    return Key.objects.filter(claimed_at__lt=timezone.now() - KEPT).delete()[0]
