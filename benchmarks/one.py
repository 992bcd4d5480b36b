"""One measurement in a process of its own: python -m benchmarks.one WHO KIND FILE prints JSON."""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path
from typing import Any


def ours(kind: str, path: Path) -> dict[str, Any]:
    from benchmarks.tasks import rule_for
    from samenspel.methods.budgeting import read_pabulib, tally

    start = time.perf_counter()
    election = read_pabulib(path)
    read = time.perf_counter()
    rule = rule_for(kind, election)
    winners = None if rule is None else list(tally(election, rule).winners)
    return {"read": read - start, "count": time.perf_counter() - read, "winners": winners}


def peer(kind: str, path: Path, *, merged: bool) -> dict[str, Any]:
    from benchmarks import pabutools_peer

    start = time.perf_counter()
    instance, profile = pabutools_peer.read(path, merged=merged)
    read = time.perf_counter()
    winners = pabutools_peer.count(instance, profile, kind)
    return {"read": read - start, "count": time.perf_counter() - read, "winners": winners}


def main() -> None:
    who, kind, path = sys.argv[1], sys.argv[2], Path(sys.argv[3])
    found = ours(kind, path) if who == "ours" else peer(kind, path, merged=who == "pabutools-merged")
    found["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
