"""Statements of banks: 100,000 lines read and matched, each job in a process of its own, beside others."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

from benchmarks.sections import Options, Section

LINES, PLEDGES, FEWER = 100_000, 50_000, 8_000
BEFORE = (
    f"{LINES:,} entries of one account, generated (seed 1), from a file to all that is said of them. Seconds "
    "are of the processor, imports not counted; memory is that of the whole process. Matching is with "
    f"{PLEDGES:,} pledges, of payments whose references were mistyped: case, blanks, a wrong sign, one "
    "missing, one too many, two exchanged, another's, two in one payment, none. *Right*: of those that can "
    "be known, booked without a person; *wrong*: booked on another's pledge."
)
JOBS = (
    ("CAMT.053", "camt", LINES),
    ("CAMT.053, 8,000 entries", "camt", FEWER),
    ("CAMT.053, 8,000 entries, pycamt", "pycamt", FEWER),
    ("MT940", "mt940", LINES),
    ("MT940, mt-940", "mt-940", LINES),
    ("matching", "match", LINES),
)


def banking(options: Options) -> Section:
    rows = [_row(name, *_best(job, count, options.repeats)) for name, job, count in JOBS]
    return Section("Statements of banks", BEFORE, ("what", "CPU s", "MB", "entries", "right", "wrong"), rows)


def _best(job: str, count: int, repeats: int) -> tuple[dict[str, Any], ...]:
    found = [_run(job, count) for _again in range(max(1, repeats if count == LINES else 1))]
    return (min(found, key=lambda one: one["seconds"]),)


def _run(job: str, count: int) -> dict[str, Any]:
    words = [sys.executable, "-m", "benchmarks.banking_one", job, str(count)]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _row(name: str, found: dict[str, Any]) -> tuple[str, ...]:
    right = f"{found['right']:.1%}" if "right" in found else ""
    wrong = str(found.get("wrong", ""))
    return name, f"{found['seconds']:.2f}", f"{found['memory']:.0f}", f"{found['entries']:,}", right, wrong
