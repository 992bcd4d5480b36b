"""The process that parses one file that somebody sent: the file on stdin, what it says on stdout, pickled.

Progress goes to stderr, and of a mistake of ours where it happened, without a word of the file.
"""

import pickle
import sys
import traceback
from collections.abc import Callable
from importlib import import_module
from typing import Any, BinaryIO

from samenspel.foundation.apart.limits import limit

CPU_SECONDS, MOST_BYTES = 60, 1 << 30
TOO_MUCH = 5
Reader = Callable[[bytes, Callable[[int, int], None]], Any]


def main() -> None:
    reader = find(sys.argv[1])
    limit(seconds=CPU_SECONDS, DATA=MOST_BYTES)
    sys.exit(answer(reader, sys.stdin.buffer, sys.stdout.buffer))


def find(name: str) -> Reader:
    """A function of ours, for "samenspel.module:function"."""
    module, _colon, function = name.partition(":")
    reader: Reader = getattr(import_module(module), function)
    return reader


def answer(reader: Reader, source: BinaryIO, target: BinaryIO) -> int:
    """What the process ends with: 0 also when the reader refuses the file by a ValueError."""
    try:
        pickle.dump(_said(reader, source.read()), target)
    except MemoryError:
        return TOO_MUCH
    except Exception as error:
        traceback.print_tb(error.__traceback__)
        sys.stderr.write(type(error).__name__)
        return 1
    return 0


def _said(reader: Reader, source: bytes) -> Any:
    try:
        return reader(source, _tell)
    except ValueError as error:
        return error


def _tell(done: int, total: int) -> None:
    sys.stderr.write(f"{done} {total}\n")


if __name__ == "__main__":
    main()
