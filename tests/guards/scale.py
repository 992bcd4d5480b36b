"""The guards of the journal in Parquet: whole parts, none twice, nothing of few."""

from __future__ import annotations

from functools import partial

from tests.guards.guard import Guard, method

of = partial(method, "scale")
TESTS = ("tests/pages/scale",)


def site(name: str, path: str, old: str, new: str) -> Guard:
    return Guard(name, path, old, new, TESTS)


EXPORTING, VERIFYING = "pages/scale/exporting.py", "foundation/journal/verifying.py"
GUARDS = [
    of(
        "a part begins where the list ends",
        "adding.py",
        "if not (follows and before.goes_on_with(batch.range.key)):",
        "if False:",
        "parts",
    ),
    of(
        "pseudonyms of two keys are not mixed",
        "adding.py",
        "if not before.goes_on_with(sides.key):",
        "if False:",
        "parts",
    ),
    of(
        "one adds at a time",
        "catalogue.py",
        "fcntl.flock(file, fcntl.LOCK_EX if alone else fcntl.LOCK_SH)",
        "pass",
        "parts",
    ),
    of(
        "rows say nothing of their moment",
        "adding.py",
        "    some = {name: values[order] for name, values in some.items()}\n",
        "",
        "parts",
    ),
    of(
        "a killed program leaves nothing",
        "catalogue.py",
        "        if path not in known:\n            path.unlink(missing_ok=True)",
        "        if path not in known:\n            pass",
        "parts",
    ),
    of(
        "small counts are hidden",
        "report.py",
        "None if is_hidden else count for",
        "count for",
        "report",
    ),
    of(
        "the busiest tenth is no few",
        "report.py",
        "if min(tenth, people - tenth) < k:",
        "if not people:",
        "report",
    ),
    of(
        "drafts count with the others",
        "report.py",
        "if one and (named is None or one in named)",
        "if one",
        "report",
    ),
    site(
        "the parts are of this journal",
        EXPORTING,
        "if not seals_to(before.seal, before.digest):",
        "if False:",
    ),
    site(
        "what is exported fits its seal",
        VERIFYING,
        "if (seal.number, seal.previous, seal.count, seal.root) != (number, before, len(mine), root):",
        "if False:",
    ),
    site(
        "people leave as pseudonyms",
        EXPORTING,
        'of_person(entry["actor"])',
        'int(entry["actor"][:8] or 0, 16)',
    ),
    site(
        "who asks twice watches the same",
        "pages/scale/actions.py",
        'unfinished(actor, "make_report").first() or ',
        "",
    ),
    site("nights go on only with what was begun", "pages/scale/tasks.py", "if is_begun():", "if True:"),
]
