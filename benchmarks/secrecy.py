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
from benchmarks.moments import best
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

MOMENTS = 200
BEFORE_MOMENTS = (
    "{voters} people sign in and vote by the page. The adversary takes every row of every table and every"
    " file, joins with a voter whatever holds a value of theirs, whole or inside a longer text, then "
    "looks for what is unique to the voter there, three times over. Shown is for how many voters the best"
    " column tells when they voted: a moment between that of who came before and of who came after, or a "
    "number whose place in the order is theirs or next to it. Hidden are rowid on SQLite, xmin and ctid "
    "on PostgreSQL: they tell the order of writing the roll until it is written anew (once a day and when"
    " the box is opened), and the order of signing in while sessions last, which here is that of voting. "
    "The control is a log, and a file for each voter, that were planted. Before receipts and moments were"
    " taken out of the keys of forms (November 2026), such a join found 188 of 195 moments on SQLite and "
    "24 of 24 on PostgreSQL."
)
MOMENTS_HEADER = (
    "database", "when", "moments", "orders", "hidden: roll", "hidden: sessions", "hidden: planted",
)  # fmt: skip
WHEN = {"box": "while people vote", "left": "the box is open", "control": "with what was planted"}


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


def moments(options: Options) -> Section:
    """Fewer voters: each of their values is looked for in every row."""
    voters = min(options.voters, MOMENTS)
    runs = [("SQLite", _run(voters, 1, "", "moments"))]
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        with running(Path(folder) / "postgres", FAST) as url:
            runs.append(("PostgreSQL", _run(voters, 1, url, "moments")))
    rows = [
        _moments_row(database, when, found[when])
        for database, found in runs
        for when in ("box", "left", "control")
    ]
    return Section("When each voter voted", BEFORE_MOMENTS.format(voters=voters), MOMENTS_HEADER, rows)


def _moments_row(database: str, when: str, found: dict[str, dict[str, int]]) -> list[str]:
    hidden = found["hidden"]
    numbers = (
        best(found["moments"]),
        best(found["orders"]),
        best({name: number for name, number in hidden.items() if name.startswith("plan_voter.")}),
        best({name: number for name, number in hidden.items() if name.startswith("people_session.")}),
        best({name: number for name, number in hidden.items() if name.startswith("planted_")}),
    )
    return [database, WHEN[when], *map(str, numbers)]


def _run(voters: int, seed: int, url: str, program: str = "linkage") -> dict[str, Any]:
    command = [sys.executable, "-m", f"benchmarks.{program}", str(voters), str(seed)]
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
