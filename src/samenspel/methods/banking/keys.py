"""A key for each line of a statement, so that a file that comes twice, or overlaps another, adds nothing."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable
from datetime import date

from .statements import Entry, Statement

VERSION = 1
_BLANK = re.compile(r"\s+")
Line = tuple[str, str, str, str, str, str, str]


def key_of(account: str, entry: Entry, count: int) -> str:
    """`count`: how many lines of that day and account that say the same came before it; two neighbours with
    one name may give ten euros twice on one day. Keys of an older version are kept, never made anew."""
    said = "\x1f".join((*_said(account, entry), str(count)))
    return f"{VERSION}:{hashlib.sha256(said.encode()).hexdigest()}"


def keys_of(statements: Iterable[Statement]) -> list[list[str]]:
    """For each statement a key for each of its entries, in their order. Pages and statements of one file that
    are of one day are counted together."""
    counts: Counter[Line] = Counter()
    return [[_counted(one.account, entry, counts) for entry in one.entries] for one in statements]


def _counted(account: str, entry: Entry, counts: Counter[Line]) -> str:
    said = _said(account, entry)
    counts[said] += 1
    return key_of(account, entry, counts[said] - 1)


def _said(account: str, entry: Entry) -> Line:
    return (
        account.replace(" ", "").upper(),
        _day(entry.booked_on or entry.valued_on),
        str(entry.cents),
        entry.currency,
        entry.bank_reference or entry.entry_reference,
        ",".join(part.counterpart_account for part in entry.parts),
        _BLANK.sub("", "".join(entry.texts)),
    )


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
