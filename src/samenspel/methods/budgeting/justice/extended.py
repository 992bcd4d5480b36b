"""EJR+: no group that could pay more of one project that all of them want is left with less.

Source: Brill and Peters (2023), Robust and verifiable proportionality axioms for multiwinner voting,
https://doi.org/10.1145/3580507.3597785.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from samenspel.methods.budgeting.election import Election, Integers
from samenspel.methods.budgeting.rule import UnfitRule

from .asked import Asked, Finding, Group, Winners, asked

UP_TO = ("any", "one")


def ejr_plus(election: Election, winners: Winners, utility: str = "cost", up_to: str = "any") -> Finding:
    """Whether `winners` (an outcome or ids) give EJR+ up to any or up to one project.

    A group N of voters who all approve of a project p that did not win is wronged when each of them, were p
    added, would have no more than they deserve: worth(i) + worth(p) ≤ |N|/n · budget · worth(p)/cost(p).
    Up to “one”, p has to be worth most of what all of N approve of and did not win. With unit costs both are
    EJR+ of the source. Exact; the largest such group is told. Raises UnfitRule.

    >>> from samenspel.methods.budgeting import Election
    >>> election = Election.of_approvals({"a": 5, "b": 5}, [["a"], ["a"], ["b"], ["b"]], budget=10)
    >>> ejr_plus(election, ["a", "b"]), ejr_plus(election, ["a"]).group.voters
    (<EJR+ up to any project: holds>, 2)
    """
    if up_to not in UP_TO:
        raise UnfitRule(f"There is no up to “{up_to}”; choose one of: {', '.join(UP_TO)}.")
    question = asked(election, winners, utility)
    wronged = [one for one in _wronged(question) if up_to == "any" or _is_worth_most(question, one)]
    group = max(wronged, key=lambda one: one.voters, default=None)
    axiom = f"EJR+ up to {up_to} project"
    return Finding(axiom, group is None, None if group is None else _told(question, group))


@dataclass(frozen=True, eq=False)
class _Wronged:
    project: int
    ballots: Integers
    voters: int


def _wronged(asked: Asked) -> Iterator[_Wronged]:
    """For every project the largest group that is wronged over it, if any: such groups together are one."""
    election = asked.election
    for c in asked.losers():
        supporters = election.ballot_of[election.listed == c]
        had = asked.had[supporters]
        order = np.argsort(had, kind="stable")
        heads = np.cumsum(election.weights[supporters[order]]).tolist()
        for last in reversed(range(len(order))):
            if int(had[order[last]]) + asked.worth[c] <= _deserved(asked, c, heads[last]):
                yield _Wronged(c, supporters[order[: last + 1]], heads[last])
                break


def _deserved(asked: Asked, c: int, voters: int) -> Fraction:
    return asked.money(voters) * asked.worth[c] / asked.election.costs[c]


def _is_worth_most(asked: Asked, one: _Wronged) -> bool:
    election = asked.election
    listed = election.listed[np.isin(election.ballot_of, one.ballots)]
    on = np.bincount(listed, minlength=len(election.projects))
    common = [c for c in asked.losers() if on[c] == len(one.ballots)]
    return max(asked.worth[c] for c in common) == asked.worth[one.project]


def _told(asked: Asked, one: _Wronged) -> Group:
    return Group(
        voters=one.voters,
        ballots=tuple(sorted(one.ballots.tolist())),
        projects=asked.ids([one.project]),
        deserved=asked.shown(_deserved(asked, one.project, one.voters)),
        had=asked.shown(int(asked.had[one.ballots].max())),
    )
