"""Many votes from one network address, or from one mailbox: each group beside the others of the round."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import expm1, log

Sizes = list[int]


@dataclass(frozen=True)
class Sharing:
    """What is assumed of honest people who share something.

    Groups of `usual` and more are told from couples and singles; `tail(size, others)` is the share of such
    groups with at least `size` votes, as the `others` let expect. Below `floor` nothing is a sign.
    """

    usual: int
    floor: int
    tail: Callable[[int, Sizes], float]


@dataclass(frozen=True)
class Group:
    """Its place in what was given, its votes, the largest other group, the chance of one so large."""

    place: int
    votes: int
    next: int
    p: float


def power_tail(size: int, others: Sizes) -> float:
    """Pareto: homes, offices, libraries, schools and phone companies hide ever more people each.

    Its exponent is not known but estimated: a gamma distribution with mean 2 and the weight of PRIOR groups,
    brought up to date by the others (Arnold and Press, Journal of Econometrics 21 (1983), 287-306).
    The answer is the mean over it, so that what is not known well makes large groups less surprising.
    """
    logs = sum(log((other + 0.5) / LEAST_SHARED) for other in others)
    known = PRIOR / 2 + logs
    return float((known / (known + log(size / LEAST_SHARED))) ** (PRIOR + len(others)))


def geometric_tail(size: int, others: Sizes) -> float:
    """Geometric: each further person who uses a mailbox is as unlikely as the one before.

    The share of mailboxes with one person more is estimated with the weight of ten mailboxes at 0.3.
    """
    more = sum(other - MAILBOX_PAIR for other in others)
    again = (more + 3) / (more + len(others) + 10)
    return float(again ** (size - MAILBOX_PAIR))


LEAST_SHARED, PRIOR = 10, 20
MAILBOX_PAIR = 2
ADDRESS = Sharing(usual=LEAST_SHARED, floor=20, tail=power_tail)
MAILBOX = Sharing(usual=MAILBOX_PAIR, floor=8, tail=geometric_tail)


def groups_beside_others(sizes: Iterable[int], sharing: Sharing) -> list[Group]:
    """Every group of `floor` votes and more, with the chance that the largest group of an honest round has
    so many, as all groups but this one tell (at least one is taken to be `usual`). So a group that grows
    never becomes less surprising."""
    given = list(sizes)
    usual = sorted(size for size in given if size >= sharing.usual)
    found = []
    for place, votes in enumerate(given):
        if votes < sharing.floor:
            continue
        others = list(usual)
        others.remove(votes)
        expected = max(1, len(others)) * sharing.tail(votes, others)
        next_to_it = others[-1] if others else min(max(given[:place] + given[place + 1 :], default=0), votes)
        found.append(Group(place, votes, next_to_it, -expm1(-expected)))
    return found
