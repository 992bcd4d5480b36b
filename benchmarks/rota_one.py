"""One rota in a process of its own: python -m benchmarks.rota_one WHO WHAT SECONDS prints JSON.

WHAT is a file of schedulingbenchmarks.org, or PEOPLE,DAYS,AWAY,SEED of a drawn team.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path
from typing import Any

from benchmarks.rota_files import AIMS as PUBLIC_AIMS
from benchmarks.rota_files import read_instance
from benchmarks.rota_teams import draw_team
from samenspel.methods.rota import AIMS, Problem


def problem_of(what: str) -> tuple[Problem, list[str]]:
    if what.endswith(".txt"):
        return read_instance(Path(what)), list(PUBLIC_AIMS)
    people, days, away, seed = what.split(",")
    return draw_team(int(people), int(days), float(away), int(seed)), list(AIMS[1:])


def ours(problem: Problem, aims: list[str], seconds: float) -> list[tuple[str, float, float, float]]:
    """The search alone, without the reasons, as the peer does."""
    from samenspel.methods.rota.aims import Pursuit
    from samenspel.methods.rota.board import Board
    from samenspel.methods.rota.first import begin, first_rota
    from samenspel.methods.rota.solver import Clock, Effort

    board = Board(problem)
    pursuit = Pursuit(board, Clock(Effort(seconds)), begin(board, [first_rota(board), set()]), [])
    found = []
    for number, aim in enumerate(aims):
        start = time.monotonic()
        pursuit.pursue(aim, share=1 / (len(aims) - number))
        reached = pursuit.reached[-1]
        found.append((aim, reached.value, reached.bound, time.monotonic() - start))
    return found


def main() -> None:
    who, what, seconds = sys.argv[1], sys.argv[2], float(sys.argv[3])
    problem, aims = problem_of(what)
    if who == "ours":
        solve = ours
    else:
        from benchmarks.rota_peer import solve
    start, spent = time.monotonic(), time.process_time()
    found: dict[str, Any] = {"aims": solve(problem, aims, seconds)}
    found["seconds"] = time.monotonic() - start
    found["cpu"] = time.process_time() - spent
    found["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    found["size"] = f"{len(problem.people)} × {len(problem.shifts)}"
    print(f"\n{json.dumps(found)}")


if __name__ == "__main__":
    main()
