"""One map in a process of its own: python -m benchmarks.opinion_one KIND VOTES STATEMENTS prints JSON."""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

from benchmarks.opinion import OURS, of_file
from samenspel.methods.opinion import Votes

T = TypeVar("T")
PEOPLE, STATEMENTS, VOTES_EACH, CAMPS = 50_000, 200, 20, 3


def measure(kind: str, votes: Votes) -> dict[str, Any]:
    """From lists of votes: ours takes three of them, the peer one of dictionaries."""
    if kind == "peer":
        return _of_peer(votes)
    people = [votes.people[row] for row in votes.rows]
    statements = [votes.statements[column] for column in votes.columns]
    values, hidden = votes.values.tolist(), votes.hidden
    seconds, found = _timed(lambda: OURS[kind](Votes.collect(people, statements, values, hidden=hidden)))
    return {"seconds": seconds, "groups": found.group_of, "k": len(found.groups)}


def _of_peer(votes: Votes) -> dict[str, Any]:
    from benchmarks import opinion_peer

    entries, run = opinion_peer.entries(votes), opinion_peer.prepared(votes)
    seconds, groups = _timed(lambda: run(entries))
    return {"seconds": seconds, "groups": groups, "k": len(set(groups.values()))}


def _timed(run: Callable[[], T]) -> tuple[float, T]:
    """The second time: the first one also imports what is needed."""
    run()
    start = time.process_time()
    found = run()
    return time.process_time() - start, found


def a_million() -> Votes:
    """Votes of people of CAMPS camps; each on VOTES_EACH statements that follow one another by chance."""
    draw = np.random.Generator(np.random.PCG64(0))
    camp = draw.integers(CAMPS, size=PEOPLE)
    stands = draw.choice([-0.8, 0.8], (CAMPS, STATEMENTS)) * (draw.random(STATEMENTS) < 0.5)
    rows = np.repeat(np.arange(PEOPLE), VOTES_EACH)
    step = draw.integers(1, STATEMENTS // VOTES_EACH, size=(PEOPLE, 1))
    columns = (draw.integers(STATEMENTS, size=(PEOPLE, 1)) + step * np.arange(VOTES_EACH)) % STATEMENTS
    half_odds = (stands[camp] + draw.normal(0.3, 0.7, STATEMENTS))[rows, columns.ravel()]
    signs = np.where(draw.random(len(rows)) < (1 + np.tanh(half_odds)) / 2, 1, -1)
    signs[draw.random(len(rows)) < 0.1] = 0
    names = [str(number) for number in range(PEOPLE)]
    return Votes.collect(
        [names[row] for row in rows], [str(column) for column in columns.ravel().tolist()], signs
    )


def main() -> None:
    kind, path, statements = sys.argv[1], sys.argv[2], Path(sys.argv[3])
    large = path == os.devnull
    votes = a_million() if large else of_file(Path(path), statements)
    found = measure(kind, votes)
    found["groups"] = {} if large else found["groups"]
    found["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    found |= {"people": len(votes.people), "statements": len(votes.statements), "votes": len(votes.values)}
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
