"""Acts and scenes, and the lines that are spoken in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from samenspel.methods.scripts.cues import same_role
from samenspel.methods.scripts.elements import (
    Dialogue,
    Element,
    Heading,
    Lyric,
    Parenthetical,
    Part,
    Script,
    Section,
    Speech,
)
from samenspel.methods.scripts.emphasis import plain
from samenspel.methods.scripts.reading import PLACE


@dataclass(frozen=True)
class Scene:
    """`number` counts from 1 through the whole script; `act` is the title of the act it is in, or empty;
    `start` and `end` are lines of the text."""

    number: int
    act: str
    title: str
    elements: tuple[Element, ...]

    @property
    def start(self) -> int:
        return self.elements[0].start

    @property
    def end(self) -> int:
        return self.elements[-1].end

    @property
    def speeches(self) -> Iterator[Speech]:
        return (element for element in self.elements if isinstance(element, Speech))


@dataclass(frozen=True)
class Spoken:
    """A line that is spoken or sung; `number` counts from 1 through the whole script, for rehearsals."""

    number: int
    text: str
    sung: bool


@dataclass
class _Begun:
    act: str
    title: str
    is_scene: bool
    elements: list[Element] = field(default_factory=list)


def scenes(script: Script) -> tuple[Scene, ...]:
    """In a film (a heading names INT, EXT…) the headings begin scenes; on a stage the sections of the second
    level, or where there are none headings, or sections of the first. What is spoken outside of them is a
    scene of its own, such as a prologue."""
    begins = _beginning(script.elements)
    begun = [_Begun("", "", is_scene=False)]
    for element in script.elements:
        if begins(element):
            begun.append(_Begun(begun[-1].act, plain(element.text), is_scene=True))
        elif isinstance(element, Section) and element.level <= 2:
            title = plain(element.text)
            act = title if element.level == 1 else begun[-1].act
            begun.append(_Begun(act, title, is_scene=False))
        begun[-1].elements.append(element)
        if isinstance(element, Speech | Lyric):
            begun[-1].is_scene = True
    found = [one for one in begun if one.is_scene]
    return tuple(
        Scene(number, one.act, one.title, tuple(one.elements)) for number, one in enumerate(found, 1)
    )


def _beginning(elements: Sequence[Element]) -> Callable[[Element], bool]:
    headings = [element for element in elements if isinstance(element, Heading)]
    levels = {element.level for element in elements if isinstance(element, Section)}
    if not any(PLACE.match(heading.text) for heading in headings) and 2 in levels:
        return lambda element: isinstance(element, Section) and element.level == 2
    if headings:
        return lambda element: isinstance(element, Heading)
    return lambda element: False


def spoken_lines(element: Element, first: int = 1) -> tuple[Spoken, ...]:
    """Of a speech or a lyric, numbered from `first` on."""
    parts = element.parts if isinstance(element, Speech) else (element,)
    said = [
        (text, isinstance(part, Lyric))
        for part in parts
        if isinstance(part, Dialogue | Lyric)
        for text in plain(part.text).split("\n")
        if text.strip()
    ]
    return tuple(Spoken(number, *line) for number, line in enumerate(said, first))


def directions_of(part: Part) -> str:
    """A parenthetical as it is printed, or nothing."""
    return f"({plain(part.text)})" if isinstance(part, Parenthetical) else ""


def role_of(speech: Speech) -> str:
    return same_role(speech.name)
