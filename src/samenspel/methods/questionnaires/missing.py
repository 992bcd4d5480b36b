"""What is no answer, with the same code in every format and file, and what it is called."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from samenspel.methods.codebooks import NoAnswer
from samenspel.methods.words import Words

REASONS: Mapping[NoAnswer, Words] = {
    NoAnswer.WITHDRAWN: Words("withdrawn"),
    NoAnswer.NOT_REACHED: Words("not reached"),
    NoAnswer.NOT_SHOWN: Words("not shown"),
    NoAnswer.SKIPPED: Words("skipped"),
    NoAnswer.UNCLEAR: Words("unclear"),
}
Unsaid = Literal["", "dont_know", "rather_not_say"]
"""What an option says of an answer that tells nothing; empty for all others."""
