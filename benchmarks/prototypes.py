"""Drafts that people tried: the board of where they stumbled, and the words at a step."""

from __future__ import annotations

import tempfile
from pathlib import Path

from benchmarks.ideas import figures
from benchmarks.sections import Options, Section
from benchmarks.served import ask_site, database_for, environment_for

SITE = "benchmarks.prototypes_site"
BEFORE = (
    "The board of a draft that 20 people tried in 4 steps and 500 people in 12, each with a feeling and 20 "
    "words at every step, and with a finding for each step; and page after page of what they said at one "
    "step. In milliseconds, from the request in the process of the site to the whole answer."
)
HEADER = ("database", "what", "p50 ms", "p95 ms")
SAID = {"board": "board", "words": "words at a step"}


def prototypes(options: Options) -> Section:
    rows = [row for database in ("SQLite", "PostgreSQL") for row in _rows(database)]
    return Section("Drafts that people tried", BEFORE, HEADER, rows)


def _rows(database: str) -> list[list[str]]:
    with tempfile.TemporaryDirectory() as name, database_for(database, Path(name)) as url:
        found = ask_site([], environment_for(Path(name), url), SITE)
    rows = []
    for size, asked in found.items():
        people, steps = size.split()
        rows += [
            [database, f"{SAID[what]}, {people} tests × {steps} steps", *figures(times)]
            for what, times in asked.items()
        ]
    return rows
