"""Pledges from a CSV file, for trying out what would be matched."""

from __future__ import annotations

from samenspel.methods.decimals import NoNumber, read_amount
from samenspel.methods.files import Source
from samenspel.methods.malformed import MalformedFile
from samenspel.methods.tables import Table
from samenspel.methods.words import Words

from .matching import Pledge
from .references import is_reference

_NO = {"no", "false", "0", "closed"}


def read_pledges(source: Source) -> list[Pledge]:
    """Columns reference and amount; currency, name and open may be there. Raises MalformedFile."""
    table = Table(source)
    needed = [table.required("reference"), table.required("amount")]
    more = [table.place(name) for name in ("currency", "name", "open")]
    return [
        _pledge(line, *(cells[place] for place in needed), *(_cell(cells, place) for place in more))
        for line, cells in table.rows(whole=False)
    ]


def _cell(cells: list[str], place: int | None) -> str:
    return "" if place is None else cells[place]


def _pledge(line: int, reference: str, amount: str, currency: str, name: str, state: str) -> Pledge:
    bare = "".join(reference.split()).upper()
    if not is_reference(bare):
        raise MalformedFile(line, Words("“{text}” is no reference: its check fails.", text=reference[:40]))
    try:
        cents = read_amount(amount) * 100
    except NoNumber as error:
        raise MalformedFile(line, error.about(Words("the amount"))) from None
    if cents.denominator != 1 or cents <= 0:
        raise MalformedFile(line, Words("the amount “{text}” is no whole number of cents.", text=amount[:40]))
    return Pledge(bare, int(cents), currency or "EUR", name, state.casefold() not in _NO)
