"""From what a form sent to answers: of each question the answers, or a sentence about what to mend."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from samenspel.methods.words import Words

from .columns import columns
from .kinds import Question
from .reading import read_sent
from .sent import NotYet, Sent, Unfit
from .walking import Answer, Answers, Walk, is_shown

Form = Mapping[str, Sequence[str]]
"""What was sent: lists of texts by the names of fields, which are those of the variables."""


@dataclass(frozen=True)
class Checked:
    """`answers`: what was sent of the page, by name. `names`: all that it answers or leaves open.
    `faults`: by the name of the answer that is to be mended."""

    answers: dict[str, Answer]
    names: tuple[str, ...]
    faults: dict[str, Words] = field(default_factory=dict)

    @property
    def is_right(self) -> bool:
        return not self.faults

    def onto(self, answers: Answers) -> dict[str, Answer]:
        """All answers with those of the page in place of what was there; with any fault, as they were."""
        if self.faults:
            return dict(answers)
        return {name: one for name, one in answers.items() if name not in self.names} | self.answers


def check_page(way: Walk, page: str, sent: Form, *, onward: bool = True) -> Checked:
    """Of what was sent counts what was shown, or is shown by answers before it. Who goes back or pauses (not
    `onward`) may leave required questions open; what is half done then leaves the answer as it is.

    Fields: one per statement of a Likert set; of a ranking and a Q-sort one per option or statement
    (question_option), with its rank or its column; of a text beside an option question_text. Raises KeyError
    for a page that is not there.
    """
    checking = _Checking(way, sent, onward)
    for question in way.draws.order(way.questionnaire.page[page]):
        checking.add(question, is_shown(way.questionnaire.page[page].show_if, way.answers, way.questionnaire))
    return Checked(checking.answers, tuple(checking.names), checking.faults)


class _Checking:
    """One page, question by question, in the order in which they are shown."""

    def __init__(self, way: Walk, sent: Form, onward: bool) -> None:
        self._way, self._sent, self._onward = way, sent, onward
        self.answers: dict[str, Answer] = {}
        self.faults: dict[str, Words] = {}
        self.names = list[str]()
        self._seen = dict(way.answers)

    def add(self, question: Question, page_is_shown: bool) -> None:
        if not self._way.draws.asks(question):
            return
        names = self._way.draws.names_of(question)
        was_shown = self._way.names.issuperset(names)
        shown = page_is_shown and is_shown(question.show_if, self._seen, self._way.questionnaire)
        for name in names:
            self._seen.pop(name, None)
        if was_shown or (shown and self._is_sent(question)):
            self._read(question, shown)

    def _is_sent(self, question: Question) -> bool:
        return bool(self._sent.keys() & {*question.domains, *columns(question)})

    def _read(self, question: Question, shown: bool) -> None:
        """What the answers before it just hid is kept if it is right, and is nobody's fault."""
        try:
            found = read_sent(
                question, Sent(self._sent, self._onward and shown and question.required), self._way.draws
            )
        except Unfit as error:
            if shown and (self._onward or not isinstance(error, NotYet)):
                self.faults |= error.problems
            return
        self.answers |= found
        self.names += self._way.draws.names_of(question)
        self._seen |= found if shown else {}
