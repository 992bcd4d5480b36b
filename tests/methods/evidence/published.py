"""Published numbers and the data they come from."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from samenspel.methods.evidence import Data

OURS = Path(__file__).parent / "data"
SHARED = Path(__file__).parents[4] / "shared/data/evidence"


@cache
def numbers(block: str) -> Any:
    """Of acceptance.json."""
    return json.loads((OURS / "acceptance.json").read_text(encoding="utf-8"))[block]


def path_of(name: str) -> Path:
    """A file in this folder, or else beside the repository; without it the test is skipped."""
    for folder in (OURS, SHARED):
        if (folder / name).exists():
            return folder / name
    pytest.skip(f"{name} may not be handed on, and is not beside the repository")


@cache
def data(name: str, missing: tuple[str, ...] = ()) -> Data:
    path = path_of(name)
    content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return Data.read(content, missing)


def agrees(found: float | None, printed: str | float) -> bool:
    """To the last digit that is printed."""
    assert found is not None
    number = Decimal(str(printed))
    exponent = number.as_tuple().exponent
    assert isinstance(exponent, int)
    return abs(Decimal(found) - number) <= Decimal("0.50001") * Decimal(10) ** exponent


def on_file(folder: Path, columns: Mapping[str, Iterable[object]]) -> Path:
    """A table as a file, for R; None and NaN are empty."""
    path = folder / "rows.csv"
    rows = zip(*columns.values(), strict=True)
    lines = (["" if cell is None or cell != cell else str(cell) for cell in row] for row in rows)
    path.write_text("\n".join(map(",".join, [list(columns), *lines])), encoding="utf-8")
    return path
