"""What a stripped copy is, and what is looked for in it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from samenspel.methods.unfitting import Unfitting
from samenspel.methods.words import Words

KINDS = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
    "jpg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
}
LARGEST = 25 << 20


class Unstrippable(Unfitting):
    """A file of which no copy can be made; `problem` says why, and what to do."""


@dataclass(frozen=True)
class Sought:
    """What gives an author away: a name, an address, a number, an organisation."""

    what: str
    text: str


@dataclass(frozen=True)
class Copy:
    """`did`: what was taken out. `left`: what of the sought still stands in the text. `read`: whether all of
    its text could be looked through."""

    data: bytes
    kind: str
    did: tuple[Words, ...]
    left: tuple[Sought, ...] = ()
    read: bool = True


def found_in(text: str, sought: Iterable[Sought]) -> tuple[Sought, ...]:
    """Whole words, however they are written and broken into lines."""
    plain = _plain(text)
    return tuple(one for one in sought if (key := _plain(one.text)) and _whole(key, plain))


def _plain(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.replace("\u00ad", "")).casefold()
    return " ".join("".join(sign for sign in apart if not unicodedata.combining(sign)).split())


def _whole(key: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(key)}(?!\w)", text) is not None
