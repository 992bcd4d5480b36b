"""Work that takes much of the machine: done by processes of their own, one of each kind at a time, while few
wait. Whoever waits holds a thread, so that some are left for everybody else.
"""

import subprocess
import sys
from threading import BoundedSemaphore, Lock
from typing import IO

PLACES = 5
"""So many requests are at it or wait, of whatever kind; another goes at once. `serve` has eight threads."""

_places = BoundedSemaphore(PLACES)


class Busy(Exception):
    """Too many others wait already."""


class Apart:
    """A module of this folder that reads stdin and writes stdout; it limits itself, and so does the time."""

    def __init__(self, module: str, *, seconds: float) -> None:
        self.module, self.seconds = f"samenspel.foundation.ui.{module}", seconds
        self._turn = Lock()

    def run(self, source: IO[bytes], *words: str) -> "subprocess.CompletedProcess[bytes]":
        """Raises Busy, and TimeoutExpired. `source`: a file of the machine's."""
        if not _places.acquire(blocking=False):
            raise Busy(self.module)
        try:
            with self._turn:
                return self._run(source, *words)
        finally:
            _places.release()

    def _run(self, source: IO[bytes], *words: str) -> "subprocess.CompletedProcess[bytes]":
        command = [sys.executable, "-m", self.module, *words]
        environment = {"PYTHONPATH": ":".join(sys.path), "PYTHONUTF8": "1"}
        return subprocess.run(
            command, stdin=source, capture_output=True, timeout=self.seconds, env=environment, check=False
        )
