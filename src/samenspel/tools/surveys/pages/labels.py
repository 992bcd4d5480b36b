"""What variables and codes are called, for pages that tell of answers."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from samenspel.foundation.ui.figures import count_of
from samenspel.methods.codebooks import Codebook, Kind, Variable
from samenspel.methods.questionnaires import Questionnaire, codebook_of
from samenspel.methods.questionnaires.kinds import NO, YES


@dataclass(frozen=True)
class Labels:
    """In the reader's language, or else in the first that there is."""

    questions: Questionnaire
    language: str

    @cached_property
    def book(self) -> Codebook:
        return codebook_of(self.questions)

    def say(self, text: Any) -> str:
        return self.book.said(text, self.language)

    def question(self, code: str) -> str:
        return self.say(self.questions.question[code].text)

    def variable(self, name: str) -> str:
        return self.say(self.book.by_id[name].label)

    def code(self, name: str, code: Any) -> str:
        """Of an option; an answer that is a number keeps it before its words, if it has any."""
        if code is None:
            return _("No answer, or not asked")
        if code in (YES, NO) and not self._words(self.book.by_id[name], code):
            return _("Yes") if code == YES else _("No")
        words = self._words(self.book.by_id[name], code)
        if self.book.by_id[name].kind is Kind.NUMBER and isinstance(code, int):
            return f"{count_of(code)} {words}".strip()
        return words or str(code)

    def _words(self, variable: Variable, code: Any) -> str:
        return next(iter(self._found(variable, code)), "")

    def _found(self, variable: Variable, code: Any) -> Iterator[str]:
        for value in variable.values:
            if (value.id or value.code) == code:
                yield self.say(value.label)
