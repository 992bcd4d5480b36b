"""Two versions of a text beside each other, word by word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

WORDS = re.compile(r"\s+|[^\s]+")
MOST_WORDS = 4000


@dataclass(frozen=True)
class Part:
    """`kind`: same, gone or new."""

    kind: str
    words: str


def compared(old: str, new: str) -> list[list[Part]]:
    """The lines of both in their order, each in parts; lines that are in both stay whole."""
    first, second = old.splitlines(), new.splitlines()
    return [line for lines in _lines(first, second) for line in lines]


def _lines(old: Sequence[str], new: Sequence[str]) -> Iterator[list[list[Part]]]:
    for kind, first, last, new_first, new_last in SequenceMatcher(
        None, old, new, autojunk=False
    ).get_opcodes():
        gone, came = old[first:last], new[new_first:new_last]
        if kind == "equal":
            yield [[Part("same", line)] for line in came]
        elif len(gone) == len(came):
            yield [_words(before, after) for before, after in zip(gone, came, strict=True)]
        else:
            yield [[Part("gone", line)] for line in gone] + [[Part("new", line)] for line in came]


def _words(old: str, new: str) -> list[Part]:
    first, second = WORDS.findall(old), WORDS.findall(new)
    if max(len(first), len(second)) > MOST_WORDS:
        return [Part("gone", old), Part("new", new)]
    return [part for part in _parts(first, second) if part.words]


def _parts(old: Sequence[str], new: Sequence[str]) -> Iterator[Part]:
    for kind, first, last, new_first, new_last in SequenceMatcher(
        None, old, new, autojunk=False
    ).get_opcodes():
        if kind == "equal":
            yield Part("same", "".join(new[new_first:new_last]))
        else:
            yield Part("gone", "".join(old[first:last]))
            yield Part("new", "".join(new[new_first:new_last]))
