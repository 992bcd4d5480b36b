"""The rules of the house, by name: everything that decides how an election is counted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from .election import APPROVAL_FORMATS, POINT_FORMATS, Election
from .ties import DEFAULT_TIES, check_ties
from .worth import COVERING, OWN, STUDIED, Own

RULES = ("equal-shares", "greedy", "phragmen", "max-welfare")
UTILITIES = ("cost", "cardinality", "points", "borda")
COMPLETIONS = ("none", "greedy", "add-one", "add-one-greedy", "add-one-to-limit", "add-one-comparison")
MISFITS = ("skip", "stop")


LATER: dict[str, Any] = {"share_threshold": "0", "exclusive": [], "own": None}
"""What came later than the other options, and its value where it is not used."""


class UnfitRule(ValueError):
    """A rule that does not exist, or that this election cannot be counted with."""


@dataclass(frozen=True)
class Rule:
    """How to count. The names are explained in docs/reference/tally.md.

    `threshold` is the least score (votes, or points where the rule counts points) with which a project
    takes part. `share_threshold`: and only if its share of the voters is at least so much of its share of
    the budget (Świecie: 1/3). `misfit` is for greedy and Phragmén: "skip" a project that no longer fits, or
    "stop" there. `exclusive` is for greedy: ids of projects of which only one can be done (Warsaw).
    `own` is the function of the utility “own”.
    """

    name: str = "equal-shares"
    utility: str = "cost"
    completion: str = "none"
    ties: tuple[str, ...] = DEFAULT_TIES
    threshold: int = 0
    misfit: str = "skip"
    share_threshold: Fraction = Fraction(0)
    exclusive: tuple[tuple[str, ...], ...] = ()
    own: Own | None = None

    def __post_init__(self) -> None:
        _choose("rule", self.name, RULES)
        _choose("utility", self.utility, (*UTILITIES, *STUDIED, OWN))
        _choose("completion", self.completion, COMPLETIONS)
        _choose("misfit", self.misfit, MISFITS)
        if isinstance(self.ties, str):
            raise UnfitRule(f"The ties are “{self.ties}”; write them as a tuple, such as (“{self.ties}”,).")
        try:
            check_ties(self.ties)
        except ValueError as error:
            raise UnfitRule(str(error)) from None
        if self.threshold < 0 or self.share_threshold < 0:
            raise UnfitRule("The threshold cannot be below zero.")
        self._check_options()
        self._check_utility()

    def _check_options(self) -> None:
        if self.name != "greedy" and self.exclusive:
            raise UnfitRule("Only greedy knows projects that exclude each other.")
        if any(len(set(group)) < 2 for group in self.exclusive):
            raise UnfitRule("Projects that exclude each other are two or more.")
        if self.name == "greedy" and self.completion != "none":
            raise UnfitRule("Greedy fills the budget by itself: choose completion none.")
        if self.name != "equal-shares" and self.completion != "none":
            raise UnfitRule("Only equal shares has completions: choose completion none.")
        if self.name not in ("greedy", "phragmen") and self.misfit != "skip":
            raise UnfitRule("Only greedy and phragmen can stop at the first project that does not fit.")
        if self.name == "phragmen" and self.utility != "cost":
            raise UnfitRule("Phragmén asks only who supports what: choose utility cost.")

    def _check_utility(self) -> None:
        if (self.utility == OWN) != (self.own is not None):
            raise UnfitRule("The utility own goes with its function: own=Own(name, of_cost=…).")
        if self.own and self.own.of_cost and self.own.of_ballot:
            raise UnfitRule("A utility of your own is a function of the cost or of the ballot, not both.")
        if self.utility == COVERING and self.name != "greedy":
            raise UnfitRule(
                "Chamberlin–Courant asks whether a voter has any winner, so no project has a worth by "
                "itself: choose greedy."
            )
        if self.name == "max-welfare" and self.utility not in UTILITIES:
            raise UnfitRule(f"Maximum welfare is proven in whole numbers: choose {', '.join(UTILITIES)}.")

    def as_dict(self) -> dict[str, Any]:
        """Plain values. What came later than the others is left out where it is not used, so that results
        of long ago are still counted to the letter."""
        told = {**vars(self), "ties": list(self.ties), "share_threshold": str(self.share_threshold)}
        told["exclusive"] = [list(group) for group in self.exclusive]
        told["own"] = self.own.name if self.own else None
        return {name: value for name, value in told.items() if LATER.get(name) != value}

    @classmethod
    def from_dict(cls, options: Mapping[str, Any]) -> Rule:
        known = vars(cls())
        for name in options:
            _choose("option", name, tuple(known))
        chosen = {**known, **options}
        share = Fraction(chosen["share_threshold"])
        exclusive = tuple(tuple(group) for group in chosen["exclusive"])
        own = Own(chosen["own"]) if isinstance(chosen["own"], str) else chosen["own"]
        read = {
            "ties": tuple(chosen["ties"]),
            "share_threshold": share,
            "exclusive": exclusive,
            "own": own,
        }
        return cls(**{**chosen, **read})

    def check_fits(self, election: Election) -> None:
        """Raise UnfitRule when the ballots do not hold what the rule counts."""
        for id in (id for group in self.exclusive for id in group):
            if id not in election.position:
                raise UnfitRule(f"Project “{id}”, which excludes others, is not in this election.")
        if self.own and not (self.own.of_cost or self.own.of_ballot):
            raise UnfitRule(f"The function of the utility “{self.own.name}” is not here; give it anew.")
        ranked = election.ballot_format == "ordinal"
        if self.utility == "borda" and not ranked:
            raise UnfitRule("Borda needs ballots that rank the projects; choose cost, cardinality or points.")
        if self.utility == "points" and election.ballot_format in APPROVAL_FORMATS:
            raise UnfitRule("These ballots hold no points; choose cost or cardinality.")
        if self.name not in fitting(election.ballot_format):
            raise UnfitRule("Phragmén needs ballots that approve projects, without points or ranks.")


def _choose(what: str, value: str, known: tuple[str, ...]) -> None:
    if value not in known:
        raise UnfitRule(f"There is no {what} “{value}”; choose one of: {', '.join(known)}.")


def describe(rule: Rule) -> str:
    """The rule with all its options, in one line."""
    utility = f"own ({rule.own.name})" if rule.own else rule.utility
    options = [f"utility {utility}", f"completion {rule.completion}", f"ties by {', '.join(rule.ties)}"]
    if rule.threshold:
        options.append(f"threshold {rule.threshold}")
    if rule.share_threshold:
        options.append(f"share threshold {rule.share_threshold}")
    for group in rule.exclusive:
        options.append(f"one of {', '.join(group)}")
    if rule.misfit == "stop":
        options.append("stops at the first project that does not fit")
    return f"{rule.name}; {'; '.join(options)}"


def fitting(ballot_format: str) -> tuple[str, ...]:
    """The rules, by name, that can count such ballots."""
    return tuple(name for name in RULES if name != "phragmen" or ballot_format in APPROVAL_FORMATS)


def default_utility(name: str, ballot_format: str) -> str:
    """Cost for approvals, the points where voters gave points, Borda where they ranked.

    >>> default_utility("greedy", "ordinal"), default_utility("equal-shares", "ordinal")
    ('points', 'borda')
    """
    if name == "phragmen":
        return "cost"
    if ballot_format in POINT_FORMATS:
        return "points"
    if ballot_format == "ordinal":
        return "points" if name == "greedy" else "borda"
    return "cost"


def default_rule(election: Election) -> Rule:
    """Equal shares with add-one: spends the budget and treats every voter alike.

    >>> election = Election.of_approvals({"a": 40, "b": 60}, [["a", "b"], ["a"]], budget=60)
    >>> describe(default_rule(election))
    'equal-shares; utility cost; completion add-one; ties by votes, cost, id'
    """
    utility = default_utility("equal-shares", election.ballot_format)
    return Rule(name="equal-shares", utility=utility, completion="add-one")


_TOWNS: dict[str, dict[str, Any]] = {
    "greedy": {"name": "greedy"},
    "greedy-threshold": {"name": "greedy"},
    "greedy-no-skip": {"name": "greedy", "misfit": "stop"},
    "equalshares": {"name": "equal-shares"},
    "equalshares/add1": {"name": "equal-shares", "completion": "add-one"},
    "equalshares/add1-comparison": {"name": "equal-shares", "completion": "add-one-comparison"},
}


def town_rule(election: Election) -> Rule | None:
    """The rule that the town itself used, by its file; None if that does not say or is not offered here.

    >>> election = Election.of_approvals({"a": 4}, [["a"]], budget=6, meta={"rule": "greedy-no-skip"})
    >>> town_rule(election).name, town_rule(election).misfit
    ('greedy', 'stop')
    """
    options = _TOWNS.get(election.meta.get("rule", "").strip().lower())
    if options is None:
        return None
    utility = default_utility(options["name"], election.ballot_format)
    threshold = election.meta.get("min_project_score_threshold", "").strip()
    return Rule(**options, utility=utility, threshold=int(threshold) if threshold.isdigit() else 0)
