"""The report of one initiative with many people: how long it takes to make, and how heavy its page is."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from benchmarks.sections import Options, Section
from benchmarks.served import ask_site, database_for, environment_for

PEOPLE, ENTRIES, SITE = 2_000, 20, "benchmarks.report_site"
BEFORE = (
    "An initiative with {people:,} members, {entries} journal entries of each; all answer a survey in two "
    "waves (a quarter does not come again) with all statements of an instrument; a plan of three hypotheses, "
    "one of them by ordered logit, a census, three indicators of 36 months with a comparison, 200 things "
    "said as feedback. The task makes the report in a process of its own, from the first import on. Its page "
    "and the open data are made by the web process."
)
HEADER = (
    "database",
    "report, CPU s",
    "of it imports",
    "page, CPU s",
    "page, kB",
    "PDF, kB",
    "open data, kB",
    "memory, MB",
)


def report(options: Options) -> Section:
    rows = [_row(database, options.repeats) for database in ("SQLite", "PostgreSQL")]
    before = BEFORE.format(people=PEOPLE, entries=ENTRIES)
    return Section("A report", before, HEADER, rows, "Goal: at most 5 CPU s, the page at most 200 kB.")


def _row(database: str, repeats: int) -> list[str]:
    with tempfile.TemporaryDirectory() as name, database_for(database, Path(name)) as url:
        environment = environment_for(Path(name), url)
        report = str(ask_site(["build", str(PEOPLE), str(ENTRIES)], environment, SITE)["report"])
        made = [ask_site(["make", report], environment, SITE) for _time in range(max(1, repeats))]
        shown: Any = ask_site(["show", report], environment, SITE)
    best = min(made, key=lambda one: one["seconds"])
    seconds = [f"{best['seconds']:.1f}", f"{best['imports']:.1f}", f"{shown['seconds']:.2f}"]
    sizes = [f"{shown[name] / 1000:.0f}" for name in ("page", "pdf", "open")]
    return [database, *seconds, *sizes, f"{best['memory']:.0f}"]
