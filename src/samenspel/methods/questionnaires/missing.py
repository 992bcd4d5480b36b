"""What is no answer, with the same code in every format and file."""

from __future__ import annotations

from enum import IntEnum
from typing import Literal

from samenspel.methods.words import Words


class NoAnswer(IntEnum):
    """Why there is no answer. No option may have one of these codes."""

    WITHDRAWN = -6
    NOT_REACHED = -7
    NOT_SHOWN = -8
    SKIPPED = -9

    @property
    def words(self) -> Words:
        return _WORDS[self]


_WORDS = {
    NoAnswer.WITHDRAWN: Words("withdrawn"),
    NoAnswer.NOT_REACHED: Words("not reached"),
    NoAnswer.NOT_SHOWN: Words("not shown"),
    NoAnswer.SKIPPED: Words("skipped"),
}
Unsaid = Literal["", "dont_know", "rather_not_say"]
"""What an option says of an answer that tells nothing; empty for all others."""
