"""One page of a questionnaire as a form, with its questions as sections."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.http import QueryDict  # noqa: TID251 -- what was sent, as lists; nothing is answered here
from django.utils.translation import gettext as _

from samenspel.foundation.ui.words import said
from samenspel.methods.questionnaires import (
    Checked,
    ListExperiment,
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

PLAIN = {"single", "multiple", "rating", "consent", "number", "date", "text"}
"""Kinds that are laid out alike."""


@dataclass(frozen=True)
class Section:
    """A question with its fields. `besides`: what is shown with them. Of each task that is drawn: a story, or
    rows of an attribute with its levels; the statements of a list; the columns of a sort."""

    question: Question
    text: str
    help: str
    fields: list[forms.BoundField]
    besides: Sequence[Any] = ()

    @property
    def pairs(self) -> list[tuple[Any, forms.BoundField]]:
        """What each task shows, with its field."""
        return [*zip(self.besides, self.fields, strict=True)]

    @property
    def template(self) -> str:
        kind = self.question.kind
        return f"surveys/question/{'alone' if kind in PLAIN else kind}.html"


class PageForm(forms.Form):
    """`onward`: whether whoever sends it wants the next page, and so must have answered what is required."""

    def __init__(self, sent: QueryDict | None, *, way: Walk, page: ShownPage, asking: Asking) -> None:
        super().__init__(sent, initial=_as_sent(way, page))
        self.way, self.page, self.asking = way, page, asking
        self.sent = dict(sent.lists()) if sent else {}
        self.groups = {question.code: fields_of(question, asking) for question in page.questions}
        for question in page.questions:
            for name, field in self.groups[question.code].items():
                self.fields[name] = field
            self._name_first(question)

    def _name_first(self, question: Question) -> None:
        if question.kind in PLAIN:
            first = next(iter(self.groups[question.code].values()))
            first.label, first.help_text = self._text(question), self.asking.say(question.help)

    def _text(self, question: Question) -> str:
        """Most may be left open; the page says so once, and those that may not say it."""
        text = self.asking.say(question.text)
        return _("%(question)s (needed)") % {"question": text} if question.required else text

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
            help_ = self.asking.say(question.help)
            yield Section(question, self._text(question), help_, fields, self._besides(question))

    @property
    def has_needed(self) -> bool:
        return any(question.required for question in self.page.questions)

    def _besides(self, question: Question) -> Sequence[Any]:
        say, draws = self.asking.say, self.asking.draws
        if isinstance(question, Drawn):
            return [_shown(question, task, self.asking) for task in draws.profiles[question.code]]
        if isinstance(question, ListExperiment):
            return [say(item.text) for item in draws.shown_items(question)]
        return question.columns if isinstance(question, QSort) else ()


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
