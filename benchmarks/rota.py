"""Rotas beside CP-SAT: seconds, memory, how good and how well proven, on the same problems."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.rota_files import BEST
from benchmarks.sections import Options, Section

TEAMS = ("12,14,0.5,1", "25,28,0.6,1", "40,28,0.8,2", "60,56,0.8,1")
"""People, days, the part of shifts they cannot do, and the seed."""
Found = dict[str, Any]


def rotas(options: Options) -> Section:
    """Drawn teams, and the public instances in the folder of the option --rotas."""
    names = {f"team {team}": team for team in TEAMS}
    for number, best in BEST.items():
        path = (options.rotas or Path()) / f"Instance{number}.txt"
        if options.rotas and path.exists():
            names[f"public {number} (best known {best:,})"] = str(path.resolve())
    rows = [row for name, what in names.items() for row in _rows(name, what, options)]
    return Section(
        title="Rota: to the best rota, with its proof",
        before=(
            "One aim after the other, none at the cost of an earlier one; *value (bound)* is what was "
            "reached and what nothing can be below, one figure where they are equal, which is the proof. "
            "Ours is HiGHS 1.12 in one thread and a search of neighbourhoods with it; the peer is CP-SAT of "
            "OR-tools 9.15 with all cores and the model that one writes down first. Each has "
            f"{options.limit:g} s for all aims of a problem, in a process of its own; – is an aim that the "
            "peer did not come to. Teams are drawn (`benchmarks/rota_teams.py`: people, days, part of the "
            "shifts they cannot do, seed). Public are the instances of Curtois and Qu "
            "(schedulingbenchmarks.org), with cover and requests as one aim. *Ratio*: the peer's seconds "
            "by ours. CPU seconds and memory are of the whole problem; where they are far fewer than "
            "the seconds, the machine had other work."
        ),
        header=(
            "problem",
            "people × shifts",
            "aim",
            "ours",
            "peer",
            "ours: s",
            "peer: s",
            "ratio",
            "ours: CPU s / MB",
            "peer: CPU s / MB",
            "the same",
        ),
        rows=rows,
    )


def run(who: str, what: str, seconds: float) -> Found:
    command = [sys.executable, "-m", "benchmarks.rota_one", who, what, str(seconds)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    line = next(line for line in done.stdout.splitlines() if line.startswith("{"))  # HiGHS may print too
    found: Found = json.loads(line)
    return found


def _rows(name: str, what: str, options: Options) -> Iterator[list[str]]:
    ours, peer = (run(who, what, options.limit) for who in ("ours", "peer"))
    theirs = {aim: (value, bound, seconds) for aim, value, bound, seconds in peer["aims"]}
    for aim, value, bound, seconds in ours["aims"]:
        other = theirs.get(aim)
        row = [name, ours["size"], aim, reached(value, bound), reached(*other[:2]) if other else "–"]
        row += [_seconds(seconds), _seconds(other[2]) if other else "–"]
        row += [f"{other[2] / max(seconds, 1e-3):,.1f}" if other else "–"]
        row += [f"{found['cpu']:,.1f} / {found['memory']:,.0f}" for found in (ours, peer)]
        row.append(same(value, bound, other[0] if other else None))
        print(" | ".join(row), flush=True)
        yield row
        name = ours["size"] = ""


def reached(value: float, bound: float) -> str:
    """The value, and the bound where it is not proven."""
    proven = bound >= value - 1e-6 * max(1, value)
    return f"{value:,.6g}" if proven else f"{value:,.6g} ({bound:,.6g})"


def same(ours: float, bound: float, theirs: float | None) -> str:
    if theirs is None:
        return "not finished"
    if abs(ours - theirs) <= 1e-6 * max(1, ours):
        return "yes"
    return f"ours {'better' if ours < theirs else 'worse'} by {abs(ours - theirs) / max(theirs, ours):.1%}"


def _seconds(seconds: float) -> str:
    return f"{seconds:,.2f}"
