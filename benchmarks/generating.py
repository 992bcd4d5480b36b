"""Generators: time and memory up to a country, and how like real elections the generated ones are."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.memory import most_memory
from benchmarks.sections import Options, Section
from samenspel.methods.budgeting import Election, read_pabulib
from samenspel.methods.generators import (
    BudgetShape,
    GiftShape,
    OpinionShape,
    PoolShape,
    RotaShape,
    budget_election,
    conversation,
    gift_round,
    pool,
    rota,
    write_budget_election,
)

COUNTRY = BudgetShape(1_000_000, 1000, budget=10**9, neighbourhoods=400)
LEAST_PROJECTS, LEAST_VOTERS = 20, 500
Found = dict[str, Any]


def _file(shape: BudgetShape) -> None:
    with tempfile.TemporaryFile() as stream:
        write_budget_election(shape, stream)


TASKS: dict[str, Callable[[], Any]] = {
    "election to a file, 10,000 voters × 50": lambda: _file(BudgetShape(10_000, 50)),
    "election to a file, 100,000 × 200": lambda: _file(BudgetShape(100_000, 200, neighbourhoods=20)),
    "election to a file, 1,000,000 × 1,000": lambda: _file(COUNTRY),
    "the same, with points": lambda: _file(BudgetShape(**{**vars(COUNTRY), "ballots": "points"})),
    "the same, with rankings": lambda: _file(BudgetShape(**{**vars(COUNTRY), "ballots": "ranking"})),
    "election in memory, 1,000,000 × 1,000": lambda: budget_election(COUNTRY),
    "conversation, 100,000 people × 1,000 statements": lambda: conversation(
        OpinionShape(100_000, 1000, camps=4)
    ),
    "pool, 1,000,000 people": lambda: pool(PoolShape(1_000_000, 500)),
    "rota, 10,000 people, 90 days": lambda: rota(RotaShape(10_000, 90)),
    "gifts, 1,000,000 givers × 1,000": lambda: gift_round(GiftShape(1_000_000, 1000, ring=50, accounts=50)),
}


def generating_speed(_options: Options) -> Section:
    """Every generator at the size of a country or of a large service."""
    return Section(
        title="Generators: time and memory",
        before=(
            "Every measurement is a process of its own; seconds are of the processor; memory is the "
            "process's most, of which Python and NumPy take the first line's. Elections go to a file block "
            "by block, so that their memory hardly grows."
        ),
        header=("what", "s", "MB"),
        rows=[
            ["nothing", *_shown(_measured("nothing"))],
            *([name, *_shown(_measured(name))] for name in TASKS),
        ],
    )


def generating_likeness(options: Options) -> Section:
    """Real elections beside generated ones of the same numbers of voters and projects."""
    real = [read_pabulib(path) for path in sorted(options.files.glob("*.pb"))]
    real = [one for one in real if len(one.projects) >= LEAST_PROJECTS and one.voters >= LEAST_VOTERS]
    made = [_alike(one, seed) for seed, one in enumerate(real)]
    rows = [
        [name, *(f"{np.median([measure(one) for one in some]):.2f}" for some in (real, made))]
        for name, measure in MEASURES.items()
    ]
    return Section(
        title="Generators: how like real elections",
        before=(
            f"The median over {len(real)} real elections with {LEAST_PROJECTS} projects and {LEAST_VOTERS} "
            "voters or more, and over as many generated ones of the same sizes (seeds from 0; 5 projects on"
            " a ballot at most, one neighbourhood for every 8 projects). Prices, popularity and demand were"
            " fitted to these elections; ballots were fitted to those with a limit of five, and "
            "correlations of projects not at all."
        ),
        header=("", "real", "generated"),
        rows=rows,
    )


def _alike(real: Election, seed: int) -> Election:
    projects = len(real.projects)
    shape = BudgetShape(real.voters, projects, seed=seed, neighbourhoods=max(1, projects // 8))
    return budget_election(shape)[0]


def _votes(one: Election) -> np.ndarray:
    return np.array(one.votes) / max(1, np.mean(one.votes))


def _costs(one: Election) -> np.ndarray:
    return np.array(one.costs, dtype=float) / np.mean(one.costs)


def _dear_and_wanted(one: Election) -> float:
    kept = (np.array(one.costs) > 0) & (np.array(one.votes) > 0)
    return float(np.corrcoef(np.log(_votes(one)[kept]), np.log(_costs(one)[kept]))[0, 1])


def _in_common(one: Election) -> float:
    """How much likelier two projects are on one ballot than if ballots had no taste: the standard deviation
    over the pairs of the ten most voted projects."""
    top = np.argsort(-np.array(one.votes))[:10]
    column = {int(place): spot for spot, place in enumerate(top)}
    on = np.zeros((len(one.weights), len(top)))
    for ballot, place in zip(one.ballot_of.tolist(), one.listed.tolist(), strict=True):
        if place in column:
            on[ballot, column[place]] = 1
    shares = one.weights @ on / one.voters
    both = (on * one.weights[:, None]).T @ on / one.voters
    lift = both / np.maximum(np.outer(shares, shares), 1e-12)
    return float(lift[~np.eye(len(top), dtype=bool)].std())


MEASURES: dict[str, Callable[[Election], float]] = {
    "cost of all projects over the budget": lambda one: sum(one.costs) / one.budget,
    "projects on a ballot": lambda one: float((np.diff(one.pointers) * one.weights).sum() / one.voters),
    "votes over their mean: lowest tenth": lambda one: float(np.quantile(_votes(one), 0.1)),
    "votes over their mean: half": lambda one: float(np.quantile(_votes(one), 0.5)),
    "votes over their mean: highest tenth": lambda one: float(np.quantile(_votes(one), 0.9)),
    "cost over its mean: lowest tenth": lambda one: float(np.quantile(_costs(one), 0.1)),
    "cost over its mean: half": lambda one: float(np.quantile(_costs(one), 0.5)),
    "cost over its mean: highest tenth": lambda one: float(np.quantile(_costs(one), 0.9)),
    "correlation of log votes with log cost": _dear_and_wanted,
    "how much pairs of the ten favourites differ in being chosen together": _in_common,
}


def _measured(name: str) -> Found:
    command = [sys.executable, "-m", "benchmarks.generating", name]
    done = subprocess.run(
        command, capture_output=True, text=True, check=True, cwd=Path(__file__).parent.parent
    )
    found: Found = json.loads(done.stdout)
    print(name, found, flush=True)
    return found


def _shown(found: Found) -> list[str]:
    return [f"{found['seconds']:.2f}", f"{found['memory']:.0f}"]


def main() -> None:
    """One measurement: prints JSON."""
    start = time.process_time()
    TASKS.get(sys.argv[1], os.getpid)()
    seconds = time.process_time() - start
    memory = most_memory()
    json.dump({"seconds": seconds, "memory": memory}, sys.stdout)


if __name__ == "__main__":
    main()
