"""A questionnaire in the making: pages and questions with the rows that they come from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from samenspel.methods.questionnaires.conditions import Comparison, parse
from samenspel.methods.questionnaires.faults import FaultyFile, Place
from samenspel.methods.questionnaires.files import questionnaire_from
from samenspel.methods.questionnaires.kinds import Choosing, Likert, Question, Single, Text, beside
from samenspel.methods.questionnaires.options import Item, Option
from samenspel.methods.questionnaires.questionnaire import Page, Questionnaire
from samenspel.methods.questionnaires.schema import Said, plain
from samenspel.methods.words import Words

from .carried import At, Carried, Journey
from .naming import code_for

MOST_QUESTIONS = 2_000


@dataclass(eq=False)
class DraftPage:
    code: str
    title: Said
    at: At
    questions: list[tuple[Question, At]] = field(default_factory=list)
    text: Said = field(default_factory=dict)

    def add(self, question: Question, at: At) -> None:
        self.questions.append((question, at))


@dataclass
class Draft:
    """Conditions hang on pages and questions, which are known by identity until it ends."""

    languages: tuple[str, ...]
    journey: Journey
    name: str = ""
    title: str | Said = ""
    text: Said = field(default_factory=dict)
    version: int = 1
    pages: list[DraftPage] = field(default_factory=list)
    _hanging: dict[int, list[tuple[str, At]]] = field(default_factory=dict)
    _codes: set[str] = field(default_factory=set)
    _kept: list[Question] = field(default_factory=list)
    """So that the identity of what was replaced is nobody else's."""

    def code(self, name: str) -> str:
        """For a question, that no other has."""
        found = code_for(name, self._codes)
        self._codes.add(found)
        return found

    def page(self, name: str, title: Said, at: At) -> DraftPage:
        code = code_for(name or f"page_{len(self.pages) + 1}", [page.code for page in self.pages])
        self.pages.append(DraftPage(code, title, at))
        return self.pages[-1]

    def hang(self, thing: DraftPage | Question, condition: str, at: At) -> None:
        self._hanging.setdefault(id(thing), []).append((condition, at))

    def as_set(
        self, page: DraftPage, asked: Sequence[Question], name: str, text: Said, at: At
    ) -> Likert | None:
        """The last questions of a page as statements that share their options, where they do."""
        singles = [one for one in asked if isinstance(one, Single) and not (one.write_in or one.help)]
        alike = [(one.options, one.required, one.shuffle) for one in singles]
        if len(singles) < 2 or len(singles) != len(asked) or any(one != alike[0] for one in alike):
            return None
        code = self.code(name or "set")
        likert = Likert(
            code=code,
            text=text or dict.fromkeys(self.languages, name or code),
            required=singles[0].required,
            items=tuple(Item(code=one.code, text=one.text) for one in singles),
            options=singles[0].options,
        )
        page.questions[-len(asked) :] = [(likert, at)]
        for one in singles:
            self.journey.renamed(one.code, likert.kind)
        return likert

    def fold(self) -> None:
        """A text that is asked with the words of an option, of whom chose it, stands beside that option."""
        for page in self.pages:
            for (one, at), (text, _at) in list(pairwise(page.questions)):
                option = self._option_of(one, text)
                if option is not None and isinstance(one, Choosing):
                    options = tuple(replace(o, write_in=True) if o is option else o for o in one.options)
                    whole = replace(one, options=options)
                    self._hanging[id(whole)] = self._hanging.pop(id(one), [])
                    place = page.questions.index((one, at))
                    page.questions[place : place + 2] = [(whole, at)]
                    self._kept.append(one)

    def _option_of(self, one: Question, text: Question) -> Option | None:
        if not (isinstance(one, Choosing) and isinstance(text, Text)) or one.write_in:
            return None
        conditions = [condition for condition, _at in self._hanging.get(id(text), ())]
        if text.code != beside(one.code) or len(conditions) != 1 or text.required:
            return None
        asked = parse(conditions[0])
        code = asked.value if isinstance(asked, Comparison) else getattr(asked, "option", None)
        option = next((option for option in one.options if option.code == code), None)
        return option if option is not None and option.text == text.text else None

    def ended(self) -> Carried:
        """Checked as every questionnaire is, each fault with the row that it comes from."""
        made = self._made()
        if sum(len(page.questions) for page in made.pages) > MOST_QUESTIONS:
            words = Words("a questionnaire has at most {most} questions.", most=MOST_QUESTIONS)
            self.journey.fault(self.pages[0].at, "", words)
            return self.journey.ended(None)
        if not made.pages:
            at = self.pages[0].at if self.pages else At("survey")
            self.journey.fault(at, "", Words("no question of this file can be asked here."))
            return self.journey.ended(None)
        try:
            return self.journey.ended(questionnaire_from(plain(made)))
        except FaultyFile as error:
            for fault in error.faults:
                at, what = self._found(fault.place)
                self.journey.fault(at, what, fault.problem)
            return self.journey.ended(None)

    def _made(self) -> Questionnaire:
        title = dict.fromkeys(self.languages, self.title) if isinstance(self.title, str) else self.title
        self.pages = [page for page in self.pages if page.questions]
        return Questionnaire(
            questionnaire=self.name,
            version=self.version,
            title=title,
            text=self.text,
            languages=self.languages,
            pages=tuple(self._page(page) for page in self.pages),
        )

    def _page(self, page: DraftPage) -> Page:
        asked = (replace(one, show_if=self._condition(one)) for one, _at in page.questions)
        return Page(
            code=page.code,
            title=page.title,
            text=page.text,
            show_if=self._condition(page),
            questions=tuple(asked),
        )

    def _condition(self, thing: DraftPage | Question) -> str:
        conditions = list(dict.fromkeys(text for text, _at in self._hanging.get(id(thing), ())))
        return conditions[0] if len(conditions) == 1 else " and ".join(f"({one})" for one in conditions)

    def _found(self, place: Place) -> tuple[At, str]:
        """The row that a place in the questionnaire comes from, and what is asked there."""
        if place[:1] != ("pages",) or len(place) < 2:
            return At("settings", 0, ".".join(map(str, place))), ""
        page = self.pages[int(place[1])]
        if "questions" not in place:
            return self._of_condition(page, place, page.at), page.code
        question, at = page.questions[int(place[3])]
        return self._of_condition(question, place, at), question.code

    def _of_condition(self, thing: DraftPage | Question, place: Place, at: At) -> At:
        hanging = self._hanging.get(id(thing))
        return hanging[0][1] if hanging and place[-1] == "show_if" else at
