"""The letters of a file: what its bytes say, and where they do not, a guess that is told."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from samenspel.methods.files import Source, as_bytes
from samenspel.methods.malformed import MalformedFile
from samenspel.methods.words import N_, Words

MOST_BYTES = 64 * 2**20
"""Some 50,000 records; what is read of them takes as much again."""
CHARSETS = ("utf-8", "utf-16", "gb18030", "cp1252", "latin-1", "big5", "shift_jis", "euc-kr")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_PAIRS = re.compile(rb"(?:[\xa1-\xf7][\xa1-\xfe])+")
_HIGH = re.compile(rb"[\x80-\xff]")


def read_bytes(source: Source) -> bytes:
    if isinstance(source, str | Path) and Path(source).stat().st_size > MOST_BYTES:
        raise _too_large()
    data = as_bytes(source)
    if len(data) > MOST_BYTES:
        raise _too_large()
    return data


def decode(data: bytes, charset: str = "") -> tuple[str, str, tuple[Words, ...]]:
    """The text, the charset it was read in, and what is odd about that. Raises MalformedFile."""
    for mark, marked in _MARKS:
        if data.startswith(mark):
            return _decoded(data, marked)
    if b"\0" in data:
        return _decoded(data, _unmarked_utf_16(data))
    try:
        return data.decode("utf-8"), "utf-8", ()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
    if charset:
        return _decoded(data, charset)
    guess = "gb18030" if _is_chinese(data) else "cp1252"
    text, _charset, odd = _decoded(data, guess)
    told = N_("from line {line} on its letters are not UTF-8; read as {charset}, which is a guess.")
    guessed = Words(told, line=line, charset=guess)
    return text, guess, (guessed, *odd)


def _decoded(data: bytes, charset: str) -> tuple[str, str, tuple[Words, ...]]:
    text = data.decode(charset, "replace")
    name = charset.removesuffix("-sig")
    if "\ufffd" in text:
        line = text.count("\n", 0, text.index("\ufffd")) + 1
        told = N_("on line {line} are bytes that are no letters in {charset}; they read “�”.")
        lost = Words(told, line=line, charset=name)
        return text, name, (lost,)
    return text, name, ()


def _unmarked_utf_16(data: bytes) -> str:
    """Text of mostly Latin letters has its zeros on one side."""
    start = data[:4096]
    even, odd = start[::2].count(0), start[1::2].count(0)
    if max(even, odd) * 4 < len(start) or min(even, odd) * 10 > max(even, odd):
        line = data.count(b"\n", 0, data.index(b"\0")) + 1
        raise MalformedFile(line, Words("this is no text; save the file as BibTeX, RIS or JSON in UTF-8."))
    return "utf-16-be" if even > odd else "utf-16-le"


def _is_chinese(data: bytes) -> bool:
    """Letters of GBK come as pairs of high bytes; those of Windows-1252 mostly alone."""
    high = len(_HIGH.findall(data))
    paired = sum(len(run) for run in _PAIRS.findall(data))
    return paired * 10 >= high * 9


def _too_large() -> MalformedFile:
    return MalformedFile(1, Words("this is larger than 64 MB; divide it into several files."))
