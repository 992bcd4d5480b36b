"""Guards taken away one by one: a test must notice each of them.

Each mutant is a copy of the program in which one guard is missing; the tests that should notice run against
that copy. The first row is the control: with nothing taken away they all pass.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.sections import Options, Section
from samenspel.config.postgres import FAST, running
from tests.guards import GUARDS, TESTS, Guard

ROOT = Path(__file__).resolve().parent.parent
TRIES = 3
FAILED = re.compile(r"^(?:FAILED|ERROR) \S+?::(\w+)", re.MULTILINE)
BEFORE = (
    "Each guard (of a vote: a permission, a lock, a constraint, a check; of a method: a rule, a bound, a "
    "proof, a mistake that is refused) is taken out of a copy of the program, one at a time, and the quick "
    "tests run against that copy. Shown is the first test that noticed; a race gets three tries. The control "
    "is the program as it is."
)
HEADER = ("without", "where", "database", "noticed by")


@dataclass(frozen=True)
class Noticed:
    """The first test that failed, if any; `passed` says that all ran and passed."""

    test: str
    passed: bool


def mutants(options: Options) -> Section:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        with running(folder / "postgres", FAST) as url:
            urls = {"SQLite": "", "PostgreSQL": url}
            rows = [_control(folder, database, urls) for database in urls]
            rows += [_row(folder, guard, urls) for guard in GUARDS]
    noticed = sum(row[-1] != "NOBODY" for row in rows[len(urls) :])
    return Section(
        "Guards taken away", BEFORE, HEADER, rows, f"{noticed} of {len(GUARDS)} missing guards were noticed."
    )


def _control(folder: Path, database: str, urls: dict[str, str]) -> list[str]:
    with _copy(folder) as copy:
        found = _test(copy, TESTS[database], urls[database])
    return ["nothing (the control)", "", database, "nobody, as it should be" if found.passed else found.test]


def _row(folder: Path, guard: Guard, urls: dict[str, str]) -> list[str]:
    with _copy(folder) as copy:
        path = copy / "samenspel" / guard.path
        path.write_text(without(guard, path.read_text(encoding="utf-8")), encoding="utf-8")
        for _try in range(TRIES if guard.is_a_race else 1):
            found = _test(copy, guard.tests, urls[guard.database])
            if found.test:
                break
    return [guard.name, f"`{guard.path}`", guard.database, f"`{found.test}`" if found.test else "NOBODY"]


def without(guard: Guard, source: str) -> str:
    """The file without the guard; raises ValueError when it is not there once."""
    if source.count(guard.old) != 1:
        raise ValueError(f"“{guard.name}”: found {source.count(guard.old)} times in {guard.path}.")
    return source.replace(guard.old, guard.new)


@contextmanager
def _copy(folder: Path) -> Iterator[Path]:
    copy = folder / "src"
    shutil.copytree(ROOT / "src", copy)  # also what is compiled: only what was changed is compiled again
    try:
        yield copy
    finally:
        shutil.rmtree(copy)


def _test(copy: Path, tests: Sequence[str], url: str) -> Noticed:
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-x",
        "-q",
        "-p",
        "no:cacheprovider",
        "-p",
        "no:playwright",
        "-m",
        "not browser and not slow",
        "--hypothesis-profile=unshrunk",
        *tests,
    ]
    own = {"PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1", **({"DATABASE_URL": url} if url else {})}
    kept = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    done = subprocess.run(command, cwd=ROOT, env={**kept, **own}, capture_output=True, text=True, check=False)
    failed = FAILED.search(done.stdout)
    if done.returncode and not failed:
        return Noticed("the start", passed=False)
    return Noticed(failed.group(1) if failed else "", passed=done.returncode == 0)
