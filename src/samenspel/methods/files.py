"""Files that people bring, as bytes and as text."""

import codecs
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, TextIO

from .malformed import MalformedFile
from .words import Words

Source = str | Path | BinaryIO | TextIO | bytes
"""A path, an open file, or what is in it as bytes."""
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_NO_TEXT = Words("this is no text; save the file as CSV with the encoding UTF-8.")
LONGEST = 2**24
"""Signs of one line, beyond which a file is no table."""
_IN_NO_TEXT = re.compile("[\x00-\x08\x0e-\x1b\ufffd]")


def as_bytes(source: Source) -> bytes:
    if isinstance(source, bytes):
        return source
    if isinstance(source, str | Path):
        return Path(source).read_bytes()
    found = source.read()
    return found.encode() if isinstance(found, str) else found


def read_text(source: Source) -> str:
    """UTF-8, with or without a byte order mark; raises MalformedFile."""
    data = as_bytes(source)
    if b"\0" in data:
        line = _line_at(data, data.index(b"\0"))
        raise MalformedFile(line, Words("there is a NUL byte here; save the file as plain UTF-8 text."))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = _line_at(data, error.start)
        raise MalformedFile(
            line, Words("this is not UTF-8; save the file with the encoding UTF-8.")
        ) from None


def read_saved(source: Source) -> str:
    """As `read_text`, and what spreadsheets on Windows save: UTF-16 with its mark, or Windows-1252."""
    data = as_bytes(source)
    if data.startswith(_UTF_16):
        return _as_it_is(data.decode("utf-16", "replace"))
    try:
        return read_text(data)
    except MalformedFile:
        if b"\0" in data:
            raise
        return _as_it_is(data.decode("cp1252", "replace"))


def encoding_of(data: bytes) -> str:
    """What `read_saved` takes these for; they may end within a letter."""
    if data.startswith(_UTF_16):
        return "utf-16"
    if data.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    try:
        codecs.getincrementaldecoder("utf-8")().decode(data)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def beginning_of(source: str | Path) -> bytes:
    """As much as tells how a file is encoded."""
    with Path(source).open("rb") as file:
        return file.read(2**16)


def lines_of(source: str | Path) -> Iterator[str]:
    """The lines of a file as `read_saved` has them, one at a time, so that it may be larger than memory.
    Raises MalformedFile."""
    with Path(source).open("rb") as file:
        encoding = "utf-16" if file.peek(2).startswith(_UTF_16) else "utf-8-sig"
        with io.TextIOWrapper(file, encoding, errors=_OF_WINDOWS, newline="") as text:
            for number, line in enumerate(iter(lambda: text.readline(LONGEST), ""), 1):
                if "\0" in line or len(line) == LONGEST:
                    raise MalformedFile(number, _NO_TEXT)
                yield line


def _from_windows(error: UnicodeError) -> tuple[str, int]:
    """What is no UTF-8 was saved by a spreadsheet on Windows."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


_OF_WINDOWS = "samenspel.windows"
codecs.register_error(_OF_WINDOWS, _from_windows)


def _as_it_is(text: str) -> str:
    if strange := _IN_NO_TEXT.search(text):
        line = text.count("\n", 0, strange.start()) + 1
        raise MalformedFile(line, _NO_TEXT)
    return text


def _line_at(data: bytes, place: int) -> int:
    return data.count(b"\n", 0, place) + 1
