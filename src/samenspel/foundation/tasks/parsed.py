"""Files that people send are parsed by a process of its own: a hostile one takes no worker down.

So is long work with large libraries."""

import pickle
import re
import signal
from collections.abc import Callable
from subprocess import TimeoutExpired
from tempfile import TemporaryFile
from threading import BoundedSemaphore
from typing import IO, Any

from django.utils.translation import gettext as _

from samenspel.foundation.apart import PLACES, Apart
from samenspel.foundation.apart.parsing import TOO_MUCH
from samenspel.foundation.tasks.work import Failed

PARSING = Apart("foundation.apart.parsing", seconds=180, places=BoundedSemaphore(PLACES))
COMPUTING = Apart("foundation.apart.computing", seconds=6 * 60 * 60, places=BoundedSemaphore(PLACES))
CRASHES = {signal.SIGSEGV, signal.SIGFPE, signal.SIGILL, getattr(signal, "SIGBUS", signal.SIGSEGV)}
"""Of a library of others over a file that nobody meant."""

TOLD = re.compile(rb"(?m)^(\d+) (\d+)\n")
Progress = Callable[[int, int], None]


class BrokeOff(RuntimeError):
    """A mistake of ours, with the places in our code that led to it."""


def parsed(reader: str, source: bytes, progress: Progress) -> Any:
    """What the function `reader`, "samenspel.module:function", makes of these bytes and of `progress`.

    Raises the ValueError with which it refuses the file, and Failed when that takes too much of the machine.
    """
    return _answer(PARSING, reader, source, progress)


def computed(reader: str, source: bytes, progress: Progress) -> Any:
    """For work of hours on what we wrote ourselves, with libraries that this process never imports."""
    return _answer(COMPUTING, reader, source, progress)


def _answer(apart: Apart, reader: str, source: bytes, progress: Progress) -> Any:
    with TemporaryFile() as file:
        file.write(source)
        file.seek(0)
        said = pickle.loads(_said(apart, reader, file, progress))
    if isinstance(said, ValueError):
        raise said
    return said


def _said(apart: Apart, reader: str, file: IO[bytes], progress: Progress) -> bytes:
    try:
        done = apart.run(file, reader, watch=lambda told: progress(*_how_far(told)))
    except TimeoutExpired as error:
        raise _too_much() from error
    if -done.returncode in CRASHES:
        raise Failed(_("This file is damaged: reading it broke off. Save it once more where it comes from."))
    if done.returncode < 0 or done.returncode == TOO_MUCH:
        raise _too_much()
    if done.returncode:
        raise BrokeOff(done.stderr.decode(errors="replace")[-2000:])
    return done.stdout


def _how_far(told: bytes) -> tuple[int, int]:
    steps = TOLD.findall(told)
    return (int(steps[-1][0]), int(steps[-1][1])) if steps else (0, 0)


def _too_much() -> Failed:
    return Failed(
        _("Reading this file takes more memory or time than one file may. Split it, and send a smaller one.")
    )
