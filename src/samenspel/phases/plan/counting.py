"""Counting an election by a rule and beside another one, as values that a database keeps."""

import shlex
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from samenspel.methods.budgeting import (
    Comparison,
    Election,
    Outcome,
    Rule,
    as_json,
    compare,
    default_rule,
    default_utility,
    from_json,
    numbers_of,
    tally,
)

Progress = Callable[[int, int], None]
Plain = dict[str, Any]


@dataclass(frozen=True)
class Counted:
    """Ballots counted by a rule (`here`) and by the one it is compared with."""

    here: Outcome
    there: Outcome
    comparison: Comparison

    def as_json(self) -> Plain:
        """`outcome` is what `samenspel tally --format json` prints; `reasons` holds the numbers of each
        reason, by project; `other` is the same for the other rule, and `comparison` what differs."""
        found = self.comparison
        return {
            **_plain(self.here),
            "other": _plain(self.there),
            "comparison": {
                "both": list(found.both),
                "only_here": list(found.only_a),
                "only_there": list(found.only_b),
                "prefer_here": found.prefer_a,
                "prefer_there": found.prefer_b,
                "indifferent": found.indifferent,
            },
        }

    @classmethod
    def from_json(cls, plain: Plain, *, scale: int, points_scale: int) -> "Counted":
        here, there = (
            from_json(one["outcome"], one["reasons"], scale=scale, points_scale=points_scale)
            for one in (plain, plain["other"])
        )
        found = plain["comparison"]
        comparison = Comparison(
            both=tuple(found["both"]),
            only_a=tuple(found["only_here"]),
            only_b=tuple(found["only_there"]),
            represented_a=here.satisfaction.share,
            represented_b=there.satisfaction.share,
            prefer_a=found["prefer_here"],
            prefer_b=found["prefer_there"],
            indifferent=found["indifferent"],
        )
        return cls(here, there, comparison)


def _plain(outcome: Outcome) -> Plain:
    return {"outcome": as_json(outcome), "reasons": numbers_of(outcome)}


def count_votes(election: Election, rule: Rule, progress: Progress | None = None) -> Counted:
    here = tally(election, rule, progress)
    there = tally(election, other_rule(election, rule), progress)
    return Counted(here, there, compare(election, here, there))


def other_rule(election: Election, rule: Rule) -> Rule:
    """Greedy for equal shares, equal shares for every other rule; with the same ties and thresholds."""
    if rule.name == "equal-shares":
        utility = default_utility("greedy", election.ballot_format)
        return replace(rule, name="greedy", utility=utility, completion="none")
    house = default_rule(election)
    return replace(rule, name=house.name, utility=house.utility, completion=house.completion, misfit="skip")


def options_of(rule: Rule) -> str:
    """The rule as options of `samenspel tally`."""
    words = ["--rule", rule.name, "--utility", rule.utility, "--completion", rule.completion]
    words += ["--ties", ",".join(rule.ties)]
    if rule.threshold:
        words += ["--threshold", str(rule.threshold)]
    for group in rule.exclusive:
        words += ["--exclusive", ",".join(group)]
    if rule.share_threshold:
        words += ["--share-threshold", str(rule.share_threshold)]
    if rule.misfit != "skip":
        words += ["--misfit", rule.misfit]
    return shlex.join(words)
