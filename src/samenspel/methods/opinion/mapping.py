"""From votes to an opinion map, by one of two methods."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from samenspel.methods.few import LEAST_K

from .axes import DRAWS
from .evidence import SURE
from .names import by_size, names
from .outcome import METHODS, Evidence, Group, LeftOut, OpinionMap, Uniting
from .polis import BASE, polis_groups, project, taking_part
from .representative import MOST, common, representative, representative_by_polis
from .statistics import SURE_ENOUGH, against_half, shared_by_groups
from .tested import Tested, tested_groups
from .votes import AGREE, DISAGREE, FEWEST_VOTES, PASS, Floats, Ints, Votes


def opinion_map(
    votes: Votes,
    method: str = "tested",
    *,
    before: Mapping[str, str] | None = None,
    base: int | None = BASE,
    fewest: int = LEAST_K,
) -> OpinionMap:
    """Groups of people who vote alike, with the reasons.

    `tested` shows groups only where votes support them; `polis` does what the server of Polis does, by `base`
    small clusters (None: each person for themselves). `before` is `group_of` of the last map: groups keep
    their names. A group of fewer than `fewest` is not shown, because it would tell what each of them voted.
    Raises ValueError for another method.

    >>> camps = np.repeat([[1.0, -1.0], [-1.0, 1.0]], 20, axis=0)[:, [0, 1] * 6]
    >>> opinion_map(Votes.of_table(camps))
    <OpinionMap (tested): people 40, groups A 20, B 20>
    """
    if method not in METHODS:
        raise ValueError(f"There is no method “{method}”; choose from {', '.join(METHODS)}.")
    if method == "tested":
        found = tested_groups(votes)
        labels, positions, certainty = _tested_places(votes, found)
        places = Places(positions, found.axes.loadings[:, :2], certainty)
        labels = _without_small(labels, fewest)
        left = LeftAside(found.placed, _hidden(labels, found.placed, fewest))
        return _described(votes, method, labels, places, _tested_evidence(found), before, left)
    projection, placed = project(votes), taking_part(votes)
    labels = np.full(len(votes.people), -1)
    labels[placed], scores = polis_groups(projection.positions[placed], base)
    evidence = Evidence(groups=int(labels.max(initial=-1)) + 1, silhouettes=scores)
    labels = _without_small(labels, fewest)
    places = Places(projection.positions, projection.statements, np.full(len(labels), np.nan))
    left = LeftAside(placed, _hidden(labels, placed, fewest))
    return _described(votes, method, labels, places, evidence, before, left)


def _without_small(labels: Ints, fewest: int) -> Ints:
    """Numbered anew, with -1 for who is in a group of fewer than `fewest`."""
    sizes = np.bincount(labels[labels >= 0])
    shown = np.append(np.where(sizes >= fewest, np.cumsum(sizes >= fewest) - 1, -1), -1)
    return shown[labels]


class Places(NamedTuple):
    """Where people (n, 2) and statements (m, 2) stand, and how surely (n,) each person is in their group."""

    people: Floats
    statements: Floats
    certainty: Floats


class LeftAside(NamedTuple):
    """`placed`: who gave enough opinions for a group. `hidden` (n,): whose votes are in no count."""

    placed: Ints
    hidden: NDArray[np.bool_]


def _hidden(labels: Ints, placed: Ints, fewest: int) -> NDArray[np.bool_]:
    """Who is in a small group, and all others in no group where they are fewer than `fewest`: the counts of
    everybody less those of the groups would tell what they voted. Without groups there is no such sum."""
    outside, small = labels < 0, np.zeros(len(labels), bool)
    small[placed] = outside[placed]
    rest = outside & ~small
    hidden: NDArray[np.bool_] = outside & ~outside.all() & (small | (rest.sum() < fewest))
    return hidden


def _tested_places(votes: Votes, found: Tested) -> tuple[Ints, Floats, Floats]:
    n = len(votes.people)
    labels, positions, certainty = np.full(n, -1), np.full((n, 2), np.nan), np.full(n, np.nan)
    labels[found.placed] = 0 if found.grouped is None else found.grouped.labels
    certainty[found.placed] = 1 if found.grouped is None else found.grouped.certainty
    shown = found.known.positions[:, :2]
    positions[found.placed, : shown.shape[1]] = shown
    return labels, positions, certainty


def _tested_evidence(found: Tested) -> Evidence:
    k = 1 if found.grouped is None else len(found.grouped.centres)
    return Evidence(
        groups=k if len(found.placed) else 0,
        axes=found.supported,
        strength=float(found.axes.strengths[0]),
        chance=float(found.chance.max()),
        draws=DRAWS,
        yes_saying=float(found.base.people.precision**-0.5),
        candidates=tuple(found.candidates),
    )


def _described(
    votes: Votes,
    method: str,
    labels: Ints,
    places: Places,
    evidence: Evidence,
    before: Mapping[str, str] | None,
    left: LeftAside,
) -> OpinionMap:
    labels, counts, everybody = _counted(votes, labels, left.hidden)
    candidates = np.nonzero(votes.shown & (everybody.sum(axis=1) > 0))[0]
    agreed, disagreed = common(everybody, candidates)
    return OpinionMap(
        method=method,
        votes=votes,
        groups=_groups(votes, method, labels, places.certainty, counts, candidates, before),
        labels=labels,
        positions=places.people,
        statement_positions=places.statements,
        certainty=places.certainty,
        counts=counts,
        everybody=everybody,
        consensus=np.array(shared_by_groups(counts)),
        uniting=_uniting(counts, candidates),
        common=(*agreed, *disagreed),
        evidence=evidence,
        left_out=_left_out(votes, labels, left.placed),
    )


def _counted(votes: Votes, labels: Ints, hidden: NDArray[np.bool_]) -> tuple[Ints, Ints, Ints]:
    """The labels numbered by size, the votes of each group, and those of everybody but the hidden."""
    k = int(labels.max(initial=-1)) + 1
    *of_groups, _of_hidden, rest = votes.counts_and_rest(np.where(hidden, k, labels), k + 1)
    counts = np.array(of_groups, np.int64).reshape(k, len(votes.statements), 3)
    labels, order = by_size(labels, counts)
    return labels, counts[order], counts.sum(axis=0) + rest


def _groups(
    votes: Votes,
    method: str,
    labels: Ints,
    certainty: Floats,
    counts: Ints,
    candidates: Ints,
    before: Mapping[str, str] | None,
) -> tuple[Group, ...]:
    k = len(counts)
    members = [np.nonzero(labels == g)[0] for g in range(k)]
    called = names([[votes.people[i] for i in group] for group in members], before)
    choose = representative if method == "tested" else representative_by_polis
    stands_for = choose(counts, candidates) if k > 1 else [[] for _ in range(k)]
    unknown = bool(np.isnan(certainty[labels >= 0]).any())
    return tuple(
        Group(name, len(group), None if unknown else int((certainty[group] >= SURE).sum()), tuple(chosen))
        for name, group, chosen in zip(called, members, stands_for, strict=True)
    )


def _uniting(counts: Ints, candidates: Ints) -> tuple[Uniting, ...]:
    """At most MOST, those that the groups share most first."""
    if not len(counts):
        return ()
    seen, consensus = counts.sum(axis=2), shared_by_groups(counts)
    found: list[tuple[float, int, int]] = []
    for kind, product in ((AGREE, consensus[0]), (DISAGREE, consensus[1])):
        everywhere = np.all(against_half(counts[:, :, kind + 1], seen) > SURE_ENOUGH, axis=0)
        found += [(float(product[j]), j, kind) for j in candidates[everywhere[candidates]].tolist()]
    found.sort(key=lambda one: -one[0])
    return tuple(
        Uniting(j, kind == AGREE, value, tuple(counts[:, j, kind + 1].tolist()), tuple(seen[:, j].tolist()))
        for value, j, kind in found[:MOST]
    )


def _left_out(votes: Votes, labels: Ints, placed: Ints) -> tuple[LeftOut, ...]:
    """`placed`: who gave enough opinions for a group."""
    told = votes.shown[votes.columns] & (votes.values != PASS)
    opinions = np.bincount(votes.rows, told, len(votes.people)).astype(np.int64).tolist()
    cast, fewest = votes.cast.tolist(), min(FEWEST_VOTES, int(votes.shown.sum()))
    small = set(placed.tolist())

    def why(i: int) -> str:
        if i in small:
            return "small-group"
        return "few-votes" if cast[i] < fewest else "few-opinions"

    return tuple(
        LeftOut(votes.people[i], why(i), cast[i], opinions[i], fewest)
        for i in np.nonzero(labels < 0)[0].tolist()
    )
