"""Exports of answers: ours, checked and read back, beside the libraries alone."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

from benchmarks.sections import Options, Section

BEFORE = (
    "100,000 answers to 60 variables (45 choices with labels, 8 options, 3 numbers, 2 texts, a date and a "
    "moment), 64 columns. Seconds of the processor, each in a process of its own, imports not counted. Ours "
    "checks every answer, reads the file back and compares; alone is pyreadstat (or Python’s csv) with the "
    "same values, labels of codes, and Stata’s letters for what is no answer."
)
HEADER = ("format", "ours", "alone", "times", "our memory, MB", "alone, MB", "file, MB")
FORMATS = ("sav", "dta", "csv")


def exchange(options: Options) -> Section:
    rows = []
    for ending in FORMATS:
        ours, alone = (_best(who, ending, options.repeats) for who in ("ours", "alone"))
        rows.append(
            (
                ending,
                f"{ours['seconds']:.2f}",
                f"{alone['seconds']:.2f}",
                f"{ours['seconds'] / alone['seconds']:.2f}",
                f"{ours['memory']:.0f}",
                f"{alone['memory']:.0f}",
                f"{ours['size']:.0f}",
            )
        )
    return Section("Answers exported", BEFORE, HEADER, rows)


def _best(who: str, ending: str, repeats: int) -> dict[str, Any]:
    return min((_run(who, ending) for _again in range(max(1, repeats))), key=lambda found: found["seconds"])


def _run(who: str, ending: str) -> dict[str, Any]:
    words = [sys.executable, "-m", "benchmarks.exchange_one", who, ending]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found
