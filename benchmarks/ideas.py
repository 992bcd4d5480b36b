"""Boards of ideas: what is alike while somebody types, and the pages of a large board."""

from __future__ import annotations

import tempfile
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from benchmarks.sections import Options, Section
from benchmarks.served import ask_site, database_for, environment_for

SITE = "benchmarks.ideas_site"
BEFORE = (
    "What stands beside the field while somebody types a title, on a board of 10,000 ideas of 34 words, "
    "drawn from 4,096 as often as words are in a language, in a town with 50 lines of synonyms; and the "
    "page of a board of 10 and of 1,000 ideas, as it opens, sorted, searched, filtered and on its second "
    "page. In milliseconds, from the request in the process of the site to the whole answer."
)
HEADER = ("database", "what", "p50 ms", "p95 ms")


def ideas(options: Options) -> Section:
    rows = [row for database in ("SQLite", "PostgreSQL") for row in _rows(database)]
    return Section("Ideas", BEFORE, HEADER, rows)


def _rows(database: str) -> list[list[str]]:
    with tempfile.TemporaryDirectory() as name, database_for(database, Path(name)) as url:
        found = ask_site([], environment_for(Path(name), url), SITE)
    rows = [[database, "alike, among 10,000", *figures(found["similar"])]]
    for count, board in found["boards"].items():
        rows.append([database, f"board of {int(count):,}", *figures(board)])
    return rows


def figures(times: list[Any]) -> list[str]:
    return [f"{1000 * seconds:.0f}" for seconds in (median(times), quantiles(times, n=20)[-1])]
