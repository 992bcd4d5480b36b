"""What a script is made of."""

from __future__ import annotations

from dataclasses import dataclass, field

from samenspel.methods.scripts.cues import split_cue
from samenspel.methods.scripts.lines import Hidden


@dataclass(frozen=True)
class Element:
    """`text` is what an audience or a reader is meant to have, with the marks of emphasis; notes and boneyard
    are in `hidden`. `start` and `end` are the first and last line it stands in, counted from 1; they do not
    count when elements are compared."""

    text: str = ""
    hidden: tuple[Hidden, ...] = ()
    start: int = field(default=0, compare=False, kw_only=True)
    end: int = field(default=0, compare=False, kw_only=True)


@dataclass(frozen=True)
class Entry(Element):
    """Of the title page; several lines of text where it has more."""

    key: str = field(default="", kw_only=True)


@dataclass(frozen=True)
class Section(Element):
    """`level` 1 is an act and 2 a scene, in a stage play."""

    level: int = field(default=1, kw_only=True)


class Synopsis(Element):
    """What a part of the script is about; it is not performed."""


@dataclass(frozen=True)
class Heading(Element):
    """Of a scene in a film; `number` is what stands between `#` and `#`."""

    number: str = field(default="", kw_only=True)


class Action(Element):
    """What happens, line by line."""


class Centred(Element):
    """A line in the middle, such as THE END."""


class Transition(Element):
    """How one scene becomes the next."""


class PageBreak(Element):
    """Without a text."""


class Aside(Element):
    """Notes and boneyard that stand by themselves; here they are the text, with their marks."""


class Lyric(Element):
    """In a speech, or by itself."""


class Dialogue(Element):
    """What is spoken, line by line; a line may be empty."""


class Parenthetical(Element):
    """The text is without its brackets."""


Part = Dialogue | Parenthetical | Lyric


@dataclass(frozen=True)
class Speech(Element):
    """`text` is the cue: a name, with extensions in brackets. `dual`: at once with the speech before."""

    parts: tuple[Part, ...] = ()
    dual: bool = field(default=False, kw_only=True)

    @property
    def name(self) -> str:
        return split_cue(self.text)[0]

    @property
    def extensions(self) -> tuple[str, ...]:
        return split_cue(self.text)[1]


@dataclass(frozen=True, repr=False)
class Script:
    """`title_page` and `elements` in the order of the text. Every line that is not empty stands in one."""

    title_page: tuple[Entry, ...] = ()
    elements: tuple[Element, ...] = ()

    def __repr__(self) -> str:
        speeches = sum(isinstance(element, Speech) for element in self.elements)
        return f"<Script: elements {len(self.elements)}, speeches {speeches}>"
