"""Work that takes much of the machine: done by processes of their own, one at a time, while few wait."""

import subprocess
import sys
from threading import BoundedSemaphore, Lock
from typing import IO

PLACES, PATIENCE = 4, 5.0
"""So many requests are at it or wait; another waits so many seconds for a place, and then goes."""


class Busy(Exception):
    """Too many others wait already."""


class Apart:
    """A module of this folder that reads stdin and writes stdout; it limits itself, and so does the time."""

    def __init__(self, module: str, *, seconds: float) -> None:
        self.module, self.seconds = f"samenspel.foundation.ui.{module}", seconds
        self._places, self._turn = BoundedSemaphore(PLACES), Lock()

    def run(self, source: IO[bytes], *words: str) -> "subprocess.CompletedProcess[bytes]":
        """Raises Busy, and TimeoutExpired. `source`: a file of the machine's."""
        if not self._places.acquire(timeout=PATIENCE):
            raise Busy(self.module)
        try:
            with self._turn:
                return self._run(source, *words)
        finally:
            self._places.release()

    def _run(self, source: IO[bytes], *words: str) -> "subprocess.CompletedProcess[bytes]":
        command = [sys.executable, "-m", self.module, *words]
        environment = {"PYTHONPATH": ":".join(sys.path), "PYTHONUTF8": "1"}
        return subprocess.run(
            command, stdin=source, capture_output=True, timeout=self.seconds, env=environment, check=False
        )
