"""One door for all kinds of files, found by what is in them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable

from samenspel.methods.words import Words

from .copies import LARGEST, Copy, Sought, Unstrippable, found_in

_NO_KIND = Words(
    "Send a PDF, a Word document (.docx), an OpenDocument text (.odt) or a picture (JPEG, PNG, WebP)."
)
_OLD = Words("This is an old Word file, or one with a password. Save it as .docx or PDF, without a password.")
_LARGE = Words(
    "This file is larger than {most} MB. Make its pictures smaller, or leave some out.", most=LARGEST >> 20
)
_ZIP = b"PK\x03\x04"


def kind_of(data: bytes) -> str:
    """By what is in it, never by its name; quick, for whoever waits. Raises Unstrippable for what we know
    cannot be stripped."""
    if len(data) > LARGEST:
        raise Unstrippable(_LARGE)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise Unstrippable(_OLD)
    if b"%PDF-" in data[:1024]:
        _refuse_locked(data)
        return "pdf"
    for kind, is_one in _BEGINS.items():
        if is_one(data):
            return kind
    raise Unstrippable(_NO_KIND)


def _refuse_locked(data: bytes) -> None:
    """Told by what its trailer says, not by words in its text: few are opened for it."""
    if b"/Encrypt" in data:
        from .pdfs import LOCKED, is_locked

        if is_locked(data):
            raise Unstrippable(LOCKED)


_BEGINS: dict[str, Callable[[bytes], bool]] = {
    "docx": lambda data: data.startswith(_ZIP) and b"word/" in data,
    "odt": lambda data: data.startswith(_ZIP) and b"content.xml" in data,
    "jpg": lambda data: data.startswith(b"\xff\xd8\xff"),
    "png": lambda data: data.startswith(b"\x89PNG\r\n\x1a\n"),
    "webp": lambda data: data.startswith(b"RIFF") and data[8:12] == b"WEBP",
}


def strip(data: bytes, sought: Iterable[Sought] = ()) -> Copy:
    """Raises Unstrippable."""
    from .stripped import stripped

    kind = kind_of(data)
    copy, did, text, read = stripped(kind, data)
    return Copy(copy, kind, did, found_in(text, [*sought]), read)


def said_to(data: bytes, sought: Iterable[Sought]) -> bytes:
    """What a process of its own is given: what to look for in a line, and the file."""
    line = json.dumps([[one.what, one.text] for one in sought])
    return line.encode() + b"\n" + data


def strip_sent(source: bytes, _tell: Callable[[int, int], None]) -> Copy:
    """For that process."""
    line, _end, data = source.partition(b"\n")
    return strip(data, [Sought(what, text) for what, text in json.loads(line)])
