"""Reviewers: seconds, memory and proof, for panels of several sizes."""

from __future__ import annotations

import json
import subprocess
import sys

from benchmarks.sections import Options, Section

PANELS = ((60, 30, 3), (300, 100, 3), (1000, 300, 3))


def reviewing(_options: Options) -> Section:
    return Section(
        title="Reviewers: to the best assignment, with its proof",
        before=(
            "Drawn panels (`benchmarks/reviewing_panels.py`): 30 topics, three to a contribution and five to "
            "a reviewer, conflicts between one pair in twenty, one scholar and one practitioner at least, "
            "loads equal ± 1. *Fewest in common*: of the contribution that is matched worst, and the most "
            "that is possible. Each in a process of its own. The goal is 300 × 100 × 3 in 10 s and 300 MB."
        ),
        header=("contributions × reviewers × each", "fewest in common", "gap", "s", "CPU s", "MB"),
        rows=[_row(*panel) for panel in PANELS],
    )


def _row(*panel: int) -> list[str]:
    command = [sys.executable, "-m", "benchmarks.reviewing_one", *map(str, panel)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found = json.loads(done.stdout.splitlines()[-1])
    gap = "proven" if found["proven"] else f"{found['gap']:.2%}"
    least = " of ".join(map(str, found["least"]))
    figures = [f"{found['seconds']:,.1f}", f"{found['cpu']:,.1f}", f"{found['memory']:,.0f}"]
    return [" × ".join(map(str, panel)), least, gap, *figures]
