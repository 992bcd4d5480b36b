"""Tables that nobody should hand in: each method answers them, or refuses them with a sentence."""

from __future__ import annotations

import csv
import io
import json
import math
import random
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any, NamedTuple

import pytest

from samenspel.methods.evidence import (
    METHODS,
    Data,
    UnfitData,
    cace,
    conjoint,
    list_experiment,
    ols,
    sensitivity,
)
from samenspel.methods.malformed import MalformedFile
from scripts.examples import DATA, Part, parts

MOST_ROWS = 120
FEWER = {"bootstraps": 10, "permutations": 10, "draws": 100, "imputations": 2}
Cell = Callable[[str, int], str]
SPOILT: dict[str, Cell] = {
    "the same": lambda _cell, _row: "1",
    "nothing": lambda _cell, _row: "",
    "words": lambda _cell, row: f"v{row}",
    "a slip": lambda cell, row: "hello" if row == 7 else cell,
    "vast": lambda cell, row: "1e308" if row == 1 else cell,
    "tiny": lambda _cell, row: f"{(row % 2 + 1) * 1e-300}",
    "far from nought": lambda _cell, row: f"{1e12 + row % 5}",
    "below nought": lambda cell, _row: f"-{cell}" if cell[:1].isdigit() else cell,
    "one row alone": lambda _cell, row: "1" if row == 0 else "0",
    "each its own": lambda _cell, row: str(row),
    "half gone": lambda cell, row: cell if row % 2 else "",
    "two left": lambda cell, row: cell if row < 2 else "",
}


class Rows(NamedTuple):
    names: list[str]
    cells: list[list[str]]

    def spoilt(self, place: int, how: Cell) -> Rows:
        rows = enumerate(self.cells)
        return Rows(self.names, [[*row[:place], how(row[place], n), *row[place + 1 :]] for n, row in rows])

    def first(self, many: int) -> Rows:
        return Rows(self.names, self.cells[:many])

    def drawn(self, how: Callable[[random.Random], float]) -> Rows:
        chance = random.Random(1)
        return Rows(self.names, [[str(how(chance)) for _cell in row] for row in self.cells])

    def as_file(self) -> bytes:
        text = io.StringIO()
        csv.writer(text).writerows([self.names, *self.cells])
        return text.getvalue().encode()


def words_in(spec: object) -> Iterator[str]:
    if isinstance(spec, dict):
        yield from words_in([*spec, *spec.values()])
    elif isinstance(spec, list):
        for one in spec:
            yield from words_in(one)
    else:
        yield from str(spec).split(":")


def hostile(rows: Rows, used: set[str]) -> Iterator[tuple[str, Rows]]:
    for place, name in enumerate(rows.names):
        if name in used:
            turns = list(SPOILT.items())[place % 2 :: 2]
            yield from ((f"{name}: {how}", rows.spoilt(place, spoil)) for how, spoil in turns)
    yield from ((f"{many} rows", rows.first(many)) for many in (0, 1, 2, 3, 5, 8))
    yield "each row twice", Rows(rows.names, rows.cells * 2)
    yield "one row, again and again", Rows(rows.names, rows.cells[:1] * 40)
    yield "noise", rows.drawn(lambda chance: chance.gauss(0, 1))
    yield "heads and tails", rows.drawn(lambda chance: chance.randrange(2))
    yield "nothing but noughts", rows.drawn(lambda _chance: 0)


def answer(method: str, rows: Rows, spec: dict[str, Any], missing: list[str]) -> None:
    """A result that can be shown and written, or a sentence."""
    try:
        found = METHODS[method](Data.read(rows.as_file(), missing), dict(spec))
    except (UnfitData, MalformedFile):
        return
    assert found.table()
    json.loads(found.to_json())
    assert not any(one.se is not None and not math.isfinite(one.se) for one in found.estimates)


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::RuntimeWarning")
@pytest.mark.parametrize("part", parts(), ids=lambda part: part.method)
def test_whatever_stands_in_a_table_a_method_answers_or_says_why_not(part: Part):
    needs = {need.name for need in METHODS[part.method].needs}
    for example in part.examples[:1]:
        names, *cells = csv.reader(io.StringIO((DATA / example.file).read_text("utf-8-sig")))
        rows = Rows(names, [row for row in cells if row][:MOST_ROWS])
        spec = example.spec | {name: few for name, few in FEWER.items() if name in needs}
        for how, spoilt in hostile(rows, set(words_in(example.spec))):
            try:
                answer(part.method, spoilt, spec, example.missing)
            except Exception as fault:
                raise AssertionError(f"{part.method}, {how}: {fault!r}") from fault


def test_a_level_that_one_row_has_is_refused_with_its_line():
    rows = {"y": [1.0, 2, 4, 3, 5, 2], "x": [1, 2, 3, 4, 5, 6], "here": ["a", "a", "a", "a", "a", "b"]}
    with pytest.raises(UnfitData, match="“here=b” hangs on row 6 alone, so that HC2 has no error for it"):
        ols(rows, "y", ["x", "here"])
    assert ols(rows, "y", ["x", "here"], correction="classical")["here=b"].se


def test_what_cannot_be_told_says_so():
    few = {"y": [1, 2, 4, 3, 5], "t": [0, 1, 0, 1, 1], "a": [1, 2, 5, 2, 3], "b": [4, 1, 1, 2, 2]}
    with pytest.raises(UnfitData, match="5 rows are too few to say how strong"):
        sensitivity(few, "y", "t", ["a", "b"])
    picks = {
        "won": [0, 1] * 6,
        "kind": [f"v{row}" for row in range(12)],
        "who": [row // 2 for row in range(12)],
    }
    with pytest.raises(UnfitData, match="12 rows are too few for 12 coefficients"):
        conjoint(picks, "won", ["kind"], "who")


def test_a_list_is_not_as_long_as_what_nobody_counts():
    rows = {"y": [1e12, 1e12, 3, 4], "saw": [0, 0, 1, 1]}
    with pytest.raises(UnfitData, match="No list has 1000000000000 items; “y” is no count of them"):
        list_experiment(rows, "y", "saw")


def test_a_list_whose_level_only_one_list_has_keeps_its_difference():
    rows = {
        "y": [0, 1, 2, 1, 0, 1, 2, 2, 3, 1],
        "saw": [0] * 5 + [1] * 5,
        "who": ["a", "a", "c", "a", "a"] + ["a"] * 5,
    }
    found = list_experiment(rows, "y", "saw", ["who"])
    assert found.estimates[0].name == "difference in means"
    assert not [one for one in found.estimates if one.name.startswith("linear")]
    assert any(
        "No coefficients (linear): “linear: who=c” is 0 in every row" in str(note) for note in found.notes
    )


def test_arithmetic_that_nobody_foresaw_is_a_sentence(monkeypatch):
    def broken(*_given: object) -> None:
        raise ZeroDivisionError("float division by zero")

    monkeypatch.setattr(import_module("samenspel.methods.evidence.experiments.cace"), "strength", broken)
    rows = {"y": [1, 2, 3, 5, 2, 6] * 4, "lot": [0, 0, 0, 1, 1, 1] * 4, "took": [0, 0, 1, 1, 1, 0] * 4}
    with pytest.raises(UnfitData, match=r"give no number \(float division by zero\): there are too few rows"):
        cace(rows, "y", "took", ["lot"])
