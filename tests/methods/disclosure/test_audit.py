"""The proof: ranges as they are when all tables are tried, whole numbers, linked tables, insiders."""

from __future__ import annotations

import numpy as np
import pytest

from samenspel.methods.disclosure import (
    Audit,
    CountTable,
    Leak,
    Protected,
    Release,
    Rule,
    UnfitTable,
    audit,
    count_people,
    protect,
    ranges,
    unprotected,
)
from samenspel.methods.disclosure.building import MOST_JOINT, build
from samenspel.methods.disclosure.targets import with_targets
from samenspel.methods.disclosure.watch import View, Watch
from tests.methods.disclosure.small import people

NOTHING = Audit(0, 0, ())


def tried(found: Protected) -> dict[tuple[str, ...], tuple[int, int]]:
    """Of each hidden inner cell of a table of two variables the least and greatest count, by trying all."""
    table, hides = found.release.tables[0], found.hides[0]
    hidden = np.argwhere(hides[:-1, :-1])
    most = [int(min(table.full[row, -1], table.full[-1, column])) for row, column in hidden]
    counts = np.indices(most).reshape(len(most), -1) + 1
    fits = np.ones(counts.shape[1], dtype=bool)
    for axis in (0, 1):
        for line in range(table.counts.shape[axis]):
            mine = hidden[:, axis] == line
            truth = table.counts[tuple(hidden[mine].T)].sum()
            fits &= counts[mine].sum(axis=0) == truth
    return {
        table.labels(tuple(place)): (int(column[fits].min()), int(column[fits].max()))
        for place, column in zip(hidden.tolist(), counts, strict=True)
    }


@pytest.mark.parametrize("seed", range(8))
def test_ranges_are_those_of_all_tables_that_agree(seed: int) -> None:
    chance = np.random.default_rng(seed)
    counts = chance.integers(5, 9, (3, 3))
    counts[chance.integers(3), chance.integers(3)] = chance.integers(1, 5)
    table = CountTable.of({"a": ["x", "y", "z"], "b": ["p", "q", "r"]}, counts)
    found = protect(Release((table,)), Rule(5))
    told = {one.cell: (one.least, one.greatest) for one in ranges([found])[0]}
    assert (len(told), told) == (4, tried(found))


def test_without_a_total_there_is_no_limit() -> None:
    table = CountTable.of({"age": ["young", "old"]}, [4, 31])
    found = Protected(Release((table,)), Rule(), (np.array([True, False, True]),), NOTHING)
    assert [(one.cell, one.least, one.greatest) for one in ranges([found])[0]] == [
        (("young",), 1, None),
        (("all",), 32, None),
    ]


def test_tables_in_a_circle_must_fit_one_table_of_all() -> None:
    """Two by two by two: each pair of tables agrees for counts that no people at all could have."""
    columns = people(np.random.default_rng(4), 40)
    three = [count_people(columns, list(pair)) for pair in ("ab", "bc", "ac")]
    circle, open_ = (build([Release(tuple(tables))], Rule()) for tables in (three, three[:2]))
    assert circle.size - sum(len(ids) for ids in circle.inside) == 18
    assert open_.size == sum(len(ids) for ids in open_.inside)


def test_a_circle_too_large_is_refused() -> None:
    names = {name: [f"{name}{at}" for at in range(16)] for name in "abc"}
    tables = [
        CountTable.of({one: names[one] for one in pair}, np.full((16, 16), 11)) for pair in ("ab", "bc", "ac")
    ]
    assert MOST_JOINT < 16**3
    with pytest.raises(UnfitTable, match="share a, b, c in a circle, which makes 4096 kinds"):
        protect(Release(tuple(tables)))


def test_what_anyone_sees_because_empty_cells_are_told_is_no_leak() -> None:
    """Four cells with somebody in them: there are four people at least."""
    counts = [[1, 1, 1, 1], [40, 50, 60, 70], [20, 30, 40, 50]]
    table = CountTable.of({"a": ["x", "y", "z"], "b": list("pqrs")}, counts)
    system, targets = with_targets(build([Release((table,))], Rule()), Rule())
    row = next(at for at, column in enumerate(targets.columns) if system.label(int(column)) == "a: x")
    assert (targets.low[row], targets.high[row]) == (4, 10)
    assert protect(Release((table,))).audit.safe


@pytest.mark.parametrize(("size", "whole", "left"), [(9.0, True, 0), (9.5, True, 1), (9.5, False, 0)])
def test_only_moves_of_whole_people_are_a_proof(size: float, whole: bool, left: int) -> None:
    found = protect(Release((CountTable.of({"a": ["x", "y"], "b": ["p", "q"]}, [[1, 50], [60, 70]]),)))
    system, targets = with_targets(build([found.release], Rule()), Rule())
    hidden = np.zeros(system.size, dtype=bool)
    hidden[system.full(0, found.release.tables[0])[found.hides[0]]] = True
    watch = Watch(system, targets, hidden)
    View(watch, hidden).settle(np.array([size, -size, -size, size]), whole=whole)
    assert watch.open.sum() == left


def test_in_tables_of_three_variables_too() -> None:
    found = [
        protect(Release((CountTable.of({name: ["x", "y"] for name in "abc"}, counts),)))
        for counts in np.random.default_rng(1).integers(0, 25, (20, 2, 2, 2))
    ]
    assert [(one.audit.safe, one.audit.loose) for one in found] == [(True, 0)] * 20


def test_a_small_count_that_is_published_is_a_leak() -> None:
    table = CountTable.of({"age": ["young", "old"], "area": ["n", "s"]}, [[12, 40], [20, 4]])
    release = Release((table,))
    nothing = Protected(release, Rule(), (np.zeros((3, 3), dtype=bool),), NOTHING)
    assert audit([nothing]).leaks == (Leak("age: old, area: s", "small"),)
    assert unprotected(release).audit == audit([nothing])


def test_two_who_are_alone_in_cells_across_from_each_other_know_of_each_other() -> None:
    """Nobody else does: as far as others see, both counts may be 10 or more."""
    table = CountTable.of(
        {"a": ["x", "y", "z"], "b": ["p", "q", "r"]}, [[1, 50, 20], [60, 1, 30], [20, 30, 40]]
    )
    corner = np.zeros((4, 4), dtype=bool)
    corner[:2, :2] = True
    found = audit([Protected(Release((table,)), Rule(), (corner,), NOTHING)])
    assert found.leaks == (
        Leak("a: x, b: p", "small", insider="a: y, b: q"),
        Leak("a: y, b: q", "small", insider="a: x, b: p"),
    )
    assert str(found.leaks[0].words) == (
        "The small count of “a: x, b: p” can be computed by who is alone in “a: y, b: q”."
    )
    safe = protect(Release((table,)))
    assert (safe.hidden > 4, safe.audit.insiders, safe.audit.safe) == (True, 2, True)
