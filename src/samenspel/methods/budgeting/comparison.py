"""The same ballots by several rules: what each chooses, and how the voters fare by it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from .election import Election
from .outcome import Outcome
from .rule import Rule, UnfitRule, default_utility, fitting
from .satisfaction import Comparison, compare
from .tally import tally
from .welfare import worths


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


def compare_rules(first: Outcome) -> list[Compared]:
    """`first` and every other rule, with the same tie-break. A rule that cannot answer is left out."""
    election = first.election
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
    return [Compared(one, compare(first, one), _worth(one, most)) for one in outcomes]


def _worth(outcome: Outcome, most: int | None) -> Fraction | None:
    if not most:
        return None
    election = outcome.election
    rule = Rule("max-welfare", default_utility("equal-shares", election.ballot_format))
    worth = worths(election, rule)
    return Fraction(sum(worth[election.position[id]] for id in outcome.winners), most)
