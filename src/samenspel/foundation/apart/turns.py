"""One at a time, among the threads of a process and all processes that were forked from it."""

from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryFile
from threading import Lock

try:
    import fcntl
except ImportError:  # Windows: there is one process only
    fcntl = None  # type: ignore[assignment]


class Turn:
    """Of a process that is killed the kernel takes it back."""

    def __init__(self) -> None:
        self._among_threads = Lock()
        self._file = TemporaryFile()  # noqa: SIM115 -- open as long as the process is there

    @contextmanager
    def mine(self) -> Iterator[None]:
        """Wait for it, and give it back."""
        with self._among_threads:
            if fcntl:
                fcntl.lockf(self._file, fcntl.LOCK_EX)
            try:
                yield
            finally:
                if fcntl:
                    fcntl.lockf(self._file, fcntl.LOCK_UN)
