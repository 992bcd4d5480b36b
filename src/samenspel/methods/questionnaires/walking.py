"""The way through a questionnaire: what is shown to somebody, given what was drawn and answered so far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from .conditions import holds, parse
from .draws import Draws
from .kinds import Question
from .questionnaire import Page, Questionnaire

Answer = int | float | str | list[int | str] | dict[str, int]
Answers = Mapping[str, Answer]


@dataclass(frozen=True)
class ShownPage:
    """A page with the questions that are shown on it, in the order in which they are."""

    page: Page
    questions: tuple[Question, ...]

    @property
    def code(self) -> str:
        return self.page.code

    @property
    def names(self) -> tuple[str, ...]:
        """Of the answers that are asked for here."""
        return tuple(name for question in self.questions for name in question.domains)


@dataclass(frozen=True)
class Walk:
    """`answers` are those that count: what is hidden now is not among them, and may come back. `order`: all
    pages, as they were drawn. `pages`: those that are shown."""

    questionnaire: Questionnaire
    draws: Draws
    order: tuple[str, ...]
    pages: tuple[ShownPage, ...]
    answers: dict[str, Answer]

    @cached_property
    def page(self) -> Mapping[str, ShownPage]:
        return {page.code: page for page in self.pages}

    @cached_property
    def names(self) -> frozenset[str]:
        """Of all answers that are asked for."""
        questions = (question for page in self.pages for question in page.questions)
        return frozenset(name for question in questions for name in self.draws.names_of(question))

    def next(self, code: str = "") -> ShownPage | None:
        """After a page that may be hidden by now; without one, the first. None after the last."""
        place = self._place(code)
        return next((page for page in self.pages if self._place(page.code) > place), None)

    def previous(self, code: str) -> ShownPage | None:
        place = self._place(code)
        return next((page for page in reversed(self.pages) if self._place(page.code) < place), None)

    def progress(self, code: str) -> tuple[int, int]:
        """How many pages are done when this one is asked, and of how many: both can change on the way."""
        place = self._place(code)
        return sum(self._place(page.code) < place for page in self.pages), len(self.pages)

    def open(self, code: str) -> list[Question]:
        """What is shown on a page and has no answer yet, as when an answer just made it appear."""
        questions = self.page[code].questions if code in self.page else ()
        return [one for one in questions if one.domains and not self.answers.keys() & one.domains.keys()]

    def _place(self, code: str) -> int:
        return self._places.get(code, -1)

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {code: place for place, code in enumerate(self.order)}


def walk(questionnaire: Questionnaire, draws: Draws, answers: Answers) -> Walk:
    """In one go from the first page to the last: a question is shown if its condition holds on the answers to
    what is shown before it, so that what hides one question hides all that hang on it."""
    seen: dict[str, Answer] = {}
    shown = list[ShownPage]()
    order = draws.pages or tuple(page.code for page in questionnaire.pages)
    for page in (questionnaire.page[code] for code in order):
        if page.encounter != draws.encounter or not is_shown(page.show_if, seen, questionnaire):
            continue
        questions = list[Question]()
        for question in draws.order(page):
            if draws.asks(question) and is_shown(question.show_if, seen, questionnaire):
                questions.append(question)
                seen |= {name: answers[name] for name in draws.names_of(question) if name in answers}
        if questions:
            shown.append(ShownPage(page, tuple(questions)))
    return Walk(questionnaire, draws, order, tuple(shown), seen)


def is_shown(condition: str, seen: Answers, questionnaire: Questionnaire) -> bool:
    return not condition.strip() or holds(parse(condition), seen, questionnaire.domains)
