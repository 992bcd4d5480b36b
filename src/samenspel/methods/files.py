"""Files that people bring, as bytes and as text."""

from pathlib import Path
from typing import BinaryIO

from .malformed import MalformedFile
from .words import Words

Source = Path | BinaryIO | bytes


def as_bytes(source: Source) -> bytes:
    if isinstance(source, bytes):
        return source
    return source.read_bytes() if isinstance(source, Path) else source.read()


def read_text(source: Source) -> str:
    """UTF-8, with or without a byte order mark; raises MalformedFile."""
    data = as_bytes(source)
    if b"\0" in data:
        line = data.count(b"\n", 0, data.index(b"\0")) + 1
        raise MalformedFile(line, Words("there is a NUL byte here; save the file as plain UTF-8 text."))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise MalformedFile(
            line, Words("this is not UTF-8; save the file with the encoding UTF-8.")
        ) from None
