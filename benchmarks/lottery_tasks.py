"""Lotteries as people hold them: reading a list, drawing letters, making the list of panels."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from benchmarks.sections import Options, Section
from benchmarks.served import ask_site, database_for, environment_for

SITE, ROWS, POOL = "benchmarks.lottery_site", 20_000, 2000
BEFORE = (
    "By their tasks, in the process of a worker: a list of 20,000 people with eight features is read and "
    "saved, 5,000 letters are drawn from it and their mails put in the outbox; and of 2,000 people who "
    "signed up, with quotas for 24 values of eight features, 1,000 panels of 100 seats are listed, with "
    "everybody's chance and reason, and one is drawn. Seconds of the processor, children included; memory: "
    "the most that the process had by then, and the process that parses the list."
)
HEADER = ("database", "what", "CPU s", "MB", "MB of the parser")


def lottery_tasks(options: Options) -> Section:
    rows, lowest = [], ""
    for database in ("SQLite", "PostgreSQL"):
        with tempfile.TemporaryDirectory() as name, database_for(database, Path(name)) as url:
            found = ask_site([str(ROWS), str(POOL)], environment_for(Path(name), url), SITE)
        rows += _rows(database, found)
        lowest = found["lowest"]
    return Section("Lotteries on a site", BEFORE, HEADER, rows, f"The lowest chance on the list: {lowest}.")


def _rows(database: str, found: dict[str, Any]) -> list[list[str]]:
    seconds = {name: f"{found[name]:.1f}" for name in ("upload", "letters", "listing", "drawing")}
    most = f"{found['most']:.0f}"
    return [
        [
            database,
            "a list of 20,000 people",
            seconds["upload"],
            f"{found['worker']:.0f}",
            f"{found['child']:.0f}",
        ],
        [database, "5,000 letters: list, draw, mails", seconds["letters"], most, "–"],
        [database, "panels for 2,000 people × 8 features", seconds["listing"], most, "–"],
        [database, "the draw, and a mail to everybody", seconds["drawing"], most, "–"],
    ]
