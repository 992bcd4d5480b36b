"""One measurement in a process of its own: python -m benchmarks.one WHO KIND FILE prints JSON.

A small election is counted first, so that no import is measured.
"""

from __future__ import annotations

import json
import sys
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.memory import most_memory
from benchmarks.stopwatch import now, since

SMALL = Path(__file__).parent.parent / "src/samenspel/pages/demo/elections/assen-2024.pb"


def ours(kind: str, path: Path) -> dict[str, Any]:
    from benchmarks.tasks import rule_for
    from samenspel.methods.budgeting import read_pabulib, tally

    start = now()
    election = read_pabulib(path)
    read, start = since(start), now()
    rule = rule_for(kind, election)
    winners = None if rule is None else list(tally(election, rule).winners)
    return {"read": read, "count": since(start), "winners": winners}


def peer(kind: str, path: Path, *, merged: bool) -> dict[str, Any]:
    from benchmarks import pabutools_peer

    start = now()
    instance, profile = pabutools_peer.read(path, merged=merged)
    read, start = since(start), now()
    winners = pabutools_peer.count(instance, profile, kind)
    return {"read": read, "count": since(start), "winners": winners}


def main() -> None:
    who, kind, path = sys.argv[1], sys.argv[2], Path(sys.argv[3])
    measure = ours if who == "ours" else partial(peer, merged=who == "pabutools-merged")
    measure("equal shares", SMALL)
    found = measure(kind, path)
    found["memory"] = most_memory()
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
