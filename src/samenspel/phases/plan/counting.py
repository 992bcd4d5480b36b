"""Counting an election by a rule and beside another one, as values that a database keeps."""

import shlex
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from samenspel.methods.budgeting import Election, Outcome, Rule, compare, default_rule, tally
from samenspel.methods.budgeting.rule import default_utility

Progress = Callable[[int, int], None]
Result = dict[str, Any]


def count_votes(election: Election, rule: Rule, progress: Progress | None = None) -> Result:
    """`outcome` is what `samenspel tally --format json` prints; `reasons` holds the numbers of each reason,
    by project; `other` is the same for the rule it is compared with, and `comparison` what differs."""
    here = tally(election, rule, progress)
    there = tally(election, other_rule(election, rule), progress)
    comparison = compare(here, there)
    return {
        "outcome": here.as_json(),
        "reasons": _numbers(here),
        "other": {"outcome": there.as_json(), "reasons": _numbers(there)},
        "comparison": {
            "both": list(comparison.both),
            "only_here": list(comparison.only_a),
            "only_there": list(comparison.only_b),
            "prefer_here": comparison.prefer_a,
            "prefer_there": comparison.prefer_b,
            "indifferent": comparison.indifferent,
        },
    }


def other_rule(election: Election, rule: Rule) -> Rule:
    """Greedy for equal shares, equal shares for every other rule; with the same ties and thresholds."""
    if rule.name == "equal-shares":
        utility = default_utility("greedy", election.ballot_format)
        return replace(rule, name="greedy", utility=utility, completion="none")
    house = default_rule(election)
    return replace(rule, name=house.name, utility=house.utility, completion=house.completion, misfit="skip")


def _numbers(outcome: Outcome) -> dict[str, dict[str, int | str]]:
    return {one.id: one.reason.numbers for one in outcome.projects}


def options_of(rule: Rule) -> str:
    """The rule as options of `samenspel tally`."""
    words = ["--rule", rule.name, "--utility", rule.utility, "--completion", rule.completion]
    words += ["--ties", ",".join(rule.ties)]
    if rule.threshold:
        words += ["--threshold", str(rule.threshold)]
    if rule.share_threshold:
        words += ["--share-threshold", str(rule.share_threshold)]
    if rule.misfit != "skip":
        words += ["--misfit", rule.misfit]
    return shlex.join(words)
