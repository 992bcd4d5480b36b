"""The guards of the page on which people write; those of its scripts are for the tests in a browser."""

from __future__ import annotations

from tests.guards.guard import Guard

PARTS = "tests/tools/writing/test_editor.py"

GUARDS = [
    Guard(
        "the editor's style sheet needs a number of its page",
        "tools/writing/views/writing.py",
        "[SELF, NONCE]",
        "[SELF, \"'unsafe-inline'\"]",
        (PARTS,),
    ),
    Guard(
        "who signs out leaves nothing in the browser",
        "spine/people/middleware.py",
        "if LEAVES in request.META:",
        "if not request.META:",
        ("tests/spine/people/test_sessions.py",),
    ),
]
