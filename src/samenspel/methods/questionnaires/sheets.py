"""A questionnaire on paper: what is asked there, under which numbers, and what people read on a sheet.

Nobody who fills in paper can be asked back. So nothing is needed; and where two boxes are ticked, or nothing
can be read, that is told (UNCLEAR) instead of an answer.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from string import ascii_lowercase

from samenspel.methods.words import Words

from .answering import Form
from .columns import columns
from .conditions import names_in, parse
from .draws import Draws
from .kinds import Question
from .questionnaire import Page, Questionnaire
from .reading import read_sent
from .sent import Sent, Unfit
from .walking import Answer, Answers, is_shown, walk

UNCLEAR = "!unclear"
"""Sent in place of an answer; no code begins so."""


@dataclass(frozen=True)
class Printed:
    """A question on paper. `conditions`: what decides on paper whether it is to be answered."""

    page: Page
    question: Question
    conditions: tuple[str, ...] = ()


def printed(questionnaire: Questionnaire, draws: Draws, answers: Answers) -> list[Printed]:
    """What has no answer yet and may be asked still, in its order. Of encounters one tells elsewhere."""
    known = walk(questionnaire, draws, answers).answers
    found, open_names = list[Printed](), set[str]()
    pages = (questionnaire.page[code] for code in draws.pages or questionnaire.page)
    for page in (one for one in pages if not one.encounter):
        for question in (one for one in draws.order(page) if draws.asks(one)):
            conditions = [text for text in (page.show_if, question.show_if) if text.strip()]
            hanging = tuple(text for text in conditions if names_in(parse(text)) & open_names)
            decided = all(is_shown(text, known, questionnaire) for text in conditions if text not in hanging)
            names = {*draws.names_of(question)}
            if decided and not names & known.keys():
                open_names |= names
                found.append(Printed(page, question, hanging))
    return found


def numbered(questions: Iterable[Question], draws: Draws) -> dict[str, str]:
    """By the name of an answer, as people find it on paper: 4, or 5a where a question has several; by the
    code of a question, its number. Notes have none."""
    found: dict[str, str] = {}
    for number, question in enumerate((one for one in questions if one.domains), 1):
        found[question.code] = str(number)
        names = draws.names_of(question)
        for place, name in enumerate(names):
            is_one = question.code in names or len(names) == 1
            found[name] = str(number) if is_one else f"{number}{_letter(place)}"
    return found


def _letter(place: int) -> str:
    """a to z, then aa."""
    first, last = divmod(place, len(ascii_lowercase))
    return (ascii_lowercase[first - 1] if first else "") + ascii_lowercase[last]


@dataclass(frozen=True)
class Reading:
    """What one person read. `names`: of all answers that were looked for; those in neither of the others were
    left open."""

    answers: Mapping[str, Answer] = field(default_factory=dict)
    unclear: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()

    def of(self, name: str) -> Answer | None:
        """As it is compared: two people type spaces differently."""
        if name in self.unclear:
            return UNCLEAR
        answer = self.answers.get(name)
        return " ".join(answer.split()) if isinstance(answer, str) else answer

    def onto(self, earlier: Reading) -> Reading:
        """What was looked for anew, in place of what was read before."""
        kept = {name: one for name, one in earlier.answers.items() if name not in self.names}
        return Reading(
            kept | dict(self.answers),
            (earlier.unclear - self.names) | self.unclear,
            earlier.names | self.names,
        )


@dataclass(frozen=True)
class CheckedSheet:
    """`faults`: by the name of the answer that is to be mended."""

    reading: Reading
    faults: dict[str, Words]


def check_sheet(questions: Sequence[Question], draws: Draws, sent: Form) -> CheckedSheet:
    """Of what was sent for these questions. Fields as those of a page; UNCLEAR in one stands alone."""
    answers: dict[str, Answer] = {}
    unclear, names, faults = set[str](), set[str](), dict[str, Words]()
    for question in questions:
        asked = draws.names_of(question)
        names |= {*asked}
        vague = {name for name in asked if UNCLEAR in sent.get(name, ())}
        unclear |= vague
        faults |= dict.fromkeys(_both(question, vague, sent), BOTH)
        try:
            answers |= read_sent(question, Sent(_without(sent, question, vague), must=False), draws)
        except Unfit as error:
            faults |= error.problems
    return CheckedSheet(Reading(answers, frozenset(unclear), frozenset(names)), faults)


BOTH = Words("Take the answer away, or do not say that it is unclear.")


def _both(question: Question, vague: Collection[str], sent: Form) -> Iterator[str]:
    for name in vague:
        fields = _fields(question, name)
        if any(text.strip() and text != UNCLEAR for one in fields for text in sent.get(one, ())):
            yield name


def _without(sent: Form, question: Question, vague: Collection[str]) -> Form:
    hidden = {one for name in vague for one in _fields(question, name)}
    return {name: texts for name, texts in sent.items() if name not in hidden}


def _fields(question: Question, name: str) -> set[str]:
    """That an answer is sent in: several, where it holds several things at once."""
    return (
        {name} if name != question.code else {name, *columns(question)} - (question.domains.keys() - {name})
    )


@dataclass(frozen=True)
class Settled:
    """`differing`: the names on which no two people agree."""

    reading: Reading
    differing: tuple[str, ...]


def settle(names: Sequence[str], readings: Sequence[Reading], people: int) -> Settled:
    """Answer by answer: what so many people read alike is what stands there."""
    answers: dict[str, Answer] = {}
    unclear, differing = set[str](), list[str]()
    for name in names:
        said = [one for one in readings if name in one.names]
        alike = next((one for one in said if _times(one, said, name) >= people), None)
        if alike is None:
            differing.append(name)
        elif name in alike.unclear:
            unclear.add(name)
        elif name in alike.answers:
            answers[name] = alike.answers[name]
    return Settled(Reading(answers, frozenset(unclear), frozenset(names) - {*differing}), tuple(differing))


def _times(one: Reading, readings: Sequence[Reading], name: str) -> int:
    return sum(one.of(name) == other.of(name) for other in readings)
