"""Places in a text: found by the words that stand there, kept as marks of the text itself.

A mark moves with its words, whatever is typed before it. y-crdt counts bytes of UTF-8, browsers count
otherwise: no number ever goes from one to the other.
"""

from collections import defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import pairwise, takewhile
from typing import Any

from pycrdt import Doc, Text

from samenspel.tools.writing.updates import ROOT

Place = tuple[int, int]
"""From this byte to that."""


def find_place(text: str, quote: str, before: str = "", after: str = "") -> Place | None:
    """Where the quote stands: at the only place, or at the one with the most of the words around it. None
    when it stands nowhere, or nobody can say which is meant."""
    starts = [*_starts(text, quote)] if quote else []
    scored = sorted(((_likeness(text, start, quote, before, after), start) for start in starts), reverse=True)
    if not scored or any(first[0] == second[0] for first, second in pairwise(scored[:2])):
        return None
    start = scored[0][1]
    first = len(text[:start].encode())
    return first, first + len(quote.encode())


def _starts(text: str, quote: str) -> Iterator[int]:
    start = text.find(quote)
    while start >= 0:
        yield start
        start = text.find(quote, start + 1)


def _likeness(text: str, start: int, quote: str, before: str, after: str) -> int:
    end = start + len(quote)
    return _alike(text[:start][::-1], before[::-1]) + _alike(text[end:], after)


def _alike(some: str, other: str) -> int:
    """From the beginning on."""
    return sum(1 for _pair in takewhile(lambda pair: pair[0] == pair[1], zip(some, other, strict=False)))


def marked(doc: "Doc[Any]", key: str, place: Place, *, on: bool = True) -> bytes:
    """The update that puts the mark `key` there, or takes it off."""
    before = doc.get_state()
    doc.get(ROOT, type=Text).format(*place, {key: True if on else None})
    return doc.get_update(before)


def places_of(doc: "Doc[Any]") -> dict[str, list[Place]]:
    """Of every mark, in the order of the text; pieces that touch are one."""
    found: dict[str, list[Place]] = defaultdict(list)
    at = 0
    for words, marks in doc.get(ROOT, type=Text).diff():
        end = at + len(str(words).encode())
        for key in marks or {}:
            if found[key] and found[key][-1][1] == at:
                found[key][-1] = found[key][-1][0], end
            else:
                found[key].append((at, end))
        at = end
    return dict(found)


def words_at(text: str, places: list[Place]) -> str:
    encoded = text.encode()
    return " … ".join(encoded[start:end].decode() for start, end in places)


def replaced(doc: "Doc[Any]", place: Place, words: str) -> bytes:
    """The update that puts these words there instead of those."""
    before, text = doc.get_state(), doc.get(ROOT, type=Text)
    start, end = place
    with doc.transaction():
        del text[start:end]
        if words:
            text.insert(start, words)
    return doc.get_update(before)


def rewritten(doc: "Doc[Any]", words: str) -> bytes:
    """The update that makes the text say this: only lines that differ are written anew."""
    before, text = doc.get_state(), doc.get(ROOT, type=Text)
    old, new = str(text).splitlines(keepends=True), words.splitlines(keepends=True)
    ends = [0]
    for line in old:
        ends.append(ends[-1] + len(line.encode()))
    changes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    with doc.transaction():
        for kind, first, last, new_first, new_last in reversed(changes):
            if kind != "equal":
                del text[ends[first] : ends[last]]
                text.insert(ends[first], "".join(new[new_first:new_last]))
    return doc.get_update(before)
