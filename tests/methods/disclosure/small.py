"""Random small tables."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import replace

import numpy as np

from samenspel.methods.disclosure import Change, CountTable, Follows, Release, count_people, moved

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


def sequences(number: int, first: int = 0) -> Iterator[tuple[int, list[Release]]]:
    """Two or three releases by seed: of the same people by other tables, or after some joined and left."""
    for seed in range(first, first + number):
        chance = np.random.default_rng(10**6 + seed)
        columns = people(chance, int(chance.integers(30, 250)))
        found = [counted(columns, "ab")]
        for _more in range(int(chance.integers(1, 3))):
            if chance.random() < 0.3:
                found.append(counted(columns, ("bc", "ac", "abc")[chance.integers(3)]))
                continue
            columns, change = _after(columns, chance)
            found.append(
                replace(
                    counted(columns, *(("ab",), ("ab", "bc"), ("ac",))[chance.integers(3)]), change=change
                )
            )
        yield seed, found


def _after(columns: dict[str, list[str]], chance: np.random.Generator) -> tuple[dict[str, list[str]], Change]:
    joined, left = (int(chance.choice([0, 1, 3, 12, 40])) for _flow in range(2))
    rows = list(zip(*columns.values(), strict=True))
    left = min(left, len(rows) - 12)
    kept = [rows[at] for at in sorted(chance.permutation(len(rows))[left:].tolist())]
    new = list(zip(*people(chance, joined).values(), strict=True)) if joined else []
    both = list(zip(*(kept + new), strict=True))
    return {name: list(cells) for name, cells in zip(columns, both, strict=True)}, Change(joined, left)


def asked_by_another(number: int, first: int = 0) -> Iterator[tuple[int, Release]]:
    """By seed: what is asked only of those who said something else before (`Follows`), in tables apart."""
    for seed in range(first, first + number):
        chance = np.random.default_rng(2 * 10**6 + seed)
        columns = people(chance, int(chance.integers(30, 200)))
        columns["d"] = ["none" if one == "c0" else f"d{chance.integers(2)}" for one in columns["a"]]
        known = {"a": ["c0", "c1", "c2"], "c": ["c0", "c1", "c2"], "d": ["d0", "d1", "none"]}
        found = tuple(count_people(columns, list(pair), known) for pair in ("ac", "dc"))
        yield seed, Release(found, follows=(Follows("d", "none", ("a",), (("c0",),)),))


def waves(number: int, first: int = 0) -> Iterator[tuple[int, list[Release]]]:
    """By seed: two or three waves, of which some stay, some come and go, and some answer otherwise."""
    for seed in range(first, first + number):
        chance = np.random.default_rng(3 * 10**6 + seed)
        who = _by_person(people(chance, int(chance.integers(30, 150))), 0)
        told, found = [who], [replace(_of(who, "ab"), since={})]
        for wave in range(1, int(chance.integers(2, 4))):
            who = _next(who, chance, wave)
            release = _of(who, *(("ab",), ("ab", "bc"), ("a", "b"))[chance.integers(3)])
            since = {
                place: moved(before, who, found[place], release, 10) for place, before in enumerate(told)
            }
            found.append(replace(release, since=since))
            told.append(who)
        yield seed, found


Who = dict[Hashable, dict[str, str]]


def _by_person(columns: dict[str, list[str]], wave: int) -> Who:
    rows = zip(*columns.values(), strict=True)
    return {(wave, at): dict(zip(columns, row, strict=True)) for at, row in enumerate(rows)}


def _of(who: Who, *tables: str) -> Release:
    columns = {name: [one[name] for one in who.values()] for name in "abc"}
    return counted(columns, *tables)


def _next(who: Who, chance: np.random.Generator, wave: int) -> Who:
    """Some leave, some come, and of some variables some answer otherwise."""
    left, came = (int(chance.choice([0, 1, 4, 15, 30])) for _flow in range(2))
    kept = [*who][: max(len(who) - left, 12)]
    found = {key: dict(who[key]) for key in kept}
    name = "abc"[chance.integers(3)]
    for key in kept[: int(chance.choice([0, 1, 3, 20, 60]))]:
        found[key][name] = f"c{chance.integers(2)}"
    return found | (_by_person(people(chance, came), wave) if came else {})
