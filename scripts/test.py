"""./samenspel test: everything that must hold, on SQLite, on PostgreSQL and in a browser."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from samenspel.config.postgres import FAST, running
from samenspel.config.terminal import Trouble
from scripts.apt import install
from scripts.browser import find_browser
from scripts.check import pytest_step, static_lanes
from scripts.judges import make_judges
from scripts.steps import Result, close, run, takes_no_words

R_PACKAGES = (
    "aer",
    "clubsandwich",
    "coin",
    "estimatr",
    "foreign",
    "geepack",
    "gparotation",
    "haven",
    "igraph",
    "lavaan",
    "lme4",
    "lmtest",
    "mass",
    "matchit",
    "metafor",
    "mice",
    "mitools",
    "nlme",
    "ordinal",
    "plm",
    "polycor",
    "psych",
    "pwr",
    "sandwich",
    "survey",
    "survival",
)

WORKERS = ("-n", str(max(2, (os.cpu_count() or 2) * 2 // 3)))
"""Of each of three lanes: each takes half a gigabyte, and a browser or a server's process beside it."""


def main() -> int:
    takes_no_words(__doc__)
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        _install_judges()
        results = _beside_each_other(folder)
    return close(results, time.monotonic() - start)


def _install_judges() -> None:
    """nginx, for the test that follows production.md, and R, PSPP and pycanon, which judge evidence and
    files; where they can't be had, those tests say so."""
    if shutil.which("nginx") is None:
        install("nginx-light")
    if missing := [f"r-cran-{name}" for name in R_PACKAGES if name not in _packages_of_r()]:
        install("r-base-core", *missing)
    if shutil.which("pspp") is None:
        install("pspp")
    make_judges()


def _packages_of_r() -> list[str]:
    """By their names in the distribution."""
    if (program := shutil.which("Rscript")) is None:
        return []
    asked = [program, "-e", "cat(tolower(.packages(all.available = TRUE)))"]
    return subprocess.run(asked, capture_output=True, text=True, check=False).stdout.split()


def _beside_each_other(folder: Path) -> list[Result]:
    """None keeps two cores busy: they wait for each other's locks, for a database, for a browser."""
    with ThreadPoolExecutor() as pool:
        done = list(pool.map(lambda lane: lane(folder), (_on_sqlite, _on_postgres, _in_a_browser)))
    return [result for lane in done for result in lane]


def _on_sqlite(folder: Path) -> list[Result]:
    words, own = [*WORKERS, "--ignore=tests/browser"], var(folder, "sqlite")
    step = pytest_step("tests on SQLite", folder / "sqlite.xml", words, own)
    return run([*static_lanes(folder), [step]])


def _on_postgres(folder: Path) -> list[Result]:
    words = [
        *WORKERS,
        "-m",
        "database and not slow and not looks",
        "--ignore=tests/browser",
        "--ignore=tests/methods",
    ]
    with _or_fail("tests on PostgreSQL") as failures, running(folder / "postgres", FAST) as url:
        own = {"DATABASE_URL": url, **var(folder, "postgresql")}
        step = pytest_step("tests on PostgreSQL", folder / "postgres.xml", words, own)
        return run([[step]])
    return failures


def _in_a_browser(folder: Path) -> list[Result]:
    with _or_fail("tests in Chromium") as failures:
        own = {"CHROMIUM": find_browser(), **var(folder, "chromium")}
        return run(
            [[pytest_step("tests in Chromium", folder / "browser.xml", [*WORKERS, "tests/browser"], own)]]
        )
    return failures


def var(folder: Path, lane: str) -> dict[str, str]:
    """Of each lane its own: databases of tests lie there, by the names of workers."""
    return {"SAMENSPEL_VAR": os.fspath(folder / f"var-{lane}")}


@contextmanager
def _or_fail(name: str) -> Iterator[list[Result]]:
    """A machine that can't run a step fails it with a sentence."""
    failures: list[Result] = []
    try:
        yield failures
    except Trouble as sentence:
        print(f"\n── {name} failed ──\n{sentence}")
        failures.append(Result(name, ok=False, seconds=0.0))


if __name__ == "__main__":
    sys.exit(main())
