"""A country's worth: the report's queries on DuckDB and Spark, one that spills, and what a night adds."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from shutil import which
from typing import Any

from benchmarks.sections import Options, Section
from benchmarks.served import ask_site, environment_for

MILLION = 1_000_000
NIGHT, MONTH = 100_000, 3 * MILLION
BEFORE = (
    "A journal drawn by lot (seed 1): people who do very much or very little (log-normal), a third of "
    "them in two of 5,000 initiatives of very different sizes (Pareto), 24 months. Parts are written "
    "month by month; *months* makes the monthly tables of people. The four queries are the same "
    "expressions of Ibis; each run is a process of its own, with what it takes to import and connect. "
    "*Ready* is when the tables can be asked. Seconds are of the processor, with those of Java; memory "
    "is the most of the process, or of Java. *Equal*: the checksums of all four are those of DuckDB."
)
HEADER = ("job", "processor, s", "wall, s", "of it until ready, s", "memory, MB", "equal")


def scale(options: Options) -> Section:
    """With `--seconds 600` or more also 100 million entries: 2 GB of the disk, and some minutes."""
    with tempfile.TemporaryDirectory(dir="/var/tmp") as name:
        rows = _ten(Path(name, "ten"))
        rows += [_night(Path(name, "night"))]
        rows += _hundred(Path(name, "hundred")) if options.seconds >= 600 else []
    after = (
        "Goals: 3 s and 500 MB on DuckDB; Spark 7 times its wall time at most, 3 GB; 100 million in 1 GB; "
        "a night in 2 s. Before the monthly table and as plain queries: 8 s and 0.7 GB."
    )
    return Section("A country's worth", BEFORE, HEADER, rows, after)


def _ten(folder: Path) -> list[list[str]]:
    made = _run("make", folder, 10 * MILLION, MILLION)
    rows = [_row("10 million entries, a million people: parts and months", made)]
    duck = _run("ask", folder, "duckdb", 0)
    rows.append(_row("10 million: four queries, DuckDB", duck, duck))
    if which("java"):
        rows.append(_row("10 million: four queries, Spark", _run("ask", folder, "spark", 0), duck))
    return rows


def _hundred(folder: Path) -> list[list[str]]:
    made = _run("make", folder, 100 * MILLION, 4 * MILLION)
    rows = [_row("100 million entries, 4 million people: parts and months", made)]
    asked = _run("ask", folder, "duckdb", 400)
    return [*rows, _row("100 million: four queries, DuckDB with 400 MB before it spills", asked, asked)]


def _night(folder: Path) -> list[str]:
    folder.mkdir()
    words = [str(NIGHT), str(MONTH)]
    found = ask_site(words, environment_for(folder, ""), "benchmarks.country_site")
    return _row("a night's 100,000 entries: verified and exported (SQLite), beside 3 million", found)


def _run(*words: object) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.scale_one", *map(str, words)]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, env=os.environ)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def _row(name: str, found: dict[str, Any], same_as: dict[str, Any] | None = None) -> list[str]:
    equal = "" if same_as is None else "yes" if found["checksums"] == same_as["checksums"] else "NO"
    numbers = (f"{found[one]:.1f}" if one in found else "" for one in ("seconds", "wall", "ready"))
    row = [name, *numbers, f"{found['memory']:,.0f}", equal]
    print(" | ".join(row), file=sys.stderr, flush=True)
    return row
