"""The same ballots by several rules: what each chooses, and how the voters fare by it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np
import numpy.typing as npt

from .election import Election
from .outcome import Outcome
from .rule import Rule, UnfitRule, default_utility, fitting
from .satisfaction import preferring
from .tally import tally
from .welfare import worths


@dataclass(frozen=True)
class Comparison:
    """Two outcomes of one election: project ids in the order of the ballot, and numbers of voters."""

    both: tuple[str, ...]
    only_a: tuple[str, ...]
    only_b: tuple[str, ...]
    represented_a: float
    represented_b: float
    prefer_a: int
    prefer_b: int
    indifferent: int


@dataclass(frozen=True)
class Compared:
    """One rule: its outcome, and what differs from the first one (`versus`; a is the first, b this one).

    `worth` is what is chosen to all voters together, as a part of the most that this budget can buy, by the
    utility that suits the ballots; None where that most is not proven.
    """

    outcome: Outcome
    versus: Comparison
    worth: Fraction | None


def rules_for(election: Election, ties: tuple[str, ...]) -> list[Rule]:
    """All that suit the ballots, each once, in the order in which they are explained in the documentation."""
    shares, greedy = (default_utility(name, election.ballot_format) for name in ("equal-shares", "greedy"))
    found = [
        Rule("equal-shares", shares, "add-one", ties),
        Rule("equal-shares", shares, "add-one-greedy", ties),
        Rule("equal-shares", shares, "greedy", ties),
        Rule("equal-shares", shares, "none", ties),
        Rule("equal-shares", "cardinality", "add-one", ties),
        Rule("greedy", greedy, ties=ties),
        Rule("greedy", "cardinality", ties=ties),
    ]
    if "phragmen" in fitting(election.ballot_format):
        found.append(Rule("phragmen", ties=ties))
    return [*found, Rule("max-welfare", shares, ties=ties)]


def compare(election: Election, a: Outcome, b: Outcome) -> Comparison:
    """What two rules do differently with the same ballots.

    >>> election = Election.of_approvals({"a": 40, "b": 60}, [["a", "b"], ["a"]], budget=70)
    >>> compare(election, tally(election, Rule()), tally(election, Rule("greedy"))).only_b
    ()
    """
    ids = [project.id for project in election.projects]
    prefer_a, prefer_b = preferring(election, a.mask, b.mask)
    return Comparison(
        both=_where(ids, a.mask & b.mask),
        only_a=_where(ids, a.mask & ~b.mask),
        only_b=_where(ids, b.mask & ~a.mask),
        represented_a=a.satisfaction.share,
        represented_b=b.satisfaction.share,
        prefer_a=prefer_a,
        prefer_b=prefer_b,
        indifferent=election.voters - prefer_a - prefer_b,
    )


def _where(ids: list[str], mask: npt.NDArray[np.bool_]) -> tuple[str, ...]:
    return tuple(id for id, selected in zip(ids, mask, strict=True) if selected)


def compare_rules(election: Election, first: Outcome) -> list[Compared]:
    """`first` and every other rule, with the same tie-break. A rule that cannot answer is left out."""
    outcomes = [first]
    for rule in rules_for(election, first.rule.ties):
        if rule == first.rule:
            continue
        try:
            outcomes.append(tally(election, rule))
        except UnfitRule:
            continue
    most = next(
        (one.welfare for one in outcomes if one.rule == rules_for(election, first.rule.ties)[-1]), None
    )
    return [Compared(one, compare(election, first, one), _worth(election, one, most)) for one in outcomes]


def _worth(election: Election, outcome: Outcome, most: int | None) -> Fraction | None:
    if not most:
        return None
    rule = Rule("max-welfare", default_utility("equal-shares", election.ballot_format))
    worth = worths(election, rule)
    return Fraction(sum(worth[election.position[id]] for id in outcome.winners), most)
