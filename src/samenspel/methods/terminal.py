"""What every command of a method has: words, an end with what was found or with a sentence, and a time."""

from __future__ import annotations

import argparse
import ctypes
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path

from .decimals import NoNumber, read_amount, read_part
from .malformed import MalformedFile
from .words import Words

DONE, BAD_FILE, BAD_USE = 0, 1, 2
"""Exit codes. BAD_FILE: what was asked cannot be done, mostly because of a file; BAD_USE: wrong options."""
_STEERING = {*range(32), *range(127, 160)} - {ord("\n"), ord("\t")}
_CONTROLS = dict.fromkeys(_STEERING, "\N{REPLACEMENT CHARACTER}")


class BadFile(Exception):
    """The sentence to end with."""


def run(parser: argparse.ArgumentParser, argv: Sequence[str], do: Callable[[argparse.Namespace], int]) -> int:
    """The code to end with: of what is done with the words, or of words that do not fit."""
    try:
        options = parser.parse_args(argv)
    except SystemExit as stop:
        return int(stop.code or 0)
    with answers_alone():
        try:
            return do(options)
        except BadFile as error:
            return fail(BAD_FILE, str(error))


def verb(
    verbs: argparse._SubParsersAction[argparse.ArgumentParser],
    name: str,
    do: Callable[[argparse.Namespace], int],
    about: str,
) -> argparse.ArgumentParser:
    """One word of a command that has several; `do` is what it does."""
    parser = verbs.add_parser(name, help=about, description=f"{about[0].upper()}{about[1:]}.")
    parser.set_defaults(do=do)
    return parser


@contextmanager
def using(path: Path) -> Iterator[None]:
    """What is read in here is in this file: it ends with a sentence about it where that cannot be used."""
    try:
        yield
    except MalformedFile as error:
        raise BadFile(f"{path}: {error}") from None
    except OSError as error:
        raise BadFile(f"{path} cannot be opened: {error.strerror or error}.") from None


@contextmanager
def answers_alone() -> Iterator[None]:
    """What a library writes by itself goes to the standard error: of an answer others read every byte."""
    sys.stdout.flush()
    try:
        place, aside = sys.stdout.fileno(), sys.stderr.fileno()
    except (OSError, ValueError):  # both are kept in memory, where no library writes
        yield
        return
    before, kept = sys.stdout, os.dup(place)
    os.dup2(aside, place)
    try:
        with open(kept, "w", encoding=before.encoding, errors=before.errors, closefd=False) as sys.stdout:
            yield
    finally:
        sys.stdout = before
        if os.name == "posix":
            ctypes.CDLL(None).fflush(None)
        os.dup2(kept, place)
        os.close(kept)


def say(text: str) -> int:
    """Whatever a file holds: nothing of it steers the terminal, and what that cannot show is spelt out."""
    encoding = sys.stdout.encoding or "utf-8"
    shown = text.translate(_CONTROLS).encode(encoding, "backslashreplace").decode(encoding)
    try:
        sys.stdout.write(shown + "\n")
        sys.stdout.flush()
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # so that the end does not fail again
        if not isinstance(error, BrokenPipeError):  # then the reader (such as head) has seen enough
            return fail(BAD_FILE, f"The answer cannot be written: {error.strerror or error}.")
    return DONE


def fail(code: int, sentence: str) -> int:
    print(sentence.translate(_CONTROLS), file=sys.stderr)
    return code


def seconds(text: str) -> float:
    """What an option that limits the time takes."""
    found = float(text)
    if not 0 < found < 10**6:
        raise argparse.ArgumentTypeError("must be above 0")
    return found


def part(text: str) -> Fraction:
    """What an option takes that is a part or a rate."""
    try:
        return read_part(text)
    except NoNumber as error:
        sentence = f"“{text}” is no number; write it like 2, 0.25 or 1/3."
        sentence = str(error.about(Words("the number"))) if error.readings else sentence
        raise argparse.ArgumentTypeError(sentence) from None


def cents(text: str) -> int:
    """What an option takes that is an amount of money."""
    try:
        found = read_amount(text) * 100
    except NoNumber as error:
        raise argparse.ArgumentTypeError(str(error.about(Words("the amount")))) from None
    if found.denominator != 1:
        raise argparse.ArgumentTypeError(f"“{text}” has parts of a cent; round it.")
    return int(found)
