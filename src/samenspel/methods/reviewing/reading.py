"""Panels as files that a spreadsheet makes, and plans in the same form."""

from __future__ import annotations

from collections.abc import Iterator

from samenspel.methods.files import Source
from samenspel.methods.malformed import MalformedFile
from samenspel.methods.many_tables import Row, Table, read_tables
from samenspel.methods.words import Words

from .asked import SIDES, Contribution, Panel, Reviewer, UnfitPanel

TABLES = ("RULES", "CONTRIBUTIONS", "REVIEWERS", "CONFLICTS", "KEPT")
BOTH = {"both": SIDES, "none": ()}


def read_panel(source: Source) -> Panel:
    """A file (a path or its bytes): see docs/reference/reviewing.md. Raises MalformedFile."""
    tables = read_tables(source, TABLES)
    for name in ("CONTRIBUTIONS", "REVIEWERS"):
        if name not in tables:
            raise MalformedFile(1, Words("there is no table {table}.", table=name))
    each, sides = _rules(tables.get("RULES"))
    pairs = {name: list(_pairs(tables.get(name))) for name in ("CONFLICTS", "KEPT")}
    try:
        return Panel(
            tuple(_contributions(tables["CONTRIBUTIONS"])),
            tuple(_reviewers(tables["REVIEWERS"], sides)),
            each,
            sides,
            {(one, other): why for one, other, why in pairs["CONFLICTS"]},
            frozenset((one, other) for one, other, _why in pairs["KEPT"]),
        )
    except UnfitPanel as error:
        raise MalformedFile(1, error.problem) from None


def _rules(table: Table | None) -> tuple[int, tuple[str, ...]]:
    each = 3
    sides: tuple[str, ...] = SIDES
    for row in table.rows if table else ():
        name, value = row.cell(0).casefold(), row.cell(1)
        if name == "each" and value.isascii() and value.isdigit() and 0 < int(value[:4]) < 100:
            each = int(value[:4])
        elif name == "sides" and value.casefold() in BOTH:
            sides = BOTH[value.casefold()]
        else:
            raise MalformedFile(
                row.line,
                Words(
                    "“{rule}: {value}” is no rule; write “each” with a number, or “sides” with both or none.",
                    rule=row.cell(0),
                    value=value,
                ),
            )
    return each, sides


def _contributions(table: Table) -> Iterator[Contribution]:
    columns = table.header(("contribution", "topics"), ("contribution",))
    for row in table.rows[1:]:
        yield Contribution(_id(row, columns["contribution"]), _topics(row, columns))


def _reviewers(table: Table, sides: tuple[str, ...]) -> Iterator[Reviewer]:
    needed = ("reviewer", "side") if sides else ("reviewer",)
    columns = table.header(("reviewer", "side", "topics"), needed)
    for row in table.rows[1:]:
        side = row.cell(columns["side"]).casefold() if "side" in columns else SIDES[0]
        if side not in SIDES:
            words = Words("the side is “{side}”; choose from: {sides}.", side=side, sides=", ".join(SIDES))
            raise MalformedFile(row.line, words)
        yield Reviewer(_id(row, columns["reviewer"]), side, _topics(row, columns))


def _pairs(table: Table | None) -> Iterator[tuple[str, str, str]]:
    if table is None:
        return
    columns = table.header(("contribution", "reviewer", "why"), ("contribution", "reviewer"))
    for row in table.rows[1:]:
        why = row.cell(columns["why"]) if "why" in columns else ""
        yield _id(row, columns["contribution"]), _id(row, columns["reviewer"]), why or "said so"


def _id(row: Row, column: int) -> str:
    if not (found := row.cell(column)):
        raise MalformedFile(row.line, Words("the name in this row is empty."))
    return found


def _topics(row: Row, columns: dict[str, int]) -> tuple[str, ...]:
    text = row.cell(columns["topics"]) if "topics" in columns else ""
    words = (word.strip() for word in text.replace(";", ",").split(","))
    return tuple(dict.fromkeys(word for word in words if word))
