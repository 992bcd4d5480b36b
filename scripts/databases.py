"""Runs one test on SQLite and on PostgreSQL at once."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from samenspel.config.postgres import FAST, running
from scripts.steps import ROOT


def on_both_databases(test: str, **told: str) -> int:
    """`told` in the environment. Not 0 when one of them fails."""
    environment = {**os.environ, **told}
    environment.pop("DATABASE_URL", None)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        with running(folder / "postgres", FAST) as url:
            both = [_start(test, environment), _start(test, {**environment, "DATABASE_URL": url})]
            return max(one.wait() for one in both)


def _start(test: str, environment: dict[str, str]) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "pytest", test, "-q", "-s", "--tb=short"]
    return subprocess.Popen(command, cwd=ROOT, env=environment)
