"""Groups of people who vote alike, found in votes and kept as values that a database holds."""

from collections import Counter
from collections.abc import Mapping, Set
from dataclasses import asdict, dataclass, replace
from typing import Any, TypeVar

import numpy as np
from django.conf import settings

from samenspel.methods.opinion import (
    Common,
    Group,
    OpinionMap,
    Representative,
    Uniting,
    Votes,
    opinion_map,
    reaches,
)

VOTES_OF_ONE = 7
"""Who cast fewer is on no map; of fewer people than the site tells of there is none: they could be known by
their place on it."""
GRID = 40
"""The map is cut into so many places along and upwards; people in the same place are one circle."""
Plain = dict[str, Any]
Standing = tuple[int, int, int, float]
"""Who disagreed, passed and agreed, and how far the statement reaches on the map."""
NOWHERE: Standing = (0, 0, 0, 0.0)
About = TypeVar("About", Representative, Uniting, Common)


@dataclass(frozen=True)
class Spot:
    """`count` people stand here; `group` is the place of theirs among the groups, -1 for none."""

    along: int
    upwards: int
    group: int
    count: int


@dataclass(frozen=True)
class Found:
    """What a page shows. Statements go by their numbers. `visitors`: how many voted without an account, and
    how each statement stands among them (disagreed, passed, agreed)."""

    people: int = 0
    votes: int = 0
    visitors: int = 0
    said_by_visitors: Mapping[str, list[int]] | None = None
    groups: tuple[Group, ...] = ()
    uniting: tuple[Uniting, ...] = ()
    common: tuple[Common, ...] = ()
    left_out: int = 0
    spots: tuple[Spot, ...] = ()

    @property
    def has_map(self) -> bool:
        return bool(self.spots)

    @property
    def numbers(self) -> set[int]:
        """Of the statements that it tells about."""
        standing = {one.statement for group in self.groups for one in group.representative}
        return standing | {one.statement for one in self.uniting} | {one.statement for one in self.common}

    def as_json(self) -> Plain:
        return asdict(self)

    @classmethod
    def from_json(cls, plain: Plain) -> "Found":
        kinds = {"uniting": _uniting, "common": _of(Common), "spots": _of(Spot), "groups": _group}
        read = {name: tuple(kinds[name](one) for one in plain[name]) for name in kinds if name in plain}
        return cls(**{**plain, **read})


def found_in(
    votes: Votes, visitors: Set[str], before: Mapping[str, str] | None = None
) -> tuple[Found, dict[str, str]]:
    """And who is in which group, so that groups keep their names the next time."""
    apart: Plain = {
        "people": len(votes.people),
        "votes": len(votes.values),
        "visitors": len(visitors),
        "said_by_visitors": _said_by(votes, visitors),
    }
    if int((votes.cast >= VOTES_OF_ONE).sum()) < settings.FEWEST_SHOWN:
        return Found(**apart), {}
    found = opinion_map(votes, before=before, fewest=settings.FEWEST_SHOWN)
    shown = Found(
        **apart,
        groups=tuple(
            replace(group, representative=_numbered(votes, group.representative)) for group in found.groups
        ),
        uniting=_numbered(votes, found.uniting),
        common=_numbered(votes, found.common),
        left_out=len(found.left_out),
        spots=_spots(found),
    )
    return shown, found.group_of


def standing_in(votes: Votes) -> dict[int, Standing]:
    """How each statement that was voted on stands, by its number."""
    if not len(votes.values):
        return {}
    everybody = np.zeros(len(votes.people), np.int64)
    counts, far = votes.counts(everybody, 1)[0].tolist(), np.round(reaches(votes), 6).tolist()
    return {int(id): (*count, reach) for id, count, reach in zip(votes.statements, counts, far, strict=True)}


def _numbered(votes: Votes, told: tuple[About, ...]) -> tuple[About, ...]:
    """By the number of the statement, in place of where it stands among the votes."""
    return tuple(replace(one, statement=int(votes.statements[one.statement])) for one in told)


def _said_by(votes: Votes, people: Set[str]) -> dict[str, list[int]]:
    labels = np.array([0 if person in people else -1 for person in votes.people], np.int64)
    counts = votes.counts(labels, 1)[0]
    voted = np.flatnonzero(counts.sum(axis=1)).tolist()
    return {votes.statements[j]: counts[j].tolist() for j in voted}


def _spots(found: OpinionMap) -> tuple[Spot, ...]:
    """Nobody's exact place is kept."""
    known = ~np.isnan(found.positions).any(axis=1)
    places = found.positions[known]
    low = places.min(axis=0, initial=0)
    wide = np.maximum(places.max(axis=0, initial=0) - low, 1e-9)
    cells = np.rint((places - low) / wide * GRID).astype(int).tolist()
    labels = found.labels[known].tolist()
    counted = Counter((x, y, label) for (x, y), label in zip(cells, labels, strict=True))
    return tuple(Spot(x, y, label, count) for (x, y, label), count in sorted(counted.items()))


def _of(kind: type[Any]) -> Any:
    return lambda plain: kind(**plain)


def _uniting(plain: Plain) -> Uniting:
    return Uniting(**{**plain, "numbers": tuple(plain["numbers"]), "seen": tuple(plain["seen"])})


def _group(plain: Plain) -> Group:
    standing = tuple(Representative(**one) for one in plain["representative"])
    return Group(**{**plain, "representative": standing})
