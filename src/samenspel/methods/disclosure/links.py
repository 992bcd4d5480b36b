"""Which releases count the same people, and what came between those that do not."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import combinations

from samenspel.methods.words import N_

from .release import Band, Change, Names, Release, Rule, Since, band
from .unfit import unfit

NO_SUM = N_("{before} people, {joined} who joined and {left} who left do not make {after} people.")
Bands = tuple[Band, Band]
"""How many joined and how many left, as far as anyone may know."""


@dataclass(frozen=True)
class Link:
    """Of two populations. More than one of `steps`: it leads over those between."""

    before: int
    after: int
    steps: tuple[Since, ...]
    k: int

    @property
    def is_direct(self) -> bool:
        return len(self.steps) == 1

    def is_exchanged(self, names: Collection[str]) -> bool:
        return self.is_direct and frozenset(names) in self.steps[0].exchanged

    def has_own(self, names: Collection[str]) -> bool:
        """Whether others came and went by these variables than those who joined and left."""
        return self.is_direct and frozenset(names) in self.steps[0].by

    def bands(self, names: Collection[str]) -> Bands:
        changes = [one.change_by(names) for one in self.steps]
        joined = [band(one.joined, self.k) for one in changes]
        left = [band(one.left, self.k) for one in changes]
        return _sum(joined), _sum(left)


def _sum(bands: Sequence[Band]) -> Band:
    """Over several steps, somebody may have come and gone again."""
    return bands[0] if len(bands) == 1 else Band(0, sum(one.high for one in bands))


@dataclass(frozen=True)
class Populations:
    """`of`: for each release the number of the population it counts."""

    of: tuple[int, ...]
    links: tuple[Link, ...]

    @property
    def number(self) -> int:
        return max(self.of) + 1

    def between(self, link: Link) -> range:
        return range(link.before + 1, link.after) if not link.is_direct else range(0)


def populations(releases: Sequence[Release], rule: Rule) -> Populations:
    """Raises UnfitTable where numbers of people do not add up."""
    found: list[int] = []
    came: dict[tuple[int, int], list[tuple[Release, Since]]] = {}
    for place, release in enumerate(releases):
        known = _known(releases, place)
        same = next((found[at] for at, since in known.items() if since is None), None)
        found.append(max(found, default=-1) + 1 if same is None else same)
        for at, since in known.items():
            pair = found[at], found[place]
            if since is not None and pair[0] != pair[1] and pair[::-1] not in came:
                _check(releases[at].people, release.people, since.people)
                came.setdefault(pair, []).append((releases[at], since))
    links = {pair: Link(*pair, (_in_all(told),), rule.k) for pair, told in came.items()}
    return Populations(tuple(found), (*links.values(), *_paths(links, max(found))))


def _in_all(told: Sequence[tuple[Release, Since]]) -> Since:
    """As it came between several releases of the same people and one, each by variables of its own."""
    (_first, since), *_more = told
    by = {names: change for _release, one in told for names, change in one.by.items()}
    keys = [
        {frozenset(names) for table in release.tables for names in table.counts_by()}
        for release, _one in told
    ]
    exchanged = frozenset(
        names
        for names in frozenset[Names]().union(*(one.exchanged for _release, one in told))
        if all(
            names in one.exchanged or names not in known for known, (_r, one) in zip(keys, told, strict=True)
        )
    )
    return Since(since.people, by, exchanged)


def _known(releases: Sequence[Release], place: int) -> dict[int, Since | None]:
    release = releases[place]
    if release.since is not None or not place:
        return dict(release.since or {})
    return {place - 1: None if release.change is None else Since(release.change)}


def _paths(links: dict[tuple[int, int], Link], last: int) -> list[Link]:
    """From population to population in their order, where two are not linked themselves."""
    found = []
    for one, other in combinations(range(last + 1), 2):
        steps = [links.get((at, at + 1)) for at in range(one, other)]
        if not {(one, other), (other, one)} & links.keys() and all(steps):
            found.append(
                Link(one, other, tuple(step.steps[0] for step in steps if step), links[one, one + 1].k)
            )
    return found


def _check(before: int, after: int, change: Change) -> None:
    if after - before != change.joined - change.left:
        raise unfit(NO_SUM, before=before, joined=change.joined, left=change.left, after=after)
