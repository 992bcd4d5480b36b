"""Columns of answers: what people said, and why somebody said nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import islice
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .codebook import Codebook, Kind, NoAnswer, Variable

Answer = str | int | float | date | datetime | NoAnswer | None
"""A moment is aware of its zone; None is a question that was skipped."""
ROWS = 10_000
TYPES: Mapping[Kind, Any] = {Kind.TEXT: object, Kind.DATE: "datetime64[D]", Kind.MOMENT: "datetime64[s]"}
EMPTY: Mapping[Kind, Any] = {Kind.TEXT: "", Kind.DATE: "NaT", Kind.MOMENT: "NaT"}
"""Of other kinds float64 and NaN."""


@dataclass(frozen=True)
class Column:
    """n answers to one variable. Where `why` (n whole numbers) is not 0 it is a code of no answer, and
    `values` has what is empty: NaN of numbers and codes, "" of texts, NaT of dates and moments (in UTC)."""

    values: NDArray[Any]
    why: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.why)


Chunk = Mapping[str, Column]
"""Some rows: of every variable of the codebook, by its id, equally long columns."""


def column(variable: Variable, values: Any, why: Any) -> Column:
    """With what is empty where `why` says so."""
    codes = np.asarray(why, dtype=np.int32)
    found = np.array(values, dtype=TYPES.get(variable.kind, float))
    found[codes != 0] = EMPTY.get(variable.kind, np.nan)
    return Column(found, codes)


def chunks_of(
    codebook: Codebook, rows: Iterable[Mapping[str, Answer]], size: int = ROWS
) -> Iterator[dict[str, Column]]:
    """Rows by the ids of variables, `size` at a time. A variable that a row lacks was not reached."""
    left = iter(rows)
    while some := list(islice(left, size)):
        yield {
            variable.id: _column(variable, [row.get(variable.id, NoAnswer.NOT_REACHED) for row in some])
            for variable in codebook.variables
        }


def empty_chunk(codebook: Codebook) -> dict[str, Column]:
    return {variable.id: _column(variable, []) for variable in codebook.variables}


def joined(codebook: Codebook, chunks: Iterable[Chunk]) -> dict[str, Column]:
    """All rows in one."""
    parts = [empty_chunk(codebook), *chunks]
    return {
        id: Column(
            np.concatenate([part[id].values for part in parts]),
            np.concatenate([part[id].why for part in parts]),
        )
        for id in codebook.by_id
    }


def _column(variable: Variable, answers: Sequence[Answer]) -> Column:
    own = {value.code for value in variable.missing}
    why = [_why(answer, own) for answer in answers]
    empty = EMPTY.get(variable.kind, np.nan)
    values = [empty if code else _plain(answer) for answer, code in zip(answers, why, strict=True)]
    return column(variable, values, why)


def _why(answer: Answer, own: set[int | float]) -> int:
    if answer is None:
        return NoAnswer.SKIPPED
    if isinstance(answer, NoAnswer) or (isinstance(answer, int | float) and answer in own):
        return int(answer)
    return 0


def _plain(answer: Answer) -> Answer:
    """NumPy knows no zones."""
    if isinstance(answer, datetime):
        return answer.astimezone(UTC).replace(tzinfo=None)
    return answer
