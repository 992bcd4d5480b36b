"""SWIFT MT940, as banks write it: tolerant of what does no harm, and never of an amount it cannot read."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from samenspel.methods.malformed import MalformedFile
from samenspel.methods.words import Words

from .amounts import NoAmount, cents_of, entry_day, short_day
from .camt import unreadable
from .mt940_details import told_in
from .statements import Balance, Entry, Part, Statement

Field = tuple[int, str, list[str]]
"""The line on which it begins, its tag, and its lines."""
_TAG = re.compile(r":(20|21|25P?|28C?|60[FM]|61|62[FM]|64|65|86|13D?|34F|90[CD]|NS|940):(.*)", re.DOTALL)
_LINE = re.compile(r"([^\r\n]*)(?:\r\n|\n|\r|\Z)")
_BLOCKS = re.compile(r"\{[1-5]:[^{}]*(?:\{[^{}]*\}[^{}]*)*\}|\{4:|-\}|\{5:.*\}$")
_ENTRY = re.compile(
    r"(?P<value>\d{6})(?P<entry>\d{4}|[ ]{4})?[ ]*(?P<mark>R?[CD])(?P<funds>[A-Z])?(?P<amount>[0-9.,]+)"
    r"(?:(?P<kind>[A-Z][A-Z0-9]{2}[A-Z0-9 ]?)(?P<rest>.*))?",
    re.ASCII,
)
_BALANCE = re.compile(r"(?P<mark>[CD])(?P<day>\d{6})(?P<currency>[A-Z]{3})(?P<amount>[0-9.,]+)\s*", re.ASCII)
_KINDS = {"60F": "OPBD", "60M": "ITBD", "62F": "CLBD", "62M": "ITBD"}


def looks_like_mt940(text: str) -> bool:
    return re.search(r"^:(?:25P?|60[FM]):", text, re.MULTILINE) is not None


def read_mt940(text: str) -> tuple[Statement, ...]:
    """Raises MalformedFile with the line of what cannot be read."""
    return tuple(_made(group) for group in _grouped(_fields(text)))


def _fields(text: str) -> Iterator[Field]:
    found: Field | None = None
    for number, piece in enumerate(_LINE.finditer(text), 1):
        line = piece[1]
        bare = _BLOCKS.sub("", line) if "{" in line or "}" in line else line
        if tag := _TAG.fullmatch(bare):
            if found:
                yield found
            found = (number, tag[1], [tag[2]])
        elif bare.strip() == "-" or (line != bare and not bare.strip()):
            if found:
                yield found
            found = None
        elif found and bare:
            found[2].append(bare)
    if found:
        yield found


def _grouped(fields: Iterator[Field]) -> Iterator[list[Field]]:
    """A statement begins with :20:."""
    group = list[Field]()
    for one in fields:
        if one[1] == "20":
            if group:
                yield group
            group = []
        if group or one[1] == "20":
            group.append(one)
    if group:
        yield group


@dataclass
class _Open:
    """A statement while it is read."""

    heads: dict[str, str] = field(default_factory=dict)
    balances: list[Balance] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    odd: list[Words] = field(default_factory=list)
    is_page: bool = False


def _made(group: list[Field]) -> Statement:
    made = _Open()
    currency = next((found[0] for one in group if (found := _currency(one))), "")
    for one, (_line, following, words) in pairwise([*group, (0, "", list[str]())]):
        line, tag, lines = one
        if tag in _KINDS:
            made.balances.append(_balance(line, tag, lines[0], made))
        elif tag == "61":
            details = words if following == "86" else []
            made.entries.append(_entry(line, lines, details, currency))
        else:
            made.heads.setdefault(tag[:2], lines[0].strip())
    heads = made.heads
    return Statement(
        id=heads.get("20", ""),
        sequence=heads.get("28", ""),
        account=heads.get("25", ""),
        currency=currency,
        balances=tuple(made.balances),
        entries=tuple(made.entries),
        is_page=made.is_page,
        odd=tuple(made.odd),
    )


def _currency(one: Field) -> list[str]:
    found = _BALANCE.fullmatch(one[2][0]) if one[1] in _KINDS else None
    return [sys.intern(found["currency"])] if found else []


def _balance(line: int, tag: str, text: str, made: _Open) -> Balance:
    found = _BALANCE.fullmatch(text)
    if found is None:
        raise MalformedFile(line, Words("“{text}” is no balance.", text=text[:60]))
    made.is_page = made.is_page or tag.endswith("M")
    day = short_day(found["day"])
    if day is None:
        made.odd.append(Words("there is no such day as {day}, in line {line}.", day=found["day"], line=line))
    cents = _cents(found["amount"], line) * (-1 if found["mark"] == "D" else 1)
    kind = _KINDS[tag]
    return Balance(kind, cents, sys.intern(found["currency"]), day)


def _cents(text: str, line: int) -> int:
    try:
        return cents_of(text)
    except NoAmount as error:
        raise MalformedFile(line, unreadable(error)) from None


def _entry(line: int, lines: list[str], details: list[str], currency: str) -> Entry:
    found = _ENTRY.fullmatch(lines[0])
    if found is None:
        raise MalformedFile(line, Words("“{text}” is no entry of a statement.", text=lines[0][:60]))
    mark = found["mark"]
    cents = _cents(found["amount"], line) * (1 if mark in ("C", "RD") else -1)
    valued_on = short_day(found["value"])
    entry_on = entry_day(found["entry"], valued_on) if (found["entry"] or "").strip() else None
    reference, _, bank_reference = (found["rest"] or "").partition("//")
    said, told = "".join(details), told_in("".join(details))
    return Entry(
        line=line,
        cents=cents,
        currency=currency,
        booked_on=entry_on,
        valued_on=valued_on,
        is_reversal=mark.startswith("R"),
        kind=(found["kind"] or "").strip(),
        bank_reference=bank_reference.strip(),
        customer_reference=reference.strip(),
        supplement="".join(lines[1:]).strip(),
        details=said,
        counterpart_bank=told.get("bank", ""),
        booking_text=told.get("booking", ""),
        parts=(_part(told),),
        is_split=True,
        odd=_odd(found, valued_on, entry_on),
    )


def _odd(found: re.Match[str], valued_on: object, entry_on: object) -> tuple[Words, ...]:
    days = [(found["value"], valued_on), ((found["entry"] or "").strip(), entry_on)]
    return tuple(
        Words("there is no such day as {day}.", day=text) for text, day in days if text and day is None
    )


def _part(told: dict[str, str]) -> Part:
    return Part(
        counterpart=told.get("name", ""),
        counterpart_account=told.get("account", ""),
        remittance=told.get("text", ""),
        end_to_end=told.get("end_to_end", ""),
        mandate=told.get("mandate", ""),
        return_reason=told.get("reason", ""),
    )
