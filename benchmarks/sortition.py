"""Lotteries beside sortition-algorithms: seconds, memory and the same chances or not, on the same pools."""

from __future__ import annotations

import json
import math
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from benchmarks.lottery_one import seats_of
from benchmarks.sections import Options, Section

POOLS = Path(__file__).resolve().parent / "pools"
GOALS = ("leximin", "maximin", "nash")
SAME = 0.001
"""Both round within: the peer stops within 0.0005 of a chance."""
Found = dict[str, Any]


def lotteries(options: Options) -> Section:
    """Ours and the peer's on every pool, for every goal."""
    folders = sorted((path for path in POOLS.iterdir() if path.is_dir()), key=_people)
    return Section(
        title="Lotteries: the fairest chances",
        before=(
            "From a pool in memory to the chances of everybody and the panels that give them. Every "
            "measurement is a process of its own; seconds are those of the clock or of the processor, "
            "whichever are fewer, since the machine was shared. Ours is the fastest of "
            f"{options.repeats} runs, the peer, sortition-algorithms 0.12.9, runs once and is stopped after "
            f"{options.limit:g} s. Its leximin solves its linear programs with Gurobi, whose "
            "licence without a fee ends at 2,000 variables; both find panels with HiGHS 1.12. "
            "*Listed* is all of it again with the public list of 1,000 panels. *The same*: leximin, no "
            "chance differs by more than 0.1 percentage points; maximin, nor does the lowest; Nash, nor does "
            "the geometric mean. `benchmarks/pools/README.md` says where the pools come from."
        ),
        header=(
            "pool (people, seats)",
            "goal",
            "ours, s",
            "ours: listed, s",
            "ours: MB",
            "peer, s",
            "peer: MB",
            "ratio",
            "lowest chance: ours",
            "peer",
            "no lottery has more than",
            "lost by the list",
            "the same",
        ),
        rows=[_row(folder, goal, options) for folder in folders for goal in GOALS],
    )


def _people(folder: Path) -> int:
    return len((folder / "people.csv").read_text(encoding="utf-8").split("\n"))


def run(who: str, goal: str, folder: Path, limit: float | None) -> Found | str:
    """One measurement in a fresh process; in words why there is none."""
    command = [sys.executable, "-m", "benchmarks.lottery_one", who, goal, str(folder), str(limit or 0)]
    start = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode in (-signal.SIGXCPU, -signal.SIGKILL):
        return f"> {min(limit or 0, time.perf_counter() - start):.0f}"
    if done.returncode:
        return "licence" if "license" in done.stderr else "failed"
    found: Found = json.loads(done.stdout.splitlines()[-1])  # Gurobi speaks first
    return found


def same(goal: str, ours: dict[str, float], theirs: dict[str, float]) -> str:
    """Ids are the same in both."""
    if goal == "leximin":
        difference = max(abs(ours[id] - theirs[id]) for id in ours)
    elif goal == "maximin":
        difference = abs(_lowest(ours) - _lowest(theirs))
    else:
        difference = abs(_geometric_mean(ours) - _geometric_mean(theirs))
    return "yes" if difference <= SAME else f"no: {100 * difference:.2f} percentage points"


def _lowest(chances: dict[str, float]) -> float:
    return min(chances.values())


def _geometric_mean(chances: dict[str, float]) -> float:
    return math.exp(sum(math.log(max(chance, 1e-9)) for chance in chances.values()) / len(chances))


def _row(folder: Path, goal: str, options: Options) -> list[str]:
    runs = [run("ours", goal, folder, None) for _ in range(options.repeats)]
    ours = min((found for found in runs if not isinstance(found, str)), key=lambda found: found["seconds"])
    theirs = run("peer", goal, folder, options.limit)
    peer = _peer(theirs, ours, goal)
    row = [
        f"{folder.name} ({len(ours['chances']):,}, {seats_of(folder)})",
        goal,
        f"{ours['seconds']:.3f}",
        f"{ours['listed']:.3f}",
        f"{ours['memory']:,.0f}",
        *peer[:3],
        f"{100 * _lowest(ours['chances']):.3f} %",
        peer[3],
        f"{100 * ours['ceiling']:.3f} %{'' if ours['proven'] else ' (not proven)'}",
        f"{100 * ours['lost']:.3f} points",
        peer[4],
    ]
    print(" | ".join(row), flush=True)
    return row


def _peer(theirs: Found | str, ours: Found, goal: str) -> tuple[str, str, str, str, str]:
    if isinstance(theirs, str):
        late = theirs.removeprefix("> ")
        ratio = f"> {float(late) / ours['seconds']:,.0f}" if late != theirs else "–"
        return theirs, "–", ratio, "–", "not finished"
    return (
        f"{theirs['seconds']:.2f}",
        f"{theirs['memory']:,.0f}",
        f"{theirs['seconds'] / ours['seconds']:,.1f}",
        f"{100 * _lowest(theirs['chances']):.3f} %",
        same(goal, ours["chances"], theirs["chances"]),
    )
