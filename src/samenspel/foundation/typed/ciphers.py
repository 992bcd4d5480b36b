"""Texts that only those can read who have the right key."""

import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.utils.crypto import salted_hmac

NONCE = 12


def encrypt(text: bytes, *, key: str, about: str) -> bytes:
    """With this key and the house's own; what it is `about` must be the same for reading it."""
    nonce = secrets.token_bytes(NONCE)
    return nonce + _cipher(key).encrypt(nonce, text, about.encode())


def decrypt(sealed: bytes, *, key: str, about: str) -> bytes | None:
    try:
        return _cipher(key).decrypt(sealed[:NONCE], sealed[NONCE:], about.encode())
    except (InvalidTag, ValueError):
        return None


def _cipher(key: str) -> AESGCM:
    return AESGCM(salted_hmac("samenspel.typed", key, algorithm="sha256").digest())
