"""Texts that the database holds and nobody reads there: a copy of it, without the key, opens none.

Unlike Fernet's, these tokens hold no moment.
"""

import hashlib
import hmac
import json
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from contextlib import suppress
from functools import lru_cache
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.db import models

NONCE = 12


class Unreadable(ValueError):
    """Concealed with another key or for another purpose, or changed."""


def conceal(text: str, purpose: str, *, key: str = "") -> str:
    """Another token each time. `key`: at least 128 random bits, in place of the site's own SECRET_KEY."""
    return urlsafe_b64encode(conceal_bytes(text.encode(), purpose, key=key)).decode()


def reveal(token: str, purpose: str, *, key: str = "") -> str:
    """Raises Unreadable."""
    try:
        return reveal_bytes(urlsafe_b64decode(token), purpose, key=key).decode()
    except ValueError as error:
        raise Unreadable(f"This {purpose} can't be read: {error}") from error


def conceal_bytes(content: bytes, purpose: str, *, key: str = "") -> bytes:
    nonce = secrets.token_bytes(NONCE)
    cipher = _cipher(key, purpose) if key else _known_cipher(settings.SECRET_KEY, purpose)
    return nonce + cipher.encrypt(nonce, content, None)


def reveal_bytes(token: bytes, purpose: str, *, key: str = "") -> bytes:
    """Raises Unreadable."""
    ours = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    ciphers = [_cipher(key, purpose)] if key else [_known_cipher(str(one), purpose) for one in ours]
    for cipher in ciphers:
        with suppress(InvalidTag, ValueError):
            return cipher.decrypt(token[:NONCE], token[NONCE:], None)
    raise Unreadable("the key is another one.")


def keyed(key: str, text: str) -> str:
    """What this key, and nothing else, makes of a text: the same each time (HMAC-SHA-256)."""
    digest = hmac.digest(key.encode(), text.encode(), hashlib.sha256)
    return urlsafe_b64encode(digest).decode().rstrip("=")


def _cipher(secret: str, purpose: str) -> AESGCM:
    """A key of its own for every purpose."""
    info = f"samenspel {purpose}".encode()
    return AESGCM(HKDF(SHA256(), 32, salt=None, info=info).derive(secret.encode()))


_known_cipher = lru_cache(maxsize=64)(_cipher)
"""Of the site's own keys, which this process knows anyway. Any other key is forgotten after use."""


class Concealed(models.TextField[Any, Any]):
    """A value that JSON knows, concealed in the database; what is empty is empty there too, and what can't be
    read any more, because the site has another key now, is empty here."""

    _pyi_private_set_type: Any
    _pyi_private_get_type: Any

    def get_prep_value(self, value: Any) -> str:
        return conceal(json.dumps(value), self._purpose) if value else ""

    def from_db_value(self, value: str | None, *_how: Any) -> Any:
        """A row that is joined and not there has None."""
        with suppress(Unreadable):
            return json.loads(reveal(value or "", self._purpose))
        return self.get_default()

    @property
    def _purpose(self) -> str:
        return f"{self.model._meta.label_lower}.{self.name}"
