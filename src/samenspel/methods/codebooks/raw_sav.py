"""The numbers in a .sav file as they lie there, without the library that wrote them.

The layout is that of the “System File Format” of PSPP's developers' guide: a header of 176 bytes, a record of
32 bytes or more for each 8 bytes of a row, other records, and then the rows: uncompressed, each number as
float64, in the order of the records.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

HEADER, VARIABLE, NUMBER = 176, 2, 0
NOTHING = -np.finfo(float).max
"""What SPSS calls system-missing."""


def numbers_of(path: Path, rows: int) -> Iterator[NDArray[np.float64]]:
    """Of each column of numbers, in order, all rows; NaN where there is nothing."""
    if not rows:
        return
    whole = np.memmap(path, dtype=np.uint8, mode="r")
    types = _types(whole.data)
    data = whole[len(whole) - rows * len(types) * 8 :].view(float).reshape(rows, len(types))
    for place, type_ in enumerate(types):
        if type_ == NUMBER:
            found = np.array(data[:, place])
            found[found == NOTHING] = np.nan
            yield found


def _types(data: memoryview) -> list[int]:
    """Of each 8 bytes of a row: 0 for a number, above it the width of a text, below it where that goes on."""
    place, found = HEADER, list[int]()
    while struct.unpack_from("=i", data, place)[0] == VARIABLE:
        _record, type_, has_label, missing = struct.unpack_from("=4i", data, place)
        found.append(type_)
        place += 32
        if has_label:
            place += 4 + -(-struct.unpack_from("=i", data, place)[0] // 4) * 4
        place += 8 * abs(missing)
    return found
