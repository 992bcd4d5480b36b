"""The line above a speech: who speaks, and how."""

from __future__ import annotations

import unicodedata

from samenspel.methods.scripts.lines import Line

FORCED, DUAL = "@", "^"


def read_cue(line: Line) -> tuple[Line, bool] | None:
    """Without its marks, and whether it is spoken along with the speech before; None when it names nobody.

    A name has capitals and no small letters, or `@` before it; what stands in brackets behind it may be
    anything. Scripts without capitals (Arabic, Chinese) need the `@`.
    """
    bare = line.bare
    forced, dual = bare.startswith(FORCED), bare.endswith(DUAL)
    cue = line.stripped(forced, dual)
    name, _ = split_cue(cue.text)
    is_name = bool(name) if forced else name.isupper()
    return (cue, dual) if is_name else None


def split_cue(cue: str) -> tuple[str, tuple[str, ...]]:
    """The name, and what stands in brackets behind it: “JULIAN (V.O.) (cont'd)”."""
    end, found = len(cue), list[str]()
    while cue.endswith(")", 0, end) and (opening := cue.rfind("(", 0, end)) >= 0:
        found.append(cue[opening + 1 : end - 1].strip())
        end = opening
        while end and cue[end - 1].isspace():
            end -= 1
    return cue[:end], tuple(reversed(found))


def same_role(name: str) -> str:
    """What names of one role have in common: capitals or not, spaces, a colon behind it, how é is stored."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().removesuffix(":").split())
