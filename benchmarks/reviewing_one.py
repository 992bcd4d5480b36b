"""One assignment in a process of its own: its size, what was reached, seconds and memory."""

from __future__ import annotations

import json
import sys
import time

from benchmarks.memory import most_memory
from benchmarks.reviewing_panels import drawn_panel
from samenspel.methods.reviewing import assign


def main(contributions: str, reviewers: str, each: str) -> None:
    panel = drawn_panel(int(contributions), int(reviewers), int(each))
    begun, cpu = time.perf_counter(), time.process_time()
    plan = assign(panel)
    found = {
        "least": [plan.least, plan.least_bound],
        "gap": plan.gap,
        "proven": plan.proven,
        "seconds": time.perf_counter() - begun,
        "cpu": time.process_time() - cpu,
        "memory": most_memory(),
    }
    print(json.dumps(found))


if __name__ == "__main__":
    main(*sys.argv[1:])
