"""Runs steps side by side, shows what fails, and closes with one table."""

import argparse
import os
import subprocess
import tempfile
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent.parent
Tests = Counter[str]
Seconds = dict[str, float]
LONGEST = 8
# Compiling the tests anew in every worker takes longer than most of them do.
COMPILED = {"PYTHONDONTWRITEBYTECODE": ""}


@dataclass(frozen=True)
class Step:
    """One command; with `report`, the JUnit file in which pytest counts."""

    name: str
    command: Sequence[str | Path]
    environment: Mapping[str, str] = field(default_factory=dict)
    report: Path | None = None


@dataclass(frozen=True)
class Result:
    name: str
    ok: bool
    seconds: float
    processor: float = 0.0
    tests: Tests = field(default_factory=Counter)
    files: Seconds = field(default_factory=dict)


def takes_no_words(doc: str) -> None:
    """Say what a command is for when asked, and refuse words that would be ignored."""
    name, _, purpose = doc.partition(": ")
    argparse.ArgumentParser(prog=name, description=purpose).parse_args()


def run(lanes: Sequence[Sequence[Step]]) -> list[Result]:
    """Lanes side by side, the steps of a lane one after the other; a failure stops nothing."""
    with ThreadPoolExecutor(len(lanes)) as pool:
        done = list(pool.map(lambda lane: [_run(step) for step in lane], lanes))
    return [result for lane in done for result in lane]


def _run(step: Step) -> Result:
    start = time.monotonic()
    environment = {**os.environ, **COMPILED, **step.environment}
    with tempfile.TemporaryFile("w+", errors="replace") as said:
        process = subprocess.Popen(step.command, cwd=ROOT, env=environment, stdout=said, stderr=said)
        ok, processor = _wait(process)
        result = Result(step.name, ok, time.monotonic() - start, processor, *_read(step.report))
        if not ok:
            said.seek(0)
            print(f"\n── {step.name} failed ──\n{said.read()}", flush=True)
    print(_line(result), flush=True)
    return result


def _wait(process: "subprocess.Popen[bytes]") -> tuple[bool, float]:
    """Whether it went well, and the seconds of processors that it took with all that it started."""
    if not hasattr(os, "wait4"):  # as on Windows
        return process.wait() == 0, 0.0
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode == 0, used.ru_utime + used.ru_stime


def _read(report: Path | None) -> tuple[Tests, Seconds]:
    """How the tests ended, and how long those of each file took."""
    if report is None or not report.exists():
        return Counter(), {}
    root = ElementTree.parse(report).getroot()
    files: Seconds = {}
    for case in root.iter("testcase"):
        file = case.get("classname", "").removeprefix("tests.")
        files[file] = files.get(file, 0) + _processor(case)
    return _count(root), files


def _processor(case: ElementTree.Element) -> float:
    """Seconds of the processors, as tests/conftest.py notes them: of the clock it takes what others leave."""
    noted = (each.get("value") for each in case.iter("property") if each.get("name") == "processor")
    return float(next(noted, None) or case.get("time", 0))


def _count(report: ElementTree.Element) -> Tests:
    tests: Tests = Counter()
    for suite in report.iter("testsuite"):
        found = {kind: int(suite.get(kind, 0)) for kind in ("tests", "failures", "errors", "skipped")}
        failed = found["failures"] + found["errors"]
        tests.update(failed=failed, skipped=found["skipped"])
        tests.update(passed=found["tests"] - failed - found["skipped"])
    return tests


def _line(result: Result) -> str:
    tests = f"  {_sentence(result.tests)}" if result.tests else ""
    took = f"{result.seconds:7.1f} s{result.processor:7.1f} CPU s"
    return f"{'ok  ' if result.ok else 'FAIL'}  {result.name:<28}{took}{tests}"


def _sentence(tests: Tests) -> str:
    said = f"{tests['passed']} passed, {tests['failed']} failed"
    return f"{said}, {tests['skipped']} skipped" if tests["skipped"] else said


def _longest(result: Result) -> str:
    longest = sorted(result.files.items(), key=lambda item: -item[1])[:LONGEST]
    return ", ".join(f"{file} {seconds:.0f} CPU s" for file, seconds in longest)


def close(results: Sequence[Result], seconds: float) -> int:
    """The table, and alone on the last line how many tests passed."""
    tests: Tests = sum((result.tests for result in results), Counter())
    broken = [result.name for result in results if not result.ok]
    verdict = f"{len(broken)} failed: {', '.join(broken)}" if broken else "all is well"
    print("\n" + "\n".join(map(_line, results)))
    for result in results:
        if result.files:
            print(f"longest in {result.name}: {_longest(result)}")
    processor = sum(result.processor for result in results)
    print(f"\n{len(results)} steps in {seconds:.0f} s ({processor:.0f} CPU s), {verdict}.")
    print(_sentence(tests))
    return 1 if broken else 0
