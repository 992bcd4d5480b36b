"""One lottery in its own process: python -m benchmarks.lottery_one WHO GOAL FOLDER SECONDS prints JSON."""

from __future__ import annotations

import json
import resource
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.memory import most_memory
from benchmarks.stopwatch import now, since


def seats_of(folder: Path) -> int:
    """The name ends with it."""
    return int(folder.name.rsplit("_", 1)[1])


def ours(goal: str, folder: Path) -> dict[str, Any]:
    from samenspel.methods.sortition import Limits, make, read_pool
    from samenspel.methods.sortition.coverage import any_panel, cover
    from samenspel.methods.sortition.fairest import fairest
    from samenspel.methods.sortition.limits import Clock
    from samenspel.methods.sortition.program import program_of

    pool = read_pool(folder / "people.csv", folder / "quotas.csv", seats_of(folder))
    start = now()
    clock = Clock(Limits())
    program = program_of(pool)
    first = any_panel(program, clock)
    if first is None:
        raise ValueError(f"{folder} has no panel.")
    panels, covered = cover(program, first, clock)
    best = fairest(program.only(covered), goal, [panel[covered] for panel in panels], clock)
    seconds = since(start)
    start = now()
    lottery = make(pool, goal)
    return {
        "seconds": seconds,
        "listed": since(start),
        "chances": {id: float(chance) for id, chance in lottery.aims.items()},
        "ceiling": float(best.ceiling),
        "proven": best.exact and not clock.reached,
        "gap": best.gap,
        "lost": float(lottery.lost),
    }


def peer(goal: str, folder: Path) -> dict[str, Any]:
    from benchmarks import sortition_peer

    seats = seats_of(folder)
    with tempfile.TemporaryDirectory() as copy:
        features, people = sortition_peer.read(folder, seats, Path(copy))
    start = now()
    chances = sortition_peer.chances(features, people, seats, goal)
    return {"seconds": since(start), "chances": chances}


def main() -> None:
    who, goal, folder, limit = sys.argv[1], sys.argv[2], Path(sys.argv[3]), int(float(sys.argv[4]))
    if limit:
        resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))  # then the system stops it
    found = ours(goal, folder) if who == "ours" else peer(goal, folder)
    found["memory"] = most_memory()
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
