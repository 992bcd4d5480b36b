"""The guards of panels: who may not know does not know, and who has a conflict reads nothing."""

from __future__ import annotations

from functools import partial

from tests.guards.guard import Guard, method

BLIND, FLOW = "tests/phases/learn/test_blind.py", "tests/phases/learn/test_panels.py"
WAYS = "tests/phases/learn/test_ways_on.py"
_reviewing, _stripping = partial(method, "reviewing"), partial(method, "stripping")


def _learn(name: str, path: str, old: str, new: str, *tests: str) -> Guard:
    return Guard(name, f"phases/learn/{path}", old, new, tests)


GUARDS = [
    _learn(
        "authors are hidden where the call says so",
        "queries/blind.py",
        "authors=() if hidden else",
        "authors=() if False else",
        BLIND,
    ),
    _learn(
        "what a conflict hides is in no list",
        "rules/panels.py",
        "if one.pk not in hidden)",
        "if one.pk)",
        BLIND,
    ),
    _learn(
        "what organisers contribute only the substitute runs",
        "rules/panels.py",
        "if (stands_in if one.pk in own else organises)]",
        "if organises or stands_in]",
        FLOW,
    ),
    _learn(
        "a reviewer gets the copy",
        "views/reviews.py",
        "with version.copy.open(",
        "with version.file.open(",
        BLIND,
    ),
    _learn(
        "a conflict that came up closes it at its opening",
        "rules/panels.py",
        "        and not conflicts_between(person, thing.contribution)\n",
        "",
        FLOW,
    ),
    _learn(
        "whom authors do not want does not review",
        "rules/conflicts.py",
        "said = keys if unwanted or ",
        "said = keys if ",
        WAYS,
    ),
    _learn(
        "what a conflict hides is not among what somebody reviews",
        "pages/reviewing.py",
        "if one.contribution_id not in hidden",
        "if one.pk",
        WAYS,
    ),
    _learn(
        "who runs it knows why a conflict was declared, nobody else",
        "pages/contributions.py",
        "conflicts_shown(contribution) if runs else []",
        "conflicts_shown(contribution)",
        WAYS,
    ),
    _learn(
        "a cancelled call is reviewed no more",
        "rules/panels.py",
        "    if call.is_cancelled:\n        return None\n",
        "",
        WAYS,
    ),
    _reviewing("loads are equal", "program.py", "least = 0 if gives", "least = 0 if True or gives", "assign"),
    _stripping(
        "notes of cameras go", "pictures.py", "if not is_note or mark in", "if True or mark in", "strip"
    ),
    _stripping(
        "the number of the original stays in no copy", "pdfs.py", '("/Info", "/ID")', '("/Info",)', "strip"
    ),
    _stripping("a bomb is not unpacked", "zips.py", "        if left < 0:\n", "        if False:\n", "strip"),
]
