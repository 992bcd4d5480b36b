"""A guard: text in the program, and what stands there without it."""

from __future__ import annotations

from dataclasses import dataclass

PLAN = "tests/phases/plan/"
NEWS, METHODS, LETTERS = "tests/tools/notices", "tests/methods", "tests/spine/people/test_letters.py"
SEATS = "tests/tools/seats"
SIGNS = f"{METHODS}/budgeting/signs"


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


# A permission that everybody has, in place of the one that is asked for.
ANYONES = '"ui.show_components"'


def plan(name: str, path: str, old: str, new: str, *tests: str) -> Guard:
    return Guard(name, f"phases/plan/{path}", old, new, tuple(f"{PLAN}test_{test}.py" for test in tests))


def race(
    name: str,
    path: str,
    old: str,
    new: str,
    *,
    test: str = "storms",
    database: str = "PostgreSQL",
    room: str = "phases/plan/",
) -> Guard:
    tests = (f"{PLAN}test_{test}.py",)
    return Guard(name, f"{room}{path}", old, new, tests, database, is_a_race=True)


def method(room: str, name: str, path: str, old: str, new: str, *tests: str) -> Guard:
    """A guard of a method; with no `tests` named, all of its room should notice."""
    paths = tuple(f"{METHODS}/{room}/test_{test}.py" for test in tests) or (f"{METHODS}/{room}",)
    return Guard(name, f"methods/{room}/{path}", old, new, paths)


def shared(name: str, path: str, old: str, new: str, *tests: str) -> Guard:
    """A guard of what several methods share."""
    return Guard(name, f"methods/{path}", old, new, tuple(f"{METHODS}/{test}.py" for test in tests))
