"""How a command ends: with what it found, or with a sentence and a code."""

from __future__ import annotations

import sys

DONE, BAD_FILE, BAD_USE = 0, 1, 2
"""Exit codes. BAD_FILE: what was asked cannot be done, mostly because of a file; BAD_USE: wrong options."""


def say(text: str) -> int:
    try:
        sys.stdout.write(text + "\n")
        sys.stdout.flush()
    except BrokenPipeError:
        sys.stderr.close()  # the reader (such as head) has seen enough
    return DONE


def fail(code: int, sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return code
