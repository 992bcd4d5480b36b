"""Codes that stand on paper and that people type: chance, in signs that look like no other."""

import re
import secrets

LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
GROUPS, GROUP = 3, 4


def new_code() -> str:
    """60 random bits, in letters and digits that look like nothing else: ABCD-EFGH-2345."""
    signs = "".join(secrets.choice(LETTERS) for _ in range(GROUPS * GROUP))
    return "-".join(signs[start : start + GROUP] for start in range(0, len(signs), GROUP))


def plain_code(code: str) -> str:
    """As somebody types it: in any case, with or without dashes."""
    return re.sub(r"[^0-9A-Z]", "", code.upper())


def code_start(code: str) -> str:
    """A third of it, by which people find a sheet again, and nobody guesses the rest."""
    return plain_code(code)[:GROUP]
