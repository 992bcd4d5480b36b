"""R as a judge: runs the lines that a result gives, and reads what they find."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

import pytest

from samenspel.methods.evidence import Result
from samenspel.methods.evidence.rscript import FILE


@cache
def packages_of_r() -> frozenset[str]:
    """By their names: to load each only to see whether it is there takes half a second."""
    if shutil.which("Rscript") is None:
        return frozenset()
    asked = ["Rscript", "-e", "cat(.packages(all.available = TRUE))"]
    return frozenset(subprocess.run(asked, capture_output=True, text=True, check=True).stdout.split())


def has_r(package: str) -> bool:
    return package in packages_of_r()


def in_r(result: Result, path: Path, asked: str, *packages: str) -> list[float]:
    """What R finds when it runs the result's lines on this file and is `asked` for a vector of numbers.
    Skipped, and said so, where R or a package is not installed."""
    for package in ("base", *packages):
        if not has_r(package):
            pytest.skip(f"R has no {package} here")
    lines = result.to_r().replace(f'"{FILE}"', f'"{path}"')
    script = f'{lines}\ncat("\\nFOUND\\n", paste(format(as.numeric({asked}), digits = 15), collapse = "\\n"))'
    done = subprocess.run(["Rscript", "-e", script], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return [float(number) for number in done.stdout.split("FOUND\n")[1].split()]


@cache
def exported(package: str, collection: str, name: str) -> Path:
    """A data set of an R package as a file; not to be handed on, so made anew each time."""
    if not has_r(package):
        pytest.skip(f"R has no {package} here")
    path = Path(tempfile.mkdtemp()) / f"{name}.csv"
    script = (
        f'data({collection}, package = "{package}"); write.csv({name}, "{path}", row.names = FALSE, na = "")'
    )
    subprocess.run(["Rscript", "-e", script], check=True, capture_output=True)
    return path
