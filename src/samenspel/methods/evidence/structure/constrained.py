"""Models that hold more and more the same, between groups of people or between waves of the same people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from .model import INTERCEPT, LOADING, MEAN, Entry, Model, entries_of, intercepts_of, model_of

LEVELS = ("configural", "metric", "scalar")
SHARED = {"configural": (), "metric": (LOADING,), "scalar": (LOADING, INTERCEPT)}
Names = Sequence[str]
Factors = Mapping[str, Names]


def of_groups(items: Names, factors: Factors, names: Names, level: str) -> Model:
    """Of the same items in each group; in the scalar model factors have means, but not in the first group."""
    groups = []
    for place, name in enumerate(names):
        own = [*entries_of(items, factors, {}, ()), *intercepts_of(items)]
        groups.append(list(_labelled(own, name, level)))
        if level == "scalar" and place:
            groups[-1] += _means(list(factors), name, 0)
    return model_of(items, factors, groups)


def of_waves(items: Names, factors: Factors, names: Names, level: str) -> Model:
    """Of the same people: each wave has its items and factors, and what is left of an item goes with what is
    left of it in other waves."""
    wide = [wave_item(item, name) for name in names for item in items]
    wide_factors: dict[str, list[str]] = {}
    entries: list[Entry] = []
    for place, name in enumerate(names):
        own = {wave_item(one, name): [wave_item(item, name) for item in of] for one, of in factors.items()}
        wide_factors |= own
        first = [*entries_of(items, factors, {}, ()), *intercepts_of(items)]
        kept = (entry for entry in first if entry.kind in (LOADING, INTERCEPT))
        moved = (
            one._replace(
                row=one.row + place * len(items),
                column=one.column + (place * len(factors) if one.kind == LOADING else 0),
            )
            for one in kept
        )
        entries += _labelled(moved, name, level)
        if level == "scalar" and place:
            entries += _means(list(factors), name, place * len(factors))
    apart = list(combinations(names, 2))
    pairs = [[wave_item(item, name) for name in two] for item in items for two in apart]
    rest = entries_of(wide, wide_factors, {}, pairs)
    entries += [entry for entry in rest if entry.kind != LOADING]
    return model_of(wide, wide_factors, [entries])


def wave_item(item: str, wave: str) -> str:
    return f"{item}.{wave}"


def _labelled(entries: Iterator[Entry] | Sequence[Entry], name: str, level: str) -> Iterator[Entry]:
    for entry in entries:
        shared = entry.kind in SHARED[level]
        yield entry if shared else entry._replace(label=f"{entry.label} ({name})")


def _means(factors: Sequence[str], name: str, before: int) -> list[Entry]:
    return [Entry(MEAN, before + row, 0, f"mean of {factor} ({name})") for row, factor in enumerate(factors)]
