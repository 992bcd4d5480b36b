"""One piece of a country's worth: python -m benchmarks.scale_one make FOLDER ENTRIES PEOPLE, or
ask FOLDER ENGINE MEGABYTES, prints JSON."""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from typing import Any

from benchmarks.memory import most_memory


def main() -> None:
    clock = time.perf_counter()
    found = make(*sys.argv[2:]) if sys.argv[1] == "make" else ask(*sys.argv[2:])
    used = os.times()
    seconds = used.user + used.system + used.children_user + used.children_system
    told = {"seconds": seconds, "wall": time.perf_counter() - clock, "memory": most_memory()}
    print(json.dumps({**told, **found}))


def make(folder: str, entries: str, people: str) -> dict[str, Any]:
    from benchmarks.country import Country
    from samenspel.methods.scale.adding import add_batch, make_months, put_sides

    country, parts = Country(int(people)), Path(folder)
    for batch in country.months(int(entries)):
        add_batch(parts, batch)
    make_months(parts, 999912, lambda done, total: None)
    put_sides(parts, country.sides())
    return {}


def ask(folder: str, engine: str, megabytes: str) -> dict[str, Any]:
    from samenspel.methods.scale.answers import answers
    from samenspel.methods.scale.engines import Power

    clock, told = time.perf_counter(), {}

    def ready(done: int, _total: int) -> None:
        """Before the first is asked; Java is a child as long as Spark runs."""
        told.setdefault("ready", time.perf_counter() - clock)
        told.update({name: value for name, value in _of_java().items() if value > told.get(name, 0)})

    found = answers(Path(folder), Power(engine, int(megabytes)), progress=ready)
    return {**told, "checksums": found.checksums()}


def _of_java() -> dict[str, float]:
    children = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text().split()
    for child in children:
        lines = Path(f"/proc/{child}/status").read_text().splitlines()
        if lines[0].endswith("java"):
            return {"memory": int(next(line for line in lines if "VmHWM" in line).split()[1]) / 1024}
    return {}


if __name__ == "__main__":
    main()
