"""Envelopes: hybrid public-key encryption (RFC 9180) to a key that lives outside the database."""

import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from samenspel.phases.plan.box.keys import derive
from samenspel.phases.plan.models import BudgetRound

SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)
RECEIPT_DIGITS = 20


class Unreadable(ValueError):
    """An envelope that was not made for this voter in this round, or that was changed."""


def binding(round: BudgetRound, token: object, private_key: X25519PrivateKey) -> bytes:
    """What an envelope is good for: copied to another voter, or under other rules, it does not open; nor does
    one that somebody made who has the database and the public key alone."""
    secret = derive(private_key, "envelopes 2").hex()
    return f"samenspel ballot 2|{round.pk}|{round.rules_sha256}|{token}|{secret}".encode()


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


def new_receipt() -> str:
    """80 random bits for one voter, the same after every change of the ballot: whoever saw it can't tell
    whether another one took its place."""
    return secrets.token_hex(RECEIPT_DIGITS // 2)
