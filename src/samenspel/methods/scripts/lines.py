"""Lines as an audience has them: without notes and boneyard, which are kept beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

Span = tuple[int, int]
_EMPTY = re.compile(r"\n(?!  )[^\S\n]*(?=\n)")


@dataclass(frozen=True)
class Hidden:
    """A note `[[…]]` or boneyard `/*…*/`, with its marks; it stands before the sign `at` of a text."""

    at: int
    text: str

    @property
    def is_note(self) -> bool:
        return self.text.startswith("[[")


@dataclass(frozen=True)
class Line:
    """`start` and `end` count lines from 1; more than one where something hidden goes over the end of a line.
    `aside`: nothing but what is hidden. `bare` and `raw`: without spaces around it, what is shown and all; of
    whole lines only."""

    text: str
    hidden: tuple[Hidden, ...]
    start: int
    end: int
    bare: str = ""
    raw: str = ""
    aside: bool = False

    @property
    def is_blank(self) -> bool:
        return not (self.aside or self.bare)

    @property
    def is_kept(self) -> bool:
        """In a speech, an empty line with two spaces is one of its lines."""
        return self.is_blank and self.text.startswith("  ")

    @property
    def is_indented(self) -> bool:
        return self.text.startswith(("   ", "\t")) and bool(self.bare)

    def part(self, start: int, end: int) -> Line:
        """Of the text; what is hidden outside of it moves to its edge."""
        hidden = (Hidden(min(max(one.at, start), end) - start, one.text) for one in self.hidden)
        return Line(self.text[start:end], tuple(hidden), self.start, self.end)

    def stripped(self, before: int = 0, after: int = 0) -> Line:
        """Without spaces around it, and without so many signs `before` and `after` what is inside them."""
        if not (self.hidden or before or after):
            return Line(self.bare, (), self.start, self.end)
        start = len(self.text) - len(self.text.lstrip()) + before
        end = max(len(self.text.rstrip()) - after, start)
        inside = self.text[start:end]
        start = end - len(inside.lstrip())
        return self.part(start, start + len(inside.strip()))


def lines_of(text: str) -> list[Line]:
    """In linear time, whatever the text is."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    spans = _hidden_in(text)
    return list(_cut(text, _masked(text, spans), spans))


def joined(lines: Sequence[Line]) -> tuple[str, tuple[Hidden, ...]]:
    """One text; what stands alone on a line belongs to the end of the line before."""
    texts, hidden, end = list[str](), list[Hidden](), -1
    for line in lines:
        if line.aside:
            hidden += (Hidden(max(end, 0), one.text) for one in line.hidden)
            continue
        hidden += (Hidden(end + 1 + one.at, one.text) for one in line.hidden)
        end += 1 + len(line.text)
        texts.append(line.text)
    return "\n".join(texts), tuple(hidden)


def raw_lines(text: str, hidden: Sequence[Hidden]) -> Iterator[str]:
    """The lines of a text with what is hidden at its place."""
    rest, end = list(reversed(hidden)), -1
    for line in text.split("\n"):
        start, end, place = end + 1, end + 1 + len(line), 0
        pieces = []
        while rest and rest[-1].at <= end:
            one = rest.pop()
            pieces += [line[place : one.at - start], one.text]
            place = one.at - start
            if place == len(line) and line.endswith("["):
                pieces.insert(-1, " ")  # three brackets would begin the note too early
        yield "".join([*pieces, line[place:]])


def _hidden_in(text: str) -> list[Span]:
    """A note may hold boneyard, never the reverse. An empty line ends a note that is not closed; what is
    never closed is text."""
    boneyards = list(_marked(text, "/*", "*/", 0, len(text)))
    masked = _masked(text, boneyards)
    borders = [0, *(empty.start() for empty in _EMPTY.finditer(masked)), len(masked)]
    notes = [span for a, b in pairwise(borders) for span in _marked(masked, "[[", "]]", a, b)]
    found = list[Span]()
    for span in sorted(boneyards + notes):
        if not found or span[0] >= found[-1][1]:
            found.append(span)
    return found


def _marked(text: str, opening: str, closing: str, place: int, stop: int) -> Iterator[Span]:
    while (start := text.find(opening, place, stop)) >= 0:
        end = text.find(closing, start + len(opening), stop)
        if end < 0:
            return
        place = end + len(closing)
        yield start, place


def _masked(text: str, spans: Sequence[Span]) -> str:
    """As long as the text, with nothing in the spans that ends a line or opens a note."""
    pieces, place = list[str](), 0
    for start, end in spans:
        pieces += [text[place:start], "x" * (end - start)]
        place = end
    return "".join([*pieces, text[place:]])


def _cut(text: str, masked: str, spans: Sequence[Span]) -> Iterator[Line]:
    rest, place, number = list(reversed(spans)), 0, 1
    for whole in masked.split("\n"):
        end = place + len(whole)
        inside = []
        while rest and rest[-1][0] < end:
            inside.append(rest.pop())
        last = number + text.count("\n", place, end)
        yield _line(text, (place, end), inside, (number, last))
        place, number = end + 1, last + 1


def _line(text: str, whole: Span, spans: Sequence[Span], numbers: Span) -> Line:
    if not spans:
        shown = text[slice(*whole)]
        return Line(shown, (), *numbers, shown.strip())
    pieces, hidden, length, place = list[str](), list[Hidden](), 0, whole[0]
    for start, end in spans:
        pieces.append(text[place:start])
        length += start - place
        hidden.append(Hidden(length, text[start:end]))
        place = end
    shown = "".join([*pieces, text[place : whole[1]]])
    bare = shown.strip()
    return Line(shown, tuple(hidden), *numbers, bare, text[slice(*whole)].strip(), not bare)
