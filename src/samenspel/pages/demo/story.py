"""An initiative of the demo town, as its file in `stories` tells it. Days count from today."""

from dataclasses import dataclass, field

from samenspel.pages.demo.design import Design, Text
from samenspel.pages.demo.hearing import Hearing


@dataclass(frozen=True)
class Agreement:
    """A version of a charter. `matters`: what, who decides, what the other side does."""

    citizens: Text
    organisation: Text
    matters: tuple[tuple[Text, str, Text], ...]


@dataclass(frozen=True)
class Meeting:
    """`places`: how many, where they are few; `coming`: who signs up, in their order; `cannot`: who of them
    gives the place away."""

    phase: str
    title: Text
    summary: Text
    place: Text
    day: int
    hour: int = 19
    hours: int = 2
    places: int = 0
    coming: tuple[str, ...] = ()
    cannot: tuple[str, ...] = ()

    @property
    def announced(self) -> int:
        """Twelve days before, or yesterday."""
        return min(self.day - 12, -1)


@dataclass(frozen=True)
class Measured:
    """An indicator, month by month. `before` and `since` the day on which it `begins`; None is a gap. `said`
    on that day, for a goal on the day on which it `ends`; `moved`: the day, the new goal, and why."""

    said: int
    begins: int
    ends: int
    outcome: Text
    title: Text
    unit: Text
    aim: str
    baseline: int
    target: int
    source: Text
    comparison: Text
    before: tuple[int, ...]
    since: tuple[int | None, ...]
    compared_with: Text = ""
    beside_before: tuple[int, ...] = ()
    beside_since: tuple[int | None, ...] = ()
    moved: tuple[int, int, Text] | None = None


@dataclass(frozen=True)
class Survey:
    """`days`: on which it opens, asks again, and closes. `pages`: as in a file of questions, with words to
    translate. `parents`: how many answer in each wave; `again`: how many of the first do so twice."""

    title: Text
    summary: Text
    days: tuple[int, int, int]
    code: str
    pages: tuple[dict[str, object], ...]
    parents: tuple[int, int]
    again: int


@dataclass(frozen=True)
class Expected:
    """Of the survey's columns: `outcome` is higher where `compared` is, or in the second wave."""

    text: Text
    outcome: str
    compared: str
    matters: float


@dataclass(frozen=True)
class Reported:
    """`days`: on which the plan is locked, and the report is published; both around those of the survey.
    `census`: how many people there are, by the codes of an answer; `facts`: what only people know."""

    title: Text
    summary: Text
    days: tuple[int, int]
    question: Text
    people: int
    why_so_many: Text
    expected: tuple[Expected, ...]
    census: dict[str, dict[Text, int]]
    facts: dict[str, Text]


Judged = tuple[int, int, Text]


@dataclass(frozen=True)
class Risked:
    """A risk, and how likely and how bad each side finds it, and why. `citizen` and `worker`: who
    scores for their side; the second carries out the measure."""

    day: int
    event: Text
    entry: str
    causes: tuple[Text, ...]
    consequences: tuple[Text, ...]
    citizens: Judged
    organisation: Judged
    citizen: str
    worker: str
    measure: Text


@dataclass(frozen=True)
class Arm:
    """Without words: no letter."""

    name: Text
    words: Text


@dataclass(frozen=True)
class Studied:
    """`days`: of the plan, of the draw, and of the first look. `counted`: the verb, in the `counts_for` days
    after the draw; `uses`: of what is read of people, and why.
    `comments`: the number of an idea, and what
    somebody new says of it."""

    title: Text
    question: Text
    days: tuple[int, int, int]
    arms: tuple[Arm, Arm]
    counted: str
    counts_for: int
    expected: Text
    sample: int
    why_so_many: Text
    body: Text
    told: Text
    uses: dict[str, Text]
    dpia: Text
    differs: Text
    comments: tuple[tuple[int, Text], ...]


@dataclass(frozen=True)
class Story:
    """`people`: name in the cast, role, and the organisation spoken for, if any. `neighbours`: citizens who
    joined. `renewed`: the day of the charters after the first. `phases`: from the first day to the last, or
    to an open end. `designs`: what is designed together; `hearings`: of what people say what they think;
    `measured`: what should change; `surveys`: what was asked; `reports`: what came of it; `risks`: what may
    go wrong; `signs`: the day of each, and what is answered; `studies`: what was studied; `readiness`: the
    day, and who answers what. `children`: the charter's rule for them; `pupils`: first names, each with the
    parent who is asked."""

    title: Text
    summary: Text
    text: Text
    service: str
    coordinator: str
    charters: tuple[Agreement, ...]
    area: str = ""
    people: tuple[tuple[str, str, str], ...] = ()
    neighbours: tuple[str, ...] = ()
    renewed: int = -7
    accepted_again: tuple[str, ...] = ()
    phases: dict[str, tuple[int, int | None]] = field(default_factory=dict)
    meetings: tuple[Meeting, ...] = ()
    decisions: tuple[tuple[int, str, Text, Text], ...] = ()
    replies: tuple[tuple[int, Text, Text], ...] = ()
    is_public: bool = True
    has_rounds: bool = False
    designs: tuple[Design, ...] = ()
    hearings: tuple[Hearing, ...] = ()
    measured: tuple[Measured, ...] = ()
    surveys: tuple[Survey, ...] = ()
    reports: tuple[Reported, ...] = ()
    risks: tuple[Risked, ...] = ()
    signs: tuple[tuple[int, str, Text], ...] = ()
    studies: tuple[Studied, ...] = ()
    readiness: tuple[int, dict[str, dict[str, Text]]] | None = None
    children: str = "none"
    pupils: dict[str, str] = field(default_factory=dict)

    @property
    def began(self) -> int:
        """Shortly before the first thing that is told of it."""
        told = [opens for opens, _closes in self.phases.values()]
        told += [meeting.day for meeting in self.meetings]
        told += [decision[0] for decision in self.decisions] + [reply[0] for reply in self.replies]
        return min([*told, -3]) - 6
