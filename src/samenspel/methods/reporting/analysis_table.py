"""Answers as the one table that every analysis reads: an empty cell wherever there is no answer.

Codes of no answer stand in `answers.csv` with their reasons; a method would take them for numbers.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import Any

import numpy as np

from samenspel.methods.codebooks import Chunk, Codebook, Column, Kind, with_legal_names


def analysis_table(codebook: Codebook, chunks: Iterable[Chunk]) -> bytes:
    """CSV in UTF-8 under the names of the codebook, in its order."""
    named = with_legal_names(codebook)
    lines = StringIO(newline="")
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow([one.name for one in named.variables])
    for chunk in chunks:
        columns = [_cells(one.kind, chunk[one.id]) for one in named.variables]
        writer.writerows(zip(*columns, strict=True))
    return lines.getvalue().encode()


def _cells(kind: Kind, column: Column) -> Sequence[str]:
    answered = column.why == 0
    return [
        _cell(kind, value) if is_there else ""
        for value, is_there in zip(column.values, answered.tolist(), strict=True)
    ]


def _cell(kind: Kind, value: Any) -> str:
    if kind in (Kind.DATE, Kind.MOMENT):
        return str(np.datetime_as_string(value))
    if kind is Kind.TEXT:
        return str(value)
    number = float(value)
    return str(int(number)) if number.is_integer() else repr(number)
