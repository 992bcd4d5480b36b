"""The guards of what is noted beside a ballot, and of what is told of it."""

from __future__ import annotations

from tests.guards.guard import PLAN, SIGNS, Guard, plan

NOTES, LOOKING = "box/signs.py", "methods/budgeting/signs/noted.py"


def _look(name: str, old: str, new: str) -> Guard:
    return Guard(name, LOOKING, old, new, (SIGNS, f"{PLAN}test_signs.py"))


GUARDS = [
    plan(
        "notes are emptied with the envelopes",
        "actions/voting.py",
        "sealed=None, noted=None, receipt",
        "sealed=None, receipt",
        "signs",
    ),
    plan(
        "a note is its voter's",
        NOTES,
        "_bound_to(round, voter.token, find_key",
        "_bound_to(round, 0, find_key",
        "signs",
    ),
    plan("all notes have one length", NOTES, "length=LENGTH", "length=len(note)", "signs"),
    plan("addresses inside a building say nothing", NOTES, "if not found.is_global:", "if False:", "signs"),
    plan("a home has one network", NOTES, "if found.version == 4 else", "if True else", "signs"),
    plan("a mailbox is one however it is written", NOTES, 'name.partition("+")[0] or name', "name", "signs"),
    plan(
        "addresses are noted as digests",
        NOTES,
        "hashlib.sha256(said.encode()).hexdigest()[:DIGITS] if text else",
        "text[:DIGITS] if text else",
        "signs",
    ),
    plan(
        "who sees signs may",
        "rules/certifying.py",
        "return SignReport.objects.filter(round=round_of(thing)).exists()",
        "return True",
        "signs_pages",
        "signs",
    ),
    _look("few votes show no sign", "if len(kept) < LEAST_VOTES:", "if False:"),
    _look(
        "small numbers are not told",
        "return whole if whole == 0 or whole >= k else None",
        "return whole",
    ),
    _look("a few of an age are no sign", " or one.votes < LEAST_OF_AN_AGE", ""),
    _look("impossible ages are told", "    if too_old:\n", "    if False:\n"),
]
