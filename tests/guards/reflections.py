"""The guards of joint reflections: who writes, what is picked out, and what stays once it is closed."""

from __future__ import annotations

from tests.guards.guard import Guard

FLOW = "tests/phases/learn/test_reflections.py"


def _learn(name: str, path: str, old: str, new: str) -> Guard:
    return Guard(name, f"phases/learn/{path}", old, new, (FLOW,))


GUARDS = [
    _learn(
        "who waits for a place does not write yet",
        "rules/reflections.py",
        "seat__person=person, seat__state=Seat.State.HELD",
        "seat__person=person",
    ),
    _learn(
        "only who takes part writes in a reflection",
        "cards/reflections.py",
        "can_write=is_open & is_here",
        "can_write=is_open",
    ),
    _learn(
        "a closed reflection is not written in",
        "cards/reflections.py",
        "can_write=is_open & is_here",
        "can_write=is_here",
    ),
    _learn(
        "what is picked out stands in the text",
        "actions/reflections.py",
        "    if one_spaced(quote) not in one_spaced(words_of(reflection)):\n",
        "    if False:\n",
    ),
    _learn(
        "an empty reflection is not closed",
        "actions/reflections.py",
        "        if not words.strip():\n",
        "        if False:\n",
    ),
    _learn(
        "a session in which people wrote is not removed",
        "rules/programme.py",
        "plans & has_no_reflection",
        "plans",
    ),
    _learn(
        "what came of a conclusion is shown to who may see it",
        "queries/reflections.py",
        'if allow(person, "learn.show_risk", one)]',
        "]",
    ),
]
