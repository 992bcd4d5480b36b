"""What a browser sends of its typing, looked through before anybody applies it.

An update of Yjs, version 1: runs of structs, each by one pen (a client id) and numbered on, then ranges of
what was deleted. Format: https://github.com/yjs/yjs (src/utils/encoding.js), read as y-crdt does. Only what
our editor makes is let through: text in the one root, deletions, and places of remarks.
"""

import re
from collections.abc import Iterator

ROOT = "text"
PLACE = re.compile(r"[rc]:[0-9]{1,18}")
"""Of a remark, or of what somebody claims."""
MARKS = ("true", "null")
MOST_STRUCTS = 200_000
MOST_PENS = 100
"""A page has one; what it kept of days without a line has one for each time that it was opened."""
GC, DELETED, STRING, FORMAT, SKIP = 0, 1, 4, 6, 10
HAS_ORIGIN, HAS_RIGHT, HAS_PARENT_KEY, KIND = 0x80, 0x40, 0x20, 0x1F


class Unreadable(ValueError):
    """No update, or one that our editor does not make."""


class Reader:
    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, 0

    def number(self) -> int:
        """Seven bits in each byte, the lowest first; at most 63 bits."""
        value = shift = 0
        while shift < 63:
            byte = self.byte()
            value |= (byte & 0x7F) << shift
            if byte < 0x80:
                return value
            shift += 7
        raise Unreadable("A number is too large.")

    def byte(self) -> int:
        if self.at >= len(self.data):
            raise Unreadable("It ends too early.")
        self.at += 1
        return self.data[self.at - 1]

    def piece(self) -> bytes:
        length = self.number()
        if length > len(self.data) - self.at:
            raise Unreadable("It ends too early.")
        self.at += length
        return self.data[self.at - length : self.at]

    def words(self) -> str:
        try:
            return self.piece().decode()
        except UnicodeDecodeError:
            raise Unreadable("This is no UTF-8.") from None

    def id(self) -> None:
        self.number()
        self.number()

    @property
    def is_over(self) -> bool:
        return self.at == len(self.data)


def pens_of(update: bytes) -> set[int]:
    """The pens with which something was put in; a mere deletion has none. Raises Unreadable."""
    reader = Reader(update)
    pens = set(_pens(reader))
    _read_deletions(reader)
    if not reader.is_over:
        raise Unreadable("Something follows the end.")
    if len(pens) > MOST_PENS:
        raise Unreadable("Nobody writes with so many pens.")
    return pens


def _pens(reader: Reader) -> Iterator[int]:
    for _pen in range(_count(reader)):
        structs, pen = _count(reader), reader.number()
        reader.number()
        writes = [_read_struct(reader) for _struct in range(structs)]
        if any(writes):
            yield pen


def _count(reader: Reader) -> int:
    count = reader.number()
    if count > MOST_STRUCTS:
        raise Unreadable("It has too many parts.")
    return count


def _read_struct(reader: Reader) -> bool:
    """Whether it puts something in; the rest only counts on."""
    info = reader.byte()
    kind = info & KIND
    if kind in (GC, SKIP):
        reader.number()
        return kind == GC
    if info & HAS_ORIGIN:
        reader.id()
    if info & HAS_RIGHT:
        reader.id()
    if not info & (HAS_ORIGIN | HAS_RIGHT):
        _read_parent(reader, info)
    _read_content(reader, kind)
    return True


def _read_parent(reader: Reader, info: int) -> None:
    if reader.number() != 1 or reader.words() != ROOT:
        raise Unreadable("There is one text in a document.")
    if info & HAS_PARENT_KEY:
        raise Unreadable("A text has no keys.")


def _read_content(reader: Reader, kind: int) -> None:
    if kind == DELETED:
        reader.number()
    elif kind == STRING:
        reader.words()
    elif kind == FORMAT:
        key, value = reader.words(), reader.words()
        if not PLACE.fullmatch(key) or value not in MARKS:
            raise Unreadable("Only places are marked.")
    else:
        raise Unreadable(f"A text holds no content of kind {kind}.")


def _read_deletions(reader: Reader) -> None:
    for _pen in range(_count(reader)):
        reader.number()
        for _range in range(_count(reader)):
            reader.id()
