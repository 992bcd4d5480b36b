"""The guards of statements of banks: no cent is invented, none counted twice, none booked on a guess."""

from __future__ import annotations

from functools import partial

from tests.guards.guard import method

_bank = partial(method, "banking")

READING = [
    _bank(
        "a DOCTYPE is refused", "camt.py", "if element.getroottree().docinfo.doctype:", "if False:", "hostile"
    ),
    _bank(
        "what a ZIP really holds is counted",
        "reading.py",
        "        left -= len(data)\n",
        "",
        "hostile",
    ),
    _bank(
        "a file that is too large is not read",
        "reading.py",
        "Path(source).stat().st_size > MOST_BYTES",
        "False",
        "hostile",
    ),
    _bank("parts of a cent are refused", "amounts.py", "if len(decimals) > 2:", "if False:", "hostile"),
    _bank(
        "an amount that cannot be read is not 0",
        "amounts.py",
        "if found is None or not (found[1] or found[2]):",
        "if found is None:",
        "hostile",
    ),
    _bank(
        "what stands behind an amount is its kind",
        "mt940.py",
        '(?:(?P<kind>[A-Z][A-Z0-9]{2}[A-Z0-9 ]?)(?P<rest>.*))?"',
        '(?P<kind>[A-Z][A-Z0-9]{2}[A-Z0-9 ]?)?(?P<rest>.*)"',
        "hostile",
    ),
    _bank("a reversed credit goes out", "mt940.py", 'mark in ("C", "RD")', 'mark in ("C", "RC")', "adding"),
    _bank(
        "reversals are turned only where that makes it add up",
        "adding.py",
        "if not undone or off != 2 * undone:",
        "if not undone:",
        "adding",
    ),
    _bank(
        "what is pending does not count",
        "statements.py",
        "for entry in entries if entry.status is Status.BOOK",
        "for entry in entries",
        "adding",
    ),
    _bank(
        "a batch is split only where it adds up", "splitting.py", "if total != cents:", "if False:", "adding"
    ),
]

MATCHING = [
    _bank("equal lines of a day are counted", "keys.py", "counts[said] += 1", "counts[said] = 1", "keys"),
    _bank("a key is of one account", "keys.py", 'account.replace(" ", "").upper()', '""', "keys"),
    _bank("both sums check a reference", "references.py", "_sums(text) == (0, 0)", "_sums(text)[0] == 0"),
    _bank(
        "accounts are no references",
        "references.py",
        '_WORD.findall(_IBAN.sub(" ", text.upper()))',
        "_WORD.findall(text.upper())",
        "references",
    ),
    _bank("a closed pledge gets nothing", "matching.py", "if not pledge.is_open:", "if False:", "matching"),
    _bank(
        "another currency is not booked",
        "matching.py",
        "if pledge.currency != payment.currency:",
        "if False:",
        "matching",
    ),
    _bank(
        "what is not booked is no money", "matching.py", "if not payment.is_final:", "if False:", "matching"
    ),
    _bank(
        "a neighbour's reference is not booked",
        "matching.py",
        "is_related and pledge.cents == payment.cents and not known.named(payment)",
        "is_related and pledge.cents == payment.cents",
        "matching",
    ),
    _bank(
        "another name with another amount is not booked",
        "matching.py",
        "is_related and pledge.cents == payment.cents and",
        "is_related and",
        "matching",
    ),
    _bank(
        "a mended reference counts with its amount",
        "matching.py",
        "if len(pledges) == 1 and good and good[0].cents == payment.cents:",
        "if len(pledges) == 1 and good:",
        "matching",
    ),
    _bank(
        "several references come to the payment",
        "matching.py",
        "len(good) == len(pledges) and sum(one.cents for one in good) == payment.cents",
        "len(good) == len(pledges)",
        "matching",
    ),
]
GUARDS = [*READING, *MATCHING]
