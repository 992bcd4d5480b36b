"""R as a judge: runs the lines that a result gives, and reads what they find."""

from __future__ import annotations

import atexit
import os
import re
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

import pytest

from samenspel.methods.evidence import Result
from samenspel.methods.evidence.rscript import FILE

JUDGE = Path(__file__).parent / "judge.R"
PACKAGE = re.compile(r"\blibrary\(([\w.]+)\)|\b([\w.]+)::")


@cache
def packages_of_r() -> frozenset[str]:
    """By their names: to load each only to see whether it is there takes half a second."""
    if shutil.which("Rscript") is None or not hasattr(os, "fork"):
        return frozenset()
    asked = ["Rscript", "-e", "cat(.packages(all.available = TRUE))"]
    return frozenset(subprocess.run(asked, capture_output=True, text=True, check=True).stdout.split())


def has_r(package: str) -> bool:
    return package in packages_of_r()


@cache
def _judge() -> subprocess.Popen[str]:
    """One for all tests of a worker; it ends with its input."""
    pipe, command = subprocess.PIPE, ["Rscript", str(JUDGE)]
    judge = subprocess.Popen(command, text=True, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL)
    atexit.register(judge.communicate)
    return judge


def said_by_r(script: str, *packages: str) -> str:
    """What R prints that runs this script. Skipped, and said so, where R or a package is not installed."""
    for package in ("base", *packages):
        if not has_r(package):
            pytest.skip(f"R has no {package} here")
    asked, answered = _judge().stdin, _judge().stdout
    assert asked
    assert answered
    named = sorted({*packages, *("".join(found) for found in PACKAGE.findall(script))})
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "script.R").write_text(script, encoding="utf-8")
        asked.write(f"{folder}\n{' '.join(named)}\n")
        asked.flush()
        assert answered.readline() == "ended\n"
        told = (folder / "told").read_text(encoding="utf-8")
        assert (folder / "ended").exists(), told
        assert (folder / "ended").read_text() == "well", told
        return (folder / "said").read_text(encoding="utf-8")


def in_r(result: Result, path: Path, asked: str, *packages: str) -> list[float]:
    """What R finds when it runs the result's lines on this file and is `asked` for a vector of numbers."""
    lines = result.to_r().replace(f'"{FILE}"', f'"{path}"')
    script = f'{lines}\ncat("\\nFOUND\\n", paste(format(as.numeric({asked}), digits = 15), collapse = "\\n"))'
    return [float(number) for number in said_by_r(script, *packages).split("FOUND\n")[1].split()]


@cache
def exported(package: str, collection: str, name: str) -> Path:
    """A data set of an R package as a file; not to be handed on, so made anew each time."""
    path = Path(tempfile.mkdtemp()) / f"{name}.csv"
    script = (
        f'data({collection}, package = "{package}"); write.csv({name}, "{path}", row.names = FALSE, na = "")'
    )
    said_by_r(script, package)
    return path
