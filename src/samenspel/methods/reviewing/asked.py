"""What is asked: contributions, reviewers, who may not review what, and what stands already."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from samenspel.methods.unfitting import Unfitting
from samenspel.methods.words import Words

SIDES = ("scholar", "practitioner")
MOST_COMMON = 3
"""So many words in common are a full match: who writes thirty words is no better reviewer for it."""
MOST = 5000
Pair = tuple[str, str]
"""A contribution and a reviewer."""


class UnfitPanel(Unfitting):
    """What is asked contradicts itself."""


@dataclass(frozen=True)
class Reviewer:
    """`topics` are words of their own choice."""

    id: str
    side: str = SIDES[0]
    topics: tuple[str, ...] = ()


@dataclass(frozen=True)
class Contribution:
    id: str
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, repr=False)
class Panel:
    """`each` contribution has so many reviewers, with at least one of each of the `sides`. `conflicts`: why
    this reviewer may not see this contribution. `locked`: pairs that stay. Raises UnfitPanel."""

    contributions: tuple[Contribution, ...]
    reviewers: tuple[Reviewer, ...]
    each: int = 3
    sides: tuple[str, ...] = SIDES
    conflicts: Mapping[Pair, str] = field(default_factory=dict)
    locked: frozenset[Pair] = frozenset()

    def __repr__(self) -> str:
        return f"<Panel: contributions {len(self.contributions)}, reviewers {len(self.reviewers)}>"

    def __post_init__(self) -> None:
        for fault in _faults(self):
            raise UnfitPanel(fault)

    @cached_property
    def contribution(self) -> dict[str, Contribution]:
        return {one.id: one for one in sorted(self.contributions, key=lambda one: one.id)}

    @cached_property
    def reviewer(self) -> dict[str, Reviewer]:
        return {one.id: one for one in sorted(self.reviewers, key=lambda one: one.id)}

    @property
    def seats(self) -> int:
        return self.each * len(self.contributions)

    @property
    def load(self) -> tuple[int, int]:
        """What each reviewer reads at least and at most."""
        return self.seats // len(self.reviewers), -(-self.seats // len(self.reviewers))

    def common(self, contribution: str, reviewer: str) -> tuple[str, ...]:
        """The words of both, as the reviewer wrote them."""
        asked = self._words[contribution]
        return tuple(word for word in self.reviewer[reviewer].topics if word_key(word) in asked)

    @cached_property
    def _words(self) -> dict[str, frozenset[str]]:
        return {one.id: frozenset(map(word_key, one.topics)) for one in self.contributions}


def word_key(word: str) -> str:
    """Equal for all writings of a word: capitals, accents typed in two ways, spaces."""
    return " ".join(unicodedata.normalize("NFKC", word).casefold().split())


def _faults(panel: Panel) -> Iterator[Words]:
    if not panel.contributions or not panel.reviewers:
        yield Words("There must be contributions and reviewers.")
    if max(len(panel.contributions), len(panel.reviewers)) > MOST:
        yield Words("At most {most} contributions and as many reviewers can be assigned at once.", most=MOST)
    if panel.each < max(1, len(panel.sides)):
        yield Words(
            "Each contribution needs a reviewer of each side, so at least {least}; asked are {each}.",
            least=max(1, len(panel.sides)),
            each=panel.each,
        )
    ids = [*(one.id for one in panel.contributions), *(one.id for one in panel.reviewers)]
    for id in _twice(ids):
        yield Words("“{id}” stands twice; give each contribution and each reviewer a name of its own.", id=id)
    yield from _unknown(panel)
    for contribution, reviewer in sorted(panel.locked):
        if (contribution, reviewer) in panel.conflicts:
            yield Words(
                "{reviewer} is kept on {contribution}, and has a conflict with it: {why}. Take one out.",
                reviewer=reviewer,
                contribution=contribution,
                why=panel.conflicts[contribution, reviewer],
            )


def _unknown(panel: Panel) -> Iterator[Words]:
    for contribution, reviewer in sorted({*panel.conflicts, *panel.locked}):
        if contribution not in panel.contribution:
            yield Words("“{id}” is not among the contributions.", id=contribution)
        if reviewer not in panel.reviewer:
            yield Words("“{id}” is not among the reviewers.", id=reviewer)
    for one in panel.reviewers:
        if panel.sides and one.side not in panel.sides:
            yield Words(
                "{reviewer} is a “{side}”; choose from: {sides}.",
                reviewer=one.id,
                side=one.side,
                sides=", ".join(panel.sides),
            )


def _twice(ids: Iterable[str]) -> list[str]:
    return [id for id, times in Counter(ids).items() if times > 1]
