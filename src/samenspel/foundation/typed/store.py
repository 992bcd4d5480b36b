"""Where it lies for an hour: in a file that opens only with the key in the cookie of one browser.

The file is called by a digest of the word that leads to it, so that a list of the folder leads nowhere.
"""

import json
import secrets
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import timedelta
from hashlib import sha256

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.utils import timezone

from samenspel.foundation.typed.shelves import FOLDER, all_paths, shelf_of, taken_on
from samenspel.foundation.vault import Unreadable, conceal_bytes, reveal_bytes

KEPT = timedelta(hours=1)
LARGEST_WORDS, LARGEST_FILES = 200_000, 16_000_000
MOST_WORDS, MOST_FILES = 32_000_000, 24_000_000  # on each shelf: files never take the room of words

Files = list[tuple[str, UploadedFile[bytes]]]


@dataclass(frozen=True)
class Typed:
    """What was typed into the form that is sent to `address`, and the files that came with it, by field.

    `why` it is kept: "out" (signed out), "old" (the form was), "refused" (it may have closed meanwhile),
    "language" (another one was chosen), "back" (the form came back: its page holds the words). `lost`: names
    of files that were too large to keep.
    """

    address: str
    why: str
    words: dict[str, list[str]] = field(default_factory=dict)
    files: Files = field(default_factory=list)
    lost: list[str] = field(default_factory=list)

    @property
    def says_something(self) -> bool:
        return any(word.strip() for words in self.words.values() for word in words) or bool(self.files)


@dataclass(frozen=True)
class Place:
    """Where it lies (a word for the address) and what opens it (a key for the cookie)."""

    word: str
    key: str


def keep(typed: Typed, address: str) -> Place | None:
    """On the shelf of this network address; None when it is too much, or too much of others lies there."""
    shelf = shelf_of(address)
    names = [file.name or "" for _, file in typed.files]
    for kept in (typed, replace(typed, files=[], lost=names)):
        packed = _packed(kept)
        if _fits(packed, shelf, with_files=bool(kept.files)):
            place = Place(shelf + secrets.token_urlsafe(16), secrets.token_urlsafe(32))
            sealed = conceal_bytes(packed, _purpose(place), key=place.key)
            default_storage.save(_path(place.word), ContentFile(sealed))
            return place
    return None


def find(place: Place) -> Typed | None:
    """Nothing if it is somebody else's, older than an hour, or no longer there."""
    path = _path(place.word)
    if not default_storage.exists(path) or _is_old(path):
        return None
    with suppress(Unreadable), default_storage.open(path) as file:
        return _unpacked(reveal_bytes(file.read(), _purpose(place), key=place.key))
    return None


def forget(place: Place) -> None:
    """For who has the key; nobody else throws it away."""
    if find(place):
        default_storage.delete(_path(place.word))


def forget_typed() -> None:
    """What is older than an hour: the keys are gone from the browsers by then."""
    for path in all_paths():
        if _is_old(path):
            default_storage.delete(path)


def _purpose(place: Place) -> str:
    return f"typed {place.word}"


def _packed(typed: Typed) -> bytes:
    contents = [(where, file, _contents(file)) for where, file in typed.files]
    head = {
        "address": typed.address,
        "why": typed.why,
        "words": typed.words,
        "files": [[where, file.name, file.content_type, len(content)] for where, file, content in contents],
        "lost": typed.lost,
    }
    return b"\n".join([json.dumps(head).encode(), b"".join(content for _, _, content in contents)])


def _contents(file: UploadedFile[bytes]) -> bytes:
    file.seek(0)
    content: bytes = file.read()
    file.seek(0)
    return content


def _unpacked(packed: bytes) -> Typed:
    first, _, rest = packed.partition(b"\n")
    head = json.loads(first)
    files: Files = []
    for where, name, kind, size in head.pop("files"):
        files.append((where, SimpleUploadedFile(name, rest[:size], kind)))
        rest = rest[size:]
    return Typed(files=files, **head)


def _fits(packed: bytes, shelf: str, *, with_files: bool) -> bool:
    largest, most = (LARGEST_FILES, MOST_FILES) if with_files else (LARGEST_WORDS, MOST_WORDS)
    return len(packed) <= largest and len(packed) + taken_on(shelf) <= most


def _path(word: str) -> str:
    """Its shelf is the beginning of the word; what anybody may write there leads nowhere."""
    shelf = word[:2] if word[:2].isdecimal() and word.isascii() else "none"
    return f"{FOLDER}/{shelf}/{sha256(word.encode()).hexdigest()}"


def _is_old(path: str) -> bool:
    return default_storage.get_modified_time(path) < timezone.now() - KEPT
