"""A question as a form: what coordinators type who know no file of questions."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, ClassVar

from django import forms
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.ui.fields import PlainText
from samenspel.foundation.ui.words import said
from samenspel.methods.questionnaires import (
    FaultyFile,
    Question,
    Questionnaire,
    free_code,
    in_place,
    plain,
    questionnaire_from,
    with_question,
)

LONGEST_TEXT, LONGEST_OPTIONS, NEW_PAGE = 500, 4000, ""
Said = dict[str, str]


class QuestionForm(forms.Form):
    """What all kinds have. `questionnaire`: with the question in it, once the form is right."""

    KIND: ClassVar[type[Question]]
    LABEL: ClassVar[Any]
    ABOUT: ClassVar[Any]
    WORDS: ClassVar[Mapping[str, tuple[Any, int]]] = {}
    """Texts in each language: their labels, and how many lines each takes."""

    required = forms.BooleanField(label=_("It has to be answered"), required=False)
    questionnaire: Questionnaire

    def __init__(self, typed: Any = None, *, within: Questionnaire, question: Question | None = None) -> None:
        super().__init__(typed, initial=self.initial_of(question, within) if question else None)
        self.within, self.question = within, question
        for name, (label, rows) in {"text": (_("Question"), 2), **self.WORDS}.items():
            for language in within.languages:
                self.fields[f"{name}_{language}"] = PlainText(
                    label=in_language(label, language, within),
                    rows=rows,
                    max_length=LONGEST_TEXT if rows < 3 else LONGEST_OPTIONS,
                    required=name in ("text", "lines"),
                )
        if question is None:
            pages = [(page.code, page_name(page, place)) for place, page in enumerate(within.pages, 1)]
            self.fields["page"] = forms.ChoiceField(
                label=_("Page"), choices=[(NEW_PAGE, _("A new page")), *pages], required=False
            )
        texts = [f"text_{language}" for language in within.languages]
        last = ("required", "page")
        self.order_fields([*texts, *(name for name in self.fields if name not in (*texts, *last)), *last])

    @classmethod
    def initial_of(cls, question: Question, within: Questionnaire) -> dict[str, Any]:
        words = {f"text_{language}": question.text.get(language, "") for language in within.languages}
        return {"required": question.required, **words}

    def said(self, name: str) -> Said:
        typed = {one: self.cleaned_data.get(f"{name}_{one}", "") for one in self.within.languages}
        return typed if any(typed.values()) else {}

    def asked(self, **more: Any) -> Question:
        """A question of this kind, or the one that is changed with all else that it has."""
        told = {"text": self.said("text"), "required": self.cleaned_data["required"], **more}
        if self.question is not None:
            return replace(self.question, **told)
        return self.KIND(code=free_code(self.within, next(iter(self.said("text").values()))), **told)

    def made(self) -> Question:
        return self.asked()

    def _with(self, made: Question) -> Questionnaire:
        if self.question is None:
            return with_question(self.within, made, self.cleaned_data["page"])
        return in_place(self.within, self.question.code, made)

    def clean(self) -> dict[str, Any]:
        if not self.errors:
            try:
                asked = self._with(self.made())
                self.questionnaire = questionnaire_from(plain(asked))
            except FaultyFile as error:
                for fault in error.faults:
                    self.add_error(None, said(fault.problem))
        return self.cleaned_data


def in_language(label: Any, language: str, within: Questionnaire) -> Any:
    if len(within.languages) == 1:
        return label
    return _("%(label)s (%(language)s)") % {
        "label": label,
        "language": _called(language),
    }


def _called(language: str) -> str:
    """A questionnaire from elsewhere may be in one that Django does not know."""
    try:
        return str(get_language_info(language)["name_translated"])
    except KeyError:
        return language


def page_name(page: Any, place: int) -> str:
    title = next(iter(page.title.values()), "")
    return str(_("Page %(number)d") % {"number": place}) + (f" “{title}”" if title else "")
