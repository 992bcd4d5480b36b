"""A speech: from its cue to the first empty line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from samenspel.methods.scripts.elements import Dialogue, Lyric, Parenthetical, Part, Speech
from samenspel.methods.scripts.lines import Line, joined

_EMPTY = Line("", (), 0, 0)


@dataclass
class _Found:
    kind: type[Part]
    lines: list[Line] = field(default_factory=list)

    def part(self) -> Part:
        return self.kind(*joined(self.lines), start=self.lines[0].start, end=self.lines[-1].end)


def read_speech(lines: Sequence[Line], place: int, cue: Line, dual: bool) -> tuple[Speech, int]:
    """And where it ends. A note alone on a line does not end it, an empty line with two spaces neither."""
    above, found, kept = [cue], list[_Found](), 0
    place += 1
    while place < len(lines) and (lines[place].is_kept or not lines[place].is_blank):
        line = lines[place]
        place += 1
        if line.is_kept:
            kept += 1
        elif line.aside:
            (found[-1].lines if found else above).append(line)
        else:
            _add(found, line, kept)
            kept = 0
    parts = tuple(one.part() for one in found)
    return Speech(*joined(above), parts, dual=dual, start=cue.start, end=_last(above, found)), place


def _add(found: list[_Found], line: Line, kept: int) -> None:
    kind, inside = _spoken(line)
    if not found or found[-1].kind is not kind or kind is Parenthetical:
        found.append(_Found(kind))
        kept = 0
    found[-1].lines += [*[_EMPTY] * kept, inside]


def _spoken(line: Line) -> tuple[type[Part], Line]:
    bare = line.bare
    if bare.startswith("~"):
        return Lyric, line.stripped(1)
    if bare.startswith("(") and bare.endswith(")"):
        return Parenthetical, line.stripped(1, 1)
    return Dialogue, line.stripped()


def _last(above: list[Line], found: list[_Found]) -> int:
    return (found[-1].lines if found else above)[-1].end
