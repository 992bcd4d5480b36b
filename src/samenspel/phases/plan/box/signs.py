"""What is noted beside a ballot, by which fraud may be recognised: sealed like it, opened with the box.

Where it came from and whose mailbox it is are noted as digests, so that also in memory nothing is readable.
Envelopes of the same content differ: the database does not even tell who votes from the same address.
"""

import hashlib
import ipaddress
from collections.abc import Iterator

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from samenspel.foundation.mailboxes import mailbox
from samenspel.methods.budgeting.signs import Note
from samenspel.phases.plan.box.keys import find_key
from samenspel.phases.plan.box.sealing import Unreadable, binding, seal, unseal
from samenspel.phases.plan.models import BudgetRound, Voter

DIGITS, HOME_BITS = 32, 64
LENGTH = 2 * DIGITS + len("||1999")
DOTS_MEAN_NOTHING = {"gmail.com": "gmail.com", "googlemail.com": "gmail.com"}


def network_of(address: str) -> str:
    """One home on the internet: an IPv4 address, or the /64 that a subscriber of IPv6 has. Empty where the
    address says nothing: inside a building, or of a proxy that this site was not told of."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return ""
    found = getattr(found, "ipv4_mapped", None) or found
    if not found.is_global:
        return ""
    return str(found if found.version == 4 else ipaddress.ip_network((int(found), HOME_BITS), strict=False))


def mailbox_of(email: str) -> str:
    """However somebody writes the address of one mailbox: in capitals, with +tags, with dots at Google."""
    name, _at, domain = mailbox(email).rpartition("@")
    name = name.partition("+")[0] or name
    if domain in DOTS_MEAN_NOTHING:
        name, domain = name.replace(".", ""), DOTS_MEAN_NOTHING[domain]
    return f"{name}@{domain}" if name and domain else ""


def note_of(round: BudgetRound, *, address: str, email: str, birth_year: int | None) -> str:
    """In the same number of signs or fewer than LENGTH, whatever there is to note."""
    origin = _digest(round, "origin", network_of(address))
    return f"{origin}|{_digest(round, 'contact', mailbox_of(email))}|{birth_year or ''}"


def _digest(round: BudgetRound, kind: str, text: str) -> str:
    said = f"samenspel note 1|{round.public_key}|{kind}|{text}"
    return hashlib.sha256(said.encode()).hexdigest()[:DIGITS] if text else ""


def seal_note(note: str, round: BudgetRound, voter: Voter) -> bytes:
    bound_to = _bound_to(round, voter.token, find_key(round.public_key))
    return seal(note, public_key=round.public_key, bound_to=bound_to, length=LENGTH)


def open_notes(round: BudgetRound, private_key: X25519PrivateKey) -> Iterator[Note]:
    """In no order that means anything. What does not open is left out."""
    last_day = round.votes_until
    envelopes = round.voters.filter(noted__isnull=False).values_list("token", "noted")
    for token, noted in envelopes.iterator():
        try:
            bound_to = _bound_to(round, token, private_key)
            note = unseal(bytes(noted or b""), private_key=private_key, bound_to=bound_to)
        except Unreadable:
            continue
        origin, contact, born = note.split("|")
        yield Note(origin, contact, last_day.year - int(born) if born and last_day else None)


def _bound_to(round: BudgetRound, token: object, private_key: X25519PrivateKey) -> bytes:
    """Not the ballot's: put in its place, a note does not open."""
    return b"note of " + binding(round, token, private_key)
