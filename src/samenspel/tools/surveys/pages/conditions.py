"""Conditions as people read them on paper: only if you chose “Yes” at question 3."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce
from typing import Any

from django.utils.translation import gettext as _

from samenspel.methods.questionnaires import Questionnaire
from samenspel.methods.questionnaires.conditions import (
    And,
    Answered,
    Chosen,
    Comparison,
    Condition,
    In,
    Not,
    Or,
    parse,
)
from samenspel.tools.surveys.pages.labels import Labels


@dataclass(frozen=True)
class OnPaper:
    """`numbers`: of the answers that stand on the sheet."""

    questions: Questionnaire
    numbers: Mapping[str, str]
    language: str

    def said(self, condition: str) -> str:
        return self._said(parse(condition))

    def _said(self, condition: Condition) -> str:
        match condition:
            case And(parts):
                return reduce(_both, [self._inside(part) for part in parts])
            case Or(parts):
                return reduce(_either, [self._inside(part) for part in parts])
            case Not(inside):
                return self._not(inside)
            case Answered(name):
                return _("you answered %(question)s") % self._about(name)
            case Chosen(name, option):
                return self._chose(name, [option])
            case In(name, values):
                return self._chose(name, values)
            case Comparison():
                return self._compared(condition)

    def _not(self, inside: Condition) -> str:
        match inside:
            case Answered(name):
                return _("you left %(question)s open") % self._about(name)
            case Chosen(name, option):
                return self._chose(name, [option], negated=True)
            case In(name, values):
                return self._chose(name, values, negated=True)
        return _("it is not so that %(condition)s") % {"condition": self._inside(inside)}

    def _inside(self, part: Condition) -> str:
        text = self._said(part)
        return f"({text})" if isinstance(part, And | Or) else text

    def _compared(self, one: Comparison) -> str:
        if one.operator == "==":
            return self._chose(one.name, [one.value])
        if one.operator == "!=":
            return self._chose(one.name, [one.value], negated=True)
        templates = {
            "<": _("your answer to %(question)s is below %(answer)s"),
            "<=": _("your answer to %(question)s is %(answer)s or below"),
            ">": _("your answer to %(question)s is above %(answer)s"),
            ">=": _("your answer to %(question)s is %(answer)s or above"),
        }
        answer = self._code(one.name, one.value)
        return templates[one.operator] % {**self._about(one.name), "answer": answer}

    def _chose(self, name: str, codes: Any, *, negated: bool = False) -> str:
        answers = reduce(_either, [_("“%(answer)s”") % {"answer": self._code(name, one)} for one in codes])
        told = {**self._about(name), "answer": answers}
        if negated:
            return _("you did not answer %(answer)s to %(question)s") % told
        return _("you answered %(answer)s to %(question)s") % told

    def _about(self, name: str) -> dict[str, str]:
        number = self.numbers.get(name)
        if number:
            return {"question": _("question %(number)s") % {"number": number}}
        text = self._labels.question(self.questions.asked_by[name].code)
        return {"question": _("“%(answer)s”") % {"answer": text}}

    def _code(self, name: str, code: Any) -> str:
        question = self.questions.asked_by[name]
        for option in getattr(question, "options", ()):
            if option.code == code:
                return self._labels.say(option.text)
        return str(code)

    @property
    def _labels(self) -> Labels:
        return Labels(self.questions, self.language)


def _both(first: str, second: str) -> str:
    return _("%(first)s and %(second)s") % {"first": first, "second": second}


def _either(first: str, second: str) -> str:
    return _("%(first)s or %(second)s") % {"first": first, "second": second}
