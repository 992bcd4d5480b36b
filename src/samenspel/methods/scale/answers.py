"""What the queries answer, with checksums by which engines are compared; nobody is protected yet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from samenspel.methods.words import Words

from .catalogue import NO_MONTH, NO_PARTS, UnfitParts, held
from .engines import Power, engine_for, tables_of
from .queries import QUERIES, pairs_of

Row = tuple[Any, ...]
Progress = Callable[[int, int], None]
EVER = 999912


def nobody(_done: int, _total: int) -> None:
    """Waits for progress."""


@dataclass(frozen=True)
class Answers:
    """For each query its rows, in no order; each row says its columns by their place (`queries`)."""

    rows: dict[str, list[Row]]

    def checksums(self) -> dict[str, str]:
        return {name: checksum(rows) for name, rows in self.rows.items()}


def answers(
    folder: Path, power: Power | None = None, *, until: int = EVER, progress: Progress = nobody
) -> Answers:
    """Of all months before `until` (202611). Raises UnfitParts where there are none."""
    rows = {}
    with held(folder, alone=False) as catalogue:
        if not catalogue.parts:
            raise UnfitParts(Words(NO_PARTS))
        if not catalogue.people:
            raise UnfitParts(Words(NO_MONTH))
        with engine_for(folder, power or Power()) as engine:
            tables = tables_of(folder, catalogue, engine)
            progress(0, len(QUERIES) + 1)
            pairs = engine.keep("pairs", pairs_of(tables, until))
            for number, (name, query) in enumerate(QUERIES.items(), 1):
                progress(number, len(QUERIES) + 1)
                rows[name] = _told(query(pairs, tables, until))
    return Answers(rows)


def _told(expression: Any) -> list[Row]:
    table = expression.to_pyarrow()
    return [*zip(*(one.to_pylist() for one in table.columns), strict=True)]


def checksum(rows: list[Row]) -> str:
    """The same in whatever order they come; a row that comes twice counts twice."""
    found = sum(int.from_bytes(sha256(repr(row).encode()).digest()[:16], "big") for row in rows)
    return f"{found % 2**128:032x}"
