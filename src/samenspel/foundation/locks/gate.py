"""The write gate: writers of one SQLite file wait in the kernel's queue instead of SQLite's busy loop."""

import os
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows: SQLite's own busy handler keeps writers apart, only less fairly
    fcntl = None  # type: ignore[assignment]


class Gate:
    """Exclusive between threads and processes; the kernel opens it when its holder dies."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file: int | None = None

    def enter(self) -> None:
        """Wait for the turn. A fresh descriptor each time: threads would share the lock of a common one."""
        if fcntl is None:
            return
        file = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o660)
        try:
            fcntl.flock(file, fcntl.LOCK_EX)
        except BaseException:
            os.close(file)
            raise
        self._file = file

    def leave(self) -> None:
        """Give the turn back; leaving twice is harmless."""
        if self._file is not None:
            fcntl.flock(self._file, fcntl.LOCK_UN)  # closing alone would not do, had a child inherited it
            os.close(self._file)
            self._file = None
