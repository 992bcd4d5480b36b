"""Whether a case is coproduction by each of the rival definitions, and why not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from samenspel.methods.words import N_

from .definitions import CRITERIA, DEFINITIONS, Definition
from .terms import NOT_SAID, NOT_SAID_WORDS


class Answer(StrEnum):
    """To a question of a definition; that it is not said is one of them."""

    YES = "yes"
    NO = "no"
    NOT_SAID = NOT_SAID


ANSWERS = {Answer.YES: N_("Yes"), Answer.NO: N_("No"), Answer.NOT_SAID: NOT_SAID_WORDS}
Answers = Mapping[str, str]


class Verdict(StrEnum):
    """Of one case, by one definition."""

    IN = "in"
    OUT = "out"
    UNCLEAR = "unclear"


VERDICTS = {Verdict.IN: N_("in"), Verdict.OUT: N_("out"), Verdict.UNCLEAR: N_("unclear")}


@dataclass(frozen=True)
class Judgement:
    """`missing`: the criteria that were answered with no; `unsaid`: those of which it is not known, because
    nobody said it or because coders differ."""

    definition: Definition
    missing: tuple[str, ...]
    unsaid: tuple[str, ...]

    @property
    def verdict(self) -> Verdict:
        """One no is enough to be out, whatever else is not known."""
        if self.missing:
            return Verdict.OUT
        return Verdict.UNCLEAR if self.unsaid else Verdict.IN

    @property
    def lacks(self) -> tuple[str, ...]:
        """What the case has not, in words."""
        return tuple(CRITERIA[name].missing for name in self.missing)

    @property
    def asks(self) -> tuple[str, ...]:
        """What is still to be answered."""
        return tuple(CRITERIA[name].question for name in self.unsaid)


def judge(answers: Answers, definition: Definition) -> Judgement:
    """What was left out of `answers` is not said.

    >>> play = {"paid_employee": "no", "citizens": "yes", "direct_contribution": "yes"}
    >>> [(one.definition.label, str(one.verdict)) for one in judge_all(play)][:3]
    [('Brandsen & Honingh 2016', 'out'), ('Bovaird & Loeffler', 'unclear'), ('Ostrom 1996', 'unclear')]
    """
    said = {name: answers.get(name, NOT_SAID) for name in definition.criteria}
    missing = tuple(name for name, answer in said.items() if answer == Answer.NO)
    unsaid = tuple(name for name, answer in said.items() if answer == Answer.NOT_SAID)
    return Judgement(definition, missing, unsaid)


def judge_all(answers: Answers) -> list[Judgement]:
    """By each of the rival definitions, in their order."""
    return [judge(answers, definition) for definition in DEFINITIONS]


def together(codings: Iterable[Answers]) -> dict[str, str]:
    """What all coders answered alike; where they differ, it is not known."""
    rows = [{name: coding.get(name, NOT_SAID) for name in CRITERIA} for coding in codings]
    alike = {name: {row[name] for row in rows} for name in CRITERIA}
    return {name: said.pop() if len(said) == 1 else NOT_SAID for name, said in alike.items()}


def disagreed(codings: Iterable[Answers]) -> list[str]:
    """The criteria that coders answered differently."""
    rows = [*codings]
    return [name for name in CRITERIA if len({row.get(name, NOT_SAID) for row in rows}) > 1]
