"""One export in a process of its own: python -m benchmarks.exchange_one WHO FORMAT prints JSON.

WHO is ours, or alone: what the library itself takes for the same values, checking and reading back nothing.
"""

from __future__ import annotations

import csv
import json
import sys
import tempfile
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.memory import most_memory
from benchmarks.stopwatch import now, since
from samenspel.methods.codebooks import (
    Chunk,
    Codebook,
    Kind,
    NoAnswer,
    Value,
    Variable,
    column,
    joined,
    write_csv,
    write_dta,
    write_sav,
)
from samenspel.methods.codebooks.layout import fields_of, flat

ROWS, AT_ONCE = 100_000, 10_000
AGREE = (*(Value(code, {"en": f"level {code}"}) for code in range(1, 6)), Value(98, {"en": "unknown"}, True))
LETTERS: dict[Any, str] = {-6: "w", -7: "r", -8: "n", -9: "s", 98: "a"}
WRITERS: dict[str, Callable[..., Any]] = {"sav": write_sav, "dta": write_dta, "csv": write_csv}


def main() -> None:
    who, ending = sys.argv[1:3]
    for library in ("pandas", "pyreadstat"):
        import_module(library)  # so that no import is measured
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"answers.{ending}"
        seconds = ours(ending, path) if who == "ours" else ALONE[ending](path)
        size = path.stat().st_size / 1e6
    json.dump({"seconds": seconds, "memory": most_memory(), "size": size}, sys.stdout)


def ours(ending: str, path: Path) -> float:
    start = now()
    WRITERS[ending](BOOK, chunks(), path, "en")
    whole, start = since(start), now()
    for _chunk in chunks():
        pass
    return whole - since(start)


def alone(ending: str, path: Path) -> float:
    import pandas
    import pyreadstat

    columns, labels = table()
    told: dict[str, Any] = {}
    if ending == "dta":
        columns = {name: lettered(values) for name, values in columns.items()}
        labels = {
            name: {LETTERS.get(code, code): text for code, text in one.items()}
            for name, one in labels.items()
        }
        told["missing_user_values"] = {name: [*LETTERS.values()] for name in labels}
    start = now()
    frame = pandas.DataFrame(columns, copy=False)
    write = pyreadstat.write_sav if ending == "sav" else pyreadstat.write_dta
    write(frame, path, variable_value_labels=labels, **told)
    return since(start)


def lettered(values: Any) -> Any:
    """Stata's signs for what is no answer, as pyreadstat takes them."""
    if values.dtype != float:
        return values
    is_whole = not (values % 1).any()
    found = (values.astype(int) if is_whole else values).astype(object)
    for code, letter in LETTERS.items():
        found[values == code] = letter
    return found


def csv_alone(path: Path) -> float:
    columns, _labels = table()
    whole = [
        one.astype(int) if one.dtype == float and (one % 1 == 0).all() else one for one in columns.values()
    ]
    start = now()
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows(zip(*(one.tolist() for one in whole), strict=True))
    return since(start)


ALONE: dict[str, Callable[[Path], float]] = {
    "sav": lambda path: alone("sav", path),
    "dta": lambda path: alone("dta", path),
    "csv": csv_alone,
}


def book() -> Codebook:
    """60 variables as a survey has them: 45 choices, 8 options, 3 numbers, 2 texts, a date and a moment."""
    said = {"en": "a label of some length, as questions have"}
    variables = [Variable("key", "key", Kind.TEXT, said)]
    variables += [Variable(f"q{place}", f"q{place}", Kind.CHOICE, said, AGREE) for place in range(45)]
    variables += [Variable(f"o{place}", f"o{place}", Kind.OPTION, said, of="o") for place in range(8)]
    variables += [Variable(f"n{place}", f"n{place}", Kind.NUMBER, said, decimals=1) for place in range(3)]
    variables += [
        Variable("text", "text", Kind.TEXT, said),
        Variable("day", "day", Kind.DATE, said),
        Variable("sent", "sent", Kind.MOMENT, said),
    ]
    return Codebook("b", {"en": "Bench"}, ("en",), tuple(variables), zone="Europe/Brussels", key="key")


BOOK = book()


def chunks() -> Iterator[Chunk]:
    chance = np.random.default_rng(1)
    for before in range(0, ROWS, AT_ONCE):
        options = np.where(chance.random(AT_ONCE) < 0.05, int(NoAnswer.NOT_SHOWN), 0)
        yield {one.id: _column(one, before, options, chance) for one in BOOK.variables}


def _column(variable: Variable, before: int, options: Any, chance: np.random.Generator) -> Any:
    some = np.where(chance.random(AT_ONCE) < 0.05, chance.integers(-9, -5, AT_ONCE), 0)
    if variable.id == "key":
        values: Any = [f"{place:012d}" for place in range(before, before + AT_ONCE)]
        return column(variable, values, np.zeros(AT_ONCE))
    days = chance.integers(0, 300, AT_ONCE).astype("timedelta64[D]")
    values = {
        Kind.CHOICE: chance.integers(1, 6, AT_ONCE),
        Kind.OPTION: chance.integers(0, 2, AT_ONCE),
        Kind.NUMBER: np.round(chance.random(AT_ONCE) * 100, 1),
        Kind.TEXT: ["a remark of a few words" for _row in range(AT_ONCE)],
        Kind.DATE: np.datetime64("2026-01-01") + days,
        Kind.MOMENT: np.datetime64("2026-01-01T12:00:00") + days,
    }[variable.kind]
    return column(variable, values, options if variable.kind is Kind.OPTION else some)


def table() -> tuple[dict[str, Any], dict[str, dict[Any, str]]]:
    """The same values and labels, as somebody has them who uses the library alone."""
    fields = fields_of(BOOK, "en")
    labels = {one.name: {**one.labels} for one in fields if one.labels and one.kind is not Kind.NUMBER}
    return flat(BOOK, fields, joined(BOOK, chunks())), labels  # type: ignore[return-value]


if __name__ == "__main__":
    main()
