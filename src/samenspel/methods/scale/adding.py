"""What is added to the parts: entries, and of each month that is over who did how much in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from samenspel.methods.words import Words

from .batch import Batch, Integers, Sides
from .catalogue import (
    OTHERS,
    SPILL,
    Catalogue,
    File,
    Part,
    UnfitParts,
    drop_strays,
    file_at,
    held,
    write_catalogue,
)
from .engines import duck_settings

KIND = "(FORMAT parquet, COMPRESSION zstd)"
PEOPLE = """
    SELECT month, initiative, actor, count(*)::BIGINT AS entries
    FROM read_parquet($files, hive_partitioning = false)
    WHERE actor <> 0 GROUP BY ALL ORDER BY initiative, actor
"""
DOINGS = """
    WITH entries AS (
        SELECT month, phase, verb, actor, count(*)::BIGINT AS entries
        FROM read_parquet($files, hive_partitioning = false) GROUP BY ALL
    )
    SELECT month, phase, verb, sum(entries)::BIGINT AS entries,
        (count(*) FILTER (actor <> 0))::BIGINT AS people
    FROM entries GROUP BY ALL
    UNION ALL
    SELECT month, phase, '' AS verb, sum(entries)::BIGINT AS entries,
        (count(DISTINCT actor) FILTER (actor <> 0))::BIGINT AS people
    FROM entries GROUP BY ALL
    ORDER BY ALL
"""
"""In a row without a verb is the whole phase: who did two things there counts once."""


def add_batch(folder: Path, batch: Batch) -> None:
    """All of it or nothing, wherever it is killed. Raises UnfitParts when these parts do not end where the
    batch begins."""
    with held(folder, alone=True) as before:
        follows = (before.last, before.seal + 1) == (batch.range.after, batch.range.seals[0])
        if not (follows and before.goes_on_with(batch.range.key)):
            raise UnfitParts(Words(OTHERS))
        drop_strays(folder, before)
        write_catalogue(folder, before.with_part(_written(folder, batch)))


def make_months(folder: Path, until: int, tell: Callable[[int, int], None]) -> None:
    """Who did how much in each month before `until` that has new entries: mostly one, when it is over."""
    with held(folder, alone=True) as catalogue:
        drop_strays(folder, catalogue)
        months = [month for month in catalogue.months if month < until and not catalogue.is_made(month)]
        for number, month in enumerate(months):
            tell(number, len(months))
            people = _made(folder, catalogue, month, "people", PEOPLE)
            doings = _made(folder, catalogue, month, "doings", DOINGS)
            catalogue = catalogue.with_month(month, people, doings)
            write_catalogue(folder, catalogue)
        drop_strays(folder, catalogue)


def put_sides(folder: Path, sides: Sides) -> None:
    """In place of those before."""
    with held(folder, alone=True) as before:
        if not before.goes_on_with(sides.key):
            raise UnfitParts(Words(OTHERS))
        columns = {
            "initiative": sides.initiative,
            "actor": sides.actor,
            "side": _words(sides.side, sides.sides),
        }
        path = f"sides/{before.last}.parquet"
        path = path if before.sides is None or before.sides.path != path else f"sides/{before.last}-.parquet"
        after = replace(before, sides=_file(folder, path, 0, columns))
        write_catalogue(folder, after)
        drop_strays(folder, after)


def _written(folder: Path, batch: Batch) -> Part:
    months = batch.columns["month"]
    files = []
    for month in np.unique(months).tolist():
        rows = np.flatnonzero(months == month)
        path = f"entries/{month}/{batch.range.last}.parquet"
        files.append(_file(folder, path, month, _columns(batch, rows)))
    told = batch.range
    return Part(told.after, told.last, told.seals, told.digest, told.key, len(batch), tuple(files))


def _columns(batch: Batch, rows: Integers) -> dict[str, Any]:
    """In an order that says nothing of when they were written."""
    some = {name: values[rows] for name, values in batch.columns.items()}
    order = np.lexsort((some["actor"], some["verb"], some["phase"], some["initiative"]))
    some = {name: values[order] for name, values in some.items()}
    return {
        **some,
        "phase": _words(some["phase"], batch.phases),
        "verb": _words(some["verb"], batch.verbs),
    }


def _words(places: Integers, words: tuple[str, ...]) -> Any:
    import pyarrow

    return pyarrow.DictionaryArray.from_arrays(
        pyarrow.array(places.astype(np.int32)), pyarrow.array(words, pyarrow.string())
    )


def _file(folder: Path, path: str, month: int, columns: dict[str, Any]) -> File:
    import pyarrow
    from pyarrow import parquet

    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    table = pyarrow.table(columns)
    parquet.write_table(table, folder / path, compression="zstd", store_schema=False)
    return file_at(folder, path, month, table.num_rows)


def _made(folder: Path, catalogue: Catalogue, month: int, name: str, query: str) -> File:
    path = catalogue.path_of(name, month)
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    files = [str(folder / file.path) for file in catalogue.entries_of(month)]
    with duck(folder) as connection:
        found = connection.execute(f"COPY ({query}) TO {_quoted(folder / path)} {KIND}", {"files": files})
        rows: int = found.fetchone()[0]
    return file_at(folder, path, month, rows)


@contextmanager
def duck(folder: Path) -> Iterator[Any]:
    """DuckDB without Ibis, which takes half a second to begin."""
    import duckdb

    with TemporaryDirectory(dir=folder, prefix=SPILL) as spill:
        connection = duckdb.connect(":memory:", config=duck_settings(spill))
        try:
            yield connection
        finally:
            connection.close()


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"
