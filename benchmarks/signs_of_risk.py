"""Signs of risk: how long it takes to read those of all initiatives, and how fast a register is shown."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from benchmarks.sections import Options, Section
from benchmarks.served import ask_site, database_for, environment_for

INITIATIVES, ENTRIES, SITE = 1_000, 1_000_000, "benchmarks.signs_of_risk_site"
BEFORE = (
    "{initiatives:,} initiatives with 40 members each and {entries:,} journal entries, all within the "
    "longest window of a sign. `watch_signs` reads every sign of each and asks what is to be asked, in a "
    "process of its own. The register has 30 risks with a measure each; its page is the median of "
    "ten, after two."
)
HEADER = ("database", "signs, s", "memory, MB", "signs asked", "register, ms")
GOALS = "Goals: signs in at most 60 s and 300 MB; register at most 100 ms."


def signs_of_risk(options: Options) -> Section:
    rows = [_row(database) for database in ("SQLite", "PostgreSQL")]
    before = BEFORE.format(initiatives=INITIATIVES, entries=ENTRIES)
    return Section("Signs of risk", before, HEADER, rows, GOALS)


def _row(database: str) -> list[str]:
    with tempfile.TemporaryDirectory() as name, database_for(database, Path(name)) as url:
        environment = environment_for(Path(name), url)
        ask_site(["build", str(INITIATIVES), str(ENTRIES)], environment, SITE)
        watched: Any = ask_site(["watch"], environment, SITE)
        shown: Any = ask_site(["register"], environment, SITE)
    found = (watched["seconds"], watched["memory"], watched["signs"], shown["milliseconds"])
    return [database, f"{found[0]:.1f}", f"{found[1]:.0f}", f"{found[2]}", f"{found[3]:.0f}"]
