"""Envelopes: hybrid public-key encryption (RFC 9180) to a key that lives outside the database."""

import hashlib

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)
RECEIPT_DIGITS = 20


class Unreadable(ValueError):
    """An envelope that was not made for this voter in this round, or that was changed."""


def binding(round_id: int, rules_sha256: str, token: object) -> bytes:
    """What an envelope is good for: copied to another voter, or under other rules, it does not open."""
    return f"samenspel ballot 1|{round_id}|{rules_sha256}|{token}".encode()


def seal(choice: str, *, public_key: str, bound_to: bytes, length: int) -> bytes:
    """`choice` padded to `length` bytes, so that an envelope's size tells nothing, and encrypted.

    Raises ValueError when it is longer.
    """
    if len(choice) > length:
        raise ValueError(f"A choice of {len(choice)} characters does not fit in {length}.")
    key = X25519PublicKey.from_public_bytes(bytes.fromhex(public_key))
    return SUITE.encrypt(choice.ljust(length).encode("ascii"), key, bound_to)


def unseal(sealed: bytes, *, private_key: X25519PrivateKey, bound_to: bytes) -> str:
    """The choice; raises Unreadable."""
    try:
        return SUITE.decrypt(sealed, private_key, bound_to).decode("ascii").rstrip()
    except (InvalidTag, ValueError) as error:
        raise Unreadable from error


def receipt_of(sealed: bytes) -> str:
    """A digest of the envelope (80 bits): it says which one is in the box, and nothing of what is in it."""
    return hashlib.sha256(sealed).hexdigest()[:RECEIPT_DIGITS]
