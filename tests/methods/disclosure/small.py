"""Random small tables."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from samenspel.methods.disclosure import CountTable, Release, count_people

SHAPES = ((3, 3), (4, 3), (2, 5), (2, 2, 2), (3, 2, 2), (6,))


def tables(number: int, first: int = 0) -> Iterator[tuple[int, Release]]:
    """By seed: of one table, or of several that share variables, in a circle too."""
    for seed in range(first, first + number):
        chance = np.random.default_rng(seed)
        yield seed, one_table(chance) if seed % 3 else several(chance)


def one_table(chance: np.random.Generator) -> Release:
    shape = SHAPES[chance.integers(len(SHAPES))]
    mean = chance.choice([3, 8, 20]) * np.exp(chance.normal(0, 1, shape))
    names = {f"v{axis}": [f"c{at}" for at in range(size)] for axis, size in enumerate(shape)}
    return Release((CountTable.of(names, chance.poisson(mean)),))


def people(chance: np.random.Generator, number: int) -> dict[str, list[str]]:
    return {
        name: [f"c{at}" for at in chance.choice(size, number, p=chance.dirichlet(np.full(size, 2.0)))]
        for name, size in (("a", 3), ("b", 2), ("c", 3))
    }


def counted(columns: dict[str, list[str]], *pairs: str) -> Release:
    known = {"a": ["c0", "c1", "c2"], "b": ["c0", "c1"], "c": ["c0", "c1", "c2"]}
    return Release(tuple(count_people(columns, list(pair), known) for pair in pairs))


def several(chance: np.random.Generator) -> Release:
    columns = people(chance, int(chance.integers(12, 200)))
    pairs = (("ab", "bc"), ("ab", "bc", "ac"), ("ab", "c"))[chance.integers(3)]
    return counted(columns, *pairs)
