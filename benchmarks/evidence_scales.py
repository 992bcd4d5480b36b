"""Scales and structure beside R: processor seconds on the same answers, and memory of a million people."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.sections import Options, Section
from benchmarks.stopwatch import now, since
from samenspel.methods.evidence import Result, alpha, cfa, factors, invariance, omega, score

PEOPLE, TRAITS, ITEMS = 2_436, 5, 5
MANY, MANY_ITEMS = 1_000_000, 30
TIMED = 'd0 <- proc.time(); for (i in 1:5) {{ {lines} }}; cat("\\nSECONDS", sum((proc.time() - d0)[1:2]) / 5)'
Answers = dict[str, Any]


def evidence_scales(options: Options) -> Section:
    """Each method on answers like a questionnaire of personality, drawn from a seed."""
    answers = five_traits(PEOPLE)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "answers.csv"
        _write(path, answers)
        rows = [[name, *_beside(run, path, options.repeats)] for name, run in _runs(answers)]
    return Section(
        "Scales and structure: beside R",
        f"Processor seconds on one thread, {PEOPLE:,} people with {TRAITS} × {ITEMS} answers from 1 to 6; "
        f"the fastest of {options.repeats} for ours, the mean of 5 for R (psych, lavaan), without its "
        "start, and of alpha and omega without bootstraps.",
        ("method", "ours, s", "R, s"),
        rows,
        _a_million(),
    )


def five_traits(people: int, seed: int = 1) -> Answers:
    chance = np.random.default_rng(seed)
    behind = 0.4 * chance.normal(size=(people, 1)) + 0.9 * chance.normal(size=(people, TRAITS))
    found = np.repeat(behind, ITEMS, axis=1) + 1.2 * chance.normal(size=(people, TRAITS * ITEMS))
    columns = np.clip(np.round(3.5 + found), 1, 6).T
    named = [f"{trait}{item + 1}" for trait in "ABCDE" for item in range(ITEMS)]
    return dict(zip(named, columns, strict=True)) | {"half": np.arange(people) % 2.0}


def _runs(answers: Answers) -> list[tuple[str, Callable[[], Result]]]:
    model = {trait: [f"{trait}{item + 1}" for item in range(ITEMS)] for trait in "ABCDE"}
    items = [item for own in model.values() for item in own]
    return [
        ("alpha, 1,000 bootstraps", lambda: alpha(answers, model["A"])),
        ("omega, 1,000 bootstraps", lambda: omega(answers, model["A"])),
        ("cfa, five factors", lambda: cfa(answers, model)),
        ("cfa, robust", lambda: cfa(answers, model, robust=True)),
        ("factors, minres and varimax", lambda: factors(answers, items, factors=5, extraction="minres")),
        ("invariance, two groups", lambda: invariance(answers, model, group="half")),
    ]


def _beside(run: Callable[[], Result], path: Path, repeats: int) -> list[str]:
    result, seconds = run(), []
    for _ in range(repeats):
        start = now()
        result = run()
        seconds.append(since(start))
    first, *lines = [line.replace('"data.csv"', f'"{path}"') for line in result.r_code]
    script = f"{first}; keep <- d\n" + TIMED.format(lines="; ".join(["d <- keep", *lines]))
    done = subprocess.run(["Rscript", "-e", script], capture_output=True, text=True, check=False)
    theirs = done.stdout.rpartition("SECONDS")[2].strip() if done.returncode == 0 else "–"
    return [f"{min(seconds):.3f}", theirs]


def _write(path: Path, answers: Answers) -> None:
    np.savetxt(
        path, np.column_stack(list(answers.values())), "%g", ",", header=",".join(answers), comments=""
    )


def _a_million() -> str:
    """In a process of its own, so that its memory is its own."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.evidence_scales"], capture_output=True, text=True, check=True
    )
    seconds, megabytes = json.loads(done.stdout)
    return (
        f"{MANY:,} people with {MANY_ITEMS} answers, scored, with alpha, its interval without draws and the "
        f"table of items: {seconds:.2f} s and {megabytes:.0f} MB at most, 240 MB of it the answers."
    )


def _measure_a_million() -> list[float]:
    import resource

    chance = np.random.default_rng(1)
    shared = chance.normal(size=MANY)
    answers = {
        f"i{item}": np.clip(np.round(3 + shared + chance.normal(size=MANY)), 1, 5)
        for item in range(MANY_ITEMS)
    }
    start = now()
    score(answers, list(answers), answers=[1, 5])
    alpha(answers, list(answers), answers=[1, 5], bootstraps=0)
    return [since(start), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]


if __name__ == "__main__":
    sys.stdout.write(json.dumps(_measure_a_million()))
