"""Fountain 1.1 (fountain.io/syntax) as elements. Every text is a script: nothing raises."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from samenspel.methods.scripts.cues import read_cue
from samenspel.methods.scripts.elements import (
    Action,
    Aside,
    Centred,
    Element,
    Heading,
    Lyric,
    PageBreak,
    Script,
    Section,
    Synopsis,
    Transition,
)
from samenspel.methods.scripts.lines import Line, joined, lines_of
from samenspel.methods.scripts.speeches import read_speech
from samenspel.methods.scripts.titles import read_title_page

Taken = tuple[Element, int]
PLACE = re.compile(r"(?:INT\.?/EXT|EXT\.?/INT|INT|EXT|EST|I/E)[. ]", re.IGNORECASE)
_PAGE_BREAK = re.compile(r"={3,}")
_MARKS_ANYWHERE = frozenset("#=>~")


def read(text: str) -> Script:
    """Takes time and memory in proportion to the text, whatever it is; never raises."""
    lines = lines_of(text)
    title_page, place = read_title_page(lines)
    return Script(title_page, tuple(_elements(lines, place)))


def read_elements(text: str) -> tuple[Element, ...]:
    """As if the text stood further down, where no title page can be."""
    return tuple(_elements(lines_of(text), 0))


def _elements(lines: Sequence[Line], place: int) -> Iterator[Element]:
    """`fresh`: nothing but what is hidden stands between here and the empty line before."""
    fresh = place == 0
    while place < len(lines):
        if lines[place].is_blank:
            place, fresh = place + 1, True
            continue
        element, place = _element(lines, place, fresh)
        fresh = fresh and isinstance(element, Aside)
        yield element


def _element(lines: Sequence[Line], place: int, fresh: bool) -> Taken:
    line = lines[place]
    if line.aside:
        return _aside(lines, place)
    if found := _marked(line) or (_heading(line) if fresh else None):
        return found, place + 1
    if line.bare.startswith("~"):
        return _lyric(lines, place)
    if fresh and not line.bare.startswith("!"):
        return _capitals(lines, place)
    return _action(lines, place)


def _aside(lines: Sequence[Line], place: int) -> Taken:
    stop = place
    while stop < len(lines) and lines[stop].aside:
        stop += 1
    text = "\n".join(line.raw for line in lines[place:stop])
    return Aside(text, start=lines[place].start, end=lines[stop - 1].end), stop


def _marked(line: Line) -> Element | None:
    """What its first sign makes of it, after an empty line or not."""
    bare = line.bare
    if _PAGE_BREAK.fullmatch(bare):
        return _made(PageBreak, line.stripped(len(bare)))
    if bare.startswith("#"):
        level = len(bare) - len(bare.lstrip("#"))
        inside = line.stripped(level)
        return Section(inside.text, inside.hidden, level=level, start=line.start, end=line.end)
    if bare.startswith("="):
        return _made(Synopsis, line.stripped(1))
    if bare.startswith(">"):
        centred = len(bare) > 1 and bare.endswith("<")
        return _made(Centred, line.stripped(1, 1)) if centred else _made(Transition, line.stripped(1))
    return None


def _heading(line: Line) -> Heading | None:
    """The syntax wants an empty line below it, too. Who forgets that means no role that is called “INT.”."""
    bare = line.bare
    forced = bare.startswith(".") and bare[1:2].isalnum()
    if not forced and not PLACE.match(bare):
        return None
    number = _scene_number(bare)
    inside = line.stripped(forced, len(number) + 2 if number else 0)
    return Heading(inside.text, inside.hidden, number=number, start=line.start, end=line.end)


def _scene_number(bare: str) -> str:
    number = bare[bare.rfind("#", 0, -1) + 1 : -1] if bare.endswith("#") and bare.count("#") > 1 else ""
    return number if all(sign.isalnum() or sign in ".-" for sign in number) else ""


def _capitals(lines: Sequence[Line], place: int) -> Taken:
    """After an empty line: a transition stands alone, a cue stands above its speech."""
    line = lines[place]
    followed = _is_followed(lines, place)
    if not followed and line.bare.isupper() and line.bare.endswith("TO:"):
        return _made(Transition, line.stripped()), place + 1
    cue = read_cue(line) if followed else None
    return read_speech(lines, place, *cue) if cue else _action(lines, place)


def _is_followed(lines: Sequence[Line], place: int) -> bool:
    below = place + 1
    while below < len(lines) and lines[below].aside:
        below += 1
    return below < len(lines) and not lines[below].is_blank


def _lyric(lines: Sequence[Line], place: int) -> Taken:
    stop, found = place, list[Line]()
    while stop < len(lines) and (lines[stop].aside or lines[stop].bare.startswith("~")):
        found.append(lines[stop] if lines[stop].aside else lines[stop].stripped(1))
        stop += 1
    return _together(Lyric, found), stop


def _action(lines: Sequence[Line], place: int) -> Taken:
    stop, found = place, list[Line]()
    while stop < len(lines) and not lines[stop].is_blank:
        line = lines[stop]
        if found and line.bare[:1] in _MARKS_ANYWHERE:
            break
        found.append(line if line.aside else _unforced(line))
        stop += 1
    return _together(Action, found), stop


def _unforced(line: Line) -> Line:
    """Spaces before the text of an action are meant."""
    start = line.text.index("!") + 1 if line.bare.startswith("!") else 0
    return line.part(start, max(len(line.text.rstrip()), start))


def _made(kind: type[Element], line: Line) -> Element:
    return kind(line.text, line.hidden, start=line.start, end=line.end)


def _together(kind: type[Element], lines: Sequence[Line]) -> Element:
    return kind(*joined(lines), start=lines[0].start, end=lines[-1].end)
