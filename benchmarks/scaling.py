"""How our time grows with voters and projects, on made-up elections.

python -m benchmarks.scaling KIND VOTERS PROJECTS measures once, in a process of its own, and prints JSON.
"""

from __future__ import annotations

import json
import math
import subprocess
import sys
from collections.abc import Sequence
from typing import Any

import numpy as np

from benchmarks.memory import most_memory
from benchmarks.sections import Options, Section
from benchmarks.stopwatch import now, since
from benchmarks.tasks import rule_for
from samenspel.methods.budgeting import Election, Project, tally

KINDS = ("equal shares", "add-one", "greedy", "phragmen", "max welfare")
VOTERS = (1_000, 10_000, 100_000, 1_000_000)
PROJECTS = (10, 100, 1_000)
SEED = 2026
Found = dict[str, Any]


def made_up(voters: int, projects: int) -> Election:
    """Voters with a district of their own and tastes like their neighbours': each approves 1 to 15 projects,
    half of them in the district, popular ones more often. No two ballots are merged: the hardest case."""
    chance = np.random.default_rng(SEED)
    districts = max(1, projects // 10)
    popular = chance.lognormal(0, 1, projects)
    lengths = np.minimum(chance.integers(1, 16, voters), projects)
    voter = np.repeat(np.arange(voters), lengths)
    anywhere = chance.choice(projects, len(voter), p=popular / popular.sum())
    nearby = chance.integers(0, math.ceil(projects / districts), len(voter)) * districts
    nearby = np.minimum(nearby + chance.integers(0, districts, voters)[voter], projects - 1)
    chosen = np.where(chance.random(len(voter)) < 0.5, nearby, anywhere)
    listed = np.unique(voter * projects + chosen)
    costs = np.round(chance.lognormal(10, 1, projects), -2).astype(int) + 100
    return Election(
        meta={},
        projects=tuple(Project(f"{c:04}", int(cost) * 100) for c, cost in enumerate(costs)),
        budget=int(costs.sum()) * 100 // 4,
        ballot_format="approval",
        pointers=np.concatenate([[0], np.cumsum(np.bincount(listed // projects, minlength=voters))]),
        listed=listed % projects,
        points=np.ones(len(listed), dtype=np.int64),
        weights=np.ones(voters, dtype=np.int64),
    )


def scaling(options: Options) -> Section:
    """Every rule on every size; the slopes of seconds in voters and in projects, both on logarithms."""
    rows = []
    for kind in KINDS:
        times = {(v, p): _run(kind, v, p, options.limit) for v in VOTERS for p in PROJECTS}
        for projects in PROJECTS:
            found = [times[voters, projects] for voters in VOTERS]
            memory = [f"{one['memory']:,.0f}" for one in found[-1:] if one]
            row = [kind, f"{projects:,}", *(_seconds(one, options.limit) for one in found)]
            rows.append([*row, _slope(VOTERS, found), *(memory or ["–"])])
            print(" | ".join(rows[-1]), flush=True)
        down = [_slope(PROJECTS, [times[voters, projects] for projects in PROJECTS]) for voters in VOTERS]
        rows.append([kind, "slope in projects", *down, "", ""])
    return Section(
        title="Budgeting: how the time grows",
        before=(
            f"Made-up elections (seed {SEED}) of which no ballots are merged; the budget pays a quarter of "
            "the projects. Seconds to count, with reasons, without reading a file, each in a process of "
            f"its own, stopped after {options.limit:g} s. The slope is that of log seconds over log size (1: "
            "twice the voters take twice the time), from all that took at least a hundredth of a second."
        ),
        header=(
            "rule",
            "projects",
            *(f"{voters:,} voters, s" for voters in VOTERS),
            "slope in voters",
            "most MB",
        ),
        rows=rows,
    )


def _run(kind: str, voters: int, projects: int, limit: float) -> Found | None:
    command = [sys.executable, "-m", "benchmarks.scaling", kind, str(voters), str(projects)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=limit + 60, check=True)
    except subprocess.TimeoutExpired:
        return None
    found: Found = json.loads(done.stdout)
    return found if found["count"] <= limit else None


def _seconds(found: Found | None, limit: float) -> str:
    return f"{found['count']:.3f}" if found else f"> {limit:g}"


def _slope(sizes: Sequence[int], found: Sequence[Found | None]) -> str:
    points = [(n, one["count"]) for n, one in zip(sizes, found, strict=True) if one and one["count"] >= 0.01]
    if len(points) < 2:
        return "–"
    logs = np.log(np.array(points))
    return f"{np.polyfit(logs[:, 0], logs[:, 1], 1)[0]:.2f}"


def main() -> None:
    kind, voters, projects = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    election = made_up(voters, projects)
    rule = rule_for(kind, election)
    assert rule is not None, "made-up ballots are approvals"
    start = now()
    outcome = tally(election, rule)
    found = {"count": since(start), "winners": len(outcome.winners)}
    found["memory"] = most_memory()
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
