"""Play scripts beside screenplain: CPU seconds and memory."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.memory import most_memory
from benchmarks.sections import Options, Section
from samenspel.methods.scripts import cast_of, read, write

ROOT = Path(__file__).resolve().parent.parent
FILES = ROOT / "tests/methods/scripts/fountain"
EXAMPLE = ROOT / "src/samenspel/methods/scripts/examples/de-brug.fountain"
TIMES = 24
LEAST_SECONDS = 0.2
RUNS = ("read", "write", "cast", "peer")


def script_reading(options: Options) -> Section:
    """Each in a process of its own, as often as takes a while, after a first time."""
    rows = [_row(name, options) for name in TEXTS]
    return Section(
        "Scripts: reading Fountain",
        "Milliseconds of the processor from a text in memory, the mean of many times in a process of "
        f"its own, the fastest of {options.repeats} such processes; memory is that of the whole "
        "process. *Read* is a text as elements with their lines, *written* those as a text again "
        "(each element that could be read as something else is read to see whether it needs a mark), "
        "*cast* the roles, scenes and lines. The peer is screenplain 0.12.0 (MIT), which reads "
        "without line numbers, and takes emphasis apart while it reads; ours does so when a line is "
        "shown or counted. The largest file that is free to keep is small; the long play is our "
        f"example {TIMES} times over.",
        ("text", "kB", "read, ms", "written, ms", "cast, ms", "peer: read, ms", "MB: ours / peer"),
        rows,
    )


def _largest() -> str:
    return max((path.read_text(encoding="utf-8") for path in FILES.glob("*.fountain")), key=len)


def _long() -> str:
    title, _empty, body = EXAMPLE.read_text(encoding="utf-8").partition("\n\n")
    return "\n\n".join([title, *[body] * TIMES])


TEXTS: dict[str, Callable[[], str]] = {
    "the largest file of both parsers' tests": _largest,
    "our example, a school play": lambda: EXAMPLE.read_text(encoding="utf-8"),
    "a play for a whole evening": _long,
}


def _row(name: str, options: Options) -> list[str]:
    found = {run: _fastest(run, name, options.repeats) for run in RUNS}
    times = [f"{found[run]['seconds'] * 1000:.2f}" for run in RUNS]
    memory = " / ".join(f"{found[run]['memory']:.0f}" for run in ("cast", "peer"))
    return [name, f"{len(TEXTS[name]().encode()) / 1000:.1f}", *times, memory]


def _fastest(run: str, name: str, repeats: int) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks.scripts", run, name]
    done = [subprocess.run(command, capture_output=True, text=True, check=True) for _ in range(repeats)]
    return min((json.loads(one.stdout) for one in done), key=lambda one: float(one["seconds"]))


def _prepared(run: str, text: str) -> Callable[[], object]:
    if run == "peer":
        from screenplain.parsers import fountain

        return lambda: list(fountain.parse(io.StringIO(text)))
    script = read(text)
    return {"read": lambda: read(text), "write": lambda: write(script), "cast": lambda: cast_of(script)}[run]


def main() -> None:
    run, name = sys.argv[1:]
    do = _prepared(run, TEXTS[name]())
    do()
    times, start = 0, time.process_time()
    while times == 0 or time.process_time() - start < LEAST_SECONDS:
        do()
        times += 1
    seconds = (time.process_time() - start) / times
    json.dump({"seconds": seconds, "memory": most_memory()}, sys.stdout)


if __name__ == "__main__":
    main()
