"""The most memory that a process had."""

from __future__ import annotations

import resource
from pathlib import Path

STATUS = Path("/proc/self/status")


def most_memory() -> float:
    """In MB. On Linux from the process's own status: `getrusage` begins with what the parent had."""
    if STATUS.exists():
        line = next(line for line in STATUS.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
