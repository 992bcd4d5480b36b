"""What a Pabulib file says about the voters themselves."""

from __future__ import annotations

from collections import Counter

from samenspel.methods.files import Source

from .sections import read_tables


def read_ages(source: Source) -> Counter[int]:
    """How many voters have each age, in years, of those for whom it is told; raises MalformedFile."""
    table = read_tables(source)["VOTES"]
    column = table.column("age")
    if column is None:
        return Counter()
    cells = (table.cell(row, column) for row in range(len(table.rows)))
    return Counter(int(cell) for cell in cells if cell.isascii() and cell.isdecimal() and len(cell) < 6)
