"""A site of its own, served by `samenspel serve` on one core while a measurement asks from the other."""

from __future__ import annotations

import json
import os
import re
import secrets
import socket
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from samenspel.config.postgres import running


@contextmanager
def database_for(kind: str, folder: Path) -> Iterator[str]:
    """Its address; PostgreSQL runs on the first core, as the site does."""
    if kind == "SQLite":
        yield ""
        return
    folder.chmod(0o755)
    with on_core(0), running(folder / "postgres") as url, on_core(1):
        yield url


@contextmanager
def on_core(*numbers: int) -> Iterator[None]:
    """This process, and those that it starts meanwhile."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, numbers)
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def environment_for(folder: Path, url: str) -> dict[str, str]:
    own = {"SECRET_KEY": secrets.token_urlsafe(50), "SAMENSPEL_VAR": str(folder), "DATABASE_URL": url}
    names = {"SITE_URL": "http://127.0.0.1:8000", "DJANGO_SETTINGS_MODULE": "samenspel.config.settings"}
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    return {**kept, **names, **{name: value for name, value in own.items() if value}}


def ask_site(
    words: list[str], environment: dict[str, str], site: str = "benchmarks.closing_site"
) -> dict[str, Any]:
    command = [sys.executable, "-m", site, *words]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@dataclass(frozen=True)
class Server:
    """A running `samenspel serve`, with the processes that it started."""

    port: int
    pid: int

    def cpu(self) -> float:
        """Seconds in user and system mode, from the kernel."""
        stats = [Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split() for pid in self._pids()]
        return sum(int(fields[11]) + int(fields[12]) for fields in stats) / os.sysconf("SC_CLK_TCK")

    def megabytes(self) -> float:
        """Proportional: what several processes share counts once."""
        found = [Path(f"/proc/{pid}/smaps_rollup").read_text() for pid in self._pids()]
        return sum(int(re.search(r"^Pss:\s+(\d+)", text, re.MULTILINE)[1]) for text in found) / 1024

    def _pids(self) -> list[int]:
        children = Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text().split()
        return [self.pid, *map(int, children)]


@contextmanager
def served(environment: dict[str, str], *words: str, cores: Iterable[int] = (0,)) -> Iterator[Server]:
    """On the first core, unless told otherwise."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    command = [sys.executable, "-m", "samenspel.config", "serve", "--port", str(port), *words]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with on_core(*cores):
        process = subprocess.Popen(command, env=environment, **quiet)
    try:
        with on_core(1):
            _wait_for(port)
            yield Server(port, process.pid)
    finally:
        process.terminate()
        process.wait(60)


def _wait_for(port: int) -> None:
    for _ in range(300):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError("The server did not start.")
