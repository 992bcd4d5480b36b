"""What every command of the operator's says alike."""

import os

DONE, FAILED, BAD_USE = 0, 1, 2


class Trouble(Exception):
    """What is wrong and how to mend it; the command ends with it instead of a traceback."""


def name() -> str:
    """How the person who reads this started it."""
    return os.environ.get("SAMENSPEL_COMMAND", "samenspel")
