"""What people bring: a path, an open file, or what is in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from samenspel.methods.tables import Table

CONTENT = "naam;één\nAnna;ja\n"


@pytest.mark.parametrize("way", ["text", "path", "bytes", "binary", "opened"])
def test_a_table_is_read_from_a_path_an_open_file_and_bytes(way: str, tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text(CONTENT, encoding="utf-8")
    ways = {
        "text": lambda: str(path),
        "path": lambda: path,
        "bytes": path.read_bytes,
        "binary": lambda: path.open("rb"),
        "opened": lambda: path.open(encoding="utf-8"),
    }
    table = Table(ways[way]())
    assert (table.names, list(table.rows())) == (["naam", "één"], [(2, ["Anna", "ja"])])
