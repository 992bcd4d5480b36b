"""`*italic*`, `**bold**`, `***both***` and `_underlined_`, never over the end of a line; `\\*` is a star."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_MARK = re.compile(r"\\[*_\\]|\*{1,3}|_")
_STYLES = {"*": {"italic"}, "**": {"bold"}, "***": {"bold", "italic"}, "_": {"underlined"}}


@dataclass(frozen=True)
class Run:
    text: str
    styles: frozenset[str] = frozenset()


def runs(text: str) -> tuple[Run, ...]:
    """The text in pieces of one style (`bold`, `italic`, `underlined`). A mark that meets no partner is text,
    and so is one with a space on its inner side (“dial *69 and *70”)."""
    found = list[Run]()
    for number, line in enumerate(text.split("\n")):
        if number:
            found.append(Run("\n"))
        found += _runs_of(line)
    return tuple(found)


def plain(text: str) -> str:
    """The text without its marks."""
    return "".join(run.text for run in runs(text))


def words(text: str) -> int:
    """How many words, as a word processor counts: between spaces, if there is a letter or a digit."""
    return sum(any(sign.isalnum() for sign in word) for word in plain(text).split())


def _runs_of(line: str) -> Iterator[Run]:
    marks = list(_MARK.finditer(line))
    paired = _pairs(line, marks)
    place, on = 0, set[str]()
    for number, mark in enumerate(marks):
        escaped = mark[0].startswith("\\")
        if not escaped and number not in paired:
            continue
        if text := line[place : mark.start()]:
            yield Run(text, _styles(on))
        place = mark.start() + 1 if escaped else mark.end()
        on ^= set() if escaped else {mark[0]}
    if text := line[place:]:
        yield Run(text, _styles(on))


def _pairs(line: str, marks: list[re.Match[str]]) -> set[int]:
    opened, paired = dict[str, int](), set[int]()
    for number, mark in enumerate(marks):
        before, after = line[max(mark.start() - 1, 0) : mark.start()], line[mark.end() : mark.end() + 1]
        if mark[0] in opened and not before.isspace():
            paired |= {opened.pop(mark[0]), number}
        elif mark[0] in _STYLES and after and not after.isspace():
            opened[mark[0]] = number
    return paired


def _styles(on: set[str]) -> frozenset[str]:
    return frozenset(style for mark in on for style in _STYLES[mark])
