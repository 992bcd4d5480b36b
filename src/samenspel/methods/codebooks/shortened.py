"""Texts that fit, cut between letters and never within one."""

from __future__ import annotations

import unicodedata

ELLIPSIS = "…"
_JOINER = "\u200d"


def shortened(text: str, most: int, *, in_bytes: bool = True) -> str:
    """No longer than `most` bytes of UTF-8 (or signs); where something is left out it ends in “…”."""
    if _length(text, in_bytes) <= most:
        return text
    room = most - _length(ELLIPSIS, in_bytes)
    kept = text.encode()[:room].decode(errors="ignore") if in_bytes else text[:room]
    while kept and _goes_on(text, len(kept)):
        kept = kept[:-1]
    return kept.rstrip() + ELLIPSIS


def without_nul(text: str) -> str:
    """NUL ends a text in C, and with it all that follows."""
    return text.replace("\0", "")


def _length(text: str, in_bytes: bool) -> int:
    return len(text.encode()) if in_bytes else len(text)


def _goes_on(text: str, place: int) -> bool:
    """Whether the sign at this place belongs to the letter before it: an accent, or a joined picture."""
    here, before = text[place], text[place - 1]
    return bool(unicodedata.combining(here)) or _JOINER in (here, before) or "\ufe00" <= here <= "\ufe0f"
