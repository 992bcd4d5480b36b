"""What the people of the demo town design, as files in `stories` tell it. Days count from today."""

from dataclasses import dataclass, field

from django.utils.functional import Promise

Text = str | Promise
Days = tuple[int, int]


@dataclass(frozen=True)
class ToldIdea:
    """`support`: by so many of the members."""

    by: str
    title: Text
    text: Text
    support: int = 0


@dataclass(frozen=True)
class Answer:
    """A decision on ideas, by their places on the board."""

    day: int
    ideas: tuple[int, ...]
    state: str
    what: Text
    why: Text
    who: str


@dataclass(frozen=True)
class Board:
    """`clusters`: places of ideas under a name. `combined`: the first of them asks the other."""

    title: Text
    summary: Text
    days: Days
    ideas: tuple[ToldIdea, ...]
    clusters: dict[Text, tuple[int, ...]] = field(default_factory=dict)
    combined: Days | None = None
    answers: tuple[Answer, ...] = ()


@dataclass(frozen=True)
class Map:
    """`statements`: who says it, and what. `camps`: what each thinks of all of them in turn, + - or 0."""

    title: Text
    summary: Text
    days: Days
    seeds: tuple[Text, ...]
    statements: tuple[tuple[str, Text], ...]
    camps: dict[str, str]


@dataclass(frozen=True)
class Passage:
    """Written at the end, after other words, or instead of them."""

    day: int
    by: str
    words: Text
    instead: Text = ""
    after: Text = ""


@dataclass(frozen=True)
class Remark:
    """On a quote; with `instead` a suggestion, that is `taken` or still open; or `settled` with an answer."""

    day: int
    by: str
    quote: Text
    text: Text
    instead: Text | None = None
    settled: Text = ""
    taken: bool = False


@dataclass(frozen=True)
class Written:
    """A text or a script; `kept`: versions, by the day on which they got their name."""

    title: Text
    summary: Text
    days: Days
    begins: Text
    passages: tuple[Passage, ...]
    kept: dict[int, Text] = field(default_factory=dict)
    remarks: tuple[Remark, ...] = ()
    is_script: bool = False


Design = Board | Map | Written
