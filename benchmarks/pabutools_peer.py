"""The peer: pabutools (GPL-3), an oracle for tests and a measure for speed; never part of the product."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pabutools.election import (
    Additive_Borda_Sat,
    Additive_Cardinal_Sat,
    Cardinality_Sat,
    Cost_Sat,
    parse_pabulib,
)
from pabutools.election.satisfaction import AdditiveSatisfaction
from pabutools.rules import (
    greedy_utilitarian_welfare,
    max_additive_utilitarian_welfare,
    method_of_equal_shares,
    sequential_phragmen,
)

sys.setrecursionlimit(10_000)  # its equal shares calls itself once per project


class Points_Sat(AdditiveSatisfaction):  # noqa: N801 -- as the peer names its measures
    """Points times cost, so that its greedy (satisfaction per cost) goes by total points as towns do."""

    def __init__(self, instance: Any, profile: Any, ballot: Any) -> None:
        super().__init__(instance, profile, ballot, _points_times_cost)


def _points_times_cost(instance: Any, profile: Any, ballot: Any, project: Any, precomputed: Any) -> Any:
    if project not in ballot:
        return 0
    if hasattr(ballot, "position"):
        return (len(ballot) - ballot.position(project)) * project.cost
    return ballot[project] * project.cost


def read(path: Path, *, merged: bool = False) -> tuple[Any, Any]:
    instance, profile = parse_pabulib(str(path))
    return instance, profile.as_multiprofile() if merged else profile


def count(instance: Any, profile: Any, kind: str) -> list[str]:
    """The winners in order of selection."""
    return [project.name for project in _rules(instance)[kind](instance, profile)]


def _rules(instance: Any) -> dict[str, Callable[[Any, Any], Any]]:
    vote_type = instance.meta["vote_type"]
    shares = {
        "cumulative": Additive_Cardinal_Sat,
        "scoring": Additive_Cardinal_Sat,
        "ordinal": Additive_Borda_Sat,
    }
    sat = shares.get(vote_type, Cost_Sat)
    greedy_sat = Points_Sat if vote_type in shares else Cost_Sat
    return {
        "equal shares": lambda i, p: method_of_equal_shares(i, p, sat_class=sat),
        "equal shares, cost": lambda i, p: method_of_equal_shares(i, p, sat_class=Cost_Sat),
        "equal shares, cardinality": lambda i, p: method_of_equal_shares(i, p, sat_class=Cardinality_Sat),
        "add-one": lambda i, p: method_of_equal_shares(i, p, sat_class=sat, voter_budget_increment=1),
        "greedy": lambda i, p: greedy_utilitarian_welfare(i, p, sat_class=greedy_sat),
        "phragmen": sequential_phragmen,
        "max welfare": lambda i, p: max_additive_utilitarian_welfare(i, p, sat_class=sat),
        "greedy, per cost": lambda i, p: greedy_utilitarian_welfare(i, p, sat_class=Cardinality_Sat),
    }
