"""Seconds on a machine that others use too."""

from __future__ import annotations

import time

Start = tuple[float, float]


def now() -> Start:
    return time.perf_counter(), time.process_time()


def since(start: Start) -> float:
    """By the clock, or by the processor if that is less: others may be at work on this machine."""
    return min(time.perf_counter() - start[0], time.process_time() - start[1])
