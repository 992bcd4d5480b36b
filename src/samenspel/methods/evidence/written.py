"""How a file is written, so that R reads the same in it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from samenspel.methods.files import encoding_of
from samenspel.methods.tables import Row, Table

IN_R = {"utf-16": "UTF-16", "utf-8-sig": "UTF-8-BOM", "cp1252": "windows-1252"}
_WITH_COMMA = re.compile(r"[+-]?\d*,\d+")


@dataclass(frozen=True)
class Written:
    """What stands between columns and in decimals, the encoding, and how many lines come before the names."""

    separator: str = ","
    decimal: str = "."
    encoding: str = "utf-8"
    skipped: int = 0

    @classmethod
    def of(cls, table: Table, rows: Iterable[Row], data: bytes) -> Written:
        """`data` is the file, or its beginning. Where commas part the columns none is looked for in
        numbers."""
        has_commas = table.separator != "," and any(
            _WITH_COMMA.fullmatch(cell) for _line, cells in rows for cell in cells
        )
        return cls(table.separator, "," if has_commas else ".", encoding_of(data), table.skipped)

    @property
    def in_r(self) -> str:
        """What read.csv has to be told besides."""
        told = {
            "sep": self.separator.replace("\t", "\\t"),
            "dec": self.decimal,
            "fileEncoding": IN_R.get(self.encoding, ""),
        }
        usual = {"sep": ",", "dec": ".", "fileEncoding": ""}
        words = "".join(f', {key} = "{value}"' for key, value in told.items() if value != usual[key])
        return words + (f", skip = {self.skipped}" if self.skipped else "")
