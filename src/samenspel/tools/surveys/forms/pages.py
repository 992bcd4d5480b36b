"""One page of a questionnaire as a form, with its questions as sections."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.http import QueryDict  # noqa: TID251 -- what was sent, as lists; nothing is answered here

from samenspel.foundation.ui.words import said
from samenspel.methods.questionnaires import (
    Checked,
    QSort,
    Question,
    Ranking,
    ShownPage,
    Walk,
    check_page,
    columns,
)
from samenspel.methods.questionnaires.kinds import Drawn
from samenspel.tools.surveys.forms.fields import Asking, fields_of

ALONE = {"single", "multiple", "rating", "list", "consent", "number", "date", "text"}
"""Kinds whose first field carries the text of the question."""


@dataclass(frozen=True)
class Section:
    """A question with its fields. `tasks`: what is shown for each, where it is drawn: a story, or rows of an
    attribute with its level in each profile."""

    question: Question
    text: str
    help: str
    fields: list[forms.BoundField]
    tasks: Sequence[Any] = ()

    @property
    def pairs(self) -> list[tuple[Any, forms.BoundField]]:
        """What each task shows, with its field."""
        return [*zip(self.tasks, self.fields, strict=True)]

    @property
    def template(self) -> str:
        return f"surveys/question/{self.question.kind if not self.is_alone else 'alone'}.html"

    @property
    def is_alone(self) -> bool:
        return self.question.kind in ALONE


class PageForm(forms.Form):
    """`onward`: whether whoever sends it wants the next page, and so must have answered what is required."""

    def __init__(self, sent: QueryDict | None, *, way: Walk, page: ShownPage, asking: Asking) -> None:
        super().__init__(sent, initial=_as_sent(way, page))
        self.way, self.page, self.asking = way, page, asking
        self.sent = dict(sent.lists()) if sent else {}
        self.groups = {question.code: fields_of(question, asking) for question in page.questions}
        for question in page.questions:
            for name, field in self.groups[question.code].items():
                field.required = question.required
                self.fields[name] = field
            self._name_first(question)

    def _name_first(self, question: Question) -> None:
        if question.kind in ALONE:
            first = next(iter(self.groups[question.code].values()))
            first.label, first.help_text = self.asking.say(question.text), self.asking.say(question.help)

    @property
    def onward(self) -> bool:
        return not {"back", "pause"} & self.sent.keys()

    @cached_property
    def checked(self) -> Checked:
        return check_page(self.way, self.page.code, self.sent, onward=self.onward)

    def clean(self) -> dict[str, Any]:
        for name, fault in self.checked.faults.items():
            self.add_error(self._field_of(name), said(fault))
        return dict(self.checked.answers)

    def _field_of(self, name: str) -> str | None:
        """What is wrong with the whole of a ranking stands at its first field."""
        return name if name in self.fields else next(iter(self.groups.get(name, ())), None)

    @property
    def title(self) -> str:
        return self.asking.say(self.page.page.title)

    @property
    def text(self) -> str:
        return self.asking.say(self.page.page.text)

    @property
    def sections(self) -> Iterator[Section]:
        for question in self.page.questions:
            fields = [self[name] for name in self.groups[question.code]]
            say = self.asking.say
            yield Section(question, say(question.text), say(question.help), fields, self._tasks(question))

    def _tasks(self, question: Question) -> Sequence[Any]:
        if not isinstance(question, Drawn):
            return ()
        return [_shown(question, task, self.asking) for task in self.asking.draws.profiles[question.code]]


def _shown(question: Drawn, task: Sequence[Mapping[str, Any]], asking: Asking) -> Any:
    """A story as a text; profiles as rows of an attribute and its levels, side by side."""
    levels = [
        (one, [asking.say(one.level(profile[one.code]).text) for profile in task])
        for one in question.attributes
    ]
    story = asking.say(getattr(question, "story", {}))
    for one, texts in levels:
        story = story.replace(f"{{{one.code}}}", texts[0])
    return story or [(asking.say(one.text), texts) for one, texts in levels]


def _as_sent(way: Walk, page: ShownPage) -> dict[str, Any]:
    """What was answered before, as its fields hold it."""
    found: dict[str, Any] = {name: way.answers[name] for name in page.names if name in way.answers}
    for question in page.questions:
        answer = found.get(question.code)
        if isinstance(question, Ranking) and isinstance(answer, list):
            ranks = {code: rank for rank, code in enumerate(answer, 1)}
            found |= {name: ranks.get(code) for name, code in columns(question).items()}
        if isinstance(question, QSort) and isinstance(answer, dict):
            found |= {name: answer.get(str(code)) for name, code in columns(question).items()}
    return found
