"""How many voters an adversary with the whole database links to their ballots."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from math import sqrt
from pathlib import Path
from typing import Any

from benchmarks.linkage import CHOICES
from benchmarks.sections import Options, Section
from samenspel.config.postgres import FAST, running

BEFORE = (
    "{voters:,} people vote through the same action as the page, each for a random one of {choices} choices. "
    "The adversary has the database file with its write-ahead log (on PostgreSQL every row with its hidden "
    "columns), so also sessions, mails and the journal: while people vote, with every envelope beside its "
    "voter, and after the mixing. It guesses by the order of writing, by the size of envelopes, by what "
    "stands near a voter's key on the disk, by the notes of where each vote came from (all who vote "
    "alike come from one address here; the better of two guesses), and by what most people chose. Shown is "
    "how many voters it names the right choice for. Blind guessing is right for {expected:,.0f} "
    "(three standard deviations: up to {most:,.0f}); naming the most popular choice for everybody is right "
    "as often as that choice was made. "
    "The control are two tables with random keys, as other platforms have them."
)
HEADER = (
    "database",
    "seed",
    "box: order",
    "box: size",
    "box: near",
    "box: notes",
    "left: order",
    "left: near",
    "popular",
)


def secrecy(options: Options) -> Section:
    runs = [("SQLite", seed, _run(options.voters, seed, "")) for seed in range(1, options.seeds + 1)]
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)  # its server runs as somebody else
        with running(Path(folder) / "postgres", FAST) as url:
            runs.append(("PostgreSQL", 1, _run(options.voters, 1, url)))
    expected = options.voters / len(CHOICES)
    spread = sqrt(expected * (1 - 1 / len(CHOICES)))
    said = {"expected": expected, "most": expected + 3 * spread, "choices": len(CHOICES)}
    return Section(
        "Linking voters to ballots",
        BEFORE.format(voters=options.voters, **said),
        [*HEADER, "control: two tables"],
        [_row(*run) for run in runs],
    )


def _run(voters: int, seed: int, url: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.linkage", str(voters), str(seed)]
    environment = {**os.environ, "DATABASE_URL": url} if url else dict(os.environ)
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _row(database: str, seed: int, found: dict[str, Any]) -> list[str]:
    box, left = found["box"], found["left"]
    numbers = (
        box["order"],
        box["size"],
        box["neighbours"],
        max(box["noted"], box["noted size"]),
        left["order"],
        left["neighbours"],
        left["popularity"],
    )
    share = found["control"]["order"] / found["voters"]
    return [database, str(seed), *(f"{number:,}" for number in numbers), f"{share:.0%}"]
