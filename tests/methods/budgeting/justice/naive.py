"""The axioms as they read, over all groups of voters: slow, and plainly right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import combinations

from samenspel.methods.budgeting import Election

Group = tuple[int, ...]


def voters(election: Election) -> list[set[int]]:
    return [
        set(election.listed[start:end].tolist())
        for start, end, times in zip(election.pointers, election.pointers[1:], election.weights, strict=False)
        for _ in range(times)
    ]


def groups(number: int) -> Iterator[Group]:
    for size in range(1, number + 1):
        yield from combinations(range(number), size)


def worth(election: Election, utility: str, projects: Iterable[int]) -> int:
    return sum(election.costs[c] if utility == "cost" else 1 for c in projects)


def ejr_plus(election: Election, chosen: set[int], utility: str, up_to: str) -> bool:
    listed = voters(election)
    for group in groups(len(listed)):
        common = set.intersection(*(listed[i] for i in group)) - chosen
        most = max((worth(election, utility, [c]) for c in common), default=0)
        for c in common:
            own = worth(election, utility, [c])
            deserved = Fraction(election.budget * len(group) * own, len(listed) * election.costs[c])
            short = all(worth(election, utility, listed[i] & chosen) + own <= deserved for i in group)
            if short and (up_to == "any" or own == most):
                return False
    return True


def pjr(election: Election, chosen: set[int], utility: str, up_to: str) -> bool:
    listed = voters(election)
    for group in groups(len(listed)):
        common = set.intersection(*(listed[i] for i in group))
        had = worth(election, utility, set.union(*(listed[i] for i in group)) & chosen)
        for wanted in subsets(common):
            if election.budget * len(group) < len(listed) * sum(election.costs[c] for c in wanted):
                continue
            lost = [worth(election, utility, [c]) for c in wanted if c not in chosen]
            more = {"none": 0, "any": min(lost, default=0), "one": max(lost, default=0)}[up_to]
            if had + more < worth(election, utility, wanted):
                return False
    return True


def subsets(projects: set[int]) -> Iterator[tuple[int, ...]]:
    for size in range(1, len(projects) + 1):
        yield from combinations(sorted(projects), size)
