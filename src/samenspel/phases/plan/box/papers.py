"""What was read on sheets of paper: sealed as every ballot, and with a tag that shows equal readings."""

import hashlib
import hmac
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samenspel.phases.plan.box.keys import derive
from samenspel.phases.plan.box.limits import limits_of
from samenspel.phases.plan.box.roll import code_key
from samenspel.phases.plan.box.sealing import RECEIPT_DIGITS, Unreadable, binding, seal, unseal
from samenspel.phases.plan.box.written import longest_choice
from samenspel.phases.plan.models import BudgetRound, Sheet, SheetEntry, Voter
from samenspel.spine.initiatives.sheets import PEOPLE

INVALID: dict[str, Promise] = {
    "blank": _("blank"),
    "overfilled": _("filled in against the rules, such as too many projects"),
    "illegible": _("not readable, or not clear"),
}
SIGN = "!"  # before a kind of INVALID: no choice begins with it
State = Sheet.State


def seal_reading(
    round: BudgetRound, sheet: Sheet, reading: str, private_key: X25519PrivateKey
) -> tuple[bytes, str]:
    """The envelope and its tag. `reading` is a choice, or SIGN and a kind of INVALID."""
    places = round.proposals.filter(place__isnull=False).count()
    sealed = seal(
        reading,
        public_key=round.public_key,
        bound_to=_bound_to(round, sheet, private_key),
        length=max(longest_choice(limits_of(round), places), 1 + max(map(len, INVALID))),
    )
    return sealed, _tag(tag_key(round, private_key), sheet, reading)


def tag_key(round: BudgetRound, private_key: X25519PrivateKey) -> bytes:
    """Derived from the key of the box, and destroyed with it."""
    return derive(private_key, f"paper tags 1|{round.pk}|{round.rules_sha256}")


def _tag(key: bytes, sheet: Sheet, reading: str) -> str:
    return hmac.new(key, f"{sheet.token}|{reading}".encode(), hashlib.sha256).hexdigest()


def _bound_to(round: BudgetRound, sheet: Sheet, private_key: X25519PrivateKey) -> bytes:
    return binding(round, f"sheet {sheet.token}", private_key)


@dataclass(frozen=True)
class Readings:
    """How often each choice stood on paper, how many sheets hold no vote and why, and the receipts."""

    choices: Counter[str]
    invalid: Counter[str]
    receipts: list[str]
    unreadable: int


def open_sheets(round: BudgetRound, private_key: X25519PrivateKey) -> Readings:
    """Every sheet that two people entered alike. Where the envelopes are not what was entered, unreadable."""
    readings: Counter[str] = Counter()
    receipts, unreadable, key = [], 0, tag_key(round, private_key)
    for sheet, entries in _agreed(round):
        try:
            readings[_read(round, sheet, entries, private_key, key)] += 1
        except Unreadable:
            unreadable += 1
        else:
            receipts.append(sheet_receipt(sheet))
    invalid = Counter({kind: readings.pop(f"{SIGN}{kind}", 0) for kind in INVALID})
    return Readings(readings, invalid, receipts, unreadable)


def _agreed(round: BudgetRound) -> Iterator[tuple[Sheet, Sequence[SheetEntry]]]:
    found = SheetEntry.objects.filter(sheet__round=round, sheet__state=State.AGREED)
    ordered = found.select_related("sheet").order_by("sheet_id").iterator()
    for _sheet_id, entries in groupby(ordered, key=lambda entry: entry.sheet_id):
        together = list(entries)
        yield together[0].sheet, together


def _read(
    round: BudgetRound,
    sheet: Sheet,
    entries: Sequence[SheetEntry],
    private_key: X25519PrivateKey,
    key: bytes,
) -> str:
    """By both envelopes and the tag, which nobody makes who holds the database alone."""
    tag, times = Counter(entry.tag for entry in entries).most_common(1)[0]
    bound_to = _bound_to(round, sheet, private_key)
    readings = {
        unseal(bytes(entry.sealed or b""), private_key=private_key, bound_to=bound_to)
        for entry in entries
        if entry.tag == tag
    }
    reading = min(readings)
    if times < PEOPLE or len(readings) > 1 or not hmac.compare_digest(_tag(key, sheet, reading), tag):
        raise Unreadable
    return reading


def sheet_receipt(sheet: Sheet) -> str:
    return sheet.key[:RECEIPT_DIGITS]


def receipt_of_code(round: BudgetRound, code: str) -> str:
    return code_key(round, code)[:RECEIPT_DIGITS]


def desk_sheets(round: BudgetRound) -> int:
    """Those that came out of the urns of the desks."""
    return round.sheets.filter(by_letter=False, state__in=(State.AGREED, State.VOID)).count()


def sheets_too_many(round: BudgetRound) -> int:
    """By how many the sheets from the desks outnumber the people who were marked there; below 0: fewer."""
    return desk_sheets(round) - round.voters.filter(channel=Voter.Channel.DESK).count()
