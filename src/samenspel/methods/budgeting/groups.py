"""How groups of voters fared: by age, sex, neighbourhood or whatever else is known of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from samenspel.methods.few import LEAST_K

from .election import Election
from .outcome import Outcome


@dataclass(frozen=True)
class Group:
    """`names`: one, or those of all small groups together. `nothing`: voters without a single winner.

    `funded`: which part of their ballots was funded, on average over those who voted for something.
    `money`: what was spent on what they voted for, in 1/scale: the cost of every winner divided equally among
    its supporters (the share of Lackner, Maly and Rey 2021, Fairness in participatory budgeting via equality
    of resources), so that all groups together have all that was spent.
    """

    names: tuple[str, ...]
    voters: int
    nothing: int
    winners: Fraction
    funded: Fraction
    money: Fraction


def by_group(outcome: Outcome, parts: Mapping[str, Election], smallest: int = LEAST_K) -> list[Group]:
    """`parts` divides the voters of the election. Groups with fewer than `smallest` voters are put together,
    with the next smallest ones if they are still too few, so that no ballot can be told from the figures."""
    return [_group(outcome, names, [parts[name] for name in names]) for names in _named(parts, smallest)]


def _named(parts: Mapping[str, Election], smallest: int) -> list[tuple[str, ...]]:
    small = [name for name in parts if parts[name].voters < smallest]
    others = sorted((name for name in parts if name not in small), key=lambda name: parts[name].voters)
    while small and others and sum(parts[name].voters for name in small) < smallest:
        small.append(others.pop(0))
    alone: list[tuple[str, ...]] = [(name,) for name in parts if name not in small]
    return [*alone, tuple(name for name in parts if name in small)] if small else alone


def _group(outcome: Outcome, names: tuple[str, ...], parts: list[Election]) -> Group:
    voters = sum(part.voters for part in parts)
    counts = [part.counts_of(outcome.mask) for part in parts]
    winners = sum(int((n * part.weights).sum()) for n, part in zip(counts, parts, strict=True))
    nothing = sum(int(part.weights[n == 0].sum()) for n, part in zip(counts, parts, strict=True))
    return Group(
        names=names,
        voters=voters,
        nothing=nothing,
        winners=Fraction(winners, voters) if voters else Fraction(0),
        funded=_funded(outcome, parts),
        money=sum((_money(outcome, part) for part in parts), Fraction(0)),
    )


def _funded(outcome: Outcome, parts: list[Election]) -> Fraction:
    """The mean, over the voters who listed something, of the part of their list that was chosen."""
    total, voters = Fraction(0), 0
    for part in parts:
        lengths, counts = np.diff(part.pointers), part.counts_of(outcome.mask)
        voters += int(part.weights[lengths > 0].sum())
        for length in np.unique(lengths[lengths > 0]):
            same = lengths == length
            total += Fraction(int((counts[same] * part.weights[same]).sum()), int(length))
    return total / voters if voters else Fraction(0)


def _money(outcome: Outcome, part: Election) -> Fraction:
    return sum(
        (
            Fraction(one.cost * votes, one.votes)
            for one, votes in zip(outcome.projects, part.votes, strict=True)
            if one.selected and one.votes
        ),
        Fraction(0),
    )
