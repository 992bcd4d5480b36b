"""Models that hold more and more the same, between groups of people or between waves of the same people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from samenspel.methods.evidence.data import Names
from samenspel.methods.evidence.unfit import refuse
from samenspel.methods.words import N_

from .model import ERROR, INTERCEPT, LOADING, MEAN, Entry, Factors, Model, entries_of, intercepts_of, model_of

LEVELS = ("configural", "metric", "scalar")
STRICT = "strict"
SHARED = {
    "configural": (),
    "metric": (LOADING,),
    "scalar": (LOADING, INTERCEPT),
    STRICT: (LOADING, INTERCEPT, ERROR),
}
FEWEST = 2
"""Items that must hold a factor's means (Byrne, Shavelson & Muthén 1989, doi 10.1037/0033-2909.105.3.456)."""


@dataclass(frozen=True)
class Held:
    """What one step holds the same: kinds of entries, but for those that were set free by their label."""

    level: str
    free: frozenset[str]

    @property
    def has_means(self) -> bool:
        """Factors have means, but not in the first group or wave."""
        return INTERCEPT in SHARED[self.level]

    def labelled(self, entries: Iterable[Entry], name: str) -> Iterator[Entry]:
        """One label everywhere for what is held, one for each group or wave for the rest."""
        for entry in entries:
            held = self.holds(entry)
            yield entry if held else entry._replace(label=f"{entry.label} ({name})")

    def holds(self, entry: Entry) -> bool:
        is_own = entry.kind != ERROR or entry.row == entry.column
        return entry.kind in SHARED[self.level] and is_own and entry.label not in self.free


def of_groups(items: Names, factors: Factors, names: Names, held: Held) -> Model:
    """Of the same items in each group."""
    groups = []
    for place, name in enumerate(names):
        groups.append(list(held.labelled(_of_one(items, factors), name)))
        if held.has_means and place:
            groups[-1] += _means(list(factors), name, 0)
    return model_of(items, factors, groups)


def of_waves(items: Names, factors: Factors, names: Names, held: Held) -> Model:
    """Of the same people: each wave has its items and factors, and what is left of an item goes with what is
    left of it in other waves."""
    entries: list[Entry] = []
    wide_factors: dict[str, list[str]] = {}
    for place, name in enumerate(names):
        for one, of in factors.items():
            wide_factors[wave_item(one, name)] = [wave_item(item, name) for item in of]
        entries += held.labelled(_moved(items, factors, place), name)
        if held.has_means and place:
            entries += _means(list(factors), name, place * len(factors))
    wide = [wave_item(item, name) for name in names for item in items]
    entries += _rest(items, wide, wide_factors, names, held)
    return model_of(wide, wide_factors, [entries])


def check_free(items: Names, factors: Factors, free: Names, *, strict: bool) -> None:
    """Refuses what no step holds, and to free so much of a factor that one item alone carries its mean."""
    kinds = SHARED[STRICT if strict else LEVELS[-1]]
    known = [entry.label for entry in _of_one(items, factors) if entry.kind in kinds]
    for part in free:
        if part not in known:
            said = N_("“{part}” is held by no step, so that it cannot be freed; these are: {parts}.")
            raise refuse(said, part=part, parts=", ".join(known))
    for factor, own in factors.items():
        if sum(not {f"{factor}=~{item}", f"{item}~1"} & set(free) for item in own) < FEWEST:
            raise refuse(
                N_("Fewer than two items of “{factor}” would be held the same; free less."), factor=factor
            )


def wave_item(item: str, wave: str) -> str:
    return f"{item}.{wave}"


def _of_one(items: Names, factors: Factors) -> list[Entry]:
    return [*entries_of(items, factors, {}, ()), *intercepts_of(items)]


def _moved(items: Names, factors: Factors, wave: int) -> Iterator[Entry]:
    """The loadings and intercepts of one wave, where they stand among those of all."""
    for one in _of_one(items, factors):
        if one.kind in (LOADING, INTERCEPT):
            column = one.column + wave * len(factors) if one.kind == LOADING else 0
            yield one._replace(row=one.row + wave * len(items), column=column)


def _rest(items: Names, wide: Names, factors: Factors, names: Names, held: Held) -> Iterator[Entry]:
    """All but the loadings; what is left of an item may be as much in every wave."""
    apart = list(combinations(names, 2))
    pairs = [[wave_item(item, name) for name in two] for item in items for two in apart]
    for entry in entries_of(wide, factors, {}, pairs):
        item = items[entry.row % len(items)]
        same = entry._replace(label=f"{item}~~{item}")
        if entry.kind != LOADING:
            yield same if entry.kind == ERROR and held.holds(same) else entry


def _means(factors: Names, name: str, before: int) -> list[Entry]:
    return [Entry(MEAN, before + row, 0, f"mean of {factor} ({name})") for row, factor in enumerate(factors)]
