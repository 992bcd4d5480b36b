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
    """`statements`: who says it, and what. `camps`: what each thinks of them in turn, + - or 0, as far
    as they came. `unread`: said so late that no moderator read it, and nobody voted on it."""

    title: Text
    summary: Text
    days: Days
    seeds: tuple[Text, ...]
    statements: tuple[tuple[str, Text], ...]
    camps: dict[str, str]
    unread: tuple[tuple[str, Text], ...] = ()


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
    cast: dict[str, Text] = field(default_factory=dict)


@dataclass(frozen=True)
class Tried:
    """Of each step in turn: w it went well, h hesitated, s got stuck, x stopped. `words`: at the worst of
    them. `helps`: for somebody beside who types nothing."""

    day: int
    by: str
    went: str
    words: Text = ""
    helps: bool = False


@dataclass(frozen=True)
class Found:
    """At the step of that place. The day after, `idea` goes to the initiative's board; or `suggests` to its
    text, on its own day."""

    day: int
    place: int
    text: Text
    idea: ToldIdea | None = None
    suggests: Remark | None = None


@dataclass(frozen=True)
class Trial:
    """A draft of the service in steps."""

    title: Text
    summary: Text
    days: Days
    shape: str
    steps: tuple[tuple[Text, Text], ...]
    tried: tuple[Tried, ...]
    findings: tuple[Found, ...] = ()


@dataclass(frozen=True)
class Lot:
    """A lottery. `quotas`: feature, value, least and most; `people`: address, and the value of each feature.
    `drawn`: the days on which it is announced and held."""

    title: Text
    summary: Text
    days: Days
    seats: int
    quotas: tuple[tuple[Text, Text, int, int], ...]
    figures: Text
    people: dict[str, tuple[str, Text, Text]]
    drawn: Days
    seed_plan: Text
    seed: str


Design = Board | Map | Written | Trial | Lot
