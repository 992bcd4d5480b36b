"""A guard: text in the program, and what stands there without it."""

from __future__ import annotations

from dataclasses import dataclass

PLAN = "tests/phases/plan/"
NEWS, SIGNS = "tests/tools/notices", "tests/methods/budgeting/signs"
TESTS = {
    "SQLite": [PLAN, NEWS, SIGNS],
    "PostgreSQL": [f"{PLAN}test_storms.py", f"{PLAN}test_fixed_rules.py"],
}


@dataclass(frozen=True)
class Guard:
    """`old` stands once in `path` (below src/samenspel); `new` is there when the guard is missing."""

    name: str
    path: str
    old: str
    new: str
    tests: tuple[str, ...]
    database: str = "SQLite"
    is_a_race: bool = False


def plan(name: str, path: str, old: str, new: str, *tests: str) -> Guard:
    return Guard(name, f"phases/plan/{path}", old, new, tuple(f"{PLAN}test_{test}.py" for test in tests))


def race(
    name: str, path: str, old: str, new: str, *, test: str = "storms", database: str = "PostgreSQL"
) -> Guard:
    tests = (f"{PLAN}test_{test}.py",)
    return Guard(name, f"phases/plan/{path}", old, new, tests, database, is_a_race=True)
