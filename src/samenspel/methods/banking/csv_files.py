"""What banks save as CSV: ING, Rabobank, and any other whose columns somebody named."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from samenspel.methods.decimals import NoNumber, read_number
from samenspel.methods.malformed import MalformedFile
from samenspel.methods.moments import NoMoment, read_moment
from samenspel.methods.tables import Table
from samenspel.methods.words import Words

from .amounts import day_of
from .statements import Balance, Entry, Part, Statement

Cells = dict[str, str]
Made = tuple[str, Entry, int | None]
"""An account, an entry of it, and the balance after it where that is said."""
_ING = {
    "day": ("Datum", "Date"),
    "name": ("Naam / Omschrijving", "Name / Description"),
    "account": ("Rekening", "Account"),
    "counterpart": ("Tegenrekening", "Counterparty"),
    "kind": ("Code",),
    "direction": ("Af Bij", "Debit/credit"),
    "amount": ("Bedrag (EUR)", "Amount (EUR)"),
    "text": ("Mededelingen", "Notifications"),
}
_ING_MORE = {"after": ("Saldo na mutatie", "Resulting balance")}
_RABOBANK = {
    "account": ("IBAN/BBAN",),
    "currency": ("Munt",),
    "number": ("Volgnr",),
    "day": ("Datum",),
    "valued": ("Rentedatum",),
    "amount": ("Bedrag",),
    "after": ("Saldo na trn",),
    "counterpart": ("Tegenrekening IBAN/BBAN",),
    "name": ("Naam tegenpartij",),
    "kind": ("Code",),
    "reference": ("Transactiereferentie",),
    "mandate": ("Machtigingskenmerk",),
    "structured": ("Betalingskenmerk",),
    "text": ("Omschrijving-1",),
    "text2": ("Omschrijving-2",),
    "text3": ("Omschrijving-3",),
    "reason": ("Reden retour",),
}
_DEBIT, _CREDIT = {"af", "debit", "d", "-"}, {"bij", "credit", "c", "+"}


@dataclass(frozen=True)
class Columns:
    """Which column of a file holds what, by its name there; `day` and `amount` must be named.

    `direction` tells “af” from “bij” where amounts have no sign.
    """

    day: str
    amount: str
    account: str = ""
    currency: str = ""
    direction: str = ""
    name: str = ""
    counterpart: str = ""
    text: str = ""
    reference: str = ""


@dataclass(frozen=True)
class _Bank:
    format: str
    needed: Mapping[str, Sequence[str]]
    more: Mapping[str, Sequence[str]]
    is_newest_first: bool = False


_BANKS = (_Bank("ing", _ING, _ING_MORE, is_newest_first=True), _Bank("rabobank", _RABOBANK, {}))


def read_csv(
    text: str, columns: Columns | None = None, account: str = "", currency: str = "EUR"
) -> tuple[str, tuple[Statement, ...]]:
    """The format and its statements, one for each account. `account` and `currency` are those of files that
    do not say them. Raises MalformedFile."""
    table = Table(text.encode())
    bank = _Bank("csv", _named(columns), {}) if columns else _bank_of(table)
    rows = [_made(line, cells, account, currency) for line, cells in _rows(table, bank)]
    accounts = defaultdict[str, list[Made]](list)
    for made in reversed(rows) if bank.is_newest_first else rows:
        accounts[made[0]].append(made)
    return bank.format, tuple(_statement(name, found) for name, found in accounts.items())


def _named(columns: Columns) -> Mapping[str, Sequence[str]]:
    return {name: (column,) for name, column in vars(columns).items() if column}


def _bank_of(table: Table) -> _Bank:
    for bank in _BANKS:
        if all(table.place(*names) is not None for names in bank.needed.values()):
            return bank
    raise MalformedFile(
        table.line, Words("these are not the columns of ING or Rabobank; say which column holds what.")
    )


def _rows(table: Table, bank: _Bank) -> Iterator[tuple[int, Cells]]:
    places = {name: table.required(*names) for name, names in bank.needed.items()}
    for name, names in bank.more.items():
        if (place := table.place(*names)) is not None:
            places[name] = place
    for line, cells in table.rows(whole=False):
        yield line, {name: cells[place] for name, place in places.items()}


def _made(line: int, cells: Cells, account: str, currency: str) -> Made:
    get = defaultdict[str, str](str, cells).__getitem__
    booked_on = _day(get("day"), line)
    cents = _cents(get("amount"), line) * _direction(get("direction"), line)
    part = Part(
        counterpart=get("name"),
        counterpart_account=get("counterpart"),
        remittance=" ".join(filter(None, (get("text"), get("text2"), get("text3")))),
        structured=get("structured"),
        end_to_end=get("reference"),
        mandate=get("mandate"),
        return_reason=get("reason"),
    )
    entry = Entry(
        line=line,
        cents=cents,
        currency=get("currency") or currency,
        booked_on=booked_on,
        valued_on=_day(get("valued"), line) if get("valued") else booked_on,
        kind=get("kind"),
        bank_reference=get("number"),
        parts=(part,),
        is_split=True,
    )
    return get("account") or account, entry, _cents(get("after"), line) if get("after") else None


def _day(text: str, line: int) -> date:
    try:
        found = day_of(text) if len(text) == len("20261130") and text.isdecimal() else read_moment(text).day
    except NoMoment as error:
        found, problem = None, error.problem
        if problem:
            raise MalformedFile(line, problem) from None
    if found is None:
        raise MalformedFile(line, Words("“{text}” is no day.", text=text[:40]))
    return found


def _cents(text: str, line: int) -> int:
    """Signed, with a decimal comma or point, and thousands apart or not."""
    try:
        found = read_number(text) * 100
    except NoNumber as error:
        raise MalformedFile(line, error.about(Words("the amount"))) from None
    if found.denominator != 1:
        raise MalformedFile(line, Words("the amount “{text}” has parts of a cent.", text=text[:40]))
    return int(found)


def _direction(text: str, line: int) -> int:
    said = text.casefold()
    if said in _DEBIT:
        return -1
    if not said or said in _CREDIT:
        return 1
    raise MalformedFile(
        line, Words("“{text}” does not say whether money came in or went out.", text=text[:40])
    )


def _statement(account: str, made: list[Made]) -> Statement:
    entries = tuple(entry for _account, entry, _after in made)
    first, last = made[0], made[-1]
    balances: tuple[Balance, ...] = ()
    if first[2] is not None and last[2] is not None:
        currency = entries[0].currency
        balances = (
            Balance("OPBD", first[2] - entries[0].cents, currency, entries[0].booked_on),
            Balance("CLBD", last[2], currency, entries[-1].booked_on),
        )
    return Statement(
        id="", sequence="", account=account, currency=entries[0].currency, balances=balances, entries=entries
    )
