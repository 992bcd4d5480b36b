"""Studies: many people drawn and written to, and the numbers of the frozen plan."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from benchmarks.sections import Options, Section
from benchmarks.served import ask_site, database_for, environment_for

SITE, PEOPLE = "benchmarks.studies_site", 100_000
BEFORE = (
    "By its actions, in the process of a worker: of 100,000 members of one initiative a list is made and "
    "drawn from, and a letter to half of them is put into the outbox (goal: 60 s together); then outcomes "
    "are read from the journal, and the frozen plan is carried out, with 10,000 lots drawn again (goal: "
    "20 s). Seconds of the processor."
)
HEADER = ("database", "list, s", "draw, s", "letters, s", "together, s", "numbers, s", "MB")


def studies(options: Options) -> Section:
    rows = []
    for database in ("SQLite", "PostgreSQL"):
        with tempfile.TemporaryDirectory() as name, database_for(database, Path(name)) as url:
            found = ask_site([str(PEOPLE)], environment_for(Path(name), url), SITE)
        rows.append(_row(database, found))
    return Section("Studies on a site", BEFORE, HEADER, rows)


def _row(database: str, found: dict[str, Any]) -> list[str]:
    steps = [found[name] for name in ("listing", "drawing", "queueing")]
    return [
        database,
        *(f"{one:.1f}" for one in (*steps, sum(steps), found["analysing"])),
        f"{found['most']:.0f}",
    ]
