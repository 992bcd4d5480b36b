"""A text as its updates make it, and who wrote which part of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from pycrdt import Doc, Text

from samenspel.tools.writing.places import marked, places_of
from samenspel.tools.writing.updates import ROOT, Unreadable

Runs = list[tuple[str, int]]
"""Who wrote what from the beginning on: a person (or none for the house), and bytes of UTF-8."""
NOBODY = ""


@dataclass(frozen=True)
class Change:
    """What one person did; `person`: an id in words."""

    person: str
    data: bytes


def opened(state: bytes, updates: Iterable[bytes] = ()) -> "Doc[Any]":
    """Raises Unreadable."""
    doc: Doc[Any] = Doc()
    doc.get(ROOT, type=Text)
    for update in (state, *updates) if state else updates:
        take_in(doc, update)
    return doc


def take_in(doc: "Doc[Any]", update: bytes) -> None:
    """Raises Unreadable, whatever y-crdt finds wrong: it may panic, and a panic is no Exception."""
    try:
        doc.apply_update(update)
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:
        raise Unreadable(str(error)) from error


def words_of(doc: "Doc[Any]") -> str:
    return str(doc.get(ROOT, type=Text))


def first_update(words: str) -> bytes:
    """The text with which a document begins: made once, by the house."""
    doc: Doc[Any] = Doc()
    doc[ROOT] = Text(words)
    return doc.get_update()


def begun_anew(doc: "Doc[Any]") -> bytes:
    """The same words with the same marks, and nothing of what went before."""
    anew = opened(first_update(words_of(doc)))
    for key, places in places_of(doc).items():
        for place in places:
            marked(anew, key, place)
    return anew.get_update()


@dataclass
class Replay:
    """Goes through changes in their order, and follows who wrote what."""

    doc: "Doc[Any]"
    runs: Runs
    _deltas: list[Sequence[dict[str, Any]]] = field(default_factory=list)

    def take(self, changes: Iterable[Change]) -> None:
        text = self.doc.get(ROOT, type=Text)
        subscription = text.observe(lambda event: self._deltas.append(event.delta))
        for change in changes:
            self._deltas.clear()
            take_in(self.doc, change.data)
            for delta in self._deltas:
                self.runs = spliced(self.runs, delta, change.person)
        text.unobserve(subscription)


def spliced(runs: Runs, delta: Iterable[dict[str, Any]], person: str) -> Runs:
    """After a change of the text, as Yjs tells it: so much stays, this comes in, so much goes."""
    old, new = list(reversed(runs)), Runs()
    for part in delta:
        if "insert" in part:
            _put(new, person, len(part["insert"].encode()))
        elif "retain" in part:
            for who, length in _taken(old, part["retain"]):
                _put(new, who, length)
        else:
            _taken(old, part["delete"])
    for who, length in reversed(old):
        _put(new, who, length)
    return new


def _taken(old: Runs, length: int) -> Runs:
    """So many bytes from the front (which is the end of the list)."""
    front: Runs = []
    while length and old:
        who, here = old.pop()
        front.append((who, min(here, length)))
        if here > length:
            old.append((who, here - length))
        length -= min(here, length)
    return front


def _put(runs: Runs, who: str, length: int) -> None:
    if runs and runs[-1][0] == who:
        runs[-1] = (who, runs[-1][1] + length)
    else:
        runs.append((who, length))


def pieces_of(text: str, runs: Runs) -> list[tuple[str, str]]:
    """The text in pieces, each with who wrote it."""
    encoded, at, pieces = text.encode(), 0, []
    for who, length in runs:
        pieces.append((who, encoded[at : at + length].decode(errors="replace")))
        at += length
    return pieces
