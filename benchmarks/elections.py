"""The main job, on both databases: from a file to a published result, beside the peer's count."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks import budgeting
from benchmarks.sections import Options, Section
from samenspel.config import postgres

Found = dict[str, Any]


def import_and_tally(options: Options) -> Section:
    """On the largest files."""
    paths = sorted(options.files.glob("*.pb"), key=lambda path: -path.stat().st_size)[: options.largest]
    with tempfile.TemporaryDirectory(prefix="samenspel-bench-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        with postgres.running(folder / "postgres") as server:
            rows = [_row(path, folder / f"var-{place}", server, options) for place, path in enumerate(paths)]
    return Section(
        title="From a file to a published result",
        before=(
            "Equal shares, through the same actions as the page and the command, in a process of its own "
            "for each file and database. *Import* is reading, checking and saving; *tally* is fetching the "
            "ballots from the database, counting by this rule and by the other one, comparing both, "
            "explaining every project, the hash of the recount file, and saving. The peer (pabutools, equal "
            "ballots merged) reads the file and counts by one rule, without a database or reasons."
        ),
        header=(
            "election",
            "SQLite: import, s",
            "SQLite: tally, s",
            "PostgreSQL: import, s",
            "PostgreSQL: tally, s",
            "most MB",
            "peer: read, s",
            "peer: count, s",
            "same winners",
        ),
        rows=rows,
    )


def _row(path: Path, var: Path, server: str, options: Options) -> list[str]:
    var.mkdir()
    lite = _run(path, f"sqlite:///{var / 'bench.sqlite3'}", var)
    large = _run(path, _fresh(server, var.name), var)
    peer = budgeting.run("pabutools-merged", "equal shares", path, options.limit)
    answers = {budgeting.same(ours, [peer]) for ours in (lite, large)}
    print(f"{path.stem}: imported and counted", flush=True)
    return [
        path.stem,
        *(f"{found[step]:.2f}" for found in (lite, large) for step in ("import", "tally")),
        f"{max(lite['memory'], large['memory']):.0f}",
        *(f"{peer[step]:.2f}" if peer else f"> {options.limit:g}" for step in ("read", "count")),
        " / ".join(sorted(answers)),
    ]


def _run(path: Path, database: str, var: Path) -> Found:
    command = [sys.executable, "-m", "benchmarks.imports", str(path.resolve())]
    environment = {**os.environ, "DATABASE_URL": database, "SAMENSPEL_VAR": str(var)}
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    found: Found = json.loads(done.stdout)
    return found


def _fresh(server: str, name: str) -> str:
    """The address of an empty database."""
    import psycopg

    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    return server.replace(f"/{postgres.NAME}?", f"/{name}?")
