"""Readers of files, as good and bad as they come; they run in a process of their own."""

import os
import signal
import time

from samenspel.methods.malformed import MalformedFile
from samenspel.methods.words import Words


def backwards(source, progress):
    progress(1, 2)
    progress(2, 2)
    return source[::-1]


def where(source, progress):
    return os.getpid()


def refuse(source, progress):
    raise MalformedFile(3, Words("{what} is no number.", what="x"))


def swell(source, progress):
    """A file of a few bytes that becomes two gigabytes."""
    return len(source * (2 << 30))


def swell_slowly(source, progress):
    parts = []
    while True:
        parts.append([source] * 1_000_000)


def work_for_ever(source, progress):
    progress(1, 9)
    while True:
        pass


def sleep(source, progress):
    time.sleep(60)


def die(source, progress):
    os.kill(os.getpid(), signal.SIGKILL)


def blunder(source, progress):
    raise KeyError(source.decode())


def crash(source, progress):
    os.kill(os.getpid(), signal.SIGSEGV)
