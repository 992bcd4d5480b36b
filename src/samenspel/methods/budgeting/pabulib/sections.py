"""A Pabulib file is three tables one under the other: META, PROJECTS and VOTES."""

from __future__ import annotations

from dataclasses import dataclass, field

from samenspel.methods.files import Source, read_text
from samenspel.methods.malformed import MalformedFile
from samenspel.methods.tables import rows_of
from samenspel.methods.words import Words

SECTIONS = ("META", "PROJECTS", "VOTES")


@dataclass
class Table:
    """The rows of one section; `rows[i]` begins on line `lines[i]`, the title stands on line `start`."""

    name: str
    start: int
    header: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)

    def add(self, row: list[str], line: int) -> None:
        if any(cell.strip() for cell in row[len(self.header) :]):
            raise MalformedFile(
                line,
                Words(
                    "this line has more cells than the {count} of its header; put quotation marks around a "
                    "text with semicolons.",
                    count=len(self.header),
                ),
            )
        self.rows.append(row)
        self.lines.append(line)

    def column(self, name: str) -> int | None:
        return self.header.index(name) if name in self.header else None

    def required(self, name: str) -> int:
        if name not in self.header:
            raise MalformedFile(
                self.start + 1,
                Words(
                    "the {section} section has no column “{column}”; name it in this header line.",
                    section=self.name,
                    column=name,
                ),
            )
        return self.header.index(name)

    def cell(self, row: int, column: int) -> str:
        cells = self.rows[row]
        return cells[column].strip() if column < len(cells) else ""


def read_tables(source: Source) -> dict[str, Table]:
    """The three tables by name."""
    text = read_text(source)
    tables: dict[str, Table] = {}
    table: Table | None = None
    line = 1
    for line, row in rows_of(text, ";", strict=False):
        if not row:
            continue
        if len(row[0]) < 12 and (name := _title(row)):
            table = _open(tables, name, line)
        elif table is None:
            raise MalformedFile(
                line, Words("the file does not start with META; is this a Pabulib (.pb) file?")
            )
        elif not table.header:
            table.header = [cell.strip() for cell in row]
        else:
            table.add(row, line)
    _check_complete(tables, line)
    return tables


def _title(row: list[str]) -> str | None:
    """The section that this row opens: its name alone on a line, in any case."""
    name = row[0].strip().upper()
    return name if name in SECTIONS and not any(cell.strip() for cell in row[1:]) else None


def _open(tables: dict[str, Table], name: str, line: int) -> Table:
    expected = SECTIONS[len(tables)] if len(tables) < len(SECTIONS) else None
    if name in tables:
        raise MalformedFile(line, Words("there is a second {section} section; keep one.", section=name))
    if name != expected:
        raise MalformedFile(
            line,
            Words("{section} comes here, but {expected} should come first.", section=name, expected=expected),
        )
    tables[name] = Table(name, line)
    return tables[name]


def _check_complete(tables: dict[str, Table], last: int) -> None:
    for name in SECTIONS:
        if name not in tables:
            raise MalformedFile(
                max(last, 1),
                Words("the file ends without a {section} section; is it complete?", section=name),
            )
        if not tables[name].header:
            raise MalformedFile(
                tables[name].start,
                Words("the {section} section is empty; is the file complete?", section=name),
            )
