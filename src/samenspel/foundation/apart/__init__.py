"""Work that takes much of the machine: done by processes of their own, one of each kind at a time, while few
wait. Whoever waits holds a thread, so that some are left for everybody else.
"""

import sys
import time
from collections.abc import Callable
from subprocess import PIPE, CompletedProcess, Popen, TimeoutExpired
from threading import BoundedSemaphore
from typing import IO

from samenspel.foundation.apart.turns import Turn

PLACES, LOOKS = 5, 0.25
"""So many requests are at it or wait, of whatever kind; another goes at once. `serve` has eight threads. So
often we look at how far it is."""
OF_REQUESTS = BoundedSemaphore(PLACES)
Watch = Callable[[bytes], None]


class Busy(Exception):
    """Too many others wait already."""


class Apart:
    """A module of ours that reads stdin and writes stdout; it limits itself, and so does the time."""

    def __init__(self, module: str, *, seconds: float, places: BoundedSemaphore = OF_REQUESTS) -> None:
        self.module, self.seconds = f"samenspel.{module}", seconds
        self.places, self._turn = places, Turn()

    def run(self, source: IO[bytes], *words: str, watch: Watch | None = None) -> "CompletedProcess[bytes]":
        """Raises Busy, and TimeoutExpired. `source`: a file of the machine's. `watch` hears now and then, and
        at the end, what it wrote to stderr until then; what `watch` raises ends the process."""
        if not self.places.acquire(blocking=False):
            raise Busy(self.module)
        try:
            with self._turn.mine():
                return self._run(source, *words, watch=watch)
        finally:
            self.places.release()

    def _run(self, source: IO[bytes], *words: str, watch: Watch | None) -> "CompletedProcess[bytes]":
        command = [sys.executable, "-m", self.module, *words]
        environment = {"PYTHONPATH": ":".join(sys.path), "PYTHONUTF8": "1", "OPENBLAS_NUM_THREADS": "1"}
        with Popen(command, stdin=source, stdout=PIPE, stderr=PIPE, env=environment) as process:
            try:
                return self._wait(process, watch or _nobody)
            except BaseException:
                process.kill()
                raise

    def _wait(self, process: "Popen[bytes]", watch: Watch) -> "CompletedProcess[bytes]":
        end = time.monotonic() + self.seconds
        while (left := end - time.monotonic()) > 0:
            try:
                said, told = process.communicate(timeout=min(LOOKS, left))
            except TimeoutExpired as error:
                watch(error.stderr or b"")
            else:
                watch(told)
                return CompletedProcess(process.args, process.returncode, said, told)
        raise TimeoutExpired(process.args, self.seconds)


def _nobody(told: bytes) -> None:
    """Watches."""
