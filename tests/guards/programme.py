"""The guards of programmes: what is not accepted is not public, and what is for a few stays with them."""

from __future__ import annotations

from tests.guards.guard import Guard

FLOW = "tests/phases/learn/test_programme.py"
COMING = "tests/phases/learn/test_registrations.py"


def _learn(name: str, path: str, old: str, new: str, *tests: str) -> Guard:
    return Guard(name, f"phases/learn/{path}", old, new, tests)


GUARDS = [
    _learn(
        "only accepted contributions come into a version",
        "queries/publishing.py",
        "now = drafted(edition, sessions, accepted)",
        "now = drafted(edition, planned_in(edition, range(1_000)))",
        FLOW,
    ),
    _learn(
        "what a conflict hides is in no plan",
        "queries/programme.py",
        "known |= {one.pk for one in chaired_by(person, call, [*undecided])}",
        "known |= {one.pk for one in undecided}",
        FLOW,
    ),
    _learn(
        "what is withdrawn loses its names at once",
        "queries/programme.py",
        "    if not gone:\n",
        "    if True:\n",
        FLOW,
    ),
    _learn(
        "a number that was published is not given again",
        "queries/programme.py",
        "return max([0, *planned, *told]) + 1",
        "return max([0, *planned]) + 1",
        FLOW,
    ),
    _learn(
        "nobody discusses what is their own",
        "actions/programme.py",
        "if key_of(person) in keys_of(authors).values():",
        "if False:",
        FLOW,
    ),
    _learn(
        "no address is in a version",
        "queries/speakers.py",
        'salted_hmac("learn.speaker", mark).hexdigest()',
        "mark",
        FLOW,
    ),
    _learn(
        "authors of one address are one person",
        "queries/speakers.py",
        "together = set().union(mine, *(groups.get(mark, set()) for mark in mine))",
        "together = set(mine)",
        FLOW,
    ),
    _learn(
        "needs are read by organisers only",
        "rules/programme.py",
        'permit("learn.list_registered", can_organise, sees=anyone)',
        'permit("learn.list_registered", anyone)',
        COMING,
    ),
    _learn(
        "needs are gone when it is over",
        "actions/registering.py",
        '.update(diet="", access="")',
        ".count()",
        COMING,
    ),
    _learn(
        "nobody gets a place past the form",
        "rules/programme.py",
        "def registers_there(person: Any, thing: Any) -> bool:\n    return False",
        "def registers_there(person: Any, thing: Any) -> bool:\n    return True",
        COMING,
    ),
    _learn(
        "a list of who comes computes nothing",
        "pages/registrations.py",
        "[plain(text) for text in _told(one)]",
        "[*_told(one)]",
        COMING,
    ),
    _learn(
        "who leaves the site leaves the versions",
        "personal/programme.py",
        "_change_versions(person, without)",
        "pass",
        COMING,
    ),
    _learn(
        "who turns out to be a child is named so in published programmes",
        "personal/programme.py",
        "name_with=_rename_in_versions,",
        "",
        "tests/phases/learn/test_names.py",
    ),
]
