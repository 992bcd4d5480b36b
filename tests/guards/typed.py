"""The guards of what was typed: kept for its own browser, not for long, and put back into the right form."""

from __future__ import annotations

from tests.guards.guard import Guard

TESTS = "tests/foundation/typed"


def _typed(name: str, path: str, old: str, new: str) -> Guard:
    return Guard(name, f"foundation/typed/{path}", old, new, (TESTS,))


GUARDS = [
    _typed(
        "what was typed opens with its browser's key",
        "ciphers.py",
        'salted_hmac("samenspel.typed", key,',
        'salted_hmac("samenspel.typed", "",',
    ),
    _typed(
        "what was typed is of one word",
        "ciphers.py",
        "sealed[NONCE:], about.encode())",
        "sealed[NONCE:], b'')",
    ),
    _typed(
        "what was typed is kept for an hour",
        "store.py",
        "if not default_storage.exists(path) or _is_old(path):",
        "if not default_storage.exists(path):",
    ),
    _typed(
        "what was typed is thrown away after an hour",
        "store.py",
        "        if _is_old(path):\n",
        "        if False:\n",
    ),
    _typed("large words are not kept", "store.py", "len(packed) <= largest and ", ""),
    _typed("nobody fills the disk with words", "store.py", " <= most\n", " <= 10**12\n"),
    _typed(
        "files never take the room of words",
        "store.py",
        "(typed, replace(typed, files=[], lost=names))",
        "(typed,)",
    ),
    _typed("what was taken is thrown away", "returning.py", "        forget(place)\n", ""),
    _typed(
        "what was refused is not kept", "filling.py", ' and one.attributes.get("aria-invalid") != "true"', ""
    ),
    _typed("a file sent later goes first", "returning.py", "if not request.FILES.get(where):", "if True:"),
    _typed("what is filled in is escaped", "filling.py", '{name}="{escape(value)}"', '{name}="{value}"'),
    _typed("what is filled in a text is escaped", "filling.py", '"\\n" + escape(value)', '"\\n" + value'),
    _typed("of several forms the one most like it", "filling.py", "len(form.names() & names)", "0"),
    _typed("nothing typed is nothing kept", "returning.py", " if typed.says_something else None", ""),
    _typed("another site puts words into nobody's mouth", "views.py", " and _is_ours(request)", ""),
    _typed("nobody is sent round in a circle", "views.py", "request.COOKIES and ", ""),
    _typed(
        "a button leads back to its page",
        "pages.py",
        "is_here = url_has_allowed_host_and_scheme(",
        "is_here = not (",
    ),
    _typed(
        "an address that takes forms only is no page",
        "pages.py",
        '"GET" in getattr(view, "methods", ("GET",))',
        "True",
    ),
]
