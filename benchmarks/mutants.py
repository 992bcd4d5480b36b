"""Guards taken away one by one: a test must notice each of them.

Each mutant is a copy of the program in which one guard is missing; the tests that should notice run against
that copy. The first row is the control: with nothing taken away they all pass.

`python -m benchmarks.mutants ROOM…` takes away those of some files of tests/guards, and tells each at once.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path
from queue import SimpleQueue

from benchmarks.sections import Options, Section
from samenspel.config.postgres import FAST, running
from scripts.catalogues import compile_catalogues
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
NOBODY, START = "NOBODY", "the start"
HEADER = ("without", "where", "database", "noticed by")


@dataclass(frozen=True)
class Noticed:
    """The first test that failed, if any; `passed` says that all ran and passed."""

    test: str
    passed: bool


@dataclass(frozen=True)
class Bench:
    """Where one copy at a time is tried: a folder, and the addresses of databases of its own."""

    folder: Path
    urls: dict[str, str]


def mutants(options: Options) -> Section:
    with _benches() as free:
        rows = [_control(free, database) for database in TESTS] + list(_side_by_side(free, GUARDS))
    noticed = sum(row[-1] != NOBODY for row in rows[len(TESTS) :])
    return Section(
        "Guards taken away", BEFORE, HEADER, rows, f"{noticed} of {len(GUARDS)} missing guards were noticed."
    )


@contextmanager
def _benches() -> Iterator[SimpleQueue[Bench]]:
    """One for each core."""
    compile_catalogues()
    free: SimpleQueue[Bench] = SimpleQueue()
    with tempfile.TemporaryDirectory() as name, ExitStack() as servers:
        Path(name).chmod(0o755)
        for number in range(os.cpu_count() or 1):
            folder = Path(name) / str(number)
            url = servers.enter_context(running(folder / "postgres", FAST))
            free.put(Bench(folder, {"SQLite": "", "PostgreSQL": url}))
        yield free


def _side_by_side(free: SimpleQueue[Bench], guards: Iterable[Guard]) -> Iterator[list[str]]:
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        yield from pool.map(partial(_row, free), guards)


def _control(free: SimpleQueue[Bench], database: str) -> list[str]:
    with _copy(free) as (bench, copy):
        found = _test(copy, TESTS[database], bench.urls[database])
    return ["nothing (the control)", "", database, "nobody, as it should be" if found.passed else found.test]


def _row(free: SimpleQueue[Bench], guard: Guard) -> list[str]:
    with _copy(free) as (bench, copy):
        path = copy / "samenspel" / guard.path
        path.write_text(without(guard, path.read_text(encoding="utf-8")), encoding="utf-8")
        for _try in range(TRIES if guard.is_a_race else 1):
            found = _test(copy, guard.tests, bench.urls[guard.database])
            if found.test:
                break
    return [guard.name, f"`{guard.path}`", guard.database, f"`{found.test}`" if found.test else NOBODY]


def without(guard: Guard, source: str) -> str:
    """The file without the guard; raises ValueError when it is not there once."""
    if source.count(guard.old) != 1:
        raise ValueError(f"“{guard.name}”: found {source.count(guard.old)} times in {guard.path}.")
    return source.replace(guard.old, guard.new)


@contextmanager
def _copy(free: SimpleQueue[Bench]) -> Iterator[tuple[Bench, Path]]:
    bench = free.get()
    copy = bench.folder / "src"
    shutil.copytree(ROOT / "src", copy)  # also what is compiled: only what was changed is compiled again
    try:
        yield bench, copy
    finally:
        shutil.rmtree(copy)
        free.put(bench)


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
        return Noticed(START, passed=False)
    return Noticed(failed.group(1) if failed else "", passed=done.returncode == 0)


def main(rooms: Sequence[str]) -> int:
    guards = [guard for room in rooms for guard in import_module(f"tests.guards.{room}").GUARDS]
    missed = 0
    with _benches() as free:
        for row in _side_by_side(free, guards):
            missed += row[-1] in (NOBODY, f"`{START}`")
            print(" | ".join(row), flush=True)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
