"""A file is offered only after it was read back and found to say what it should."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from samenspel.methods.words import Words

from .codebook import Codebook

READ_AT_ONCE = 20_000
"""Rows."""
Read = Callable[..., tuple[Mapping[str, Sequence[Any]], Any]]


@dataclass(frozen=True)
class Written:
    """`codebook` has the names that the file uses; `notes` say what the format could not hold as it was."""

    path: Path
    codebook: Codebook
    rows: int
    notes: tuple[Words, ...] = ()


class NotAsWritten(RuntimeError):
    """What was read back differs from what was to be written; the file is not there."""


@contextmanager
def offered(path: Path) -> Iterator[Path]:
    """A place beside `path` to write at; it takes the name of `path` only when all went well."""
    aside = path.with_name(f".{path.name}.part")
    try:
        yield aside
        os.replace(aside, path)
    finally:
        aside.unlink(missing_ok=True)


def compare(what: str, wanted: object, found: object) -> None:
    """Raises NotAsWritten where they differ."""
    if wanted != found:
        raise NotAsWritten(f"{what}: {_difference(wanted, found)}")


def compare_column(name: str, wanted: NDArray[Any], found: NDArray[Any], before: int) -> None:
    """Some rows of one column, of which `before` went ahead; NaN equals NaN."""
    if wanted.shape != found.shape:
        raise NotAsWritten(f"{name}: {len(found)} rows from {before + 1} on, not {len(wanted)}")
    differs = wanted != found
    if differs.any() and wanted.dtype != object:
        differs &= ~(np.isnan(wanted) & np.isnan(found))
    if differs.any():
        place = int(np.flatnonzero(differs)[0])
        raise NotAsWritten(f"{name}, row {before + place + 1}: {found[place]!r}, not {wanted[place]!r}")


def compare_texts(columns: Mapping[str, NDArray[Any]], names: Sequence[str], read: Read) -> None:
    """`read` reads these columns by pyreadstat, some rows at a time."""
    rows = len(columns[names[0]])
    for before in range(0, rows, READ_AT_ONCE):
        found, _meta = read(usecols=[*names], row_offset=before, row_limit=READ_AT_ONCE)
        for name in names:
            wanted = columns[name][before : before + READ_AT_ONCE]
            compare_column(name, wanted, np.array(found[name], dtype=object), before)


def _difference(wanted: object, found: object) -> str:
    if isinstance(wanted, Mapping) and isinstance(found, Mapping):
        for key in [*wanted, *found]:
            if wanted.get(key) != found.get(key):
                return f"{key}: {found.get(key)!r}, not {wanted.get(key)!r}"
    return f"{found!r}, not {wanted!r}"
